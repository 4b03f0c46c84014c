/**
 * The items of the window, a hundred thousand as smoothly as ten: only rows in sight are in the document, and only their pages
 * are asked for. The time as it was found and where it is placed stand side by side, always; a gap stands where it is.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useId, useRef } from 'react';
import type { TimelineItem } from '../../../shared/views';
import type { Pages } from '../../hooks/usePages';
import { timeline as words } from '../../words/timeline';
import { GapRow, ItemRow } from './ItemRow';
import type { Rows } from './rows';

const ROW_PX = 52;
/** The head stays in sight above the rows. */
const HEAD_PX = 33;

interface ItemTableProps {
	readonly pages: Pages<TimelineItem>;
	readonly rows: Rows;
	/** The same object while the same is asked for. */
	readonly wanted: object;
	/** Items in the window. */
	readonly total: number;
	readonly current: number;
	readonly onCurrent: (index: number) => void;
	readonly onEntry: (ref: string) => void;
	readonly assumedMinutes: number;
}

export const ItemTable = memo(function ItemTable(props: ItemTableProps) {
	const { pages, rows, wanted, total, current, onCurrent, onEntry, assumedMinutes } = props;
	const id = useId();
	const scroller = useRef<HTMLTableElement>(null);
	const virtual = useVirtualizer({
		count: rows.count,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		scrollMargin: HEAD_PX,
		scrollPaddingStart: HEAD_PX,
		overscan: 8,
	});
	const inSight = virtual.getVirtualItems();
	const [first, last] = [inSight[0]?.index ?? 0, inSight.at(-1)?.index ?? 0];
	const { want } = pages;
	// Gaps are few: an index that is off by them wants the same pages, or one more.
	useEffect(() => want(first, last), [first, last, want]);
	const row = current < 0 ? -1 : rows.of(current);
	useEffect(() => {
		if (row >= 0 && row < rows.count) virtual.scrollToIndex(row, { align: 'auto' });
	}, [row, rows.count, virtual]);
	// Another window or filter is another list: it begins at its beginning.
	useEffect(() => {
		if (wanted && scroller.current) scroller.current.scrollTop = 0;
	}, [wanted]);
	const move = (event: KeyboardEvent<HTMLElement>) => {
		if (event.ctrlKey || event.altKey || event.metaKey) return;
		const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX * 10) / ROW_PX) - 1);
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total }[event.key];
		const here = pages.at(current);
		if (step !== undefined) onCurrent(Math.max(0, Math.min(total - 1, current + step)));
		else if (event.key === 'Enter' && here) onEntry(here.entry);
		else return;
		event.preventDefault();
	};
	const active = current >= 0 ? { 'aria-activedescendant': `${id}-${row}` } : {};
	const asGrid = { role: 'grid', tabIndex: 0, ...active } as const;
	return (
		<table
			ref={scroller}
			className="vt-s hs tm-i"
			{...asGrid}
			aria-label={words.table}
			aria-rowcount={rows.count + 1}
			aria-busy={pages.stale}
			onKeyDown={move}
			data-pane
		>
			<thead>
				<tr className="vt-h" aria-rowindex={1}>
					{words.columns.map((name) => (
						<th key={name} scope="col">
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody className="vt-i" style={{ height: virtual.getTotalSize() }}>
				{inSight.map(({ index: at, start }) => {
					const here = rows.at(at);
					const place = { id: `${id}-${at}`, top: start - HEAD_PX, number: at + 2 };
					if (here.gap) return <GapRow key={at} {...place} gap={here.gap} />;
					const { index } = here;
					const [item, on] = [pages.at(index), index === current];
					return <ItemRow key={at} {...{ ...place, index, item, on, assumedMinutes, onCurrent, onEntry }} />;
				})}
			</tbody>
		</table>
	);
});
