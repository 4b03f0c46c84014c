/**
 * The disk that a backup goes to or comes from, in words for people: its name, its room, and what is the matter with it.
 * What must hold: a refusal names the disk and what it needs, and says what has become of the backup that was there.
 */
import { stat, statfs } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { codeOf } from '../store/disk';
import { BACKUP_FOLDER } from './places';

/** What the disk under a folder is called: the name it is mounted by (`KINGSTON`), else the folder's own. */
export async function diskName(folder: string): Promise<string> {
	const given = resolve(folder);
	const start = BACKUP_FOLDER.test(basename(given)) ? dirname(given) : given;
	try {
		let at = start;
		const { dev } = await stat(at);
		while (dirname(at) !== at && (await stat(dirname(at))).dev === dev) at = dirname(at);
		const mounted = basename(at) || (/^[A-Za-z]:/.exec(at)?.[0] ?? '');
		if (mounted !== '') return visible(mounted).slice(0, 100);
	} catch {
		// A stick that was pulled has no name but that of the folder.
	}
	return visible(basename(start) || start).slice(0, 100);
}

/** Bytes free for us on the disk under a folder; null where the system does not tell. */
export async function roomIn(folder: string): Promise<number | null> {
	try {
		const { bavail, bsize } = await statfs(folder);
		return bavail * bsize;
	} catch {
		return null;
	}
}

export function mustHaveRoom(where: string, room: number | null, needBytes: number, last: string): void {
	if (room === null || needBytes <= room) return;
	throw new Refused(
		'disk.ENOSPC',
		`${where} has ${amount(room)} free, and ${amount(needBytes)} are needed.`,
		`Free ${amount(needBytes - room)} on it, or use another disk; ${last}.`,
		'to',
	);
}

const GONE = new Set(['ENOENT', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EBADF']);
const FULL = new Set(['ENOSPC', 'EDQUOT']);
const CLOSED = new Set(['EROFS', 'EACCES', 'EPERM']);

/** A disk's error, or its refusal, as one that names this disk; anything else unchanged. `last`: what stands on it. */
export function stickTrouble(error: unknown, where: string, needBytes: number, last: string): unknown {
	const code = error instanceof Refused ? /^disk\.(E[A-Z]+)$/.exec(error.refusal.code)?.[1] : codeOf(error);
	if (code === undefined) return error;
	if (FULL.has(code))
		return new Refused(
			`disk.${code}`,
			`${where} is full; ${amount(needBytes)} are needed.`,
			`Free that on it and back up again, or use another disk: what is copied is kept; ${last}.`,
			'to',
		);
	if (CLOSED.has(code))
		return new Refused(
			`disk.${code}`,
			code === 'EROFS' ? `${where} is read-only.` : `The system does not let Sealbook write to ${where}.`,
			`Use a disk that can be written to, or take off its write protection; ${last}.`,
			'to',
		);
	if (GONE.has(code))
		return new Refused(
			`disk.${code}`,
			`${where} does not answer any more (${code}); was it pulled out?`,
			`Insert it again and do the same again: what is copied is not copied twice; ${last}.`,
			'to',
		);
	return error;
}

/** Bytes for eyes, in powers of 1000, as disks are labelled. */
function amount(bytes: number): string {
	const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
	let unit = 0;
	let size = bytes;
	while (size >= 1000 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}
	return unit === 0 ? `${size} bytes` : `${size.toFixed(1)} ${units[unit]}`;
}
