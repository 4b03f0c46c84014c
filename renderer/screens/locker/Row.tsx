/** One item of the locker: what it is and of which case, who has it and where, and what is due of it. */
import { Ban, CalendarClock, Hourglass, Package, PackageCheck, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { LockerRow } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { dueOf, PLACE_SEPARATOR } from '../../hooks/lockerRules';
import { State } from '../../parts/Badge';
import { ExerciseMark } from '../../parts/ExerciseMark';
import { offsetHere, wall } from '../../parts/measure';
import { Outstanding } from '../../parts/Outstanding';
import { nameOf } from '../../parts/SignerName';
import { evidence } from '../../words/evidence';
import { locker as words } from '../../words/locker';
import { visible } from '../../words/seen';

interface RowProps {
	readonly row: LockerRow;
	/** What counts as now, for what is due. */
	readonly now: string;
	readonly index: number;
	readonly top: number;
	readonly current: boolean;
	readonly onPick: () => void;
}

/** A row changes with its content and place only; what is to be done with a click does not redraw it. */
export const Row = memo(
	ShownRow,
	(a, b) => a.row === b.row && a.now === b.now && a.index === b.index && a.top === b.top && a.current === b.current,
);

function ShownRow({ row, now, index, top, current, onPick }: RowProps) {
	return (
		<tr
			id={`lk-${row.item}`}
			aria-rowindex={index + 2}
			aria-selected={current}
			className={current ? 'vt-r sel cur' : 'vt-r'}
			style={{ transform: `translateY(${top}px)` }}
			onClick={onPick}
		>
			<td>
				<span className="row gap-3">
					<span className="tag ell">{visible(row.cite)}</span>
					{row.findings.length > 0 && (
						<span className="tone-warn" title={evidence.findingCount(row.findings.length)}>
							<TriangleAlert className="ic ic-s" aria-hidden />
							<span className="vh">{evidence.findingCount(row.findings.length)}</span>
						</span>
					)}
				</span>
			</td>
			<td>
				<span className="ell blk">{visible(row.description)}</span>
				{row.serial !== null && <span className="sub ell">{visible(row.serial)}</span>}
			</td>
			<td>
				<span className="mono ell blk">{visible(row.number)}</span>
				{row.exercise && <ExerciseMark />}
				{row.caseState === 'closed' && <span className="sub">{words.closedCase}</span>}
			</td>
			<td>
				<span className="ell blk">{nameOf(row.holder)}</span>
			</td>
			<td>
				<Where place={row.place} />
			</td>
			<td>
				<Stands row={row} />
			</td>
			<td>
				<Due row={row} now={now} />
			</td>
		</tr>
	);
}

/** The innermost place first: it is what tells one shelf from the next. */
function Where({ place }: { readonly place: string | null }) {
	if (place === null) return <span className="dim">{words.noPlace}</span>;
	const names = place.split(PLACE_SEPARATOR);
	return (
		<span title={visible(place)}>
			<span className="ell blk">{visible(names.at(-1) ?? place)}</span>
			{names.length > 1 && <span className="sub">{visible(names.slice(0, -1).join(PLACE_SEPARATOR))}</span>}
		</span>
	);
}

const LOOKS = {
	held: { icon: PackageCheck, tone: 'dim' },
	'in transit': { icon: Hourglass, tone: 'warn' },
	lost: { icon: TriangleAlert, tone: 'bad' },
	returned: { icon: Ban, tone: 'dim' },
	disposed: { icon: Ban, tone: 'dim' },
	split: { icon: Package, tone: 'dim' },
	merged: { icon: Package, tone: 'dim' },
} as const;

function Stands({ row }: { readonly row: LockerRow }) {
	return (
		<>
			<State {...LOOKS[row.state]}>{words.states[row.state]}</State>
			<span className="sub">
				<Day at={row.since} />
			</span>
		</>
	);
}

/** What comes first of what is due: a receipt, a loan, the end of keeping. */
function Due({ row, now }: { readonly row: LockerRow; readonly now: string }) {
	const due = dueOf(row, now as Instant);
	if (row.awaits)
		return (
			<span className="tone-warn lk-w">
				<Outstanding since={row.awaits.since} />
			</span>
		);
	if (row.dueBack !== null)
		return (
			<Until
				word={due.includes('return') ? words.overdue : words.dueBack}
				at={row.dueBack}
				on={due.includes('return')}
			/>
		);
	const until = row.retention?.until ?? null;
	if (until !== null)
		return (
			<>
				<Until
					word={due.includes('retention') ? words.keptEnough : words.keptUntil}
					at={until}
					on={due.includes('retention')}
				/>
				{row.onHold && <span className="sub">{words.onHold}</span>}
			</>
		);
	return <span className="dim">{row.onHold ? words.onHold : words.nothingDue}</span>;
}

function Until({ word, at, on }: { readonly word: string; readonly at: string; readonly on: boolean }) {
	return (
		<>
			<State icon={CalendarClock} tone={on ? 'warn' : 'dim'}>
				{word}
			</State>
			<span className="sub">
				<Day at={at} />
			</span>
		</>
	);
}

function Day({ at }: { readonly at: string }) {
	const { date, time } = wall(at, offsetHere(at));
	return (
		<time dateTime={at} title={`${date} ${time}`}>
			{date}
		</time>
	);
}
