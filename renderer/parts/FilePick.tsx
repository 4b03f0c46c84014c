/** One file that a person chooses: its name once chosen, and the button that opens the system's dialog. */
import { CircleAlert, FolderOpen } from 'lucide-react';
import type { PickedFile } from '../../shared/views';
import { Button } from './Button';
import { FileChip } from './FileChip';

interface FilePickProps {
	readonly label: string;
	readonly choose: string;
	readonly file: PickedFile | null;
	readonly error?: string | undefined;
	readonly help?: string | undefined;
	readonly autoFocus?: boolean;
	readonly onPick: () => void;
	readonly onRemove: () => void;
}

export function FilePick({ label, choose, file, error, help, autoFocus = false, onPick, onRemove }: FilePickProps) {
	return (
		<fieldset className="f">
			<legend className="lb fp-l">{label}</legend>
			<div className="row">
				<Button icon={FolderOpen} autoFocus={autoFocus} onClick={onPick}>
					{choose}
				</Button>
				{file && <FileChip name={file.name} sizeBytes={file.sizeBytes} onRemove={onRemove} />}
			</div>
			{help && !error && <span className="help">{help}</span>}
			{error && (
				<span className="help st st-top tone-bad" role="alert">
					<CircleAlert className="ic ic-s" aria-hidden />
					<span>{error}</span>
				</span>
			)}
		</fieldset>
	);
}
