/** A case's comparisons, the newest first: what with what, when, and how much differs. */
import { GitCompare } from 'lucide-react';
import type { ComparisonView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { count } from '../../parts/measure';
import { moveAmongRows } from '../../parts/rows';
import { Stamp } from '../../parts/Stamp';
import { compare as words } from '../../words/compare';
import { visible } from '../../words/seen';

interface ComparisonListProps {
	readonly views: readonly ComparisonView[];
	readonly chosen: string;
	readonly onChoose: (comparison: string) => void;
}

export function ComparisonList({ views, chosen, onChoose }: ComparisonListProps) {
	return (
		<ul className="jb" aria-label={words.list} onKeyDown={moveAmongRows}>
			{views.map((view) => {
				const different = view.rows - view.counts.unchanged;
				return (
					<li key={view.comparison}>
						<button
							type="button"
							data-row
							className={view.comparison === chosen ? 'on' : ''}
							{...(view.comparison === chosen ? { 'aria-current': true } : {})}
							onClick={() => onChoose(view.comparison)}
						>
							<GitCompare className="ic dim" aria-hidden />
							<span className="tag">{view.baselineTag ?? words.noTag}</span>
							<span className="jb-w ell">{visible(view.target)}</span>
							{view.quick && <Badge tone="warn">{words.quickRow}</Badge>}
							<span className="sec nw">
								{different === 0 ? words.noDifferences : words.differences(count(different), different === 1)}
							</span>
							<span className="dim">
								<Stamp at={view.endedAt} />
							</span>
						</button>
					</li>
				);
			})}
		</ul>
	);
}
