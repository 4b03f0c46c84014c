/** Revoking a key: a reason, since when it may have been in other hands, and the passphrase of whoever says so. */
import { ShieldX } from 'lucide-react';
import { useState } from 'react';
import type { Person, Receipt } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { Recorded } from '../../parts/Recorded';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { parts } from '../../words/parts';
import { revoke as words } from '../../words/people';

interface RevokeKeyProps {
	readonly person: Person;
	readonly onClose: () => void;
}

export function RevokeKey({ person, onClose }: RevokeKeyProps) {
	const { act, busy, refusal } = useAct('key.revoke');
	const [reason, setReason] = useState('');
	const [since, setSince] = useState<string | null>(null);
	const [passphrase, setPassphrase] = useState('');
	const [receipts, setReceipts] = useState<readonly Receipt[] | null>(null);
	const name = nameOf(person);
	const ready = reason.trim() !== '' && passphrase !== '';
	const submit = async () => {
		if (!ready) return;
		const at = instantOf(since);
		const done = await act({
			person: person.keyId,
			passphrase,
			reason: reason.trim(),
			...(at === null ? {} : { since: at as Instant }),
		});
		if (!done) return;
		setPassphrase('');
		setReceipts(done);
	};
	if (receipts) {
		return (
			<Recorded
				title={words.done(name)}
				receipts={receipts.map((receipt, at) => ({ where: at === 0 ? parts.inNotebook : words.inCase, receipt }))}
				onClose={onClose}
			>
				{words.doneAbout}
			</Recorded>
		);
	}
	return (
		<ActDialogue
			title={words.title(name)}
			about={words.about}
			width={640}
			words={words}
			icon={ShieldX}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<p className="sec">{words.does}</p>
			<TextBox
				label={words.reason}
				help={words.reasonHelp}
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				autoFocus
			/>
			<div className="fr-g two">
				<div className="col gap-2">
					<MomentField label={words.since} value={since} onChange={setSince} />
					<span className="help">{refusedFor(refusal, 'since') ?? words.sinceHelp}</span>
				</div>
				<PassphraseBox
					label={words.passphrase}
					value={passphrase}
					onChange={setPassphrase}
					error={refusedFor(refusal, 'passphrase')}
					autoComplete="current-password"
				/>
			</div>
			<Refused refusal={refusal} fields={['reason', 'since', 'passphrase']} />
		</ActDialogue>
	);
}
