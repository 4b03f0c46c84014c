/**
 * What is found on opening is not yet what the disk holds: a program may have been killed between writing and syncing,
 * and after a sync that failed the kernel shows bytes that it will never write. Whoever shows them makes them safe first.
 * What must hold: only what stands there already is written, byte for byte, and no byte before the last record is
 * touched; at most one record was ever unacknowledged, so that is enough.
 */
import { dirname } from 'node:path';
import type { Disk, DiskFile } from './disk';
import { readAll, syncFolder, writeAll } from './durable';
import type { Reading } from './record';

/** Makes a chain's last record, its size and its name durable. Errors of the disk come as Node throws them. */
export async function settle(file: DiskFile, path: string, reading: Reading, disk: Disk): Promise<void> {
	const at = reading.goodBytes - reading.lastBytes;
	await writeAll(file, await readAll(file, at, reading.lastBytes), at);
	await file.datasync();
	await syncFolder(dirname(path), disk);
}
