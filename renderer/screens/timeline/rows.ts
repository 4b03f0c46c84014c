/** The rows of the table: items by their index in the window, and between them the gaps. Pure. */
import type { PlacedGap } from '../../../shared/views';
import type { Span } from './zooming';

export type Row = { readonly gap: PlacedGap } | { readonly gap: null; readonly index: number };

export interface Rows {
	readonly count: number;
	/** What stands in a row, from 0. */
	readonly at: (row: number) => Row;
	/** The row in which an item stands. */
	readonly of: (index: number) => number;
}

/** @param window null: there is none @param total items in the window @param most rows of as many of them are shown */
export function rowsAmong(gaps: readonly PlacedGap[], window: Span | null, total: number, most = total): Rows {
	const inside = gaps.filter(
		({ fromMs, toMs, before }) => window && fromMs <= window.toMs && toMs >= window.fromMs && before <= most,
	);
	return {
		count: Math.min(total, most) + inside.length,
		at: (row) => {
			let index = row;
			for (const [nth, gap] of inside.entries()) {
				const place = gap.before + nth;
				if (place === row) return { gap };
				if (place < row) index -= 1;
			}
			return { gap: null, index };
		},
		of: (index) => index + inside.filter(({ before }) => before <= index).length,
	};
}
