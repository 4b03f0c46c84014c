/** Every state of a path has a pattern of its own, so that a bar can be read in black and white; none is left out. */
import { describe, expect, it } from 'vitest';
import { DIFFERENT, ICONS, PATTERNS } from '../../renderer/screens/compare/looks';
import { rowsWanted } from '../../renderer/screens/compare/wanted';
import type { ComparisonView } from '../../shared/views';
import { COMPARISON_STATES } from '../../shared/vocabulary';

describe('states of a comparison', () => {
	it('stand in the bar, each with a pattern of its own', () => {
		expect([...DIFFERENT, 'unchanged'].sort()).toEqual([...COMPARISON_STATES].sort());
		expect(new Set(Object.values(PATTERNS)).size).toBe(DIFFERENT.length);
	});

	it('have icons that differ', () => {
		expect(new Set(Object.values(ICONS)).size).toBe(COMPARISON_STATES.length);
	});
});

describe('what is asked for', () => {
	const view = { case: 'c', comparison: 'A-2' } as Pick<ComparisonView, 'case' | 'comparison'>;

	it('leaves out no state while none is chosen', () => {
		expect(rowsWanted(view, { states: [], known: [] }, ' ', { by: 'path' })).toEqual({
			case: 'c',
			comparison: 'A-2',
			sort: { by: 'path' },
		});
	});

	it('holds what was chosen', () => {
		const wanted = rowsWanted(view, { states: ['moved'], known: ['bad'] }, ' libc ', { by: 'size', descending: true });
		expect(wanted).toMatchObject({ states: ['moved'], known: ['bad'], text: 'libc' });
	});
});
