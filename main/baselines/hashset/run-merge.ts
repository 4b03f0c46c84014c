/**
 * Merges sorted runs of fixed-length records by a tournament of losers (Knuth, TAOCP 3, 5.4.1): one path of comparisons
 * from leaf to root for each record. The first six bytes are compared as one number; the rest only where those are equal.
 */
import type { ScratchFile } from '../scratch-file';
import { compareBytes, key48 } from './record-order';

/** A part of the scratch file, in bytes. */
export interface Run {
	readonly from: number;
	readonly toExclusive: number;
}

const RUN_WINDOW_BYTES = 48 * 1024;
/** Others get their say after so many records. */
const SAY_EVERY = 65_536;

/** Gives each record of the runs in order, where it stands in a buffer that is used again. */
export function mergeRuns(
	file: ScratchFile,
	runs: readonly Run[],
	recordBytes: number,
	goOn: () => void,
	each: (bytes: Uint8Array, at: number) => void,
): void {
	const count = runs.length;
	if (count === 0) return;
	const windowBytes = Math.floor(RUN_WINDOW_BYTES / recordBytes) * recordBytes;
	const windows = new Uint8Array(count * windowBytes);
	const at = new Float64Array(count);
	const end = new Float64Array(count);
	const position = Float64Array.from(runs, (run) => run.from);
	/** Infinity: the run is at its end. */
	const keys = new Float64Array(count);

	const fill = (run: number): void => {
		const start = run * windowBytes;
		const left = (runs[run] as Run).toExclusive - (position[run] as number);
		const wanted = Math.min(windowBytes, left);
		const got = wanted === 0 ? 0 : file.read(windows.subarray(start, start + wanted), position[run] as number);
		if (got !== wanted) throw new Error('The scratch file is shorter than what was written to it.');
		position[run] = (position[run] as number) + got;
		at[run] = start;
		end[run] = start + got;
		keys[run] = got === 0 ? Number.POSITIVE_INFINITY : key48(windows, start);
	};
	const before = (a: number, b: number): boolean => {
		const difference = (keys[a] as number) - (keys[b] as number);
		if (difference !== 0 && !Number.isNaN(difference)) return difference < 0;
		if (keys[a] === Number.POSITIVE_INFINITY) return a < b;
		return (compareBytes(windows, at[a] as number, windows, at[b] as number, recordBytes) || a - b) < 0;
	};

	for (let run = 0; run < count; run++) fill(run);
	// losers[0] is the winner; losers[node] the run that lost there. Leaves are nodes count … 2 count - 1.
	const losers = new Int32Array(Math.max(1, count));
	const winners = new Int32Array(2 * count);
	for (let run = 0; run < count; run++) winners[count + run] = run;
	for (let node = count - 1; node > 0; node--) {
		const left = winners[2 * node] as number;
		const right = winners[2 * node + 1] as number;
		const leftWins = before(left, right);
		winners[node] = leftWins ? left : right;
		losers[node] = leftWins ? right : left;
	}
	let winner = count === 1 ? 0 : (winners[1] as number);
	for (let given = 1; keys[winner] !== Number.POSITIVE_INFINITY; given++) {
		if (given % SAY_EVERY === 0) goOn();
		const here = at[winner] as number;
		each(windows, here);
		const next = here + recordBytes;
		if (next < (end[winner] as number)) {
			at[winner] = next;
			keys[winner] = key48(windows, next);
		} else fill(winner);
		for (let node = (winner + count) >> 1; node > 0; node >>= 1) {
			const rival = losers[node] as number;
			if (before(rival, winner)) {
				losers[node] = winner;
				winner = rival;
			}
		}
	}
}
