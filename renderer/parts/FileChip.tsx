/** A file by its own name. A name that hides characters shows them and says so. */
import { File as FileIcon, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { parts } from '../words/parts';
import { hidesSomething, visible } from '../words/seen';
import { bytes } from './measure';

export function FileChip({
	name,
	sizeBytes,
	said,
	onRemove,
}: {
	readonly name: string;
	/** Left out for a folder. */
	readonly sizeBytes?: number;
	/** What else is known of it. */
	readonly said?: ReactNode;
	readonly onRemove?: () => void;
}) {
	return (
		<span className="att">
			<FileIcon className="ic" aria-hidden />
			<FileName name={name} />
			{sizeBytes !== undefined && <span className="dim">{bytes(sizeBytes)}</span>}
			{said}
			{onRemove && (
				<button type="button" className="copy" aria-label={parts.remove(visible(name))} onClick={onRemove}>
					<X className="ic ic-s" aria-hidden />
				</button>
			)}
		</span>
	);
}

export function FileName({ name }: { readonly name: string }) {
	const hides = hidesSomething(name) || /\\u(\{[0-9A-F]+\}|[0-9A-F]{4})/.test(name);
	return (
		<span className="ell" title={visible(name)}>
			{visible(name)}
			{hides && (
				<span className="cc" title={parts.hidden}>
					<TriangleAlert className="ic" aria-hidden />
					<span className="vh">{parts.hidden}</span>
				</span>
			)}
		</span>
	);
}
