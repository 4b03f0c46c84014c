/**
 * Small files, most of every tree, without an object or a loop for each. Whatever is not plain (another kind, a size
 * that is wrong, a file that moved, trouble of any sort) is not decided here: it is left to evidence-file.ts, which
 * reads it again and says what it is.
 * What must hold: what is taken here would have been a clean reading there: the path is looked at before, what was opened
 * is looked at once it was read and must be in everything what the path was; a file changed within the clock's tick is
 * left to wait. A file that was written, renamed, linked or unlinked meanwhile has another time of change or number of
 * links, so its path need not be looked at again.
 */
import { type BigIntStats, closeSync, fstatSync, lstatSync, readSync } from 'node:fs';
import { msOf, openQuietly, TICK_MS } from './evidence-file';
import type { EvidencePath } from './names';

/** Files beyond this are read block by block. */
export const SMALL_FILE_BYTES = 65_536;

export interface SmallReading {
	readonly sizeBytes: number;
	/** Milliseconds since 1970, cut. */
	readonly modifiedMs: number;
	/** As the path was before, and the file after it was read. */
	readonly stats: BigIntStats;
}

/**
 * Reads the whole file into `room` at `at`, where `SMALL_FILE_BYTES` and one byte more must be free; `undefined` where
 * the file is not plain.
 */
export function readSmall(access: EvidencePath, room: Uint8Array, at: number): SmallReading | undefined {
	let fd: number | undefined;
	try {
		const before = lstatSync(access, { bigint: true });
		if (!before.isFile() || before.size > SMALL_FILE_BYTES) return undefined;
		if (Date.now() - Number(before.ctimeMs) < TICK_MS) return undefined;
		fd = openQuietly(access, before.uid);
		const sizeBytes = Number(before.size);
		// One byte more than there should be: a reading that comes back short has met the end.
		if (readSync(fd, room, at, sizeBytes + 1, 0) !== sizeBytes) return undefined;
		// What was looked at, what was opened and what was read are the same in everything, so they are one file.
		if (!isSame(fstatSync(fd, { bigint: true }), before)) return undefined;
		return { sizeBytes, modifiedMs: msOf(before.mtimeNs), stats: before };
	} catch {
		return undefined;
	} finally {
		if (fd !== undefined) closeSync(fd);
	}
}

const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
	a.ino === b.ino &&
	a.dev === b.dev &&
	a.size === b.size &&
	a.mtimeNs === b.mtimeNs &&
	a.ctimeNs === b.ctimeNs &&
	a.nlink === b.nlink &&
	a.mode === b.mode;
