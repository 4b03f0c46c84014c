/** One row of the table, drawn again only where something in it changed: a table that scrolls draws the rows that come, no others. */
import { memo } from 'react';
import type { PlacedGap, TimelineItem } from '../../../shared/views';
import { timeline as words } from '../../words/timeline';
import { stamp } from './Axis';
import { cellsOf, gapText } from './cells';

interface PlaceOfRow {
	readonly id: string;
	/** From the top of the rows, in pixels. */
	readonly top: number;
	/** Of the table, from 1, the heading included. */
	readonly number: number;
}

interface ItemRowProps extends PlaceOfRow {
	readonly index: number;
	/** Undefined: not here yet. */
	readonly item: TimelineItem | undefined;
	readonly on: boolean;
	readonly assumedMinutes: number;
	readonly onCurrent: (index: number) => void;
	readonly onEntry: (ref: string) => void;
}

export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
	const { id, top, number, index, item, on, assumedMinutes, onCurrent, onEntry } = props;
	return (
		<tr
			id={id}
			className={on ? 'vt-r sel cur' : 'vt-r'}
			style={{ transform: `translateY(${top}px)` }}
			aria-rowindex={number}
			aria-selected={on}
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
});

export const GapRow = memo(function GapRow({ id, top, number, gap }: PlaceOfRow & { readonly gap: PlacedGap }) {
	return (
		<tr id={id} className="vt-r tm-gr" style={{ transform: `translateY(${top}px)` }} aria-rowindex={number}>
			<td colSpan={words.columns.length}>
				<span className="tm-gx">{gapText(gap)}</span>
				<span className="dim mono">{`${stamp(gap.fromMs)} – ${stamp(gap.toMs)}`}</span>
			</td>
		</tr>
	);
});
