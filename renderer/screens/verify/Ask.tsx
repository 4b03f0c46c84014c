/** What is to be verified: a case file with the fingerprints the person trusts, or this notebook. */
import { BadgeCheck, BookLock, FolderSearch } from 'lucide-react';
import type { Files } from '../../hooks/useFiles';
import type { Job } from '../../hooks/useJob';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { type Opening, unlessAsked, wrongKey } from '../../hooks/useOpening';
import { Button } from '../../parts/Button';
import { TextArea } from '../../parts/Field';
import { FileChip } from '../../parts/FileChip';
import { FileDrop } from '../../parts/FileDrop';
import { OpenWith } from '../../parts/OpenWith';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { verifying as words } from '../../words/casefile';

interface AskProps {
	readonly files: Files;
	readonly opening: Opening;
	readonly trust: string;
	readonly onTrust: (trust: string) => void;
	readonly trustError?: string | undefined;
	readonly ofFile: Job<'casefile.verify'>;
	readonly ofNotebook: Job<'notebook.verify'>;
	readonly onFile: () => void;
	readonly onNotebook: () => void;
}

export function Ask({ files, opening, trust, onTrust, trustError, ofFile, ofNotebook, onFile, onNotebook }: AskProps) {
	const file = files.files[0];
	const forget = () => {
		files.clear();
		opening.clear();
	};
	const pick = async () => {
		const [chosen] = await files.pick();
		if (chosen) opening.clear();
	};
	const drop = async (dropped: File[]) => {
		const [chosen] = await files.drop(dropped);
		if (chosen) opening.clear();
	};
	const busy = ofFile.busy || ofNotebook.busy;
	const ready = !busy && file !== undefined && trustError === undefined && opening.ready;
	useKeys({ 'Ctrl+Enter': () => ready && !dialogOpen() && onFile() });
	return (
		<div className="hm va" data-pane>
			<h1 className="t5">{words.title}</h1>
			<section className="pn">
				<div className="pn-h">
					<h2>{words.file}</h2>
				</div>
				<FileDrop className="pn-b va-f" onFiles={(dropped) => void drop(dropped)}>
					<p className="sec">{words.fileAbout}</p>
					<div className="row">
						<Button icon={FolderSearch} disabled={busy} onClick={() => void pick()}>
							{words.pick}
						</Button>
						{file && <FileChip name={file.name} sizeBytes={file.sizeBytes} onRemove={forget} />}
					</div>
					{file && opening.needs && (
						<OpenWith
							needs={opening.needs}
							identity={opening.identity.files[0] ?? null}
							passphrase={opening.passphrase}
							error={wrongKey(ofFile.refusal)}
							onPick={() => void opening.identity.pick()}
							onRemove={opening.identity.clear}
							onPassphrase={opening.onPassphrase}
						/>
					)}
					<TextArea
						label={words.trust}
						help={words.trustHelp}
						error={trustError}
						value={trust}
						onChange={onTrust}
						rows={3}
					/>
					<div className="row">
						<Button tone="primary" icon={BadgeCheck} keys="Ctrl Enter" disabled={!ready} onClick={onFile}>
							{words.verify}
						</Button>
					</div>
					{ofFile.busy && (
						<Progress
							progress={ofFile.progress}
							what={words.verifyingFile}
							onCancel={ofFile.cancel}
							cancelWord={words.cancel}
						/>
					)}
					<Refused refusal={unlessAsked(ofFile.refusal) ?? files.refusal} />
				</FileDrop>
			</section>
			<section className="pn">
				<div className="pn-h">
					<h2>{words.notebook}</h2>
				</div>
				<div className="pn-b va-f">
					<p className="sec">{words.notebookAbout}</p>
					<div className="row">
						<Button icon={BookLock} disabled={busy} onClick={onNotebook}>
							{words.verifyNotebook}
						</Button>
					</div>
					{ofNotebook.busy && (
						<Progress
							progress={ofNotebook.progress}
							what={words.verifyingNotebook}
							onCancel={ofNotebook.cancel}
							cancelWord={words.cancel}
						/>
					)}
					<Refused refusal={ofNotebook.refusal} />
				</div>
			</section>
		</div>
	);
}
