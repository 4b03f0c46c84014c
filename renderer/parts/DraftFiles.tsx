/** The files of a draft: those that arrived with size and SHA-256, those on their way with a word that says so. */
import type { ArrivedFile } from '../../shared/views';
import { parts } from '../words/parts';
import { Digest } from './Digest';
import { FileChip } from './FileChip';

interface DraftFilesProps<A> {
	readonly files: readonly ArrivedFile[];
	readonly arriving: readonly A[];
	readonly onRemove: (file: ArrivedFile) => void;
	readonly onStop: (file: A) => void;
	readonly disabled: boolean;
}

export function DraftFiles<A extends { readonly key: string; readonly name: string; readonly sizeBytes: number }>({
	files,
	arriving,
	onRemove,
	onStop,
	disabled,
}: DraftFilesProps<A>) {
	if (files.length + arriving.length === 0) return null;
	return (
		<div className="cmp-a">
			{files.map((file) => (
				<FileChip
					key={file.ticket}
					name={file.name}
					sizeBytes={file.sizeBytes}
					said={
						<>
							{file.pasted && <span className="dim">{parts.pasted}</span>}
							<Digest hex={file.sha256} />
						</>
					}
					{...(disabled ? {} : { onRemove: () => onRemove(file) })}
				/>
			))}
			{arriving.map((file) => (
				<FileChip
					key={file.key}
					name={file.name}
					sizeBytes={file.sizeBytes}
					said={
						<span className="dim" role="status">
							{parts.digesting}
						</span>
					}
					onRemove={() => onStop(file)}
				/>
			))}
		</div>
	);
}
