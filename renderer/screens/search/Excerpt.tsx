/** A piece of text with what was found in it marked, on one line. */
import type { ReactNode } from 'react';
import type { ExcerptView } from '../../../shared/views';
import { visible } from '../../words/seen';

export function Excerpt({
	excerpt: { text, before, after, marks },
	children,
}: {
	readonly excerpt: ExcerptView;
	/** Stands before it. */
	readonly children?: ReactNode;
}) {
	const pieces: ReactNode[] = [];
	let at = 0;
	for (const { from, to } of marks) {
		pieces.push(plain(text.slice(at, from)), <mark key={from}>{plain(text.slice(from, to))}</mark>);
		at = to;
	}
	pieces.push(plain(text.slice(at)));
	return (
		<span className="sr-x">
			{children}
			{before && '… '}
			{pieces}
			{after && ' …'}
		</span>
	);
}

const plain = (text: string): string => visible(text.replace(/[\r\n]+/g, ' · '));
