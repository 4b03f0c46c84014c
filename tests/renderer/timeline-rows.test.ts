/** The table's rows with gaps between the items, and the picture's ticks over whatever time there is. */
import { describe, expect, it } from 'vitest';
import { rowsAmong } from '../../renderer/screens/timeline/rows';
import { roomy, ticks, zoomed } from '../../renderer/screens/timeline/zooming';
import type { PlacedGap } from '../../shared/views';

const gap = (before: number, fromMs = before): PlacedGap => ({
	...{ before, fromMs, toMs: fromMs + 1, maybe: 0, after: 'item', until: 'item' },
});
const window = { fromMs: 0, toMs: 100 };

describe('rows', () => {
	it('are the items, with each gap before the row that follows it, and back again', () => {
		const rows = rowsAmong([gap(0), gap(2), gap(2, 3), gap(4)], window, 4);
		const told = Array.from({ length: rows.count }, (_, at) => {
			const row = rows.at(at);
			return row.gap ? `gap ${row.gap.fromMs}` : row.index;
		});
		expect(told).toEqual(['gap 0', 0, 1, 'gap 2', 'gap 3', 2, 3, 'gap 4']);
		expect([0, 1, 2, 3].map((index) => rows.at(rows.of(index)))).toEqual(
			[0, 1, 2, 3].map((index) => ({ gap: null, index })),
		);
	});

	it('hold no gap that lies outside the window, and without a window nothing but items', () => {
		expect(rowsAmong([gap(0, -50), gap(3, 200)], window, 3).count).toBe(3);
		expect(rowsAmong([gap(0)], null, 3).count).toBe(3);
		expect(rowsAmong([gap(1), gap(300, 50)], window, 500, 2).count).toBe(3);
	});
});

describe('the picture', () => {
	it('has few ticks from a second to ten thousand years, and stays within the years 0 to 9999', () => {
		const [first, last] = [Date.parse('0000-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];
		const all = roomy({ fromMs: first, toMs: last });
		expect(all).toEqual({ fromMs: first, toMs: last });
		for (const width of [1000, 86_400_000, last - first]) {
			const many = ticks({ fromMs: first, toMs: first + width }, 12, 0).length;
			expect(many).toBeGreaterThan(0);
			expect(many).toBeLessThanOrEqual(14);
		}
		const near = zoomed(all, all, 1e-12, last);
		expect(near && near.toMs - near.fromMs).toBeGreaterThanOrEqual(999);
	});
});
