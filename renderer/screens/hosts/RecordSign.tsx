/** A sign is recorded: what was seen, where it came from, where, when, by whom and how sure they are. */
import { useState } from 'react';
import type { CaseView, HostView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { Choice } from '../../parts/Choice';
import { Radios } from '../../parts/Radios';
import { refusedFor } from '../../parts/Refused';
import { StatedTimeField, statedOf, useTypedTime } from '../../parts/StatedTime';
import { visible } from '../../words/seen';
import { signs, recordSign as words } from '../../words/signs';
import { Form, given, listed, useTexts } from './form';
import { HostPick } from './HostPick';
import { PartyField, partyOf, useParty } from './PartyField';
import { TellFields, toldOf, useTell } from './TellFields';

const NO_CLOCK = 'none';
const TYPES = (['indicator', 'precursor'] as const).map((id) => ({
	id,
	name: signs.types[id],
	more: signs.typesMore[id],
}));

interface RecordSignProps {
	readonly view: CaseView;
	readonly hosts: readonly HostView[];
	readonly onClose: (sign?: string) => void;
}

export function RecordSign({ view, hosts, onClose }: RecordSignProps) {
	const { act, busy, refusal } = useAct('sign.record');
	const list = useAnswer('list.show', { list: 'sign-sources' }).value;
	const { said, box, names } = useTexts(words.fields, refusal);
	const [type, setType] = useState<'precursor' | 'indicator'>('indicator');
	const [source, setSource] = useState<string | null>(null);
	const [on, setOn] = useState<readonly string[]>([]);
	const [clockOf, setClockOf] = useState(NO_CLOCK);
	const [time, setTime] = useTypedTime();
	const [who, setWho] = useParty();
	const [tell, setTell] = useTell();
	const description = said('description');
	const groupOf = (id: string | undefined) => list?.groups?.find((group) => group.id === id)?.name;
	const sources = (list?.items ?? [])
		.filter(({ retired }) => retired === null)
		.map(({ id, name, group }) => ({ id, name: visible(name), ...given({ quiet: groupOf(group) }) }));
	const seal = async () => {
		if (source === null || description === undefined) return;
		const seen = statedOf(time);
		const reporter = partyOf(who);
		const done = await act({
			...{ case: view.case, type, source, description, ...toldOf(tell) },
			...given({
				hosts: on.length === 0 ? undefined : [...on],
				...{ where: said('where'), seen, reporter },
				clockOf: clockOf === NO_CLOCK || seen === undefined ? undefined : clockOf,
				confidence: reporter === undefined ? undefined : said('confidence'),
				cites: listed(said('cites')),
			}),
		});
		if (done) onClose(done.sign);
	};
	return (
		<Form
			{...{ busy, refusal, title: words.title, about: words.about, needs: words.needs, act: words.act, width: 720 }}
			ready={source !== null && description !== undefined}
			fields={[...names, 'source', 'reporter']}
			onSeal={() => void seal()}
			onClose={() => onClose()}
		>
			{box('description', { autoFocus: true, most: 4000, long: true })}
			<Radios label={words.type} options={TYPES} value={type} onChange={setType} />
			<Choice
				label={words.source}
				options={sources}
				value={source}
				onChange={setSource}
				error={refusedFor(refusal, 'source')}
			/>
			<div className="fr-g two">
				<HostPick label={words.hosts} hosts={hosts} chosen={on} onChange={setOn} />
				{box('where', { optional: true, most: 500 })}
			</div>
			<StatedTimeField label={words.seen} value={time} onChange={setTime} />
			{time.wall !== null && !time.unknown && hosts.length > 0 && (
				<Choice
					label={words.clockOf}
					options={[
						{ id: NO_CLOCK, name: words.noClock },
						...hosts.map(({ host, name }) => ({ id: host, name: visible(name) })),
					]}
					value={clockOf}
					onChange={setClockOf}
				/>
			)}
			<PartyField label={words.reporter} value={who} onChange={setWho} error={refusedFor(refusal, 'reporter')} />
			{partyOf(who) !== undefined && box('confidence', { optional: true, most: 500 })}
			{box('cites', { optional: true })}
			<TellFields value={tell} onChange={setTell} />
		</Form>
	);
}
