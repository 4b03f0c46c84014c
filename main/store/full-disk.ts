/**
 * A full disk in words: by what name it is mounted, how much is needed there and how much is free, so that a person knows
 * where to make room and how much of it. Also a disk that takes no more files, and one that refuses though it says it has room.
 * What must hold: nothing is asked of the disk but its numbers, and where it does not answer the refusal comes all the same.
 */
import { statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';

const FULL: ReadonlyMap<string, string> = new Map([
	['ENOSPC', 'the disk'],
	['EDQUOT', 'the quota on the disk'],
]);

/** What a write wanted, in bytes; of these `givenBack` are taken until its remains are cleared away. */
export interface Need {
	readonly bytes: number;
	readonly givenBack?: number;
}

/** The refusal where `code` says that `path` found no room; undefined for any other trouble, and where the disk does not answer. */
export function fullDisk(code: string | undefined, path: string, need: Need = { bytes: 0 }): Refused | undefined {
	const what = FULL.get(code ?? '');
	const room = what === undefined ? null : roomAt(path);
	if (what === undefined || !room) return undefined;
	const { free, blockBytes, noMoreFiles, name } = room;
	// A disk gives room by whole blocks; a name in a folder may take one, too.
	const needed = Math.max(1, Math.ceil(need.bytes / blockBytes)) * blockBytes;
	const left = free + (need.givenBack ?? 0);
	const full = `${visible(path)}: ${what} “${visible(name)}” is full`;
	if (noMoreFiles)
		return refusal(
			code,
			`${full}: it has no room for another file, though ${counted(left)} bytes are free.`,
			'Remove files from',
		);
	if (left >= needed)
		return refusal(
			code,
			`${full}: it took none of ${counted(needed)} bytes, though it says that ${counted(left)} are free.`,
		);
	return refusal(code, `${full}: ${counted(needed)} bytes are needed there, and ${counted(left)} are free.`);
}

const refusal = (code: string | undefined, sentence: string, deed = 'Free space on'): Refused =>
	new Refused(`disk.${code}`, sentence, `${deed} it and try again; nothing was changed.`);

interface Room {
	/** Where the disk is mounted. */
	readonly name: string;
	readonly free: number;
	readonly blockBytes: number;
	readonly noMoreFiles: boolean;
}

/** Of the disk on which `path` lies or would lie; null where the system does not say. */
function roomAt(path: string): Room | null {
	try {
		let at = resolve(path);
		while (!isFolder(at) && dirname(at) !== at) at = dirname(at);
		const { bavail, bsize, files, ffree } = statfsSync(at);
		const { dev } = statSync(at);
		while (dirname(at) !== at && statSync(dirname(at)).dev === dev) at = dirname(at);
		return { name: at, free: bavail * bsize, blockBytes: bsize, noMoreFiles: files > 0 && ffree === 0 };
	} catch {
		return null;
	}
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const counted = (bytes: number): string => bytes.toLocaleString('en-US');
