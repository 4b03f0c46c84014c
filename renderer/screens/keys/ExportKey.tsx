/** Writing one's own key to a PKCS#12 file, under a passphrase of the file's own. */
import { FileKey } from 'lucide-react';
import { useState } from 'react';
import type { Gives } from '../../../shared/contract';
import type { Person } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { PassphraseBox } from '../../parts/Field';
import { NewPassphrase, NOTHING_TYPED, sameTwice, type Twice } from '../../parts/NewPassphrase';
import { Note } from '../../parts/Note';
import { Recorded } from '../../parts/Recorded';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { exportKey as words } from '../../words/ownkey';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';

export function ExportKey({ me }: { readonly me: Person }) {
	const { open } = usePlace();
	const place = useAct('file.place');
	const { act, busy, refusal } = useAct('key.export');
	const [passphrase, setPassphrase] = useState('');
	const [twice, setTwice] = useState<Twice>(NOTHING_TYPED);
	const [done, setDone] = useState<Gives<'key.export'> | null>(null);
	const ready = passphrase !== '' && sameTwice(twice);
	const close = () => open(null);
	const submit = async () => {
		if (!ready) return;
		const target = await place.act({ purpose: 'key', suggestion: words.suggestion(fileName(me)) });
		if (!target) return;
		const made = await act({
			person: me.keyId,
			passphrase,
			filePassphrase: twice.passphrase,
			to: target.ticket,
		});
		if (!made) return;
		setPassphrase('');
		setTwice(NOTHING_TYPED);
		setDone(made);
	};
	if (done) {
		return (
			<Recorded title={words.done} receipts={[{ where: parts.inNotebook, receipt: done.receipt }]} onClose={close}>
				{words.path(visible(done.path))}
			</Recorded>
		);
	}
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={640}
			words={words}
			icon={FileKey}
			busy={busy}
			ready={ready}
			onClose={close}
			onAct={() => void submit()}
		>
			<Note tone="warn">{words.warn}</Note>
			<PassphraseBox
				label={words.passphrase}
				value={passphrase}
				onChange={setPassphrase}
				error={refusedFor(refusal, 'passphrase')}
				autoComplete="current-password"
				autoFocus
			/>
			<NewPassphrase
				label={words.file}
				repeatLabel={words.repeat}
				help={words.fileHelp}
				value={twice}
				onChange={setTwice}
				error={refusedFor(refusal, 'filePassphrase')}
			/>
			<Refused refusal={refusal ?? place.refusal} fields={['passphrase', 'filePassphrase']} />
		</ActDialogue>
	);
}

/** The name in letters that every file system takes. */
const fileName = (me: Person): string =>
	nameOf(me)
		.normalize('NFKD')
		.replace(/[^A-Za-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 40) || me.keyId.slice(0, 8);
