/** What was found, the newest first: case and entry, kind, who and when, and the words in their place. */
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExcerptView, SearchHit } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { KindIcon } from '../../parts/KindIcon';
import { moveAmongRows } from '../../parts/rows';
import { nameOf } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { kindName } from '../../words/kinds';
import { search as words } from '../../words/search';
import { visible } from '../../words/seen';

export function Hits({
	hits,
	onOpen,
	foot,
}: {
	readonly hits: readonly SearchHit[];
	readonly onOpen: (hit: SearchHit) => void;
	readonly foot: ReactNode;
}) {
	return (
		<div className="pn hm-p">
			<ol className="sr-l hm-t" aria-label={words.results} onKeyDown={moveAmongRows}>
				{hits.map((hit, at) => (
					<li key={`${hit.case} ${hit.ref}`}>
						<button type="button" className="sr-r" data-row tabIndex={at === 0 ? 0 : -1} onClick={() => onOpen(hit)}>
							<span className="sr-m">
								<span className="mono med">{hit.ref}</span>
								<KindIcon kind={hit.kind} />
								<span className="med">{kindName(hit.kind)}</span>
								{hit.verdict === 'broken' && (
									<State tone="bad" icon={TriangleAlert}>
										{words.unverified}
									</State>
								)}
								<span className="dim ell">{words.where(visible(hit.number), visible(hit.title))}</span>
								<span className="dim push nw">{hit.by.map(nameOf).join(', ')}</span>
								<span className="dim nw">
									<Stamp at={hit.at} />
								</span>
							</span>
							<Found excerpt={hit.excerpt} />
						</button>
					</li>
				))}
			</ol>
			{foot}
		</div>
	);
}

function Found({ excerpt: { text, before, after, marks } }: { readonly excerpt: ExcerptView }) {
	const pieces: ReactNode[] = [];
	let at = 0;
	for (const { from, to } of marks) {
		pieces.push(plain(text.slice(at, from)), <mark key={from}>{plain(text.slice(from, to))}</mark>);
		at = to;
	}
	pieces.push(plain(text.slice(at)));
	return (
		<span className="sr-x">
			{before && '… '}
			{pieces}
			{after && ' …'}
		</span>
	);
}

const plain = (text: string): string => visible(text.replace(/[\r\n]+/g, ' · '));
