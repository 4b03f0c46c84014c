/**
 * A file written outside the notebook, where the person chose: never over an existing one, whole or not at all. When it
 * is said to be written, a power cut takes neither its bytes nor its name (POSIX fsync of the file and of its folder).
 */
import { dirname } from 'node:path';
import { codeOf, type Disk, type DiskFile, nodeDisk, OPEN, OWNER_FILE } from './disk';
import { asRefusal, onDisk, syncFolder, writeAll } from './durable';

/** Writes what `source` gives, synced. Refuses `disk.<CODE>`; errors of the source pass through; then no file stays. @returns bytes written */
export async function writeOut(
	path: string | Buffer,
	source: AsyncIterable<Uint8Array>,
	disk: Disk = nodeDisk,
): Promise<number> {
	const shown = String(path);
	const file = await onDisk(shown, disk.open(path, OPEN.fresh, OWNER_FILE));
	try {
		const sizeBytes = await writeAllOf(source, file, shown);
		await file.sync();
		await file.close();
		await syncFolderOf(path, disk);
		return sizeBytes;
	} catch (error) {
		await file.close().catch(() => undefined);
		await disk.unlink(path).catch(() => undefined);
		throw asRefusal(error, shown);
	}
}

async function writeAllOf(source: AsyncIterable<Uint8Array>, file: DiskFile, shown: string): Promise<number> {
	let sizeBytes = 0;
	for await (const bytes of source) {
		await onDisk(shown, writeAll(file, bytes, sizeBytes), { bytes: sizeBytes + bytes.length, givenBack: sizeBytes });
		sizeBytes += bytes.length;
	}
	return sizeBytes;
}

/** Makes a new name in a folder durable. A folder may be one that we may write to and not read: that has no such call. */
async function syncFolderOf(path: string | Buffer, disk: Disk): Promise<void> {
	const folder = typeof path === 'string' ? dirname(path) : Buffer.from(dirname(path.toString('latin1')), 'latin1');
	try {
		await syncFolder(folder, disk);
	} catch (error) {
		if (codeOf(error) !== 'EACCES') throw error;
	}
}

/** Bytes at hand as a source. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
