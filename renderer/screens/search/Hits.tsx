/** What was found, the newest first: case and entry, kind, who and when, and the words in their place. */
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SearchHit } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { ExerciseMark } from '../../parts/ExerciseMark';
import { KindIcon } from '../../parts/KindIcon';
import { moveAmongRows } from '../../parts/rows';
import { nameOf } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { kindName } from '../../words/kinds';
import { search as words } from '../../words/search';
import { visible } from '../../words/seen';
import { Excerpt } from './Excerpt';

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
								<span className="mono med nw">{hit.ref}</span>
								<KindIcon kind={hit.kind} />
								<span className="med nw">{kindName(hit.kind)}</span>
								{hit.verdict === 'broken' && (
									<State tone="bad" icon={TriangleAlert}>
										{words.unverified}
									</State>
								)}
								{hit.exercise && <ExerciseMark />}
								<span className="dim ell">{words.where(visible(hit.number), visible(hit.title))}</span>
								<span className="dim push nw">{hit.by.map(nameOf).join(', ')}</span>
								<span className="dim nw">
									<Stamp at={hit.at} />
								</span>
							</span>
							<Excerpt excerpt={hit.excerpt} />
						</button>
					</li>
				))}
			</ol>
			{foot}
		</div>
	);
}
