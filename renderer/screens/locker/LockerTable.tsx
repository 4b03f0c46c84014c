/**
 * Every item in a row, five thousand as smoothly as five: only rows in sight are in the document. The table keeps the focus
 * itself and names its current row, so that a row that scrolls away takes no focus with it.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { LockerSort } from '../../../shared/projections/locker';
import type { LockerRow } from '../../../shared/views';
import { count } from '../../parts/measure';
import { locker as words } from '../../words/locker';
import { Row } from './Row';

const ROW_PX = 52;
const HEAD_PX = 33;
const COLUMNS: readonly LockerSort[] = ['tag', 'description', 'case', 'holder', 'place', 'state', 'due'];

export interface Sort {
	readonly by: LockerSort;
	readonly descending: boolean;
}

interface LockerTableProps {
	readonly rows: readonly LockerRow[];
	readonly all: number;
	readonly now: string;
	readonly current: number;
	readonly onCurrent: (index: number) => void;
	readonly onOpen: (row: LockerRow) => void;
	readonly sort: Sort;
	readonly onSort: (sort: Sort) => void;
}

export function LockerTable({ rows, all, now, current, onCurrent, onOpen, sort, onSort }: LockerTableProps) {
	const scroller = useRef<HTMLTableElement>(null);
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		scrollMargin: HEAD_PX,
		scrollPaddingStart: HEAD_PX,
		overscan: 8,
	});
	useEffect(() => {
		if (current < rows.length) virtual.scrollToIndex(current, { align: 'auto' });
	}, [current, rows.length, virtual]);
	const here = rows[current];
	const move = (event: KeyboardEvent<HTMLElement>) => {
		if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return;
		const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX * 10) / ROW_PX) - 1);
		const far = rows.length;
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -far, End: far }[event.key];
		if (step !== undefined) onCurrent(Math.max(0, Math.min(rows.length - 1, current + step)));
		else if (event.key === 'Enter' && here) onOpen(here);
		else return;
		event.preventDefault();
	};
	return (
		<>
			<table
				ref={scroller}
				className="vt-s lk-t"
				{...asGrid(here)}
				aria-label={words.table}
				aria-rowcount={rows.length + 1}
				onKeyDown={move}
				data-pane
			>
				<thead>
					<tr className="vt-h" aria-rowindex={1}>
						{COLUMNS.map((by) => (
							<Head key={by} by={by} sort={sort} onSort={onSort} />
						))}
					</tr>
				</thead>
				<tbody className="vt-i" style={{ height: virtual.getTotalSize() }}>
					{virtual.getVirtualItems().map((item) => {
						const row = rows[item.index];
						return (
							row && (
								<Row
									key={item.key}
									row={row}
									now={now}
									index={item.index}
									top={item.start - HEAD_PX}
									current={item.index === current}
									onPick={() => {
										onCurrent(item.index);
										onOpen(row);
									}}
								/>
							)
						);
					})}
				</tbody>
			</table>
			<div className="tfoot">
				<span role="status">{words.count(count(rows.length), count(all))}</span>
				<span className="push" aria-hidden>
					<kbd>↑</kbd> <kbd>↓</kbd> {words.move}&ensp;<kbd>Enter</kbd> {words.open}
				</span>
			</div>
		</>
	);
}

function Head({ by, sort, onSort }: { readonly by: LockerSort } & Pick<LockerTableProps, 'sort' | 'onSort'>) {
	const on = sort.by === by;
	const Icon = sort.descending ? ChevronDown : ChevronUp;
	const name = words.columns[by];
	return (
		<th scope="col" aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
			<button
				type="button"
				title={words.sortedBy(name)}
				onClick={() => onSort({ by, descending: on ? !sort.descending : false })}
			>
				{name}
				{on && <Icon className="ic" aria-hidden />}
			</button>
		</th>
	);
}

/** A table that takes the focus itself and names its current row is a grid (WAI-ARIA 1.2, grid). */
const asGrid = (current: LockerRow | undefined) =>
	({
		role: 'grid',
		tabIndex: 0,
		...(current ? { 'aria-activedescendant': `lk-${current.item}` } : {}),
	}) as const;
