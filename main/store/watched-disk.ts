/**
 * The disk of an open notebook, watched. After a sync that failed nobody knows what the disk holds: the kernel may have
 * dropped the pages, and it says so once. From then on nothing more is written to the notebook in this run.
 * What must hold: nothing is tried again after a failure, and reading goes on. A full disk is no failure: it took nothing,
 * and takes again once there is room.
 */
import { constants } from 'node:fs';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { codeOf, type Disk, type DiskFile } from './disk';

export interface WatchedDisk extends Disk {
	/** Why nothing more is written in this run; null while all is well. */
	readonly failure: Refused | null;
}

/** Answers of a file system that has no such call: nothing was lost. */
const NO_SUCH_CALL = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP']);

/** @param onFailure told once, when the first sync fails or a write reports a broken disk */
export function watchedDisk(under: Disk, onFailure: (why: Refused) => void): WatchedDisk {
	let failure: Refused | null = null;
	const fail = (path: string, error: unknown) => {
		if (failure) return;
		failure = readOnly(path, codeOf(error) ?? 'no code');
		onFailure(failure);
	};
	/** Work that changes what the disk holds; `isFailure` says which errors leave nobody knowing what it holds now. */
	async function change<T>(path: string, isFailure: (code: string) => boolean, work: () => Promise<T>): Promise<T> {
		if (failure) throw failure;
		try {
			return await work();
		} catch (error) {
			if (isFailure(codeOf(error) ?? '')) fail(path, error);
			throw error;
		}
	}
	const broken = (code: string) => code === 'EIO';
	const unsynced = (code: string) => !NO_SUCH_CALL.has(code);
	const watched = (file: DiskFile, path: string): DiskFile => ({
		read: (...where) => file.read(...where),
		stat: () => file.stat(),
		close: () => file.close(),
		write: (...what) => change(path, broken, () => file.write(...what)),
		truncate: (sizeBytes) => change(path, broken, () => file.truncate(sizeBytes)),
		sync: () => change(path, unsynced, () => file.sync()),
		datasync: () => change(path, unsynced, () => file.datasync()),
	});
	return {
		get failure() {
			return failure;
		},
		open: async (path, flags, mode) => {
			if (failure && (flags & constants.O_CREAT) !== 0) throw failure;
			return watched(await under.open(path, flags, mode), String(path));
		},
		rename: (from, to) => change(to, broken, () => under.rename(from, to)),
		link: (existing, fresh) => change(fresh, broken, () => under.link(existing, fresh)),
		mkdir: async (path, mode) => {
			// A folder that is there is as good as made; only a new one would be written.
			if (failure && !(await isThere(under, path))) throw failure;
			return under.mkdir(path, mode);
		},
		// Clearing up what was never finished loses nothing.
		unlink: (path) => under.unlink(path),
		readdir: (path) => under.readdir(path),
		lstat: (path) => under.lstat(path),
	};
}

async function isThere(disk: Disk, path: string): Promise<boolean> {
	try {
		return (await disk.lstat(path)).isDirectory();
	} catch {
		return false;
	}
}

function readOnly(path: string, code: string): Refused {
	return new Refused(
		'notebook.read-only',
		`The disk failed (${code}, ${visible(path)}), so nothing more is written to this notebook until it is opened again; what was sealed before can be read and exported.`,
		'Export to another disk or copy the notebook there, then open the copy; do not trust this disk.',
	);
}
