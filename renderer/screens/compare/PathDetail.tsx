/** One path before and after: every attribute, what sets of known files say, what was found, what changed near it. */
import { ChevronLeft, ChevronRight, ClockAlert, Flag, X } from 'lucide-react';
import type { ComparisonRowView, ComparisonView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { compare, path as words } from '../../words/compare';
import { visible } from '../../words/seen';
import { ICONS, KNOWN } from './looks';
import { PathFacts } from './PathFacts';

interface PathDetailProps {
	readonly comparison: ComparisonView;
	readonly row: ComparisonRowView;
	readonly onClose: () => void;
	readonly onEntry: (ref: string) => void;
	readonly onItem: (tag: string) => void;
	readonly onBefore?: () => void;
	readonly onAfter?: () => void;
	readonly onFinding?: () => void;
}

export function PathDetail(props: PathDetailProps) {
	const { comparison, row, onClose, onBefore, onAfter, onFinding } = props;
	const wanted = { case: comparison.case, comparison: comparison.comparison, row: row.row };
	const { value: full, refusal } = useAnswer('comparison.row', wanted);
	const quick = comparison.quick || row.quick;
	const name = row.path.split(/[/\\]/).at(-1) || row.path;
	return (
		<aside className="insp cp-d" aria-label={words.name} data-pane>
			<div className="ih">
				<h2 className="t4 grow ell">{visible(name)}</h2>
				<Button
					size="s"
					tone="quiet"
					icon={ChevronLeft}
					aria-label={words.before}
					disabled={!onBefore}
					onClick={onBefore}
				/>
				<Button
					size="s"
					tone="quiet"
					icon={ChevronRight}
					aria-label={words.after}
					disabled={!onAfter}
					onClick={onAfter}
				/>
				<Button size="s" tone="quiet" icon={X} aria-label={words.close} onClick={onClose} />
			</div>
			<div className="insp-b">
				<div className="is">
					<div className="bdgs">
						<Badge icon={ICONS[row.state]}>{compare.states[row.state]}</Badge>
						{quick && <Badge tone="warn">{compare.quickRow}</Badge>}
						{row.known && (
							<Badge icon={KNOWN[row.known.verdict].icon} {...toneOf(row)}>
								{compare.knownBadge[row.known.verdict]}
							</Badge>
						)}
						{full?.timesDoNotFit && (
							<Badge tone="warn" icon={ClockAlert}>
								{words.timesDoNotFit}
							</Badge>
						)}
					</div>
					<div className="mono wrap">{visible(row.path)}</div>
					{row.from !== null && (
						<div className="sec">
							{words.from} <span className="mono wrap">{visible(row.from)}</span>
						</div>
					)}
					{quick && <p className="help">{compare.quickTitle}</p>}
				</div>
				{row.known?.set != null && (
					<div className="is">
						<Note tone={row.known.verdict === 'bad' ? 'bad' : 'ok'}>
							<span className="strong">{`${words.inSet[row.known.verdict]} ${words.setName(visible(row.known.set))}`}</span>
						</Note>
					</div>
				)}
				<Refused refusal={refusal} />
				{full && <PathFacts {...props} full={full} />}
			</div>
			{onFinding && (
				<div className="if">
					<Button tone="primary" icon={Flag} keys="F" onClick={onFinding}>
						{words.record}
					</Button>
				</div>
			)}
		</aside>
	);
}

function toneOf({ known }: ComparisonRowView): { readonly tone?: 'ok' | 'bad' } {
	const tone = known ? KNOWN[known.verdict].tone : undefined;
	return tone ? { tone } : {};
}
