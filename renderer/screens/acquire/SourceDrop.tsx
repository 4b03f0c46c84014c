/** What is to be acquired: files, devices and folders, dropped or chosen. */
import { FilePlus2, FolderPlus } from 'lucide-react';
import type { Files } from '../../hooks/useFiles';
import { Button } from '../../parts/Button';
import { FileChip } from '../../parts/FileChip';
import { FileDrop } from '../../parts/FileDrop';
import { Refused } from '../../parts/Refused';
import { starting as words } from '../../words/acquire';

interface SourceDropProps {
	readonly files: Files;
	readonly folders: Files;
	readonly busy: boolean;
	readonly error: string | undefined;
}

export function SourceDrop({ files, folders, busy, error }: SourceDropProps) {
	return (
		<FileDrop className="bx-d" onFiles={(dropped) => void files.drop(dropped)}>
			<div className="row">
				<span className="lab">{words.sources}</span>
				<span className="dim t1 grow">{words.sourcesHelp}</span>
				<Button size="s" icon={FilePlus2} disabled={busy} onClick={() => void files.pick()}>
					{words.files}
				</Button>
				<Button size="s" icon={FolderPlus} disabled={busy} onClick={() => void folders.pick()}>
					{words.folder}
				</Button>
			</div>
			{files.files.length + folders.files.length > 0 && (
				<div className="chips">
					{[files, folders].map((of) =>
						of.files.map((file) => (
							<FileChip
								key={file.ticket}
								name={file.name}
								{...(of === files ? { sizeBytes: file.sizeBytes } : {})}
								{...(busy ? {} : { onRemove: () => of.remove(file) })}
							/>
						)),
					)}
				</div>
			)}
			{error && (
				<p className="help tone-bad" role="alert">
					{error}
				</p>
			)}
			<Refused refusal={files.refusal ?? folders.refusal} />
		</FileDrop>
	);
}
