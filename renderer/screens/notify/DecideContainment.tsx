/** Recording a containment decision: options beside each other by the six criteria, one chosen, on whose word, until when. */
import { useState } from 'react';
import type { CaseView, DurationClass } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { instantOf, MomentField, wallOf } from '../../parts/MomentField';
import { Refused, refusedFor } from '../../parts/Refused';
import { DURATION_ITEMS, contain as words } from '../../words/notify';
import { fresh, type Option, weighedIn } from './options';
import { WeighOptions } from './WeighOptions';

const FIELDS = ['strategy', 'expiresAt', 'authorizedBy', 'authorizedHow'];

/** When a measure of that class is usually over; nothing for one that stays. */
function usualEnd(duration: DurationClass): string | null {
	const item = DURATION_ITEMS.find(({ id }) => id === duration);
	const minutes = item && 'minutes' in item ? item.minutes : null;
	return typeof minutes === 'number' ? wallOf(new Date(Date.now() + minutes * 60_000).toISOString()) : null;
}

export function DecideContainment({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('containment.decide');
	const [options, setOptions] = useState<readonly Option[]>([fresh(0), fresh(1)]);
	const [chosen, setChosen] = useState<string | null>(null);
	const [strategy, setStrategy] = useState('');
	const [duration, setDuration] = useState<DurationClass>('emergency-workaround');
	const [expires, setExpires] = useState(() => usualEnd('emergency-workaround'));
	const [by, setBy] = useState('');
	const [how, setHow] = useState('');
	const [hosts, setHosts] = useState('');
	const named = options.filter(({ name }) => name.trim() !== '');
	const pick = named.find(({ row }) => String(row) === chosen) ?? (named.length === 1 ? named[0] : undefined);
	const isPermanent = duration === 'permanent-solution';
	const expiresAt = isPermanent ? null : (instantOf(expires) as Instant | null);
	const ready =
		pick !== undefined &&
		[strategy, by, how].every((text) => text.trim() !== '') &&
		(isPermanent || expiresAt !== null);
	const submit = async () => {
		if (!ready) return;
		const appliesTo = hosts.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
		const done = await act({
			case: view.case,
			options: named.map((each) => ({ name: each.name.trim(), weighed: weighedIn(each) })),
			...{ chosen: pick.name.trim(), strategy: strategy.trim(), duration },
			...{ authorizedBy: by.trim(), authorizedHow: how.trim() },
			...(expiresAt === null ? {} : { expiresAt }),
			...(appliesTo.length > 0 ? { appliesTo } : {}),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={1040}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<WeighOptions options={options} onChange={setOptions} />
			<p className="dim t1">{words.warning}</p>
			<div className="fr-g two">
				<Choice
					label={words.choose}
					options={named.map(({ row, name }) => ({ id: String(row), name: name.trim() }))}
					value={pick ? String(pick.row) : null}
					onChange={setChosen}
					disabled={named.length === 0}
				/>
				<TextBox
					label={words.strategy}
					help={words.strategyHelp}
					value={strategy}
					onChange={setStrategy}
					error={refusedFor(refusal, 'strategy')}
					maxLength={4000}
				/>
				<Choice
					label={words.duration}
					options={DURATION_ITEMS.map(({ id, name, says = '' }) => ({ id: id as DurationClass, name, quiet: says }))}
					value={duration}
					onChange={(next) => {
						setDuration(next);
						setExpires(usualEnd(next));
					}}
				/>
				{isPermanent ? <span /> : <MomentField label={words.expiresAt} value={expires} onChange={setExpires} />}
				<TextBox
					label={words.authorizedBy}
					value={by}
					onChange={setBy}
					error={refusedFor(refusal, 'authorizedBy')}
					maxLength={200}
				/>
				<TextBox
					label={words.authorizedHow}
					help={words.howHelp}
					value={how}
					onChange={setHow}
					error={refusedFor(refusal, 'authorizedHow')}
					maxLength={500}
				/>
			</div>
			<TextBox
				label={words.appliesTo}
				optional
				help={words.appliesHelp}
				value={hosts}
				onChange={setHosts}
				maxLength={4000}
			/>
			<Refused refusal={refusal} fields={FIELDS.filter((field) => field !== 'expiresAt')} />
		</ActDialogue>
	);
}
