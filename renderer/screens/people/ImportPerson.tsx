/** Admitting somebody who has a key already, in a PKCS#12 file. */
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Gives } from '../../../shared/contract';
import { useAct } from '../../hooks/useAct';
import { useFiles } from '../../hooks/useFiles';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { Fingerprint } from '../../parts/Digest';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { FilePick } from '../../parts/FilePick';
import { NewPassphrase, NOTHING_TYPED, sameTwice, type Twice } from '../../parts/NewPassphrase';
import { Recorded } from '../../parts/Recorded';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { parts } from '../../words/parts';
import { admit, importPerson as words } from '../../words/people';

const FIELDS = ['file', 'filePassphrase', 'passphrase', 'name'];

export function ImportPerson() {
	const { open } = usePlace();
	const { act, busy, refusal } = useAct('key.import');
	const files = useFiles('key', false);
	const [filePassphrase, setFilePassphrase] = useState('');
	const [name, setName] = useState('');
	const [twice, setTwice] = useState<Twice>(NOTHING_TYPED);
	const [done, setDone] = useState<Gives<'key.import'> | null>(null);
	const [file] = files.files;
	const ready = file !== undefined && filePassphrase !== '' && sameTwice(twice);
	const close = () => open(null);
	const submit = async () => {
		if (!ready) return;
		const person = await act({
			file: file.ticket,
			filePassphrase,
			passphrase: twice.passphrase,
			...(name.trim() === '' ? {} : { name: name.trim() }),
		});
		// A ticket stands for a file once.
		files.clear();
		if (!person) return;
		setFilePassphrase('');
		setTwice(NOTHING_TYPED);
		setDone(person);
	};
	if (done) {
		return (
			<Recorded
				title={admit.doneTitle(nameOf(done))}
				receipts={[{ where: parts.inNotebook, receipt: done.receipt }]}
				onClose={close}
			>
				{admit.doneAbout}
				<br />
				<Fingerprint text={done.fingerprint} />
			</Recorded>
		);
	}
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={640}
			words={words}
			icon={UserPlus}
			busy={busy}
			ready={ready}
			onClose={close}
			onAct={() => void submit()}
		>
			<div className="fr-g two">
				<FilePick
					label={words.file}
					choose={words.choose}
					file={file ?? null}
					error={refusedFor(refusal, 'file')}
					help={refusal && !file ? words.chooseAgain : undefined}
					autoFocus
					onPick={() => void files.pick()}
					onRemove={files.clear}
				/>
				<PassphraseBox
					label={words.filePassphrase}
					help={words.filePassphraseHelp}
					value={filePassphrase}
					onChange={setFilePassphrase}
					error={refusedFor(refusal, 'filePassphrase')}
				/>
			</div>
			<TextBox
				label={words.name}
				optional
				help={words.nameHelp}
				value={name}
				onChange={setName}
				error={refusedFor(refusal, 'name')}
				maxLength={64}
			/>
			<NewPassphrase
				label={words.passphrase}
				repeatLabel={words.repeat}
				help={words.passphraseHelp}
				value={twice}
				onChange={setTwice}
				error={refusedFor(refusal, 'passphrase')}
			/>
			<Refused refusal={refusal ?? files.refusal} fields={FIELDS} />
		</ActDialogue>
	);
}
