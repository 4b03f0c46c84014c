/**
 * The paths of a comparison, a million of them as smoothly as ten: only rows in sight are in the document, and only
 * their pages are asked for. The table keeps the focus itself and names its current row, so that a row that scrolls
 * away takes no focus with it. Beyond a million a browser's page is too short, so the rows come in sections.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ComparisonRowView } from '../../../shared/views';
import type { Pages } from '../../hooks/usePages';
import { count } from '../../parts/measure';
import { compare as words } from '../../words/compare';
import { Row } from './Row';
import { RowHead, type Sort } from './RowHead';

const ROW_PX = 32;
/** The head stays in sight above the rows. */
const HEAD_PX = 33;
/** Chromium's boxes end at 2^25 px. */
const SECTION = 1_000_000;

interface RowTableProps {
	readonly pages: Pages;
	readonly total: number;
	/** Index of the current row among those that fit. */
	readonly current: number;
	readonly onCurrent: (index: number) => void;
	readonly onOpen: () => void;
	readonly sort: Sort;
	readonly onSort: (sort: Sort) => void;
	readonly known: boolean;
	/** Rows say that their content was not read. */
	readonly quick: boolean;
	readonly onEntry: (ref: string) => void;
	readonly onSight: (first: number, last: number) => void;
}

export function RowTable({
	pages,
	total,
	current,
	onCurrent,
	onOpen,
	sort,
	onSort,
	known,
	quick,
	onEntry,
	onSight,
}: RowTableProps) {
	const scroller = useRef<HTMLTableElement>(null);
	const base = Math.floor(current / SECTION) * SECTION;
	const virtual = useVirtualizer({
		count: Math.min(SECTION, total - base),
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		scrollMargin: HEAD_PX,
		scrollPaddingStart: HEAD_PX,
		overscan: 12,
	});
	const items = virtual.getVirtualItems();
	const first = base + (items[0]?.index ?? 0);
	const last = base + (items.at(-1)?.index ?? 0);
	const { want } = pages;
	useEffect(() => {
		want(first, last);
		onSight(first, last);
	}, [first, last, want, onSight]);
	useEffect(() => {
		if (total > 0) virtual.scrollToIndex(current - base, { align: 'auto' });
	}, [current, base, total, virtual]);
	const move = (event: KeyboardEvent<HTMLElement>) => {
		if (event.ctrlKey || event.altKey || event.metaKey) return;
		const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX * 10) / ROW_PX) - 1);
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total }[event.key];
		if (step !== undefined) onCurrent(Math.max(0, Math.min(total - 1, current + step)));
		else if (event.key === 'Enter') onOpen();
		else return;
		event.preventDefault();
	};
	const here = pages.at(current);
	return (
		<>
			<table
				ref={scroller}
				className={`vt-s${known ? '' : ' no-k'}${quick ? ' qk' : ''}`}
				{...asGrid(here)}
				aria-label={words.table}
				aria-rowcount={total + 1}
				aria-busy={pages.stale}
				onKeyDown={move}
				data-pane
			>
				<RowHead sort={sort} onSort={onSort} known={known} />
				<tbody className="vt-i" style={{ height: virtual.getTotalSize() }}>
					{items.map((item) => {
						const index = base + item.index;
						return (
							<Row
								key={item.key}
								row={pages.at(index)}
								index={index}
								top={item.start - HEAD_PX}
								current={index === current}
								known={known}
								quick={quick}
								onEntry={onEntry}
								onPick={() => {
									onCurrent(index);
									onOpen();
								}}
							/>
						);
					})}
				</tbody>
			</table>
			{total > SECTION && (
				<div className="tfoot">
					<span>{words.section(count(base + 1), count(Math.min(total, base + SECTION)))}</span>
					<button type="button" className="btn btn-s push" disabled={base === 0} onClick={() => onCurrent(base - 1)}>
						{words.earlier}
					</button>
					<button
						type="button"
						className="btn btn-s"
						disabled={base + SECTION >= total}
						onClick={() => onCurrent(base + SECTION)}
					>
						{words.later}
					</button>
				</div>
			)}
		</>
	);
}

/** A table that takes the focus itself and names its current row is a grid (WAI-ARIA 1.2, grid). */
const asGrid = (current: ComparisonRowView | undefined) =>
	({
		role: 'grid',
		tabIndex: 0,
		...(current ? { 'aria-activedescendant': `row-${current.row}` } : {}),
	}) as const;
