/** A second person puts their signature under an entry: whoever is here, or another with their own passphrase. */
import { useState } from 'react';
import type { CaseView, EntryView } from '../../../shared/views';
import type { Countersigning } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useStatus } from '../../hooks/useStatus';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice, type Option } from '../../parts/Choice';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { headline } from '../../parts/headline';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { countersign as words } from '../../words/countersign';

const ROLES: readonly Option<Countersigning>[] = (['witness', 'reviewer', 'custodian', 'handler'] as const).map(
	(id) => ({ id, name: words.roles[id] }),
);

interface CountersignProps {
	readonly view: CaseView;
	readonly entry: EntryView;
	readonly onDone: (ref: string) => void;
	readonly onClose: () => void;
}

export function Countersign({ view, entry, onDone, onClose }: CountersignProps) {
	const people = useAnswer('person.list', {});
	const me = useStatus().value?.me?.keyId ?? null;
	const { act, busy, refusal } = useAct('entry.countersign');
	const others = (people.value ?? []).filter(
		(person) =>
			person.signsHere &&
			person.revoked === null &&
			person.replacedBy === null &&
			entry.signers.every(({ keyId }) => keyId !== person.keyId),
	);
	const [chosen, setChosen] = useState<string | null>(null);
	const [role, setRole] = useState<Countersigning>('reviewer');
	const [passphrase, setPassphrase] = useState('');
	const [remark, setRemark] = useState('');
	const person = others.find(({ keyId }) => keyId === chosen) ?? others[0] ?? null;
	const here = person !== null && person.keyId === me;
	const ready = person !== null && (here || passphrase !== '');
	const submit = async () => {
		if (!person) return;
		const receipt = await act({
			...{ case: view.case, entry: entry.ref, role },
			...(here ? {} : { second: person.keyId, secondPassphrase: passphrase }),
			...(remark.trim() === '' ? {} : { remark: remark.trim() }),
		});
		if (receipt) onDone(receipt.ref);
	};
	return (
		<ActDialogue
			title={words.title(entry.ref)}
			about={words.about}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<blockquote className="clamp">{headline(entry)}</blockquote>
			{people.value !== null && person === null ? (
				<Note tone="info">{words.nobody}</Note>
			) : (
				<div className="fr-g two">
					<Choice
						label={words.person}
						options={others.map((each) => ({ id: each.keyId as string, name: nameOf(each) }))}
						value={person?.keyId ?? null}
						onChange={(id) => {
							setChosen(id);
							setPassphrase('');
						}}
						error={refusedFor(refusal, 'second')}
					/>
					<Choice label={words.role} options={ROLES} value={role} onChange={setRole} />
				</div>
			)}
			<TextBox
				label={words.remark}
				optional
				value={remark}
				onChange={setRemark}
				error={refusedFor(refusal, 'remark')}
				maxLength={2000}
				autoFocus
			/>
			{person !== null && !here && (
				<PassphraseBox
					label={words.passphraseOf(nameOf(person))}
					value={passphrase}
					onChange={setPassphrase}
					error={refusedFor(refusal, 'secondPassphrase')}
					autoComplete="off"
				/>
			)}
			<Refused refusal={refusal} fields={['second', 'secondPassphrase', 'remark']} />
		</ActDialogue>
	);
}
