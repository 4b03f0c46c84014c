/** The bar of one case: its tabs, and what a handler must have in sight at all times. */
import type { CaseView } from '../../shared/views';
import { useAcquisitions } from '../hooks/useAcquisitions';
import { useComparisons } from '../hooks/useComparisons';
import { useDue } from '../hooks/useDue';
import type { CaseTab } from '../hooks/usePlace';
import { usePlace } from '../hooks/usePlace';
import { count } from '../parts/measure';
import { due } from '../words/due';
import { frame } from '../words/frame';
import { phaseName, phaseShort } from '../words/phases';
import { visible } from '../words/seen';

const IMPACT = ['functional', 'information', 'recoverability'] as const;

export function CaseBar({ view, tab }: { readonly view: CaseView; readonly tab: CaseTab }) {
	const { go } = usePlace();
	const { views } = useAcquisitions();
	const { list, job, runsIn } = useComparisons();
	const compared = list.value?.length ?? 0;
	const overdue = useDue()?.items.filter((item) => item.case === view.case && item.urgency === 'overdue').length ?? 0;
	const running = views?.filter((each) => each.state === 'running').length ?? 0;
	const counts: Readonly<Record<CaseTab, string | null>> = {
		notebook: count(view.entries),
		timeline: null,
		incident: null,
		hosts: null,
		evidence: count(view.items),
		acquire: running > 0 ? frame.running(count(running)) : views && views.length > 0 ? count(views.length) : null,
		compare: job.busy && runsIn === view.case ? frame.running('1') : compared > 0 ? count(compared) : null,
		notify: overdue > 0 ? due.count(overdue) : null,
		export: null,
	};
	// What is open tells where the handling is; before any phase was entered, the newest note does.
	const now = view.openPhases.length > 0 ? view.openPhases : view.phase === null ? [] : [view.phase];
	return (
		<div className="cbar">
			<nav className="tabs" aria-label={frame.caseNav} data-pane>
				{(
					['notebook', 'timeline', 'incident', 'hosts', 'evidence', 'acquire', 'compare', 'notify', 'export'] as const
				).map((name) => (
					<button
						key={name}
						type="button"
						className={name === tab ? 'on' : ''}
						{...(name === tab ? { 'aria-current': 'page' as const } : {})}
						onClick={() => go({ at: 'case', case: view.case, tab: name })}
					>
						{frame.tabs[name]}
						{counts[name] !== null && <span className="n">{counts[name]}</span>}
					</button>
				))}
			</nav>
			<dl className="imp">
				<div className="imp-p">
					<dt>{frame.phase}</dt>
					<dd title={now.map(phaseName).join(', ')}>
						{now.length === 0 ? frame.noPhase : now.length === 1 ? now.map(phaseName) : now.map(phaseShort).join(', ')}
					</dd>
				</div>
				{IMPACT.map((factor) => {
					const rated = view.impact[factor];
					return (
						<div key={factor}>
							<dt>{frame.impact[factor]}</dt>
							<dd className={rated === null ? 'not' : ''} title={rated === null ? frame.notRated : visible(rated)}>
								{rated === null ? frame.notRated : visible(rated)}
							</dd>
						</div>
					);
				})}
				{view.classification !== null && (
					<div className="imp-c">
						<dt>{frame.classification}</dt>
						<dd>{visible(view.classification)}</dd>
					</div>
				)}
				{view.state === 'closed' && (
					<div>
						<dt>{frame.state}</dt>
						<dd>{frame.closed}</dd>
					</div>
				)}
			</dl>
		</div>
	);
}
