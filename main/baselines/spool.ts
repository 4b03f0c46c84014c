/**
 * Lines set aside while a comparison or a sorting is under way. They name evidence, so they lie on the disk encrypted
 * under a key that only this process has and forgets, in a file that only its owner can read and that loses its name
 * at once where the system allows that.
 * What must hold: memory does not grow with what is set aside; closing leaves nothing behind.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused, refusalOfDisk } from '../../shared/refusal';

/** Read and written at once; a whole number of AES blocks. */
const PIECE = 256 * 1024;
const BLOCK = 16;
const LINE_FEED = 0x0a;

export class Spool {
	readonly #file: FileHandle;
	readonly #path: string | null;
	readonly #key = randomBytes(32);
	readonly #cipher = createCipheriv('aes-256-ctr', this.#key, Buffer.alloc(BLOCK));
	#pending: Buffer[] = [];
	#pendingBytes = 0;
	#writtenBytes = 0;

	private constructor(file: FileHandle, path: string | null) {
		this.#file = file;
		this.#path = path;
	}

	/** Refuses `disk.<CODE>`. */
	static async open(folder: string): Promise<Spool> {
		const path = join(folder, `sealbook-${randomBytes(12).toString('hex')}.tmp`);
		const how = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
		const file = await open(path, how, 0o600).catch(refuseDisk);
		// Windows keeps the name of an open file; there it goes at the end.
		const gone =
			process.platform !== 'win32' &&
			(await unlink(path).then(
				() => true,
				() => false,
			));
		return new Spool(file, gone ? null : path);
	}

	/** Bytes of all lines with their ends: where the next line begins. */
	get sizeBytes(): number {
		return this.#writtenBytes + this.#pendingBytes;
	}

	/** One line, without a line feed in it. Wait for the promise, if there is one, before the next. */
	write(line: Buffer): Promise<void> | undefined {
		this.#pending.push(line, END);
		this.#pendingBytes += line.length + 1;
		return this.#pendingBytes < PIECE ? undefined : this.flush();
	}

	async flush(): Promise<void> {
		const plain = Buffer.concat(this.#pending);
		this.#pending = [];
		this.#pendingBytes = 0;
		const bytes = this.#cipher.update(plain);
		for (let at = 0; at < bytes.length; ) {
			const { bytesWritten } = await this.#file
				.write(bytes, at, bytes.length - at, this.#writtenBytes + at)
				.catch(refuseDisk);
			at += bytesWritten;
		}
		this.#writtenBytes += bytes.length;
	}

	/** All lines in order, many at a time. Flush first. */
	async *lines(): AsyncGenerator<Buffer[], void, undefined> {
		let rest: Buffer = Buffer.alloc(0);
		for (let at = 0; at < this.#writtenBytes; at += PIECE) {
			const piece = await this.read(at, Math.min(PIECE, this.#writtenBytes - at));
			const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
			const lines: Buffer[] = [];
			let from = 0;
			for (let end = all.indexOf(LINE_FEED, from); end >= 0; end = all.indexOf(LINE_FEED, from)) {
				lines.push(all.subarray(from, end));
				from = end + 1;
			}
			rest = all.subarray(from);
			yield lines;
		}
	}

	/** Some bytes from anywhere. */
	async read(from: number, length: number): Promise<Buffer> {
		const skipped = from % BLOCK;
		const bytes = Buffer.alloc(skipped + length);
		for (let at = 0; at < bytes.length; ) {
			const { bytesRead } = await this.#file.read(bytes, at, bytes.length - at, from - skipped + at).catch(refuseDisk);
			if (bytesRead === 0) throw new Refused('disk.EIO', 'A temporary file lost bytes.', 'Do not trust this disk.');
			at += bytesRead;
		}
		const counter = Buffer.alloc(BLOCK);
		counter.writeBigUInt64BE(BigInt((from - skipped) / BLOCK), BLOCK - 8);
		return createDecipheriv('aes-256-ctr', this.#key, counter).update(bytes).subarray(skipped);
	}

	async close(): Promise<void> {
		this.#key.fill(0);
		await this.#file.close();
		if (this.#path !== null) await unlink(this.#path).catch(() => undefined);
	}
}

const END = Buffer.from('\n');

function refuseDisk(error: unknown): never {
	throw refusalOfDisk(error, 'A temporary file cannot be used') ?? error;
}
