/** A place where files may be dropped or pasted; it hands them on and keeps nothing. */
import { type ReactNode, useState } from 'react';
import { parts } from '../words/parts';

export function FileDrop({
	onFiles,
	label,
	className = '',
	children,
}: {
	readonly onFiles: (files: File[]) => void;
	/** What the files are, where there is more than one such place. */
	readonly label?: string;
	readonly className?: string;
	readonly children: ReactNode;
}) {
	const [over, setOver] = useState(false);
	return (
		<section
			aria-label={label === undefined ? parts.dropPlace : `${parts.dropPlace}: ${label}`}
			className={`drop ${className}${over ? ' over' : ''}`}
			onDragOver={(event) => {
				if (!event.dataTransfer.types.includes('Files')) return;
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={(event) => {
				if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
			}}
			onDrop={(event) => {
				event.preventDefault();
				setOver(false);
				const files = [...event.dataTransfer.files];
				if (files.length > 0) onFiles(files);
			}}
			onPaste={(event) => {
				const files = [...event.clipboardData.files];
				if (files.length === 0) return;
				event.preventDefault();
				onFiles(files);
			}}
		>
			{children}
			{over && <div className="drop-o">{parts.dropHere}</div>}
		</section>
	);
}
