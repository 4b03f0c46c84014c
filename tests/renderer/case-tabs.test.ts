/** The bar of a case: whatever its width, the tab at hand, the phase and the impact stand in it, and what has no room is under More. */
import { describe, expect, it } from 'vitest';
import { type BarWidths, CASE_TABS, digitOf, fitBar } from '../../renderer/frame/caseTabs';

/** Tabs of 70 with counts of 20, a phase of 250 or 60, More of 80. */
const bar = (room: number): BarWidths => ({
	room,
	phase: { whole: 250, short: 60 },
	tabs: CASE_TABS.map((name) => ({ name, bare: 70, count: 20 })),
	more: 80,
});
const all = CASE_TABS.length;

describe('the bar of a case', () => {
	it('shows everything where it fits', () => {
		expect(fitBar(bar(all * 90 + 250), 'notebook')).toEqual({ whole: true, counts: true, under: [] });
	});

	it('shortens the phase first, then leaves counts out', () => {
		expect(fitBar(bar(all * 90 + 249), 'notebook')).toEqual({ whole: false, counts: true, under: [] });
		expect(fitBar(bar(all * 90 + 59), 'notebook')).toEqual({ whole: false, counts: false, under: [] });
		expect(fitBar(bar(all * 70 + 60), 'notebook')).toEqual({ whole: false, counts: false, under: [] });
	});

	it('puts tabs under More from left to right, as few as it takes', () => {
		expect(fitBar(bar(all * 70 + 59), 'notebook').under).toEqual(['compare', 'after']);
		expect(fitBar(bar(all * 70 + 59), 'after').under).toEqual(['compare', 'export']);
	});

	it.each(CASE_TABS)('keeps %s in sight while it is at hand, however narrow the window', (name) => {
		const { under } = fitBar(bar(100), name);
		expect(under).not.toContain(name);
		expect(under.length).toBeGreaterThan(all - 3);
	});

	it('counts the tabs from the left, the tenth is 0 and the rest have no digit', () => {
		expect([0, 8, 9, 10, -1].map(digitOf)).toEqual(['1', '9', '0', null, null]);
	});
});
