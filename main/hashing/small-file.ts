/**
 * Small files, most of every tree, without an object or a loop for each. Whatever is not plain (another kind, a size
 * that is wrong, a file that moved, trouble of any sort) is not decided here: it is left to evidence-file.ts, which
 * reads it again and says what it is.
 * What must hold: what is taken here would have been a clean reading there. The same looks are taken: at the path before
 * and after, at what was opened before and after, and a file changed within the clock's tick is left to wait.
 */
import { closeSync, fstatSync, lstatSync, readSync } from 'node:fs';
import { msOf, openQuietly, TICK_MS } from './evidence-file';

/** Files beyond this are read block by block. */
export const SMALL_FILE_BYTES = 65_536;

export interface SmallReading {
	readonly sizeBytes: number;
	/** Milliseconds since 1970, cut. */
	readonly modifiedMs: number;
}

/**
 * Reads the whole file into `room` at `at`, where `SMALL_FILE_BYTES` and one byte more must be free; `undefined` where
 * the file is not plain.
 */
export function readSmall(access: Buffer, room: Uint8Array, at: number): SmallReading | undefined {
	let fd: number | undefined;
	try {
		const seen = lstatSync(access, { bigint: true });
		if (!seen.isFile() || seen.size > SMALL_FILE_BYTES) return undefined;
		if (Date.now() - Number(seen.ctimeMs) < TICK_MS) return undefined;
		fd = openQuietly(access, seen.uid);
		const before = fstatSync(fd, { bigint: true });
		if (!before.isFile() || before.ino !== seen.ino || before.dev !== seen.dev) return undefined;
		const sizeBytes = Number(before.size);
		if (sizeBytes > SMALL_FILE_BYTES) return undefined;
		// One byte more than there should be: a reading that comes back short has met the end.
		if (readSync(fd, room, at, sizeBytes + 1, 0) !== sizeBytes) return undefined;
		const after = fstatSync(fd, { bigint: true });
		if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || after.ctimeNs !== before.ctimeNs)
			return undefined;
		const path = lstatSync(access, { bigint: true });
		if (path.ino !== before.ino || path.dev !== before.dev) return undefined;
		return { sizeBytes, modifiedMs: msOf(before.mtimeNs) };
	} catch {
		return undefined;
	} finally {
		if (fd !== undefined) closeSync(fd);
	}
}
