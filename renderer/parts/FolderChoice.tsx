/** A folder that the person chooses in the system's dialog; the window learns its name only. */
import { FolderSearch } from 'lucide-react';
import { useId } from 'react';
import { backup as words } from '../words/backup';
import { visible } from '../words/seen';
import { Button } from './Button';

interface FolderChoiceProps {
	readonly label: string;
	readonly help: string;
	/** Null: none yet. */
	readonly chosen: string | null;
	/** The button's word. */
	readonly choose: string;
	readonly disabled: boolean;
	readonly onChoose: () => void;
	/** In a dialog that begins with it. */
	readonly autoFocus?: boolean;
}

export function FolderChoice({
	label,
	help,
	chosen,
	choose,
	disabled,
	onChoose,
	autoFocus = false,
}: FolderChoiceProps) {
	const helpId = useId();
	return (
		<div className="f">
			<span className="lb">{label}</span>
			<div className="row">
				<Button
					icon={FolderSearch}
					disabled={disabled}
					autoFocus={autoFocus}
					aria-describedby={helpId}
					onClick={onChoose}
				>
					{choose}
				</Button>
				<span className={chosen === null ? 'dim' : 'mono ell'} role="status">
					{chosen === null ? words.noneChosen : visible(chosen)}
				</span>
			</div>
			<span className="help" id={helpId}>
				{help}
			</span>
		</div>
	);
}
