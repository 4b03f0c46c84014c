/**
 * One file of a copy. Long stretches are written around the system's cache where that can be had (O_DIRECT): copying a
 * disk's worth of bytes into the cache costs more than digesting them, and pushes everything else out of it.
 * What must hold: every byte is written, however little each write takes; what the file system will not take around its
 * cache goes through it; both ways lead to the same file.
 */
import {
	closeSync,
	constants,
	fdatasync,
	fstatSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	readSync,
	write,
	writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { codeOf, OPEN, OWNER_FILE } from '../store/disk';
import { PAGE_BYTES } from './slots';

const datasync = promisify(fdatasync);

export class Piece {
	readonly #fd: number;
	/** The same file, opened to be written around the cache. */
	#direct: number | null;
	#dirty = true;

	private constructor(fd: number, direct: number | null) {
		this.#fd = fd;
		this.#direct = direct;
	}

	/**
	 * A new file, or the one that is there where it is the acquisition's own; `if empty`: a crash may have come right after
	 * it was made. Never through a link.
	 */
	static open(path: Buffer, own: boolean | 'if empty'): Piece {
		const fd = openPlain(path, own);
		return new Piece(fd, openDirect(path, fd));
	}

	/** Whether blocks that begin at a page's beginning, in memory and in the file, are written around the cache. */
	get isDirect(): boolean {
		return this.#direct !== null;
	}

	/**
	 * Tries whether `page` lies as this file system wants it. Writes to a file that is shorter than a page, which must be
	 * written anew or cut then.
	 */
	takes(page: Uint8Array): boolean {
		if (this.#direct === null) return false;
		try {
			if (fstatSync(this.#fd).size < PAGE_BYTES) writeSync(this.#direct, page, 0, PAGE_BYTES, 0);
			else readSync(this.#direct, page, 0, PAGE_BYTES, 0);
			return true;
		} catch (error) {
			// Any other trouble is told by the plain way, if it is one.
			if (codeOf(error) !== 'EINVAL') this.giveUpDirect();
			return false;
		}
	}

	/** Everything goes through the cache from now on. */
	giveUpDirect(): void {
		if (this.#direct !== null) closeSync(this.#direct);
		this.#direct = null;
	}

	/** Writes all of these bytes at byte `at` of the file, without keeping the thread. */
	async write(bytes: Uint8Array, from: number, length: number, at: number): Promise<void> {
		this.#dirty = true;
		for (let done = 0; done < length; ) done += await this.#once(bytes, from + done, length - done, at + done);
	}

	/** From the file, through the cache; less only where it ends. */
	read(into: Uint8Array, from: number, length: number, at: number): number {
		return readSync(this.#fd, into, from, length, at);
	}

	/** What was written so far is durable when it ends. */
	async sync(): Promise<void> {
		if (!this.#dirty) return;
		this.#dirty = false;
		await datasync(this.#fd);
	}

	/** Cuts the file to its length and makes it durable. */
	finish(sizeBytes: number): void {
		if (fstatSync(this.#fd).size !== sizeBytes) ftruncateSync(this.#fd, sizeBytes);
		fsyncSync(this.#fd);
	}

	close(): void {
		this.giveUpDirect();
		closeSync(this.#fd);
	}

	async #once(bytes: Uint8Array, from: number, length: number, at: number): Promise<number> {
		const whole = length - (length % PAGE_BYTES);
		if (this.#direct !== null && whole > 0 && at % PAGE_BYTES === 0 && from % PAGE_BYTES === 0) {
			try {
				return await written(this.#direct, bytes, from, whole, at);
			} catch (error) {
				if (codeOf(error) !== 'EINVAL') throw error;
				this.giveUpDirect();
			}
		}
		return written(this.#fd, bytes, from, length, at);
	}
}

function openPlain(path: Buffer, own: boolean | 'if empty'): number {
	if (own) {
		try {
			const fd = openSync(path, OPEN.change);
			const stats = fstatSync(fd);
			if (stats.isFile() && (own === true || stats.size === 0)) return fd;
			closeSync(fd);
		} catch (error) {
			if (codeOf(error) !== 'ENOENT') throw error;
		}
	}
	return openSync(path, OPEN.fresh, OWNER_FILE);
}

/** Null where the system or the file system has no such way, or where another file stands there by now. */
function openDirect(path: Buffer, fd: number): number | null {
	if (constants.O_DIRECT === undefined) return null;
	let direct: number | undefined;
	try {
		direct = openSync(path, OPEN.change | constants.O_DIRECT);
		const [a, b] = [fd, direct].map((each) => fstatSync(each, { bigint: true }));
		if (a?.ino === b?.ino && a?.dev === b?.dev) return direct;
	} catch {
		// The plain way is there.
	}
	if (direct !== undefined) closeSync(direct);
	return null;
}

function written(fd: number, bytes: Uint8Array, from: number, length: number, at: number): Promise<number> {
	return new Promise((resolve, reject) => {
		write(fd, bytes, from, length, at, (error, count) => {
			if (error) reject(error);
			else if (count > 0) resolve(count);
			else reject(Object.assign(new Error('EIO: the disk took no bytes'), { code: 'EIO' }));
		});
	});
}
