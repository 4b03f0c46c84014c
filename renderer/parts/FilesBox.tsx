/** Files for one purpose that a person chooses, drops or pastes: what they are for, the button, and each by its name. */
import { FolderSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PickedFile } from '../../shared/views';
import { Button } from './Button';
import { FileChip } from './FileChip';
import { FileDrop } from './FileDrop';

interface FilesBoxProps {
	readonly label: string;
	/** What is done with them, or how many were chosen. */
	readonly says?: string;
	readonly choose: string;
	readonly files: readonly PickedFile[];
	/** They are being read: none is added or taken away. */
	readonly busy?: boolean;
	readonly pick: () => Promise<unknown>;
	readonly drop: (files: File[]) => Promise<unknown>;
	readonly remove: (file: PickedFile) => void;
	/** How far reading them is. */
	readonly children?: ReactNode;
}

export function FilesBox({ label, says, choose, files, busy = false, pick, drop, remove, children }: FilesBoxProps) {
	return (
		<FileDrop className="bx-d" label={label} onFiles={(dropped) => void (busy || drop(dropped))}>
			<div className="row">
				<span className="lab">{label}</span>
				<span className="dim t1 grow">{says}</span>
				<Button
					size="s"
					icon={FolderSearch}
					aria-label={`${label}: ${choose}`}
					disabled={busy}
					onClick={() => void pick()}
				>
					{choose}
				</Button>
			</div>
			{files.length > 0 && (
				<div className="chips">
					{files.map((file) => (
						<FileChip
							key={file.ticket}
							name={file.name}
							sizeBytes={file.sizeBytes}
							{...(busy ? {} : { onRemove: () => remove(file) })}
						/>
					))}
				</div>
			)}
			{children}
		</FileDrop>
	);
}
