/**
 * A file that stands whole under its name or not at all: written beside it under another name, synced, and named at the
 * end without taking the place of anything. What must hold: a program that is killed leaves nothing under the name.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refused, refusalOfDisk } from '../../../shared/refusal';
import { syncFolderAt } from '../../evidence/copy';
import { bytesOf, displayName, type EvidencePath } from '../../hashing/names';

export class PartFile {
	readonly fd: number;
	readonly #path: EvidencePath;
	readonly #part: Buffer;
	#sizeBytes = 0;
	#open = true;
	#kept = false;

	/** Refuses `file.there` and `disk.<CODE>` before any work is done. */
	constructor(path: EvidencePath) {
		this.#path = path;
		if (isThere(path)) throw taken(path);
		this.#part = Buffer.concat([bytesOf(path), Buffer.from(`.part-${randomBytes(4).toString('hex')}`)]);
		this.fd = this.#told(() => openSync(this.#part, 'wx+', 0o600));
	}

	get sizeBytes(): number {
		return this.#sizeBytes;
	}

	/** Writes at the end, or at `position` over what is there. */
	write(bytes: Uint8Array, position = this.#sizeBytes): void {
		for (let done = 0; done < bytes.length; )
			done += this.#told(() => writeSync(this.fd, bytes, done, bytes.length - done, position + done));
		this.#sizeBytes = Math.max(this.#sizeBytes, position + bytes.length);
	}

	/** Syncs it and gives it its name, and syncs that. Refuses where something came to stand there. */
	keep(): void {
		this.#told(() => fsyncSync(this.fd));
		this.#open = false;
		closeSync(this.fd);
		this.#told(() => this.#nameIt());
		this.#kept = true;
		this.#told(() => syncFolderAt(Buffer.from(dirname(bytesOf(this.#path).toString('latin1')), 'latin1')));
	}

	/** Takes it away where it was not kept. */
	drop(): void {
		if (this.#open) closeSync(this.fd);
		this.#open = false;
		if (!this.#kept && isThere(this.#part)) unlinkSync(this.#part);
	}

	#nameIt(): void {
		try {
			linkSync(this.#part, this.#path);
		} catch (error) {
			if ((error as { code?: unknown }).code === 'EEXIST' || isThere(this.#path)) throw taken(this.#path);
			// No hard links here (FAT, exFAT).
			renameSync(this.#part, this.#path);
			return;
		}
		unlinkSync(this.#part);
	}

	#told<T>(work: () => T): T {
		try {
			return work();
		} catch (error) {
			throw refusalOfDisk(error, `“${displayName(this.#path)}” cannot be written`) ?? error;
		}
	}
}

/** True also for a link that leads nowhere. */
const isThere = (path: EvidencePath): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const taken = (path: EvidencePath): Refused =>
	new Refused(
		'file.there',
		`“${displayName(path)}” is there already.`,
		'Choose another name; nothing was changed.',
		'to',
	);
