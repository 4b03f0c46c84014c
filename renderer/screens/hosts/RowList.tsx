/**
 * Rows of hosts, signs, indicators or leads, thousands of them as smoothly as ten: only rows in sight are in the document. The
 * list keeps the focus itself and names its current row, so that a row that scrolls away takes no focus with it.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';

const ROW_PX = 52;
/** The head stays in sight above the rows. */
const HEAD_PX = 33;

export interface Rows {
	readonly label: string;
	/** Which columns, for the sheet. */
	readonly look: 'hosts' | 'signs' | 'indicators' | 'leads' | 'import';
	readonly columns: readonly string[];
	readonly rows: readonly { readonly key: string; readonly cells: () => readonly ReactNode[] }[];
}

interface RowListProps extends Rows {
	readonly picked: string | null;
	readonly onPick: (key: string) => void;
}

export function RowList({ label, look, columns, rows, picked, onPick }: RowListProps) {
	const id = useId();
	const scroller = useRef<HTMLTableElement>(null);
	const virtual = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		getItemKey: (index) => rows[index]?.key ?? index,
		scrollMargin: HEAD_PX,
		scrollPaddingStart: HEAD_PX,
		overscan: 8,
	});
	const current = rows.findIndex(({ key }) => key === picked);
	useEffect(() => {
		if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
	}, [current, virtual]);
	const move = (event: KeyboardEvent<HTMLElement>) => {
		if (event.ctrlKey || event.altKey || event.metaKey) return;
		const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX * 10) / ROW_PX) - 1);
		const all = rows.length;
		const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -all, End: all }[event.key];
		if (step === undefined) return;
		event.preventDefault();
		const next = rows[Math.max(0, Math.min(all - 1, (current < 0 && step > 0 ? -1 : Math.max(0, current)) + step))];
		if (next) onPick(next.key);
	};
	const here = current >= 0 ? { 'aria-activedescendant': `${id}-${current}` } : {};
	const asGrid = { role: 'grid', tabIndex: 0, ...here } as const;
	return (
		<table
			ref={scroller}
			className={`vt-s hs hs-${look}`}
			{...asGrid}
			aria-label={label}
			aria-rowcount={rows.length + 1}
			onKeyDown={move}
			data-pane
		>
			<thead>
				<tr className="vt-h" aria-rowindex={1}>
					{columns.map((name) => (
						<th key={name} scope="col">
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody className="vt-i" style={{ height: virtual.getTotalSize() }}>
				{virtual.getVirtualItems().map((item) => {
					const row = rows[item.index];
					return (
						row && (
							<tr
								key={row.key}
								id={`${id}-${item.index}`}
								className={item.index === current ? 'vt-r sel cur' : 'vt-r'}
								style={{ transform: `translateY(${item.start - HEAD_PX}px)` }}
								aria-rowindex={item.index + 2}
								aria-selected={item.index === current}
								onClick={() => onPick(row.key)}
							>
								{row.cells().map((cell, at) => (
									<td key={columns[at]}>{cell}</td>
								))}
							</tr>
						)
					);
				})}
			</tbody>
		</table>
	);
}
