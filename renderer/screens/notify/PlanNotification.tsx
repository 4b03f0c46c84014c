/** Planning to tell a party something, or changing that plan. */
import { useState } from 'react';
import type { CaseView, NotificationView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { instantOf, MomentField, wallOf } from '../../parts/MomentField';
import { Refused, refusedFor } from '../../parts/Refused';
import { METHODS, PARTIES } from '../../words/contacts';
import { plan as words } from '../../words/notify';
import { visible } from '../../words/seen';

const OTHER = 'other';
const NONE = 'none';
const SET = 'set';

interface PlanNotificationProps {
	readonly view: CaseView;
	readonly plan: NotificationView | null;
	/** The deadline that the plan is to run under. */
	readonly deadline?: string;
	readonly onClose: () => void;
}

export function PlanNotification({ view, plan, deadline, onClose }: PlanNotificationProps) {
	const known = useAnswer('contacts.show', {}).value;
	const { act, busy, refusal } = useAct('notification.plan');
	const listed = PARTIES.some(({ id }) => id === plan?.party.id);
	const [party, setParty] = useState<string | null>(plan ? (listed ? plan.party.id : OTHER) : deadline ? OTHER : null);
	const [other, setOther] = useState<string | null>(plan && !listed ? visible(plan.party.name) : null);
	const [what, setWhat] = useState(visible(plan?.what ?? ''));
	const [methods, setMethods] = useState<ReadonlySet<string>>(new Set(plan?.methods.map(({ id }) => id)));
	const [contact, setContact] = useState(plan?.contact?.contact ?? NONE);
	const [due, setDue] = useState(plan?.deadline?.deadline ?? deadline ?? (plan?.dueAt ? SET : NONE));
	const [at, setAt] = useState<string | null>(plan && !plan.deadline ? wallOf(plan.dueAt) : null);
	const [entry, setEntry] = useState(plan?.deadline?.fromEntry ?? '');
	const deadlines = known?.deadlines.filter((each) => each.retired === null || each.deadline === due) ?? [];
	const contacts = known?.contacts.filter((each) => each.retired === null) ?? [];
	const chosen = deadlines.find((each) => each.deadline === due);
	// A deadline that says who must be told names the party until the person writes another.
	const named = other ?? visible(chosen?.party ?? chosen?.name ?? '');
	const own = plan?.methods.filter(({ id }) => !METHODS.some((each) => each.id === id)) ?? [];
	const dueAt = due === SET ? (instantOf(at) as Instant | null) : null;
	const who = party === OTHER ? named.trim() : party;
	const ready = Boolean(who) && what.trim() !== '' && methods.size > 0 && (due !== SET || dueAt !== null);
	const submit = async () => {
		if (!ready || !who) return;
		const done = await act({
			case: view.case,
			...(plan ? { notification: plan.notification } : {}),
			party: who,
			what: what.trim(),
			methods: [...METHODS, ...own].map(({ id }) => id).filter((id) => methods.has(id)),
			...(contact === NONE ? {} : { contact }),
			...(dueAt === null ? {} : { dueAt }),
			...(chosen ? { deadline: chosen.deadline } : {}),
			...(chosen?.from === 'entry' ? { entry: entry.trim() } : {}),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={plan ? words.change : words.title}
			about={words.about}
			width={680}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<div className="fr-g two">
				<Choice
					label={words.party}
					options={[...PARTIES, { id: OTHER, name: words.other }]}
					value={party}
					onChange={setParty}
				/>
				{party === OTHER ? (
					<TextBox label={words.otherName} value={named} onChange={setOther} maxLength={200} />
				) : (
					<span />
				)}
			</div>
			<TextBox
				label={words.what}
				value={what}
				onChange={setWhat}
				error={refusedFor(refusal, 'what')}
				maxLength={4000}
				autoFocus
			/>
			<fieldset className="f">
				<legend className="lb">{words.methods}</legend>
				<div className="nt-c">
					{[...METHODS, ...own].map(({ id, name }) => (
						<label key={id} className="chk">
							<input
								type="checkbox"
								className="cbx"
								checked={methods.has(id)}
								onChange={() => {
									const next = new Set(methods);
									if (!next.delete(id)) next.add(id);
									setMethods(next);
								}}
							/>
							<span>{visible(name)}</span>
						</label>
					))}
				</div>
				<span className="help">{words.methodsHelp}</span>
			</fieldset>
			<div className="fr-g two">
				<Choice
					label={words.contact}
					options={[
						{ id: NONE, name: words.noContact },
						...contacts.map((each) => ({ id: each.contact, name: visible(each.name) })),
					]}
					value={contact}
					onChange={setContact}
				/>
				<Choice
					label={words.due}
					options={[
						{ id: NONE, name: words.none },
						{ id: SET, name: words.at },
						...deadlines.map((each) => ({ id: each.deadline, name: visible(each.name) })),
					]}
					value={due}
					onChange={setDue}
				/>
				{due === SET && <MomentField label={words.atLabel} value={at} onChange={setAt} />}
				{chosen?.from === 'entry' && (
					<TextBox
						label={words.entry}
						help={words.entryHelp}
						value={entry}
						onChange={setEntry}
						error={refusedFor(refusal, 'entry')}
						maxLength={20}
					/>
				)}
			</div>
			<Refused refusal={refusal} fields={['what', 'entry']} />
		</ActDialogue>
	);
}
