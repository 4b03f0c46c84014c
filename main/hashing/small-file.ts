/**
 * Small files, most of every tree, without an object or a loop for each. Whatever is not plain (another kind, a size
 * that is wrong, a file that moved, trouble of any sort) is not decided here: it is left to evidence-file.ts, which
 * reads it again and says what it is.
 * What must hold: what is taken here would have been a clean reading there: the path is looked at before, what was opened
 * is looked at once it was read and must be in everything what the path was; a file changed within the clock's tick is
 * left to wait. A file that was written, renamed, linked or unlinked meanwhile has another time of change or number of
 * links, so its path need not be looked at again.
 */
import { type BigIntStats, closeSync, fstatSync, lstatSync, readSync, type Stats } from 'node:fs';
import { msOf, openQuietly, TICK_MS } from './evidence-file';
import type { EvidencePath } from './names';

/** Files beyond this are read block by block. */
export const SMALL_FILE_BYTES = 65_536;

export interface SmallReading {
	readonly sizeBytes: number;
	/** Milliseconds since 1970, cut; `null` where the time was not asked for. */
	readonly modifiedMs: number | null;
	/** As the path was before, and the file after it was read; `null` where they were not asked for. */
	readonly stats: BigIntStats | null;
}

/** How what the system says of a file is taken. */
interface Look<Said extends Stats | BigIntStats> {
	path(access: EvidencePath): Said;
	open(fd: number): Said;
	isSame(a: Said, b: Said): boolean;
	give(said: Said): Pick<SmallReading, 'modifiedMs' | 'stats'>;
}

const EXACT: Look<BigIntStats> = {
	path: (access) => lstatSync(access, { bigint: true }),
	open: (fd) => fstatSync(fd, { bigint: true }),
	isSame: (a, b) =>
		a.ino === b.ino &&
		a.dev === b.dev &&
		a.size === b.size &&
		a.mtimeNs === b.mtimeNs &&
		a.ctimeNs === b.ctimeNs &&
		a.nlink === b.nlink &&
		a.mode === b.mode,
	give: (said) => ({ modifiedMs: msOf(said.mtimeNs), stats: said }),
};

const GIVES_NONE = { modifiedMs: null, stats: null };
/**
 * Quicker. Times are exact to some hundred nanoseconds, and another change is a clock's tick away at least; a number that
 * is not whole could be that of two files.
 */
const PLAIN: Look<Stats> = {
	path: (access) => lstatSync(access),
	open: (fd) => fstatSync(fd),
	isSame: (a, b) =>
		a.ino === b.ino &&
		a.dev === b.dev &&
		a.size === b.size &&
		a.mtimeMs === b.mtimeMs &&
		a.ctimeMs === b.ctimeMs &&
		a.nlink === b.nlink &&
		a.mode === b.mode &&
		a.ino <= Number.MAX_SAFE_INTEGER &&
		a.dev <= Number.MAX_SAFE_INTEGER,
	give: () => GIVES_NONE,
};

/**
 * Reads the whole file into `room` at `at`, where `SMALL_FILE_BYTES` and one byte more must be free; `undefined` where
 * the file is not plain. `times`: whether they are given too.
 */
export const readSmall = (access: EvidencePath, room: Uint8Array, at: number, times: boolean) =>
	times ? readBy(EXACT, access, room, at) : readBy(PLAIN, access, room, at);

function readBy<Said extends Stats | BigIntStats>(
	look: Look<Said>,
	access: EvidencePath,
	room: Uint8Array,
	at: number,
): SmallReading | undefined {
	let fd: number | undefined;
	try {
		const before = look.path(access);
		if (!before.isFile() || before.size > SMALL_FILE_BYTES) return undefined;
		if (Date.now() - Number(before.ctimeMs) < TICK_MS) return undefined;
		fd = openQuietly(access, Number(before.uid));
		const sizeBytes = Number(before.size);
		// One byte more than there should be: a reading that comes back short has met the end.
		if (readSync(fd, room, at, sizeBytes + 1, 0) !== sizeBytes) return undefined;
		// What was looked at, what was opened and what was read are the same in everything, so they are one file.
		if (!look.isSame(look.open(fd), before)) return undefined;
		return { sizeBytes, ...look.give(before) };
	} catch {
		return undefined;
	} finally {
		if (fd !== undefined) closeSync(fd);
	}
}
