/** Cases as rows: what is known of each without opening it. */
import { CircleAlert, FolderCheck, FolderOpen } from 'lucide-react';
import type { CaseSummary } from '../../../shared/views';
import { useDue } from '../../hooks/useDue';
import { usePlace } from '../../hooks/usePlace';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { type Column, Columns } from '../../parts/Columns';
import { ExerciseMark } from '../../parts/ExerciseMark';
import { count } from '../../parts/measure';
import { moveAmongRows } from '../../parts/rows';
import { Stamp } from '../../parts/Stamp';
import { cases as words } from '../../words/cases';
import { due } from '../../words/due';
import { phases } from '../../words/phases';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.number, width: 'w-num' },
	{ name: words.name },
	{ name: words.phase, width: 'w-ph' },
	{ name: words.classification, width: 'w-tlp' },
	{ name: words.last, width: 'w-at' },
	{ name: words.items, width: 'w-n', number: true },
	{ name: words.ledger, width: 'w-n', number: true },
	{ name: words.state, width: 'w-st' },
];

export function CaseTable({
	cases,
	all,
	onClear,
}: {
	readonly cases: readonly CaseSummary[];
	readonly all: number;
	readonly onClear: () => void;
}) {
	const { go } = usePlace();
	return (
		<div className="pn hm-p">
			<div className="hm-t">
				<table className="tb" aria-label={words.table} onKeyDown={moveAmongRows}>
					<Columns of={COLUMNS} />
					<tbody>
						{cases.map((each, at) => {
							const open = () => go({ at: 'case', case: each.case, tab: each.exercise ? 'exercise' : 'notebook' });
							return (
								<tr
									key={each.case}
									className="r2 act"
									data-row
									tabIndex={at === 0 ? 0 : -1}
									onClick={open}
									onKeyDown={(event) => {
										if (event.key === 'Enter' && event.target === event.currentTarget) open();
									}}
								>
									<td className="mono med">{visible(each.number)}</td>
									<td>
										<button
											type="button"
											className={each.chains > 1 ? 'lnk-r ell' : 'lnk-r two-l'}
											tabIndex={-1}
											onClick={open}
										>
											{visible(each.title)}
										</button>
										{each.exercise && <ExerciseMark />}
										{each.chains > 1 && <span className="sub">{words.chains(each.chains)}</span>}
									</td>
									<td>
										<Phases phases={each.phases} />
										<span className="sub" title={impactOf(each)}>
											{impactOf(each)}
										</span>
									</td>
									<td>
										{each.classification === null ? (
											<span className="dim">{words.noClassification}</span>
										) : (
											visible(each.classification)
										)}
									</td>
									<td>
										<Stamp at={each.lastAt} />
										<span className="sub">
											{words.opened} <Stamp at={each.openedAt} />
										</span>
									</td>
									<td className="num">{count(each.items)}</td>
									<td className="num">{count(each.entries)}</td>
									<td>
										<State icon={each.state === 'open' ? FolderOpen : FolderCheck}>
											{each.state === 'open' ? words.open : words.closed}
										</State>
										<DueCount of={each.case} />
									</td>
								</tr>
							);
						})}
					</tbody>
				</table>
				{cases.length === 0 && (
					<p className="none">
						{words.noMatch}{' '}
						<Button size="s" onClick={onClear}>
							{words.clearFilter}
						</Button>
					</p>
				)}
			</div>
			<div className="tfoot">
				<span>{words.shown(cases.length, all)}</span>
				<span className="push" aria-hidden>
					<kbd>↑</kbd> <kbd>↓</kbd> {words.move}
				</span>
				<span aria-hidden>
					<kbd>Enter</kbd> {words.openKey}
				</span>
			</div>
		</div>
	);
}

/** Functional impact, information impact, recoverability, as they are now. */
function impactOf({ impact }: CaseSummary): string {
	const { functional, information, recoverability } = impact;
	if (functional === null && information === null && recoverability === null) return words.notRated;
	return [functional, information, recoverability].map((each) => (each === null ? '–' : visible(each))).join(' · ');
}

/** How many things of the case are overdue; nothing where none is. */
function DueCount({ of }: { readonly of: CaseSummary['case'] }) {
	const overdue = useDue()?.items.filter((item) => item.case === of && item.urgency === 'overdue').length ?? 0;
	if (overdue === 0) return null;
	return (
		<State tone="bad" icon={CircleAlert}>
			{due.count(overdue)}
		</State>
	);
}

function Phases({ phases: counts }: { readonly phases: CaseSummary['phases'] }) {
	return (
		<span className="phs">
			{phases.map((phase) => (
				<span
					key={phase.id}
					title={words.phaseCount(phase.name, counts[phase.id])}
					className={counts[phase.id] > 0 ? 'sec' : 'dim'}
				>
					{phase.short} <b>{counts[phase.id]}</b>
				</span>
			))}
		</span>
	);
}
