/**
 * Digests of many files, a column for each algorithm: a million of them take as many bytes as they have, and no object. Who
 * looks up a long list gathers it here and asks all of it at once.
 */
import type { DigestName } from '../../../shared/vocabulary';
import { decodeHex } from './hex';
import type { AskedDigests } from './lookup-many';
import { DIGEST_BYTES } from './set-format';

const FIRST_FILES = 1024;

class Column {
	readonly digestBytes: number;
	digests: Buffer;
	/** 1 for each file that has this digest. */
	has: Uint8Array;

	constructor(digestBytes: number, files: number) {
		this.digestBytes = digestBytes;
		this.digests = Buffer.alloc(files * digestBytes);
		this.has = new Uint8Array(files);
	}

	/** Room for so many files and more. */
	grow(files: number): void {
		const { digests, has } = this;
		this.digests = Buffer.alloc(2 * files * this.digestBytes);
		this.digests.set(digests);
		this.has = new Uint8Array(2 * files);
		this.has.set(has);
	}
}

export class DigestColumns implements AskedDigests {
	readonly #columns = new Map<DigestName, Column>();
	readonly #mostBytes: number;
	/** Files that were ended. */
	count = 0;

	/**
	 * `mostBytes`: what they will take, about. Room for it is made at once, since growing would take twice as much; the
	 * system gives no memory for what is not yet used.
	 */
	constructor(mostBytes = 0) {
		this.#mostBytes = mostBytes;
	}

	/** What the columns take, in bytes. */
	get bytes(): number {
		let sum = 0;
		for (const { digestBytes } of this.#columns.values()) sum += this.count * (digestBytes + 1);
		return sum;
	}

	/** The file that is not ended yet has the digest whose hexadecimal digits stand at `at`; false where they are none. */
	hex(algorithm: DigestName, text: Uint8Array, at: number): boolean {
		const { digestBytes, digests, has } = this.#columnOf(algorithm);
		const is = decodeHex(text, at, digestBytes, digests, this.count * digestBytes);
		has[this.count] = is ? 1 : 0;
		return is;
	}

	/** The same for the bytes that stand at `at`. */
	bytesAt(algorithm: DigestName, bytes: Uint8Array, at: number): void {
		const { digestBytes, digests, has } = this.#columnOf(algorithm);
		digests.set(bytes.subarray(at, at + digestBytes), this.count * digestBytes);
		has[this.count] = 1;
	}

	endFile(): void {
		this.count++;
	}

	/** From the first file on again; what was taken for columns is kept. */
	clear(): void {
		this.count = 0;
		for (const { has } of this.#columns.values()) has.fill(0);
	}

	has(algorithm: DigestName, file: number): boolean {
		return this.#columns.get(algorithm)?.has[file] === 1;
	}

	/** In small hexadecimal digits; null where the file has none. */
	textOf(algorithm: DigestName, file: number): string | null {
		const column = this.#columns.get(algorithm);
		if (column?.has[file] !== 1) return null;
		return column.digests.toString('hex', file * column.digestBytes, (file + 1) * column.digestBytes);
	}

	digestsOf(algorithm: DigestName, files: Uint32Array): Uint8Array {
		const { digestBytes, digests } = this.#columnOf(algorithm);
		// All of them, in their order: as they lie.
		if (files.length === this.count) return digests.subarray(0, this.count * digestBytes);
		const asked = new Uint8Array(files.length * digestBytes);
		for (let at = 0; at < files.length; at++) {
			const from = (files[at] as number) * digestBytes;
			asked.set(digests.subarray(from, from + digestBytes), at * digestBytes);
		}
		return asked;
	}

	#columnOf(algorithm: DigestName): Column {
		let column = this.#columns.get(algorithm);
		if (column === undefined) {
			const digestBytes = DIGEST_BYTES[algorithm];
			const files = Math.floor(this.#mostBytes / (digestBytes + 1));
			column = new Column(digestBytes, Math.max(FIRST_FILES, files, this.count + 1));
			this.#columns.set(algorithm, column);
		}
		if (this.count >= column.has.length) column.grow(this.count);
		return column;
	}
}
