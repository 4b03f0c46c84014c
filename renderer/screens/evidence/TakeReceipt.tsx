/** The receipt of a released item comes home: the receiver's case file is checked for this hand-over, then taken in. */
import { GitMerge, LockKeyholeOpen } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ItemView, MergeView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { unlessAsked, useOpening, wrongKey } from '../../hooks/useOpening';
import { ActDialogue } from '../../parts/ActDialogue';
import { Fingerprint } from '../../parts/Digest';
import { FilePick } from '../../parts/FilePick';
import { Note } from '../../parts/Note';
import { OpenWith } from '../../parts/OpenWith';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { Tick } from '../../parts/Tick';
import { encrypted } from '../../words/encrypted';
import { receipt as words } from '../../words/handover';
import { visible } from '../../words/seen';

interface TakeReceiptProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
}

export function TakeReceipt({ view, item, onClose }: TakeReceiptProps) {
	const files = useFiles('casefile', false);
	const reading = useJob('casefile.preview-merge');
	const taking = useJob('custody.take-receipt');
	const opening = useOpening(reading.refusal, files.clear);
	const [preview, setPreview] = useState<MergeView | null>(null);
	const [compared, setCompared] = useState(false);
	const busy = reading.busy || taking.busy;
	const [file] = files.files;
	/** What the chosen file is still to be opened with. */
	const locked = file && !preview ? opening.needs : null;
	const forget = () => {
		files.clear();
		opening.clear();
		setPreview(null);
		setCompared(false);
	};
	const choose = async () => {
		taking.clear();
		const [chosen] = await files.pick();
		if (!chosen) return;
		setPreview(null);
		setCompared(false);
		opening.clear();
		const read = await reading.act({ file: chosen.ticket });
		// A ticket is good for one use; the preview gives the next.
		if (read) setPreview(read);
	};
	const openIt = async () => {
		if (!file || !opening.ready) return;
		const opened = await reading.act({ file: file.ticket, ...opening.keys });
		if (opened) setPreview(opened);
	};
	const take = async () => {
		if (!preview?.file) return;
		const accept = preview.needsConsent ? { accept: preview.signers.map(({ keyId }) => keyId) } : {};
		const done = await taking.act({ case: view.case, tag: item.cite, file: preview.file, ...accept, ...opening.keys });
		if (done) onClose();
		else forget();
	};
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			width={640}
			words={{
				doing: reading.busy ? words.reading : words.doing,
				needs: locked ? encrypted.needsOf[locked] : preview ? words.needsConsent : words.needs,
				cancel: words.cancel,
				act: locked ? encrypted.open : words.act,
			}}
			icon={locked ? LockKeyholeOpen : GitMerge}
			busy={busy}
			ready={locked ? opening.ready : preview !== null && (compared || !preview.needsConsent)}
			onClose={onClose}
			onAct={() => void (locked ? openIt() : take())}
		>
			<FilePick
				label={words.file}
				choose={words.choose}
				file={file ?? null}
				autoFocus
				onPick={() => void choose()}
				onRemove={forget}
			/>
			{busy && (
				<Progress
					progress={reading.busy ? reading.progress : taking.progress}
					what={reading.busy ? words.reading : words.doing}
					onCancel={reading.busy ? reading.cancel : taking.cancel}
					cancelWord={words.stop}
				/>
			)}
			{preview?.needsConsent && (
				<Note tone="warn">
					{preview.signers.map((signer) => (
						<div key={signer.keyId}>
							<p>{words.stranger(nameOf(signer))}</p>
							<Fingerprint text={signer.fingerprint} />
						</div>
					))}
					<Tick checked={compared} onChange={setCompared} disabled={busy}>
						{words.consent}
					</Tick>
				</Note>
			)}
			{locked && (
				<OpenWith
					needs={locked}
					identity={opening.identity.files[0] ?? null}
					passphrase={opening.passphrase}
					error={wrongKey(reading.refusal)}
					onPick={() => void opening.identity.pick()}
					onRemove={opening.identity.clear}
					onPassphrase={opening.onPassphrase}
				/>
			)}
			<Refused refusal={unlessAsked(reading.refusal) ?? taking.refusal ?? files.refusal} />
		</ActDialogue>
	);
}
