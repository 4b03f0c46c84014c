/**
 * A file that either stands whole under its name or is not there: written beside it and named at the end. Never
 * replaces a file.
 */
import { constants } from 'node:fs';
import { link, lstat, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { Terminal } from './terminal';

export interface NewFile {
	write(bytes: Uint8Array): Promise<void>;
	/** Flushes and gives it its name. */
	keep(): Promise<void>;
	/** Takes it away again; does nothing once it was kept. */
	drop(): Promise<void>;
}

/**
 * The path as text, for what is written under names made of it. Refuses `path.encoding` where its bytes are not UTF-8:
 * the text would name another file.
 */
export function textPath(terminal: Pick<Terminal, 'path'>, given: string, option: string): string {
	const path = terminal.path(given);
	if (typeof path === 'string') return path;
	throw notText(given, option);
}

export const notText = (path: string, option: string): Refused =>
	new Refused('path.encoding', `The path “${path}” is not UTF-8.`, 'Choose a path in UTF-8.', option);

/** Refuses where a file of that name is there, before any work is done for it. */
export async function newFile(path: string): Promise<NewFile> {
	const refuse = (error: unknown): never => {
		throw refusalOfDisk(error, `“${path}” cannot be written`) ?? error;
	};
	if (await isThere(path)) throw taken(path);
	const part = `${path}.part-${process.pid}`;
	const file = await open(part, 'wx').catch(refuse);
	let done = false;
	return {
		write: async (bytes) => {
			for (let at = 0; at < bytes.length; ) {
				at += (await file.write(bytes, at, bytes.length - at).catch(refuse)).bytesWritten;
			}
		},
		keep: async () => {
			await file.sync().catch(refuse);
			await file.close();
			await named(part, path).catch(refuse);
			done = true;
		},
		drop: async () => {
			if (done) return;
			done = true;
			await file.close().catch(() => undefined);
			await unlink(part).catch(() => undefined);
		},
	};
}

/** Gives a finished part its name, also against a power cut; never replaces a file. */
export async function named(part: string, path: string): Promise<void> {
	await linked(part, path);
	await syncFolder(dirname(path));
}

async function linked(part: string, path: string): Promise<void> {
	try {
		await link(part, path);
	} catch (error) {
		if ((error as { code?: unknown }).code === 'EEXIST') throw taken(path);
		// No hard links here (FAT, exFAT): look again, then rename; a race is then possible, but only with ourselves.
		if (await isThere(path)) throw taken(path);
		return rename(part, path);
	}
	await unlink(part);
}

/** Where a folder cannot be synced, or may not be read, its file system answers so; Windows has no such call. */
const NO_SUCH_CALL = new Set<unknown>(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EACCES']);

async function syncFolder(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	try {
		const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
		await folder.sync().finally(() => folder.close());
	} catch (error) {
		if (!NO_SUCH_CALL.has((error as { code?: unknown }).code)) throw error;
	}
}

/** True also for a link that leads nowhere: writing to it would make a file elsewhere. */
export async function isThere(path: string | Buffer): Promise<boolean> {
	return lstat(path).then(
		() => true,
		() => false,
	);
}

export function taken(path: string): Refused {
	return new Refused(
		'file.there',
		`“${path}” is there already.`,
		'Choose another name; nothing was changed.',
		'--output',
	);
}

/** The path of a file that is to be written by the notebook. Refuses where something is there already, before any work. */
export async function freshPath(
	terminal: Pick<Terminal, 'path' | 'isThere'>,
	given: string,
	option: string,
): Promise<string> {
	const path = textPath(terminal, given, option);
	if (!(await terminal.isThere(path))) return path;
	throw new Refused('file.there', `“${given}” is there already.`, 'Choose another name; nothing was written.', option);
}
