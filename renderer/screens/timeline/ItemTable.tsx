/**
 * The items of the window, a hundred thousand as smoothly as ten: only rows in sight are in the document, and only their pages
 * are asked for. The time as it was found and where it is placed stand side by side, always.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { TimelineItem } from '../../../shared/views';
import type { Pages } from '../../hooks/usePages';
import { timeline as words } from '../../words/timeline';
import { cellsOf } from './cells';

const ROW_PX = 52;
/** The head stays in sight above the rows. */
const HEAD_PX = 33;

interface ItemTableProps {
	readonly pages: Pages<TimelineItem>;
	readonly total: number;
	readonly current: number;
	readonly onCurrent: (index: number) => void;
	readonly onEntry: (ref: string) => void;
	readonly assumedMinutes: number;
}

export function ItemTable({ pages, total, current, onCurrent, onEntry, assumedMinutes }: ItemTableProps) {
	const id = useId();
	const scroller = useRef<HTMLTableElement>(null);
	const virtual = useVirtualizer({
		count: total,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		scrollMargin: HEAD_PX,
		scrollPaddingStart: HEAD_PX,
		overscan: 8,
	});
	const items = virtual.getVirtualItems();
	const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
	const { want } = pages;
	useEffect(() => want(first, last), [first, last, want]);
	useEffect(() => {
		if (current >= 0 && current < total) virtual.scrollToIndex(current, { align: 'auto' });
	}, [current, total, virtual]);
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
	const active = current >= 0 ? { 'aria-activedescendant': `${id}-${current}` } : {};
	const asGrid = { role: 'grid', tabIndex: 0, ...active } as const;
	return (
		<table
			ref={scroller}
			className="vt-s hs tm-i"
			{...asGrid}
			aria-label={words.table}
			aria-rowcount={total + 1}
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
				{items.map(({ index, start, key }) => {
					const item = pages.at(index);
					return (
						<tr
							key={key}
							id={`${id}-${index}`}
							className={index === current ? 'vt-r sel cur' : 'vt-r'}
							style={{ transform: `translateY(${start - HEAD_PX}px)` }}
							aria-rowindex={index + 2}
							aria-selected={index === current}
							onClick={() => onCurrent(index)}
							onDoubleClick={() => item && onEntry(item.entry)}
						>
							{item ? (
								cellsOf(item, assumedMinutes).map((cell, at) => <td key={words.columns[at]}>{cell}</td>)
							) : (
								<td>
									<div className="vt-w" />
								</td>
							)}
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
