/**
 * Room on a disk for work that does not fit into memory. What must hold: nobody else can read it (mode 0600), nothing
 * that was there is replaced (O_EXCL), and nothing of it stays. Where the system allows it, the name is taken away at
 * once, so that not even `kill -9` leaves a file; elsewhere (Windows) it goes when the file is closed.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { refusalOfDisk } from '../../shared/refusal';
import { bytesOf, type EvidencePath, within } from '../hashing/names';

const SHOWN = 'The folder for temporary files';

export class ScratchFile {
	readonly #fd: number;
	#path: Buffer | null;
	#sizeBytes = 0;
	#closed = false;

	/** Refuses `disk.<CODE>` where `folder` takes no file. */
	constructor(folder: EvidencePath) {
		const path = within(bytesOf(folder), Buffer.from(`.sealbook-${randomBytes(8).toString('hex')}.tmp`));
		this.#fd = told(() => openSync(path, 'wx+', 0o600));
		this.#path = path;
		this.#takeNameAway();
	}

	get sizeBytes(): number {
		return this.#sizeBytes;
	}

	/** Writes all of `bytes` at the end. @returns where they begin. Refuses `disk.<CODE>`. */
	append(bytes: Uint8Array): number {
		const from = this.#sizeBytes;
		for (let done = 0; done < bytes.length; )
			done += told(() => writeSync(this.#fd, bytes, done, bytes.length - done, from + done));
		this.#sizeBytes += bytes.length;
		return from;
	}

	/** Fills `target` from `position` on with at most `length` bytes. @returns how many there were */
	read(target: Uint8Array, position: number, length = target.length): number {
		let done = 0;
		while (done < length) {
			const read = told(() => readSync(this.#fd, target, done, length - done, position + done));
			if (read === 0) break;
			done += read;
		}
		return done;
	}

	/** Takes it away; may be called twice. */
	close(): void {
		if (this.#closed) return;
		this.#closed = true;
		closeSync(this.#fd);
		this.#takeNameAway();
	}

	#takeNameAway(): void {
		if (this.#path === null) return;
		try {
			unlinkSync(this.#path);
			this.#path = null;
		} catch {
			// Held open here: it goes when the file is closed.
		}
	}
}

function told<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw refusalOfDisk(error, SHOWN) ?? error;
	}
}
