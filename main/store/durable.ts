/**
 * Writing so that a power cut leaves the old version or the new one, never a mixture and never nothing. lowdb's own
 * writer and the usual atomic-write libraries do not: they never sync, or take one short write for a whole one.
 * What must hold: when `replaceFile` resolves, the new version is on the disk under its name (POSIX fsync of the file,
 * rename, fsync of the folder); when it refuses, the old version stands, unless the refusal says that it is not known.
 */
import { randomBytes } from 'node:crypto';
import { write } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { codeOf, type Disk, type DiskFile, nodeDisk, OPEN, OWNER_FILE, OWNER_FOLDER } from './disk';
import { fullDisk, type Need } from './full-disk';

const TEMPORARY = /^\..+\.[0-9a-f]{16}\.tmp$/s;
const writeToNumber = promisify(write);

/**
 * Writes all of `bytes` at `position` (in bytes), however little each write takes: near the end of a full disk the
 * kernel takes a part, reports success, and only the next write fails.
 */
export async function writeAll(file: Pick<DiskFile, 'write'> | number, bytes: Uint8Array, position = 0): Promise<void> {
	for (let done = 0; done < bytes.length; ) {
		const left = bytes.length - done;
		const { bytesWritten } =
			typeof file === 'number'
				? await writeToNumber(file, bytes, done, left, position + done)
				: await file.write(bytes, done, left, position + done);
		if (bytesWritten <= 0) throw Object.assign(new Error('EIO: the disk took no bytes'), { code: 'EIO' });
		done += bytesWritten;
	}
}

/** Reads `length` bytes at `position`, or fewer where the file ends. */
export async function readAll(file: Pick<DiskFile, 'read'>, position: number, length: number): Promise<Buffer> {
	const bytes = Buffer.alloc(length);
	let done = 0;
	while (done < length) {
		const { bytesRead } = await file.read(bytes, done, length - done, position + done);
		if (bytesRead <= 0) break;
		done += bytesRead;
	}
	return bytes.subarray(0, done);
}

/** Reads a whole regular file of at most `mostBytes`. Errors of the disk come as Node throws them. */
export async function readWhole(path: string, mostBytes: number, disk: Disk = nodeDisk): Promise<Buffer> {
	const file = await disk.open(path, OPEN.read);
	try {
		const stat = await file.stat();
		if (!stat.isFile() || stat.size > mostBytes) {
			throw new Refused('file.unreadable', `${visible(path)} is not a file of at most ${mostBytes} bytes.`);
		}
		return await readAll(file, 0, stat.size);
	} finally {
		await file.close();
	}
}

/**
 * Puts `bytes` in the place of the file at `path`, or makes it.
 * Refuses `disk.<CODE>` (the old version stands) or `disk.unknown-outcome` (the new one is in place, but the disk
 * could not promise that it would survive a power cut).
 */
export async function replaceFile(path: string, bytes: Uint8Array, disk: Disk = nodeDisk): Promise<void> {
	const temporary = temporaryFor(path);
	await writeFresh(temporary, bytes, path, disk);
	await putInPlace(temporary, path, disk);
}

/** Renames a synced temporary file to its name and syncs the folder; removes it where the rename fails. */
export async function putInPlace(temporary: string, path: string, disk: Disk = nodeDisk): Promise<void> {
	try {
		await disk.rename(temporary, path);
	} catch (error) {
		await disk.unlink(temporary).catch(() => undefined);
		throw asRefusal(error, path);
	}
	await syncAfter('the new version was put in place', path, disk);
}

/**
 * Removes a file, durably: it does not come back after a power cut. Does nothing where there is none.
 * Refuses `disk.<CODE>` (it stands) or `disk.unknown-outcome` (it is gone, but may come back).
 */
export async function removeFile(path: string, disk: Disk = nodeDisk): Promise<void> {
	try {
		await disk.unlink(path);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return;
		throw asRefusal(error, path);
	}
	await syncAfter('it was removed', path, disk);
}

async function syncAfter(deed: string, path: string, disk: Disk): Promise<void> {
	try {
		await syncFolder(dirname(path), disk);
	} catch (error) {
		throw new Refused(
			'disk.unknown-outcome',
			`${visible(path)}: the disk failed (${codeOf(error) ?? 'no code'}) after ${deed}.`,
			'Do not trust this disk; open the notebook again and look whether the change is there.',
		);
	}
}

