/** Opens a file whose path is longer than the system takes (4,096 bytes on Linux), folder by folder, following no link. */
import { closeSync, constants, openSync } from 'node:fs';
import { within } from '../hashing/names';

const LONGEST = 3_500;
const FOLDER = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);
const SLASH = 0x2f;

/** A descriptor. Errors of the system come as Node throws them. */
export function openAt(path: Buffer, flags: number): number {
	if (path.length <= LONGEST || process.platform !== 'linux') return openSync(path, flags);
	let folder: number | null = null;
	let access = path;
	try {
		while (access.length > LONGEST) {
			// As much of it at once as the system takes, up to the end of a name.
			const cut = access.lastIndexOf(SLASH, LONGEST);
			const inner: number = openSync(access.subarray(0, cut), FOLDER);
			if (folder !== null) closeSync(folder);
			folder = inner;
			access = within(Buffer.from(`/proc/self/fd/${inner}`), access.subarray(cut + 1));
		}
		return openSync(access, flags);
	} finally {
		if (folder !== null) closeSync(folder);
	}
}
