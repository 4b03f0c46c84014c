/**
 * Recording a contact, or a change of one: everything is written anew, and what was there before stays in the ledger. What
 * hides in a name is written out where it is changed, so that nothing is sealed that was not seen.
 */
import { useState } from 'react';
import type { ContactView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { PARTIES, partyName, recordContact as words } from '../../words/contacts';
import { visible } from '../../words/seen';

const FIELDS = [
	'name',
	'role',
	'organization',
	'phone',
	'backupPhone',
	'email',
	'onCall',
	'fingerprints',
	'verify',
] as const;
type Name = (typeof FIELDS)[number];
const NONE = '';
/** A party that is not on the list, as it was recorded. */
const OWN = 'own';

export function RecordContact({
	contact,
	onClose,
}: {
	readonly contact: ContactView | null;
	readonly onClose: () => void;
}) {
	const { act, busy, refusal } = useAct('contact.record');
	const [texts, setTexts] = useState<Readonly<Record<Name, string>>>(() => ({
		name: visible(contact?.name ?? ''),
		role: visible(contact?.role ?? ''),
		organization: visible(contact?.organization ?? ''),
		phone: visible(contact?.phone ?? ''),
		backupPhone: visible(contact?.backupPhone ?? ''),
		email: visible(contact?.email ?? ''),
		onCall: visible(contact?.onCall ?? ''),
		fingerprints: visible(contact?.fingerprints.join(', ') ?? ''),
		verify: visible(contact?.verify ?? ''),
	}));
	const own = contact?.party && !PARTIES.some(({ id }) => id === contact.party) ? contact.party : null;
	const [party, setParty] = useState(own === null ? (contact?.party ?? NONE) : OWN);
	const parties = [
		{ id: NONE, name: words.noParty },
		...PARTIES,
		...(own === null ? [] : [{ id: OWN, name: visible(partyName(own)) }]),
	];
	const ready = texts.name.trim() !== '';
	const submit = async () => {
		if (!ready) return;
		const { fingerprints, name, ...rest } = texts;
		const given = Object.entries(rest).flatMap(([member, text]) => (text.trim() === '' ? [] : [[member, text.trim()]]));
		const keys = fingerprints.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
		const done = await act({
			...(contact ? { contact: contact.contact } : {}),
			name: name.trim(),
			...(Object.fromEntries(given) as Partial<Record<Name, never>>),
			...(party === NONE ? {} : { party: party === OWN && own !== null ? own : party }),
			...(keys.length > 0 ? { fingerprints: keys } : {}),
		});
		if (done) onClose();
	};
	const box = (
		name: Name,
		more: { readonly help?: string; readonly max?: number; readonly autoFocus?: boolean } = {},
	) => (
		<TextBox
			label={words[name]}
			value={texts[name]}
			onChange={(value) => setTexts({ ...texts, [name]: value })}
			error={refusedFor(refusal, name)}
			help={more.help}
			optional={name !== 'name'}
			maxLength={more.max ?? 200}
			autoFocus={more.autoFocus ?? false}
		/>
	);
	return (
		<ActDialogue
			title={contact ? words.change(visible(contact.name)) : words.title}
			about={words.about}
			width={720}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<div className="fr-g two">
				{box('name', { autoFocus: true })}
				{box('role')}
				{box('organization')}
				<Choice label={words.party} options={parties} value={party} onChange={setParty} />
				{box('phone', { max: 100 })}
				{box('backupPhone', { max: 100 })}
				{box('email', { max: 320 })}
				{box('onCall', { max: 500, help: words.onCallHelp })}
			</div>
			{box('verify', { max: 2000, help: words.verifyHelp })}
			{box('fingerprints', { max: 4000, help: words.fingerprintsHelp })}
			<Refused refusal={refusal} fields={[...FIELDS]} />
		</ActDialogue>
	);
}
