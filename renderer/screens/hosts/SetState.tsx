/** A host came to a further state, or fell back; who did it, when, how, and how it was confirmed. */
import { useState } from 'react';
import type { CaseView, HostState, HostView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { Choice } from '../../parts/Choice';
import { Note } from '../../parts/Note';
import { refusedFor } from '../../parts/Refused';
import { StatedTimeField, statedOf, useTypedTime } from '../../parts/StatedTime';
import { Tick } from '../../parts/Tick';
import { hosts as names, setState as words } from '../../words/hosts';
import { visible } from '../../words/seen';
import { Form, given, listed, useTexts } from './form';
import { stateName } from './looks';
import { HOST_STATES, isBack } from './order';
import { PartyField, partyOf, useParty } from './PartyField';

const FIELDS = {
	how: words.how,
	confirmedBy: words.confirmedBy,
	reason: words.reason,
	cites: words.cites,
} as const;

interface SetStateProps {
	readonly view: CaseView;
	readonly host: HostView;
	readonly onClose: () => void;
}

export function SetState({ view, host, onClose }: SetStateProps) {
	const { act, busy, refusal } = useAct('host.set-state');
	const actions = useAnswer('list.show', { list: 'recovery-actions' }).value?.items ?? [];
	const { said, box, names: fields } = useTexts(FIELDS, refusal);
	const others = HOST_STATES.filter((state) => state !== host.state && (host.state !== null || state === 'affected'));
	const next = HOST_STATES[host.state === null ? 0 : HOST_STATES.indexOf(host.state) + 1];
	const [to, setTo] = useState<HostState | null>(next ?? others.at(-1) ?? null);
	const [ticked, setTicked] = useState<readonly string[]>([]);
	const [done, setDone] = useTypedTime();
	const [who, setWho] = useParty();
	const back = to !== null && isBack(host.state, to);
	const ready = to !== null && (!back || said('reason') !== undefined);
	const seal = async () => {
		if (to === null) return;
		const sealed = await act({
			...{ case: view.case, host: host.host, to },
			...given({
				...{ how: said('how'), doneBy: partyOf(who), done: statedOf(done) },
				confirmedBy: to === 'recovered' ? said('confirmedBy') : undefined,
				actions: to === 'recovered' && ticked.length > 0 ? [...ticked] : undefined,
				reason: back ? said('reason') : undefined,
				cites: listed(said('cites')),
			}),
		});
		if (sealed) onClose();
	};
	return (
		<Form
			{...{ busy, refusal, ready, needs: words.needs, act: words.act }}
			title={words.title(visible(host.name))}
			about={words.about(stateName(host.state))}
			fields={[...fields, 'to', 'doneBy']}
			onSeal={() => void seal()}
			onClose={onClose}
		>
			<Choice
				label={words.to}
				options={others.map((id) => ({ id, name: names.states[id] }))}
				value={to}
				onChange={setTo}
				error={refusedFor(refusal, 'to')}
			/>
			{back && (
				<>
					<Note tone="warn">{words.backNote}</Note>
					{box('reason', { autoFocus: true })}
				</>
			)}
			{box('how', { optional: true, autoFocus: !back })}
			{to === 'recovered' && (
				<>
					<fieldset className="bx">
						<legend>{words.actions}</legend>
						<div className="fr-g two hs-tk">
							{actions
								.filter(({ retired }) => retired === null)
								.map(({ id, name }) => (
									<Tick
										key={id}
										checked={ticked.includes(id)}
										onChange={(on) => setTicked(on ? [...ticked, id] : ticked.filter((each) => each !== id))}
									>
										{visible(name)}
									</Tick>
								))}
						</div>
					</fieldset>
					{box('confirmedBy', { optional: true })}
				</>
			)}
			<PartyField label={words.doneBy} value={who} onChange={setWho} error={refusedFor(refusal, 'doneBy')} />
			<StatedTimeField label={words.done} value={done} onChange={setDone} />
			{box('cites', { optional: true })}
		</Form>
	);
}
