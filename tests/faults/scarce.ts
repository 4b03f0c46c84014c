/** Real scarcity, made by the program on itself: file handles that are all taken, a device that is full from some write on. */
import { closeSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Disk } from '../../main/store/disk';

/** Runs `work` with only `free` handles to be had, then gives all back. */
export async function takingAllHandles(free: number, work: () => Promise<void>): Promise<void> {
	const held: number[] = [];
	try {
		for (;;) held.push(openSync('/dev/null', 'r'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EMFILE') throw error;
	}
	for (const handle of held.splice(0, free)) closeSync(handle);
	try {
		await work();
	} finally {
		for (const handle of held) closeSync(handle);
	}
}

/** The disk below, but every write after the first `left` goes to /dev/full, which takes none. */
export function runningFull(under: Disk, left: number): Disk {
	let writes = 0;
	return {
		...under,
		open: async (path, flags, mode) => {
			const file = await under.open(path, flags, mode);
			return {
				read: (into, offset, length, position) => file.read(into, offset, length, position),
				write: async (from, offset, length, position) => {
					writes += 1;
					if (writes <= left) return file.write(from, offset, length, position);
					const full = await open('/dev/full', 'r+');
					try {
						return await full.write(from, offset, length, position);
					} finally {
						await full.close();
					}
				},
				sync: () => file.sync(),
				datasync: () => file.datasync(),
				truncate: (sizeBytes) => file.truncate(sizeBytes),
				stat: () => file.stat(),
				close: () => file.close(),
			};
		},
	};
}
