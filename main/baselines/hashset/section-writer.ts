/**
 * Writes one section of a set file: records in order, one for each digest, with the number of the origin that stands
 * for all sources it came from; then the index of its blocks.
 */
import { ORIGIN_BYTES } from './digest-sorter';
import type { Origins } from './origins';
import { compareBytes } from './record-order';
import { blockBytesOf, CHECK_BYTES, FENCE_BYTES, INDEX_ENTRY_BYTES, sha256Of } from './set-format';

/** Blocks written at once. */
const WRITTEN_BLOCKS = 256;

export class SectionWriter {
	readonly #recordBytes: number;
	readonly #digestBytes: number;
	readonly #blockBytes: number;
	readonly #origins: Origins;
	readonly #write: (bytes: Uint8Array) => void;
	readonly #written: Uint8Array;
	#filled = 0;
	/** Where the record lies whose sources are still being gathered, -1 before the first. */
	#last = -1;
	#sources: number[] = [];
	readonly #index: Buffer[] = [];
	count = 0;
	blocks = 0;

	constructor(recordBytes: number, origins: Origins, write: (bytes: Uint8Array) => void) {
		this.#recordBytes = recordBytes;
		this.#digestBytes = recordBytes - ORIGIN_BYTES;
		this.#blockBytes = blockBytesOf(recordBytes);
		this.#origins = origins;
		this.#write = write;
		this.#written = new Uint8Array(WRITTEN_BLOCKS * this.#blockBytes);
	}

	/** Takes the records in order: a digest, and the number of one source it came from. */
	add(bytes: Uint8Array, at: number): void {
		const digestBytes = this.#digestBytes;
		const source = ((bytes[at + digestBytes] as number) << 8) | (bytes[at + digestBytes + 1] as number);
		if (this.#last >= 0) {
			const order = compareBytes(bytes, at, this.#written, this.#last, digestBytes);
			if (order < 0) throw new Error('A record came out of order; no lookup would find it.');
			if (order === 0) {
				this.#sources.push(source);
				return;
			}
		}
		this.#settle();
		if (this.#filled === this.#written.length) this.#flush();
		this.#last = this.#filled;
		for (let done = 0; done < digestBytes; done++) this.#written[this.#last + done] = bytes[at + done] as number;
		this.#sources.push(source);
		this.#filled += this.#recordBytes;
		this.count++;
	}

	/** @returns the index, which is to be written after the last record */
	end(): Buffer {
		this.#settle();
		this.#flush();
		return Buffer.concat(this.#index);
	}

	/** The record before has all its sources now. */
	#settle(): void {
		if (this.#last < 0) return;
		const origin = this.#origins.of(this.#sources);
		this.#sources.length = 0;
		this.#written[this.#last + this.#digestBytes] = origin >>> 8;
		this.#written[this.#last + this.#digestBytes + 1] = origin;
	}

	#flush(): void {
		if (this.#filled === 0) return;
		const blocks = Math.ceil(this.#filled / this.#blockBytes);
		const entries = Buffer.alloc(blocks * INDEX_ENTRY_BYTES);
		for (let number = 0; number < blocks; number++) {
			const from = number * this.#blockBytes;
			const block = this.#written.subarray(from, Math.min(this.#filled, from + this.#blockBytes));
			entries.set(block.subarray(0, FENCE_BYTES), number * INDEX_ENTRY_BYTES);
			entries.set(sha256Of(block).subarray(0, CHECK_BYTES), number * INDEX_ENTRY_BYTES + FENCE_BYTES);
		}
		this.#index.push(entries);
		this.blocks += blocks;
		this.#write(this.#written.subarray(0, this.#filled));
		this.#filled = 0;
		this.#last = -1;
	}
}
