/** Defining a deadline, or a change of one. */
import { useState } from 'react';
import type { CountedFrom, DeadlineView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { deadline as words } from '../../words/contacts';
import { visible } from '../../words/seen';

const FROM: readonly CountedFrom[] = ['discovered', 'started', 'reported', 'resolved', 'entry'];

export function DefineDeadline({
	deadline,
	onClose,
}: {
	readonly deadline: DeadlineView | null;
	readonly onClose: () => void;
}) {
	const { act, busy, refusal } = useAct('deadline.define');
	const [name, setName] = useState(visible(deadline?.name ?? ''));
	const [amount, setAmount] = useState(String(deadline?.amount ?? 72));
	const [unit, setUnit] = useState<'hours' | 'days'>(deadline?.unit ?? 'hours');
	const [from, setFrom] = useState<CountedFrom>(deadline?.from ?? 'discovered');
	const [party, setParty] = useState(visible(deadline?.party ?? ''));
	const [basis, setBasis] = useState(visible(deadline?.basis ?? ''));
	const ready = name.trim() !== '' && /^[1-9]\d{0,4}$/.test(amount);
	const submit = async () => {
		if (!ready) return;
		const done = await act({
			...(deadline ? { deadline: deadline.deadline } : {}),
			...{ name: name.trim(), amount: Number(amount), unit, from },
			...(party.trim() === '' ? {} : { party: party.trim() }),
			...(basis.trim() === '' ? {} : { basis: basis.trim() }),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={deadline ? words.change(visible(deadline.name)) : words.title}
			about={words.about}
			width={640}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox
				label={words.name}
				help={words.nameHelp}
				value={name}
				onChange={setName}
				error={refusedFor(refusal, 'name')}
				maxLength={200}
				autoFocus
			/>
			<div className="fr-g two">
				<TextBox
					label={words.amount}
					inputMode="numeric"
					value={amount}
					onChange={setAmount}
					error={refusedFor(refusal, 'amount')}
					maxLength={5}
				/>
				<Choice
					label={words.unit}
					options={[
						{ id: 'hours' as const, name: words.units.hours },
						{ id: 'days' as const, name: words.units.days },
					]}
					value={unit}
					onChange={setUnit}
				/>
			</div>
			<Choice
				label={words.from}
				options={FROM.map((id) => ({ id, name: words.froms[id] }))}
				value={from}
				onChange={setFrom}
			/>
			<TextBox label={words.party} optional value={party} onChange={setParty} maxLength={200} />
			<TextBox label={words.basis} optional value={basis} onChange={setBasis} maxLength={500} />
			<Refused refusal={refusal} fields={['name', 'amount']} />
		</ActDialogue>
	);
}
