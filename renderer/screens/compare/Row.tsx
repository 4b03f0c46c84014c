/** One path as a row; until it is read its place is held. */
import { memo } from 'react';
import type { ComparisonRowView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { bytes, offsetHere, wall } from '../../parts/measure';
import { PathText } from '../../parts/PathText';
import { compare as words } from '../../words/compare';
import { ICONS, KNOWN } from './looks';

interface RowProps {
	readonly row: ComparisonRowView | undefined;
	readonly index: number;
	readonly top: number;
	readonly current: boolean;
	readonly known: boolean;
	/** The comparison was quick, so that each of its rows says so. */
	readonly quick: boolean;
	readonly onPick: () => void;
	readonly onEntry: (ref: string) => void;
}

/** A row changes with its content and place only; what is to be done with a click does not redraw it. */
export const Row = memo(
	ShownRow,
	(a, b) => a.row === b.row && a.index === b.index && a.top === b.top && a.current === b.current && a.known === b.known,
);

function ShownRow({ row, index, top, current, known, quick, onPick, onEntry }: RowProps) {
	const Icon = row && ICONS[row.state];
	const place = { transform: `translateY(${top}px)` };
	const shared = {
		'aria-rowindex': index + 2,
		'aria-selected': current,
		className: current ? 'vt-r sel cur' : 'vt-r',
		style: place,
	} as const;
	if (!row || !Icon)
		return (
			<tr {...shared} aria-busy>
				<td>
					<span className="vh">{words.loading}</span>
				</td>
				<td className="vt-w" />
			</tr>
		);
	return (
		<tr {...shared} id={`row-${row.row}`} onMouseDown={onPick}>
			<td>
				<span className="st">
					<Icon className="ic ic-s dim" aria-hidden />
					{words.states[row.state]}
					{(quick || row.quick) && (
						<span className="bdg bdg-plain bdg-warn" title={words.quickTitle}>
							{words.quickRow}
						</span>
					)}
				</span>
			</td>
			<td>
				<PathText path={row.path} />
			</td>
			<td className="num">{row.sizeBytes === null ? <span className="dim">–</span> : bytes(row.sizeBytes)}</td>
			<td>{row.modifiedAt === null ? <span className="dim">–</span> : <Minute at={row.modifiedAt} />}</td>
			<td className="mono vt-dg">
				{row.digest === null ? (
					<span className="dim">–</span>
				) : (
					<span title={row.digest.value}>{`${row.digest.value.slice(0, 8)}…${row.digest.value.slice(-8)}`}</span>
				)}
			</td>
			{known && <td>{row.known ? <Known row={row} /> : <span className="dim">–</span>}</td>}
			<td>
				{row.finding === null ? (
					<span className="dim">–</span>
				) : (
					<button type="button" className="lnk" tabIndex={-1} onClick={() => row.finding && onEntry(row.finding)}>
						{row.finding}
					</button>
				)}
			</td>
		</tr>
	);
}

function Minute({ at }: { readonly at: string }) {
	const { date, time } = wall(at, offsetHere(at));
	return <span className="mono">{`${date} ${time.slice(0, 5)}`}</span>;
}

function Known({ row }: { readonly row: ComparisonRowView }) {
	if (!row.known) return null;
	const { icon, tone } = KNOWN[row.known.verdict];
	return (
		<Badge icon={icon} {...(tone ? { tone } : {})}>
			{words.knownBadge[row.known.verdict]}
		</Badge>
	);
}
