/** The map of a medium: no byte that could not be read disappears in it, and nothing unread looks read. */
import { describe, expect, it } from 'vitest';
import { CELLS, cellBytes, cellsOf } from '../../renderer/parts/diskCells';

const GIB = 1_073_741_824;

describe('a medium as cells', () => {
	it('has at most as many cells as the map has room for', () => {
		for (const size of [1, 511, 512, 513, 459 * 512, 460 * 512, 461 * 512, 96_000_001, 477 * GIB])
			expect(cellsOf(size, 0, [], false).length).toBeLessThanOrEqual(CELLS);
	});

	it('shows one bad sector of a large disk', () => {
		const at = 243_990_528 * 512;
		const cells = cellsOf(477 * GIB, 477 * GIB, [{ from: at, toExclusive: at + 512 }], false);
		expect(cells.filter((cell) => cell === 'b')).toHaveLength(1);
		expect(cells[Math.floor(at / cellBytes(477 * GIB))]).toBe('b');
	});

	it('marks every cell that a range touches, and no other', () => {
		const size = cellBytes(4600 * 512);
		const cells = cellsOf(4600 * 512, 0, [{ from: size - 1, toExclusive: size + 1 }], false);
		expect(cells.slice(0, 3)).toEqual(['b', 'b', 'n']);
	});

	it('calls a cell read only when all of it was read, and marks where the reading stands', () => {
		const size = cellBytes(4600 * 512);
		expect(cellsOf(4600 * 512, 2 * size - 1, [], false).slice(0, 3)).toEqual(['d', 'n', 'n']);
		expect(cellsOf(4600 * 512, 2 * size - 1, [], true).slice(0, 3)).toEqual(['d', 'c', 'n']);
		expect(cellsOf(4600 * 512, 4600 * 512, [], true)).not.toContain('c');
		expect(cellsOf(1000, 1000, [], false)).toEqual(['d', 'd']);
	});
});
