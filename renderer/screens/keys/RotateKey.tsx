/** Going on with a new key: made here, or from a PKCS#12 file. */
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { Gives } from '../../../shared/contract';
import { useAct } from '../../hooks/useAct';
import { useFiles } from '../../hooks/useFiles';
import { usePlace } from '../../hooks/usePlace';
import { useStatus } from '../../hooks/useStatus';
import { ActDialogue } from '../../parts/ActDialogue';
import { Fingerprint } from '../../parts/Digest';
import { PassphraseBox } from '../../parts/Field';
import { FilePick } from '../../parts/FilePick';
import { Note } from '../../parts/Note';
import { Radios } from '../../parts/Radios';
import { Recorded } from '../../parts/Recorded';
import { Refused, refusedFor } from '../../parts/Refused';
import { rotate as words } from '../../words/ownkey';
import { parts } from '../../words/parts';

type From = 'here' | 'file';
const FROM: readonly { readonly id: From; readonly name: string; readonly more: string }[] = [
	{ id: 'here', name: words.made, more: words.madeMore },
	{ id: 'file', name: words.file, more: words.fileMore },
];
const FIELDS = ['passphrase', 'file', 'filePassphrase'];

export function RotateKey() {
	const { open } = usePlace();
	const { value: status, again } = useStatus();
	const { act, busy, refusal } = useAct('key.rotate');
	const files = useFiles('key', false);
	const [from, setFrom] = useState<From>('here');
	const [filePassphrase, setFilePassphrase] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const [done, setDone] = useState<Gives<'key.rotate'> | null>(null);
	// As it was when the dialog opened: replacing the key ends the paper.
	const [recovery] = useState(status?.recovery ?? 'none');
	const [file] = files.files;
	const ready = passphrase !== '' && (from === 'here' || (file !== undefined && filePassphrase !== ''));
	const close = () => open(null);
	const submit = async () => {
		if (!ready) return;
		const made = await act({
			passphrase,
			...(from === 'file' && file ? { file: file.ticket, filePassphrase } : {}),
		});
		// A ticket stands for a file once.
		if (from === 'file') files.clear();
		if (!made) return;
		setPassphrase('');
		setFilePassphrase('');
		setDone(made);
		again();
	};
	if (done) {
		return (
			<Recorded title={words.done} receipts={[{ where: parts.inNotebook, receipt: done.receipt }]} onClose={close}>
				{words.doneAbout} <Fingerprint text={done.fingerprint} />
			</Recorded>
		);
	}
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={640}
			words={{
				doing: words.doing,
				needs: from === 'file' ? words.needsFile : words.needs,
				cancel: words.cancel,
				act: words.act,
			}}
			icon={RefreshCw}
			busy={busy}
			ready={ready}
			onClose={close}
			onAct={() => void submit()}
		>
			<Note tone="info">{words.lost}</Note>
			{recovery !== 'none' && <Note tone="warn">{words.paper}</Note>}
			<Radios label={words.from} options={FROM} value={from} onChange={setFrom} />
			{from === 'file' && (
				<div className="fr-g two">
					<FilePick
						label={words.chosen}
						choose={words.choose}
						file={file ?? null}
						error={refusedFor(refusal, 'file')}
						help={refusal && !file ? words.chooseAgain : undefined}
						onPick={() => void files.pick()}
						onRemove={files.clear}
					/>
					<PassphraseBox
						label={words.filePassphrase}
						value={filePassphrase}
						onChange={setFilePassphrase}
						error={refusedFor(refusal, 'filePassphrase')}
					/>
				</div>
			)}
			<PassphraseBox
				label={words.passphrase}
				value={passphrase}
				onChange={setPassphrase}
				error={refusedFor(refusal, 'passphrase')}
				autoComplete="current-password"
				autoFocus
			/>
			<Refused refusal={refusal ?? files.refusal} fields={FIELDS} />
		</ActDialogue>
	);
}
