/**
 * Trouble with the disk that a case file is written to, in words that name the file there; of a full one also what is
 * needed and what is free, so that a person at a stick knows what to make room for.
 */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { visible } from '../../shared/visible';

const FULL = new Set(['disk.ENOSPC', 'disk.EDQUOT']);

/** What is to be thrown for it: a refusal where the disk said why; else the error as it is. */
export async function targetTrouble(error: unknown, path: string, neededBytes: number): Promise<unknown> {
	const what = `“${visible(path)}” cannot be written`;
	const known = refusalOfDisk(error, what);
	if (!known || !FULL.has(known.refusal.code)) return known ?? error;
	const free = await freeBytes(dirname(path));
	const has = free === null ? '' : `, and ${counted(free)} are free`;
	return new Refused(
		known.refusal.code,
		`${what}: its disk is full; ${counted(neededBytes)} bytes are needed there${has}.`,
		'Free space on that disk or choose another; nothing was changed.',
		'to',
	);
}

/** Null where the system does not say, or the disk is gone. */
async function freeBytes(folder: string): Promise<number | null> {
	try {
		const { bavail, bsize } = await statfs(folder);
		return bavail * bsize;
	} catch {
		return null;
	}
}

const counted = (bytes: number) => bytes.toLocaleString('en-US');
