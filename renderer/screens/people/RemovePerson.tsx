/** Removing a person: what that does and does not do, a reason, and the passphrase of whoever does it. */
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import type { Person, Receipt } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { Recorded } from '../../parts/Recorded';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { parts } from '../../words/parts';
import { remove as words } from '../../words/people';

export function RemovePerson({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('person.remove');
	const [reason, setReason] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const [receipt, setReceipt] = useState<Receipt | null>(null);
	const name = nameOf(person);
	const ready = reason.trim() !== '' && passphrase !== '';
	const submit = async () => {
		const done = ready ? await act({ person: person.keyId, passphrase, reason: reason.trim() }) : undefined;
		if (!done) return;
		setPassphrase('');
		setReceipt(done);
	};
	if (receipt) {
		return (
			<Recorded title={words.done(name)} receipts={[{ where: parts.inNotebook, receipt }]} onClose={onClose}>
				{words.doneAbout}
			</Recorded>
		);
	}
	return (
		<ActDialogue
			title={words.title(name)}
			width={640}
			words={words}
			icon={UserMinus}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<div className="fr-g two">
				<section>
					<h3 className="lab">{words.does}</h3>
					<ul className="prm">
						{words.doesList.map((each) => (
							<li key={each}>{each}</li>
						))}
					</ul>
				</section>
				<section>
					<h3 className="lab">{words.doesNot}</h3>
					<ul className="prm">
						{words.doesNotList.map((each) => (
							<li key={each}>{each}</li>
						))}
					</ul>
				</section>
			</div>
			<TextBox
				label={words.reason}
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				autoFocus
			/>
			<PassphraseBox
				label={words.passphrase}
				value={passphrase}
				onChange={setPassphrase}
				error={refusedFor(refusal, 'passphrase')}
				autoComplete="current-password"
			/>
			<Refused refusal={refusal} fields={['reason', 'passphrase']} />
		</ActDialogue>
	);
}