/** Makes a new file (never an existing one, never through a link) with these bytes, synced; leaves none on failure. */
export async function writeFresh(path: string, bytes: Uint8Array, shown = path, disk: Disk = nodeDisk): Promise<void> {
	let file: DiskFile | undefined;
	try {
		file = await disk.open(path, OPEN.fresh, OWNER_FILE);
		await writeAll(file, bytes);
		await file.sync();
		const { size } = await file.stat();
		if (size !== bytes.length) throw Object.assign(new Error(`EIO: ${size} of ${bytes.length} bytes`), { code: 'EIO' });
		await file.close();
	} catch (error) {
		if (file) {
			await file.close().catch(() => undefined);
			await disk.unlink(path).catch(() => undefined);
		}
		throw asRefusal(error, shown, { bytes: bytes.length });
	}
}

/** A name beside `path` that nobody can guess and `sweepTemporary` knows. */
export function temporaryFor(path: string): string {
	return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
}

/** Makes names in a folder durable. Windows has no such call; some file systems answer that they cannot. */
export async function syncFolder(path: string | Buffer, disk: Disk = nodeDisk): Promise<void> {
	if (process.platform === 'win32') return;
	const folder = await disk.open(path, OPEN.folder);
	try {
		await folder.sync();
	} catch (error) {
		const code = codeOf(error);
		if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
	} finally {
		await folder.close();
	}
}

/** Makes a folder and those above it that are missing, mode 0700, each durable in its parent. */
export async function makeFolder(path: string, disk: Disk = nodeDisk): Promise<void> {
	try {
		await makeOne(path, disk);
	} catch (error) {
		throw asRefusal(error, path);
	}
}

async function makeOne(path: string, disk: Disk): Promise<void> {
	const make = async () => {
		await disk.mkdir(path, OWNER_FOLDER);
		durableFolders(disk).delete(path);
	};
	try {
		await make();
	} catch (error) {
		if (codeOf(error) === 'ENOENT' && dirname(path) !== path) {
			await makeOne(dirname(path), disk);
			await make();
		} else if (codeOf(error) !== 'EEXIST' || !(await disk.lstat(path)).isDirectory()) throw error;
	}
	await syncNames(path, disk);
}

const known = new WeakMap<Disk, Set<string>>();

/** The folders whose names this run has made durable. */
function durableFolders(disk: Disk): Set<string> {
	const folders = known.get(disk) ?? new Set();
	known.set(disk, folders);
	return folders;
}

/**
 * Syncs a folder's name and those above it, once in a run, also where it was there: who made it may have been killed
 * before its sync, or the sync failed. Folders that may not be read were not made by us.
 */
async function syncNames(path: string, disk: Disk): Promise<void> {
	const durable = durableFolders(disk);
	const synced: string[] = [];
	for (let at = path; !durable.has(at) && dirname(at) !== at; at = dirname(at)) {
		try {
			await syncFolder(dirname(at), disk);
		} catch (error) {
			if (codeOf(error) !== 'EACCES') throw error;
			break;
		}
		synced.push(at);
	}
	for (const folder of synced) durable.add(folder);
}

/**
 * Removes what interrupted writes left in a folder, and says how many files that was. Only for the holder of the
 * notebook's lock: a living writer's temporary file looks the same.
 */
export async function sweepTemporary(folder: string, disk: Disk = nodeDisk): Promise<number> {
	let swept = 0;
	let names: string[];
	try {
		names = await disk.readdir(folder);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return 0;
		throw asRefusal(error, folder);
	}
	for (const name of names) {
		if (!TEMPORARY.test(name)) continue;
		const path = join(folder, name);
		try {
			if (!(await disk.lstat(path)).isFile()) continue;
			await disk.unlink(path);
			swept += 1;
		} catch (error) {
			if (codeOf(error) !== 'ENOENT') throw asRefusal(error, path);
		}
	}
	return swept;
}

/** A disk's error as a refusal that names the place, and of a full disk what is needed and free; anything else unchanged. */
export function asRefusal(error: unknown, path: string, need?: Need): unknown {
	return fullDisk(codeOf(error), path, need) ?? refusalOfDisk(error, visible(path)) ?? error;
}

/** Work on the disk, its errors as refusals. */
export async function onDisk<T>(path: string, work: Promise<T>, need?: Need): Promise<T> {
	try {
		return await work;
	} catch (error) {
		throw asRefusal(error, path, need);
	}
}
