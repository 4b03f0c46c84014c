/** A case's acquisitions, the newest first, each with its state; those that go on say how far they are. */
import type { AcquisitionView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { moveAmongRows } from '../../parts/rows';
import { Stamp } from '../../parts/Stamp';
import { acquire as words } from '../../words/acquire';
import { visible } from '../../words/seen';
import { isOpen, LOOKS, percent } from './standing';

interface JobListProps {
	readonly views: readonly AcquisitionView[];
	readonly chosen: string;
	readonly onChoose: (acquisition: string) => void;
}

export function JobList({ views, chosen, onChoose }: JobListProps) {
	return (
		<ul className="jb" aria-label={words.list} onKeyDown={moveAmongRows}>
			{views.map((view) => (
				<li key={view.acquisition}>
					<button
						type="button"
						data-row
						className={view.acquisition === chosen ? 'on' : ''}
						{...(view.acquisition === chosen ? { 'aria-current': true } : {})}
						onClick={() => onChoose(view.acquisition)}
					>
						<State tone={LOOKS[view.state].tone} icon={LOOKS[view.state].icon}>
							{words.states[view.state]}
						</State>
						<span className="tag">{visible(view.tag)}</span>
						<span className="jb-w ell sec">
							{words.andMore(visible(view.sources[0]?.name ?? ''), Math.max(0, view.sources.length - 1))}
						</span>
						{isOpen(view) && <span className="mono">{`${percent(view.doneBytes, view.totalBytes)} %`}</span>}
						<span className="dim">
							<Stamp at={view.startedAt} />
						</span>
					</button>
				</li>
			))}
		</ul>
	);
}
