/** A person of the case is given a role, in the place of the one that they had. */
import { useState } from 'react';
import type { CaseView, Person } from '../../../shared/views';
import type { CaseRole, KeyId } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { roles as words } from '../../words/people';

interface GiveRoleProps {
	readonly view: CaseView;
	readonly people: readonly Person[];
	readonly onClose: () => void;
}

const ROLES = Object.keys(words.names) as CaseRole[];

export function GiveRole({ view, people, onClose }: GiveRoleProps) {
	const { act, busy, refusal } = useAct('role.give');
	const [person, setPerson] = useState<KeyId | null>(people.length === 1 ? (people[0]?.keyId ?? null) : null);
	const [role, setRole] = useState<CaseRole>('handler');
	const [because, setBecause] = useState('');
	const has = view.roles.find((each) => each.person === person)?.role;
	const ready = person !== null && has !== role;
	const submit = async () => {
		if (person === null || !ready) return;
		const said = because.trim();
		const sealed = await act({ case: view.case, person, role, ...(said === '' ? {} : { because: said }) });
		if (sealed) onClose();
	};
	return (
		<ActDialogue
			title={words.dialog}
			about={words.dialogAbout}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Choice
				label={words.who}
				placeholder={words.choose}
				options={people.map((each) => ({ id: each.keyId, name: nameOf(each) }))}
				value={person}
				onChange={setPerson}
				error={refusedFor(refusal, 'person')}
			/>
			<Radios
				label={words.role}
				options={ROLES.map((id) => ({ id, name: words.names[id], more: words.more[id] }))}
				value={role}
				onChange={setRole}
			/>
			<TextBox
				label={words.because}
				optional
				value={because}
				onChange={setBecause}
				error={refusedFor(refusal, 'because')}
				maxLength={2000}
			/>
			<Refused refusal={refusal} fields={['person', 'because']} />
		</ActDialogue>
	);
}
