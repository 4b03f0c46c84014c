/** An act on an item: what was done, who signs besides whoever writes it down, and when, where it is entered later. */
import { useState } from 'react';
import type { CaseView, ItemView, Person } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlaces } from '../../hooks/usePlaces';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { PlaceBox } from '../../parts/PlaceBox';
import { Refused, refusedFor } from '../../parts/Refused';
import { SignaturePad } from '../../parts/SignaturePad';
import { nameOf } from '../../parts/SignerName';
import { record as words } from '../../words/custody';
import { withoutKey } from '../../words/paper';
import { visible } from '../../words/seen';
import { type ActName, ANYBODY, type Ground, possible, TEXTS, whatOf } from './actFields';
import { OnPaperSection, useOnPaper } from './OnPaper';

const GROUNDS = Object.entries(words.grounds).map(([id, name]) => ({ id: id as Ground, name }));
const SEALS = [
	{ id: 'intact' as const, name: words.intact },
	{ id: 'broken' as const, name: words.broken },
];
const NOBODY = 'nobody';

interface RecordActProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly me: Person | null;
	readonly onClose: () => void;
}

export function RecordAct({ view, item, me, onClose }: RecordActProps) {
	const people = useAnswer('person.list', {});
	const places = usePlaces();
	const { act: send, busy, refusal } = useAct('custody.record');
	const names = possible(item.state, item.onHold);
	const [act, setAct] = useState<ActName>(names[0] ?? 'hold');
	const [texts, setTexts] = useState<Readonly<Record<string, string>>>({ seal: item.seals[0] ?? '' });
	const [intact, setIntact] = useState(true);
	const [ground, setGround] = useState<Ground>('prosecution');
	const [until, setUntil] = useState<string | null>(null);
	const [holderSays, setHolderSays] = useState('');
	const [witness, setWitness] = useState(NOBODY);
	const [witnessSays, setWitnessSays] = useState('');
	const paper = useOnPaper();
	const [strokes, setStrokes] = useState<readonly (readonly number[])[]>([]);
	const [remark, setRemark] = useState('');
	const holderActs = !ANYBODY.has(act) && item.holder.keyId !== me?.keyId;
	const holder = nameOf(item.holder);
	const witnesses = (people.value ?? []).filter(
		(p) => p.signsHere && p.revoked === null && p.keyId !== me?.keyId && p.keyId !== item.holder.keyId,
	);
	const what = whatOf(act, { texts, intact, ground, until: instantOf(until) as Instant | null });
	const signed = (!holderActs || holderSays !== '') && (witness === NOBODY || witnessSays !== '');
	const ready = what !== undefined && signed && paper.ready;
	const submit = async () => {
		if (!what || !ready) return;
		const done = await send({
			case: view.case,
			tag: item.cite,
			what,
			...(holderActs ? { doneBy: item.holder.keyId, doneByPassphrase: holderSays } : {}),
			...(witness === NOBODY ? {} : { witness, witnessPassphrase: witnessSays }),
			...paper.said,
			...(act === 'return' && strokes.length > 0
				? { drawn: { by: texts.to?.trim() ?? '', strokes: strokes.map((each) => [...each]) } }
				: {}),
			...(remark.trim() === '' ? {} : { remark: remark.trim() }),
		});
		if (done) onClose();
	};
	const text = (name: string, autoFocus = false) =>
		name === 'place' ? (
			<PlaceBox
				key={name}
				label={words.fields[name] ?? name}
				places={places}
				value={texts[name] ?? ''}
				onChange={(value) => setTexts({ ...texts, [name]: value })}
				error={refusedFor(refusal, name)}
				autoFocus={autoFocus}
			/>
		) : (
			<TextBox
				key={name}
				label={words.fields[name] ?? name}
				optional={words.optional.has(name)}
				value={texts[name] ?? ''}
				onChange={(value) => setTexts({ ...texts, [name]: value })}
				error={refusedFor(refusal, name)}
				maxLength={2000}
				autoFocus={autoFocus}
			/>
		);
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			width={640}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Choice
				label={words.what}
				options={names.map((id) => ({ id, name: words.names[id] }))}
				value={act}
				onChange={setAct}
			/>
			{TEXTS[act].map((name, n) => text(name, n === 0))}
			{act === 'check seal' && (
				<Choice
					label={words.condition}
					options={SEALS}
					value={intact ? 'intact' : 'broken'}
					onChange={(id) => setIntact(id === 'intact')}
				/>
			)}
			{act === 'retain' && (
				<div className="fr-g two">
					<Choice label={words.ground} options={GROUNDS} value={ground} onChange={setGround} />
					<MomentField label={words.until} value={until} onChange={setUntil} />
				</div>
			)}
			{holderActs && (
				<PassphraseBox
					label={words.passphraseOf(holder)}
					help={words.holderSigns(holder)}
					value={holderSays}
					onChange={setHolderSays}
					error={refusedFor(refusal, 'doneByPassphrase')}
					autoComplete="off"
				/>
			)}
			{act === 'return' && (
				<SignaturePad
					label={withoutKey.pad(visible(texts.to?.trim() ?? ''))}
					help={withoutKey.padHelp}
					again={withoutKey.again}
					strokes={strokes}
					onChange={setStrokes}
				/>
			)}
			<h3 className="lab">{words.more}</h3>
			<div className="fr-g two">
				<Choice
					label={words.witness}
					options={[
						{ id: NOBODY, name: words.nobody },
						...witnesses.map((p) => ({ id: p.keyId as string, name: nameOf(p) })),
					]}
					value={witness}
					onChange={setWitness}
				/>
			</div>
			{witness !== NOBODY && (
				<PassphraseBox
					label={words.passphraseOf(nameOf(witnesses.find((p) => p.keyId === witness) ?? item.holder))}
					value={witnessSays}
					onChange={setWitnessSays}
					error={refusedFor(refusal, 'witnessPassphrase')}
					autoComplete="off"
				/>
			)}
			<TextBox label={words.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			<OnPaperSection paper={paper} refusal={refusal} />
			<Refused refusal={refusal} fields={[...TEXTS[act], 'doneByPassphrase', 'witnessPassphrase', 'lateBecause']} />
		</ActDialogue>
	);
}
