/**
 * Electron shows an `.asar` file as a folder to everything that reads files. Our own program lies in one; evidence may
 * be one, and is looked at as it lies there. (The hashing worker, a thread of its own, says so for itself.)
 */

/** For a process that has loaded what it needs from the program's archive. */
export function treatArchivesAsFiles(): void {
	process.noAsar = true;
}

/** For one call in a process that still reads the program's archive; how a path is read is settled when it is called. */
export function asFiles<T>(call: () => T): T {
	process.noAsar = true;
	try {
		return call();
	} finally {
		process.noAsar = false;
	}
}
