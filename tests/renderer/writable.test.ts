/** Nothing is added to a closed case, by an observer, nor where entries are missing before somebody has said so. */
import { describe, expect, it } from 'vitest';
import { isWritable, openLosses, whyNot } from '../../renderer/parts/writable';
import type { LossView } from '../../shared/views';

const loss = (acknowledgedIn: string | null): LossView => ({
	...{ entries: 'A-5 to A-7', count: 3, found: null, length: 4, acknowledgedIn },
	head: 'ab'.repeat(32) as LossView['head'],
});

describe('a case can be added to', () => {
	it.each([
		['open and whole', 'open', [], false, true],
		['closed', 'closed', [], false, false],
		['open, entries missing', 'open', [loss(null)], false, false],
		['open, the loss acknowledged', 'open', [loss('B-2')], false, true],
		['open, one loss acknowledged and one not', 'open', [loss('B-2'), loss(null)], false, false],
		['open, by an observer', 'open', [], true, false],
	] as const)('%s', (_, state, lost, observing, expected) => {
		expect(isWritable({ state, lost, observing })).toBe(expected);
		expect(whyNot({ state, lost, observing }) === null).toBe(expected);
	});

	it('names only what nobody has acknowledged', () => {
		const open = loss(null);
		expect(openLosses({ lost: [loss('B-2'), open] })).toEqual([open]);
	});
});
