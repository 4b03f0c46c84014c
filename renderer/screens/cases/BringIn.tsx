/**
 * Bringing another laptop's copy of a case in: the file is chosen and read, what it would bring is shown, and only then it
 * is merged; a signer whom nobody here knows needs the person's word that the fingerprint was compared.
 */
import { GitMerge, LockKeyholeOpen } from 'lucide-react';
import { useState } from 'react';
import type { MergeView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { unlessAsked, useOpening, wrongKey } from '../../hooks/useOpening';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { FilePick } from '../../parts/FilePick';
import { Note } from '../../parts/Note';
import { OpenWith } from '../../parts/OpenWith';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import { encrypted } from '../../words/encrypted';
import { merge as words } from '../../words/merge';
import { visible } from '../../words/seen';
import { MergeSummary } from './MergeSummary';

export function BringIn() {
	const { open, go } = usePlace();
	const files = useFiles('casefile', false);
	const previewing = useJob('casefile.preview-merge');
	const merging = useJob('casefile.merge');
	const opening = useOpening(previewing.refusal, files.clear);
	const [preview, setPreview] = useState<MergeView | null>(null);
	const [done, setDone] = useState<MergeView | null>(null);
	const [compared, setCompared] = useState(false);
	const busy = previewing.busy || merging.busy;
	const [file] = files.files;
	/** What the chosen file is still to be opened with. */
	const locked = file && !preview ? opening.needs : null;
	const close = () => open(null);
	const forget = () => {
		files.clear();
		opening.clear();
		setPreview(null);
		setCompared(false);
	};
	const choose = async () => {
		merging.clear();
		const [chosen] = await files.pick();
		if (!chosen) return;
		setPreview(null);
		setCompared(false);
		opening.clear();
		const view = await previewing.act({ file: chosen.ticket });
		// A ticket is good for one use; the preview gives the next.
		if (view) setPreview(view);
	};
	const openIt = async () => {
		if (!file || !opening.ready) return;
		const opened = await previewing.act({ file: file.ticket, ...opening.keys });
		if (opened) setPreview(opened);
	};
	const isNew = preview !== null && (changes(preview) || preview.chains.some(({ state }) => state === 'refused'));
	const ready = preview !== null && isNew && (compared || !preview.needsConsent);
	const submit = async () => {
		if (!preview?.file || !ready || busy) return;
		const view = await merging.act({
			file: preview.file,
			...opening.keys,
			...(preview.needsConsent ? { accept: preview.signers.map(({ keyId }) => keyId) } : {}),
		});
		forget();
		if (view) setDone(view);
	};
	if (done)
		return <Done view={done} onClose={close} onOpen={() => go({ at: 'case', case: done.case, tab: 'notebook' })} />;
	const needs = !preview ? words.needsFile : isNew ? words.needsConsent : words.nothing;
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={720}
			words={{
				doing: merging.busy ? words.merging : words.reading,
				needs: locked ? encrypted.needsOf[locked] : needs,
				cancel: words.cancel,
				act: locked ? encrypted.open : words.act,
			}}
			icon={locked ? LockKeyholeOpen : GitMerge}
			busy={busy}
			ready={locked ? opening.ready : ready}
			onClose={close}
			onAct={() => void (locked ? openIt() : submit())}
		>
			<FilePick
				label={words.file}
				choose={words.choose}
				file={file ?? null}
				autoFocus
				onPick={() => void choose()}
				onRemove={forget}
			/>
			{previewing.busy && (
				<Progress
					progress={previewing.progress}
					what={words.reading}
					onCancel={previewing.cancel}
					cancelWord={words.stop}
				/>
			)}
			{preview && (
				<>
					<Note tone="info" role="status">
						{preview.known ? words.knownHere : words.newHere} {preview.verdict === 'incomplete' && words.incomplete}
					</Note>
					<MergeSummary view={preview} />
					{preview.needsConsent && isNew && (
						<Note tone="warn">
							<p>{words.strangerMore}</p>
							<Tick checked={compared} onChange={setCompared} disabled={busy}>
								{words.consent}
							</Tick>
						</Note>
					)}
				</>
			)}
			{merging.busy && (
				<Progress progress={merging.progress} what={words.merging} onCancel={merging.cancel} cancelWord={words.stop} />
			)}
			{locked && (
				<OpenWith
					needs={locked}
					identity={opening.identity.files[0] ?? null}
					passphrase={opening.passphrase}
					error={wrongKey(previewing.refusal)}
					onPick={() => void opening.identity.pick()}
					onRemove={opening.identity.clear}
					onPassphrase={opening.onPassphrase}
				/>
			)}
			<Refused refusal={unlessAsked(previewing.refusal) ?? merging.refusal ?? files.refusal} />
		</ActDialogue>
	);
}

const changes = ({ adds }: MergeView) => adds.entries + adds.disclosures + adds.objects > 0;

interface DoneProps {
	readonly view: MergeView;
	readonly onClose: () => void;
	readonly onOpen: () => void;
}

function Done({ view, onClose, onOpen }: DoneProps) {
	return (
		<Dialogue
			title={words.done(visible(view.number ?? words.withheld))}
			width={720}
			onClose={onClose}
			onSubmit={onOpen}
			foot={
				<>
					<span className="push" />
					<Button tone="quiet" keys="Esc" onClick={onClose}>
						{words.close}
					</Button>
					<Button type="submit" tone="primary" keys="Ctrl Enter" autoFocus>
						{words.showCase}
					</Button>
				</>
			}
		>
			<Note tone="ok" role="status">
				{view.receipt ? words.enteredAs(view.receipt.ref) : words.doneNothing}
			</Note>
			<MergeSummary view={view} />
		</Dialogue>
	);
}
