/** How a medium of any size becomes at most 460 cells: read, not read, read error, or where the reading stands. */

export const CELLS = 460;

/** `d` read, `n` not read, `b` holds bytes that could not be read, `c` is being read. */
export type Cell = 'd' | 'n' | 'b' | 'c';

interface Extent {
	readonly from: number;
	readonly toExclusive: number;
}

/** Bytes of one cell: at least a sector, so that a small medium has fewer cells. */
export const cellBytes = (totalBytes: number): number => Math.max(512, Math.ceil(totalBytes / CELLS));

/** Bytes in, one cell for each `cellBytes` out; a bad range marks every cell that it touches. */
export function cellsOf(
	totalBytes: number,
	doneBytes: number,
	bad: readonly Extent[],
	moving: boolean,
): readonly Cell[] {
	const size = cellBytes(totalBytes);
	const count = Math.max(1, Math.ceil(totalBytes / size));
	const done = doneBytes >= totalBytes ? count : Math.floor(doneBytes / size);
	const cells: Cell[] = Array.from({ length: count }, (_, at) => (at < done ? 'd' : 'n'));
	if (moving && done < count) cells[done] = 'c';
	for (const { from, toExclusive } of bad)
		for (let at = Math.floor(from / size); at < Math.ceil(toExclusive / size) && at < count; at++) cells[at] = 'b';
	return cells;
}
