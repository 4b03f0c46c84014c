/** Changing one's own passphrase. */
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { Person, Receipt } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { PassphraseBox } from '../../parts/Field';
import { NewPassphrase, NOTHING_TYPED, sameTwice, type Twice } from '../../parts/NewPassphrase';
import { Recorded } from '../../parts/Recorded';
import { Refused, refusedFor } from '../../parts/Refused';
import { change as words } from '../../words/ownkey';
import { parts } from '../../words/parts';

export function ChangePassphrase({ me }: { readonly me: Person }) {
	const { open } = usePlace();
	const { act, busy, refusal } = useAct('person.change-passphrase');
	const [old, setOld] = useState('');
	const [twice, setTwice] = useState<Twice>(NOTHING_TYPED);
	const [receipt, setReceipt] = useState<Receipt | null>(null);
	const ready = old !== '' && sameTwice(twice);
	const close = () => open(null);
	const submit = async () => {
		const done = ready ? await act({ person: me.keyId, old, passphrase: twice.passphrase }) : undefined;
		if (!done) return;
		setOld('');
		setTwice(NOTHING_TYPED);
		setReceipt(done);
	};
	if (receipt) {
		return (
			<Recorded title={words.done} receipts={[{ where: parts.inNotebook, receipt }]} onClose={close}>
				{words.doneAbout}
			</Recorded>
		);
	}
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={600}
			words={words}
			icon={KeyRound}
			busy={busy}
			ready={ready}
			onClose={close}
			onAct={() => void submit()}
		>
			<PassphraseBox
				label={words.old}
				value={old}
				onChange={setOld}
				error={refusedFor(refusal, 'old')}
				autoComplete="current-password"
				autoFocus
			/>
			<NewPassphrase
				label={words.passphrase}
				repeatLabel={words.repeat}
				help={words.passphraseHelp}
				value={twice}
				onChange={setTwice}
				error={refusedFor(refusal, 'passphrase')}
			/>
			<Refused refusal={refusal} fields={['old', 'passphrase']} />
		</ActDialogue>
	);
}
