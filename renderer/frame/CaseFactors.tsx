/** Where the handling of a case stands: its phase, the three impact factors of SP 800-61 r2 section 3.2.6, how it is classified. */
import type { CaseView } from '../../shared/views';
import { frame } from '../words/frame';
import { phaseName, phaseShort } from '../words/phases';
import { visible } from '../words/seen';

const IMPACT = ['functional', 'information', 'recoverability'] as const;

interface CaseFactorsProps {
	readonly view: CaseView;
	/** There is room for the phase's whole name. */
	readonly whole: boolean;
}

export function CaseFactors({ view, whole }: CaseFactorsProps) {
	// What is open tells where the handling is; before any phase was entered, the newest note does.
	const now = view.openPhases.length > 0 ? view.openPhases : view.phase === null ? [] : [view.phase];
	const full = now.length === 0 ? frame.noPhase : now.map(phaseName).join(', ');
	const short = now.length === 0 ? frame.noPhase : now.map(phaseShort).join(', ');
	// Two whole names beside each other would take the bar for themselves.
	const long = now.length > 1 ? short : full;
	return (
		<dl className="imp" data-factors>
			<div className="imp-p" data-phase>
				<dt>
					<span data-phase-label>{frame.phase}</span>
				</dt>
				<dd data-phase-name title={full}>
					{whole ? long : short}
					<i className="ruler" data-ruler="whole" data-text={long} aria-hidden />
					<i className="ruler" data-ruler="short" data-text={short} aria-hidden />
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
					<dd title={visible(view.classification)}>{visible(view.classification)}</dd>
				</div>
			)}
			{view.state === 'closed' && (
				<div>
					<dt>{frame.state}</dt>
					<dd>{frame.closed}</dd>
				</div>
			)}
		</dl>
	);
}
