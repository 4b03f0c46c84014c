/**
 * How often somebody tried a wrong passphrase. Nobody can sign an entry while the notebook is locked, so the count waits
 * in a small unsigned file and becomes an entry at the next unlock (decision 15).
 * What must hold: counting never keeps a person from unlocking; a file that makes no sense counts as none, and says so;
 * a disk that does not let it be read just now never starts the count anew.
 */
import { z } from 'zod';
import { INSTANT, type Instant } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from '../store/disk';
import { asRefusal, readWhole, removeFile, replaceFile } from '../store/durable';

const schema = z.strictObject({
	count: z.int().min(1),
	firstAt: z.string().regex(INSTANT),
	lastAt: z.string().regex(INSTANT),
});

export interface FailedUnlocks {
	readonly count: number;
	readonly firstAt: Instant | null;
	readonly lastAt: Instant | null;
	/** False: there was a file, and it made no sense; somebody or something changed it. */
	readonly readable: boolean;
}

/** `path` is `layout(folder).failedUnlocks`. */
export async function readFailedUnlocks(path: string, disk: Disk = nodeDisk): Promise<FailedUnlocks> {
	try {
		return await readCount(path, disk);
	} catch {
		return { ...NONE, readable: false };
	}
}

/** Counts one more; gives the count. Refuses `disk.<CODE>`, `disk.unknown-outcome`. */
export async function countFailedUnlock(path: string, at: Instant, disk: Disk = nodeDisk): Promise<number> {
	const before = await readCount(path, disk).catch((error: unknown) => {
		if (codeOf(error) !== undefined) throw asRefusal(error, path);
		return NONE;
	});
	const after = { count: before.count + 1, firstAt: before.firstAt ?? at, lastAt: at };
	await replaceFile(path, Buffer.from(`${JSON.stringify(after)}\n`, 'utf8'), disk);
	return after.count;
}

/** Starts anew, after the count has become an entry. Refuses `disk.<CODE>`, `disk.unknown-outcome`. */
export function resetFailedUnlocks(path: string, disk: Disk = nodeDisk): Promise<void> {
	return removeFile(path, disk);
}

const NONE: FailedUnlocks = { count: 0, firstAt: null, lastAt: null, readable: true };

/** Throws the disk's error, or another one for a file that makes no sense. */
async function readCount(path: string, disk: Disk): Promise<FailedUnlocks> {
	let bytes: Buffer;
	try {
		bytes = await readWhole(path, 4096, disk);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return NONE;
		throw error;
	}
	const { count, firstAt, lastAt } = schema.parse(JSON.parse(bytes.toString('utf8')));
	return { count, firstAt: firstAt as Instant, lastAt: lastAt as Instant, readable: true };
}
