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

/** Read and written at once; a whole number of sealed pieces. */
const AT_ONCE = 256 * 1024;
/**
 * Each piece has a counter of its own, so that any can be read alone. Galois counter mode, whose tag is not kept: what
 * is here needs to be unreadable, and its plain counter mode is sixty times slower on Electron 25.
 */
const PIECE = 8 * 1024;
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const LINE_FEED = 0x0a;

export class Spool {
	readonly #file: FileHandle;
	readonly #path: string | null;
	readonly #key = randomBytes(32);
	readonly #pending = Buffer.alloc(AT_ONCE);
	#pendingBytes = 0;
	#writtenBytes = 0;
	#ended = false;

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
		if (this.#ended) throw new Error('The temporary file was ended.');
		const fits = this.#pendingBytes + line.length < AT_ONCE;
		if (!fits) return this.#writeLong(line);
		this.#pending.set(line, this.#pendingBytes);
		this.#pending[this.#pendingBytes + line.length] = LINE_FEED;
		this.#pendingBytes += line.length + 1;
		return undefined;
	}

	/** The same of a text, Latin-1 standing for the bytes. */
	writeText(line: string): Promise<void> | undefined {
		if (this.#ended || this.#pendingBytes + line.length >= AT_ONCE) return this.write(Buffer.from(line, 'latin1'));
		this.#pendingBytes += this.#pending.write(line, this.#pendingBytes, 'latin1');
		this.#pending[this.#pendingBytes++] = LINE_FEED;
		return undefined;
	}

	/** After the last line; none may follow. */
	async end(): Promise<void> {
		this.#ended = true;
		await this.#flush();
	}

	async #writeLong(line: Buffer): Promise<void> {
		for (let taken = 0; taken <= line.length; ) {
			const part = line.subarray(taken, taken + AT_ONCE - this.#pendingBytes);
			this.#pending.set(part, this.#pendingBytes);
			this.#pendingBytes += part.length;
			taken += part.length;
			if (this.#pendingBytes < AT_ONCE) {
				this.#pending[this.#pendingBytes++] = LINE_FEED;
				taken++;
			}
			if (this.#pendingBytes === AT_ONCE) await this.#flush();
		}
	}

	/** Whole pieces only, but for the last. */
	async #flush(): Promise<void> {
		const plain = this.#pending.subarray(0, this.#pendingBytes);
		const bytes = Buffer.alloc(plain.length);
		for (let at = 0; at < plain.length; at += PIECE) {
			const number = (this.#writtenBytes + at) / PIECE;
			const cipher = createCipheriv(CIPHER, this.#key, nonceOf(number));
			bytes.set(cipher.update(plain.subarray(at, at + PIECE)), at);
		}
		this.#pendingBytes = 0;
		for (let at = 0; at < bytes.length; ) {
			const { bytesWritten } = await this.#file
				.write(bytes, at, bytes.length - at, this.#writtenBytes + at)
				.catch(refuseDisk);
			at += bytesWritten;
		}
		this.#writtenBytes += bytes.length;
	}

	/** All lines in order, many at a time; after `end`. */
	async *lines(): AsyncGenerator<Buffer[], void, undefined> {
		let rest: Buffer = Buffer.alloc(0);
		for (let at = 0; at < this.#writtenBytes; at += AT_ONCE) {
			const piece = await this.read(at, Math.min(AT_ONCE, this.#writtenBytes - at));
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

	/** Some bytes from anywhere; after `end`. */
	async read(from: number, length: number): Promise<Buffer> {
		const skipped = from % PIECE;
		const begin = from - skipped;
		const bytes = Buffer.alloc(Math.min(Math.ceil((skipped + length) / PIECE) * PIECE, this.#writtenBytes - begin));
		for (let at = 0; at < bytes.length; ) {
			const { bytesRead } = await this.#file.read(bytes, at, bytes.length - at, begin + at).catch(refuseDisk);
			if (bytesRead === 0) throw new Refused('disk.EIO', 'A temporary file lost bytes.', 'Do not trust this disk.');
			at += bytesRead;
		}
		for (let at = 0; at < bytes.length; at += PIECE) {
			const piece = bytes.subarray(at, at + PIECE);
			piece.set(createDecipheriv(CIPHER, this.#key, nonceOf((begin + at) / PIECE)).update(piece));
		}
		return bytes.subarray(skipped, skipped + length);
	}

	async close(): Promise<void> {
		this.#key.fill(0);
		await this.#file.close();
		if (this.#path !== null) await unlink(this.#path).catch(() => undefined);
	}
}

function nonceOf(piece: number): Buffer {
	const nonce = Buffer.alloc(NONCE);
	nonce.writeUIntBE(piece, NONCE - 6, 6);
	return nonce;
}

function refuseDisk(error: unknown): never {
	throw refusalOfDisk(error, 'A temporary file cannot be used') ?? error;
}
