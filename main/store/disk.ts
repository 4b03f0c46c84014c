/**
 * The few disk operations the store needs, as something handed in: a test gives a disk that writes short, runs full,
 * fails to sync or forgets, and the code above it cannot tell. `nodeDisk` is the real one.
 * What must hold: nothing here retries, buffers or decides; POSIX meaning of each call, errors as Node throws them.
 */
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';

/** An open file. `read` and `write` may do less than asked. */
export interface DiskFile {
	read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
	write(from: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>;
	/** fsync: contents, size and times. */
	sync(): Promise<void>;
	/** fdatasync: contents, and the size where a reader needs it. */
	datasync(): Promise<void>;
	truncate(sizeBytes: number): Promise<void>;
	stat(): Promise<{ readonly size: number; isFile(): boolean }>;
	close(): Promise<void>;
}

export interface Disk {
	/** A path that is no text is given as its bytes. */
	open(path: string | Buffer, flags: number, mode?: number): Promise<DiskFile>;
	rename(from: string, to: string): Promise<void>;
	link(existing: string, fresh: string): Promise<void>;
	unlink(path: string | Buffer): Promise<void>;
	mkdir(path: string, mode: number): Promise<void>;
	readdir(path: string): Promise<string[]>;
	lstat(path: string): Promise<{ readonly size: number; isFile(): boolean; isDirectory(): boolean }>;
}

export const nodeDisk: Disk = {
	open: (path, flags, mode) => open(path, flags, mode),
	rename: (from, to) => rename(from, to),
	link: (existing, fresh) => link(existing, fresh),
	unlink: (path) => unlink(path),
	mkdir: async (path, mode) => {
		await mkdir(path, { mode });
	},
	readdir: (path) => readdir(path),
	lstat: (path) => lstat(path),
};

/** Flags that Windows lacks count as nothing there. */
const NOFOLLOW = constants.O_NOFOLLOW ?? 0;
const NONBLOCK = constants.O_NONBLOCK ?? 0;
const DIRECTORY = constants.O_DIRECTORY ?? 0;

/** How the store opens files: links are never followed, and a FIFO put in a file's place cannot make it wait. */
export const OPEN = {
	read: constants.O_RDONLY | NOFOLLOW | NONBLOCK,
	change: constants.O_RDWR | NOFOLLOW | NONBLOCK,
	fresh: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | NOFOLLOW,
	folder: constants.O_RDONLY | DIRECTORY,
} as const;

/** Mode of every file and folder of a notebook: its owner's alone. */
export const OWNER_FILE = 0o600;
export const OWNER_FOLDER = 0o700;

/** The system's code of an error (`ENOSPC`), if it has one. */
export function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}
