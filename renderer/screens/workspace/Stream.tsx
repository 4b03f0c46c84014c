/**
 * The stream of entries, oldest first, the newest in sight. Only what is seen is in the document, so that ten
 * thousand entries scroll as ten do. Arrow keys move, Enter opens the proof.
 */

import { useVirtualizer } from '@tanstack/react-virtual';
import { CalendarDays } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { EntryView } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { offsetText, wall, weekday } from '../../parts/measure';
import { stream as words } from '../../words/workspace';
import { Entry } from './Entry';

type Row =
	| { readonly is: 'day'; readonly date: string; readonly offset: number }
	| { readonly is: 'entry'; readonly entry: EntryView; readonly at: number };

interface StreamProps {
	readonly entries: readonly EntryView[];
	/** What an entry is about that names it by an id only. */
	readonly about: (entry: EntryView) => string | null;
	/** How many there are without the filter. */
	readonly all: number;
	readonly selected: string | null;
	readonly onSelect: (ref: string | null) => void;
	readonly onShowAll: () => void;
}

export function Stream({ entries, about, all, selected, onSelect, onShowAll }: StreamProps) {
	const rows = useMemo(() => rowsOf(entries), [entries]);
	const scroller = useRef<HTMLDivElement>(null);
	const wantsFocus = useRef<string | null>(null);
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: (index) => (rows[index]?.is === 'day' ? 25 : 84),
		getItemKey: (index) => {
			const row = rows[index];
			return row?.is === 'entry' ? row.entry.ref : `day ${String(index)}`;
		},
		overscan: 8,
	});
	const newest = entries.at(-1)?.ref;
	useEffect(() => {
		if (newest !== undefined) virtual.scrollToIndex(rows.length - 1, { align: 'end' });
	}, [newest, rows.length, virtual]);
	useEffect(() => {
		const index = rows.findIndex((row) => row.is === 'entry' && row.entry.ref === selected);
		if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
	}, [selected, rows, virtual]);
	// Who reads the newest entry keeps it in sight when the draft below grows.
	const atEnd = useRef(true);
	const count = useRef(rows.length);
	count.current = rows.length;
	const some = entries.length > 0;
	useEffect(() => {
		const element = scroller.current;
		if (!element || !some) return undefined;
		const note = () => {
			atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 8;
		};
		const watch = new ResizeObserver(() => {
			if (atEnd.current) virtual.scrollToIndex(count.current - 1, { align: 'end' });
		});
		element.addEventListener('scroll', note);
		watch.observe(element);
		return () => {
			element.removeEventListener('scroll', note);
			watch.disconnect();
		};
	}, [some, virtual]);
	const shown = virtual.getVirtualItems();
	useEffect(() => {
		const wanted = wantsFocus.current;
		const element = wanted === null ? null : scroller.current?.querySelector<HTMLElement>(`[data-ref="${wanted}"]`);
		if (!element) return;
		wantsFocus.current = null;
		element.focus({ preventScroll: true });
	});
	const move = (event: KeyboardEvent<HTMLElement>) => {
		const focused = event.target instanceof HTMLElement ? event.target.dataset.ref : undefined;
		if (focused === undefined) return;
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -entries.length, End: entries.length }[
			event.key
		];
		if (step === undefined) return;
		event.preventDefault();
		const now = entries.findIndex((entry) => entry.ref === focused);
		const next = entries[Math.max(0, Math.min(entries.length - 1, now + step))];
		if (!next) return;
		wantsFocus.current = next.ref;
		virtual.scrollToIndex(
			rows.findIndex((row) => row.is === 'entry' && row.entry === next),
			{ align: 'auto' },
		);
		// A selection follows the focus, so that the proof beside it is the one of the entry in hand.
		if (selected !== null) onSelect(next.ref);
		scroller.current?.querySelector<HTMLElement>(`[data-ref="${next.ref}"]`)?.focus({ preventScroll: true });
	};
	const first = shown.map((item) => rows[item.index]).find((row) => row?.is === 'entry');
	const inOrder = selected !== null && entries.some((entry) => entry.ref === selected) ? selected : newest;
	if (entries.length === 0) {
		return (
			<div className="ents">
				<p className="none">
					{all === 0 ? words.empty : words.none}{' '}
					{all > 0 && (
						<Button size="s" onClick={onShowAll}>
							{words.showAll}
						</Button>
					)}
				</p>
			</div>
		);
	}
	return (
		<>
			<DayBar row={first} range={words.range(entries[0]?.ref ?? '', newest ?? '')} />
			<div className="ents" ref={scroller} role="feed" aria-label={words.name} onKeyDown={move}>
				<div className="ents-i" style={{ height: virtual.getTotalSize() }}>
					{shown.map((item) => {
						const row = rows[item.index];
						return (
							<div
								key={item.key}
								ref={virtual.measureElement}
								data-index={item.index}
								className="ents-r"
								style={{ transform: `translateY(${item.start}px)` }}
							>
								{row?.is === 'day' && <div className="day">{dayText(row.date, row.offset)}</div>}
								{row?.is === 'entry' && (
									<Entry
										entry={row.entry}
										about={about(row.entry)}
										place={row.at + 1}
										of={entries.length}
										selected={row.entry.ref === selected}
										last={row.entry.ref === newest}
										inOrder={row.entry.ref === inOrder}
										onSelect={onSelect}
									/>
								)}
							</div>
						);
					})}
				</div>
			</div>
		</>
	);
}

function DayBar({ row, range }: { readonly row: Row | undefined; readonly range: string }) {
	const head = row?.is === 'entry' ? row.entry.head : null;
	return (
		<div className="day day-b">
			<CalendarDays className="ic ic-s" aria-hidden />
			{head && dayText(wall(head.at, head.offset).date, head.offset)}
			<span className="push">{range}</span>
		</div>
	);
}

const dayText = (date: string, offset: number): string => `${weekday(date)} ${date}, UTC${offsetText(offset)}`;

/** A day's line stands where the day changes; the first day stands in the bar above. */
function rowsOf(entries: readonly EntryView[]): readonly Row[] {
	const rows: Row[] = [];
	let day = '';
	entries.forEach((entry, at) => {
		const { date } = wall(entry.head.at, entry.head.offset);
		if (day !== '' && date !== day) rows.push({ is: 'day', date, offset: entry.head.offset });
		day = date;
		rows.push({ is: 'entry', entry, at });
	});
	return rows;
}
