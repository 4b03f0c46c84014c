/**
 * A disk that fails as it is told: the n-th call of an operation (1-based), once or from then on, with an error code;
 * or writes that take only a part. Everything else goes to the real disk, and every call is counted.
 */
import { type Disk, type DiskFile, nodeDisk } from '../../main/store/disk';

export type Operation =
	| 'open'
	| 'read'
	| 'write'
	| 'sync'
	| 'datasync'
	| 'truncate'
	| 'stat'
	| 'close'
	| 'rename'
	| 'link'
	| 'unlink'
	| 'mkdir'
	| 'readdir'
	| 'lstat';

export interface Fault {
	readonly operation: Operation;
	readonly code: string;
	/** The first call that fails. */
	readonly at: number;
	/** Every later call fails too. */
	readonly sticky?: boolean;
}

export interface FaultyDisk extends Disk {
	/** Calls so far, in order. */
	readonly calls: Operation[];
	fault: Fault | null;
	/** The most bytes that one write takes. */
	mostPerWrite: number;
	/** How many bytes may still be written before ENOSPC; a write that does not fit is taken in part. */
	freeBytes: number;
}

export function faultyDisk(under: Disk = nodeDisk): FaultyDisk {
	const calls: Operation[] = [];
	const step = (operation: Operation) => {
		calls.push(operation);
		const { fault } = disk;
		if (fault?.operation !== operation) return;
		const count = calls.filter((call) => call === operation).length;
		if (count === fault.at || (fault.sticky && count > fault.at)) throw failure(fault.code, operation);
	};
	const wrapped = (file: DiskFile): DiskFile => ({
		read: async (into, offset, length, position) => {
			step('read');
			return file.read(into, offset, length, position);
		},
		write: async (from, offset, length, position) => {
			step('write');
			const most = Math.min(length, disk.mostPerWrite, disk.freeBytes);
			if (most === 0) throw failure('ENOSPC', 'write');
			const taken = await file.write(from, offset, most, position);
			disk.freeBytes -= taken.bytesWritten;
			return taken;
		},
		sync: async () => {
			step('sync');
			return file.sync();
		},
		datasync: async () => {
			step('datasync');
			return file.datasync();
		},
		truncate: async (size) => {
			step('truncate');
			return file.truncate(size);
		},
		stat: async () => {
			step('stat');
			return file.stat();
		},
		close: async () => {
			// As on Linux: the descriptor is gone even when close fails.
			await file.close();
			step('close');
		},
	});
	const disk: FaultyDisk = {
		calls,
		fault: null,
		mostPerWrite: Number.MAX_SAFE_INTEGER,
		freeBytes: Number.MAX_SAFE_INTEGER,
		open: async (path, flags, mode) => {
			step('open');
			return wrapped(await under.open(path, flags, mode));
		},
		rename: async (from, to) => {
			step('rename');
			return under.rename(from, to);
		},
		link: async (existing, fresh) => {
			step('link');
			return under.link(existing, fresh);
		},
		unlink: async (path) => {
			step('unlink');
			return under.unlink(path);
		},
		mkdir: async (path, mode) => {
			step('mkdir');
			return under.mkdir(path, mode);
		},
		readdir: async (path) => {
			step('readdir');
			return under.readdir(path);
		},
		lstat: async (path) => {
			step('lstat');
			return under.lstat(path);
		},
	};
	return disk;
}

function failure(code: string, operation: Operation): Error {
	return Object.assign(new Error(`${code}: as the test asked, ${operation}`), { code });
}
