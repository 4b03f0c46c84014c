/** The end of an item: its holder, a second person and a witness sign that it was disposed of, and how. */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { dispose as words } from '../../words/handover';
import { visible } from '../../words/seen';

const FIELDS = ['method', 'proof', 'reason', 'fromPassphrase', 'secondPassphrase', 'witnessPassphrase'];

interface DisposeProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
}

export function Dispose({ view, item, onClose }: DisposeProps) {
	const people = useAnswer('person.list', {});
	const { act, busy, refusal } = useAct('custody.dispose');
	const [texts, setTexts] = useState({ method: '', proof: '', reason: '' });
	const [second, setSecond] = useState<string | null>(null);
	const [witness, setWitness] = useState<string | null>(null);
	const [said, setSaid] = useState({ fromPassphrase: '', secondPassphrase: '', witnessPassphrase: '' });
	const others = (people.value ?? []).filter(
		(p) => p.signsHere && p.revoked === null && p.replacedBy === null && p.keyId !== item.holder.keyId,
	);
	const called = (keyId: string | null) => nameOf(others.find((p) => p.keyId === keyId) ?? { name: '' });
	const options = (but: string | null) =>
		others.filter((p) => p.keyId !== but).map((p) => ({ id: p.keyId as string, name: nameOf(p) }));
	const { method, proof, reason } = texts;
	const whole = method.trim() !== '' && reason.trim() !== '' && Object.values(said).every((text) => text !== '');
	const ready = !item.onHold && whole && second !== null && witness !== null;
	const submit = async () => {
		if (second === null || witness === null) return;
		const about = { case: view.case, tag: item.cite, method: method.trim(), reason: reason.trim(), second, witness };
		const done = await act({ ...about, ...said, ...(proof.trim() === '' ? {} : { proof: proof.trim() }) });
		if (done) onClose();
	};
	const text = (name: keyof typeof texts, optional = false) => (
		<TextBox
			label={words[name]}
			optional={optional}
			value={texts[name]}
			onChange={(value) => setTexts({ ...texts, [name]: value })}
			error={refusedFor(refusal, name)}
			maxLength={name === 'method' ? 500 : 2000}
			autoFocus={name === 'method'}
		/>
	);
	const passphrase = (name: keyof typeof said, who: string) => (
		<PassphraseBox
			label={words.passphraseOf(who)}
			value={said[name]}
			onChange={(value) => setSaid({ ...said, [name]: value })}
			error={refusedFor(refusal, name)}
			autoComplete="off"
		/>
	);
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			width={680}
			words={words}
			icon={Trash2}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			{item.onHold && <Note tone="warn">{words.onHold}</Note>}
			{people.value && others.length < 2 && <Note tone="info">{words.few}</Note>}
			<div className="fr-g two">
				{text('method')}
				{text('reason')}
			</div>
			{text('proof', true)}
			<div className="fr-g two">
				<Choice label={words.second} value={second} onChange={setSecond} options={options(witness)} />
				<Choice label={words.witness} value={witness} onChange={setWitness} options={options(second)} />
			</div>
			{passphrase('fromPassphrase', nameOf(item.holder))}
			<div className="fr-g two">
				{second !== null && passphrase('secondPassphrase', called(second))}
				{witness !== null && passphrase('witnessPassphrase', called(witness))}
			</div>
			<Refused refusal={refusal ?? people.refusal} fields={FIELDS} />
		</ActDialogue>
	);
}
