/**
 * A set file’s bytes with their digests checked: every block that is handed out has the SHA-256 that the index says, the
 * index that which the description says, and the description that which the first bytes say.
 */
import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { DigestName, Sha256 } from '../../../shared/vocabulary';
import { key48 } from './record-order';
import {
	blockBytesOf,
	CHECK_BYTES,
	DIGEST_BYTES,
	damaged,
	FENCE_BYTES,
	INDEX_ENTRY_BYTES,
	readDescription,
	recordBytesOf,
	type SetDescription,
	type SetSection,
	sha256Of,
} from './set-format';

/** Blocks read at once where most of them are needed. */
const WINDOW_BLOCKS = 64;
/** Of the index, read at once. */
const INDEX_ENTRIES = 4096;

/** As many bytes as there are. Refuses `hashset.damaged` where the disk does not give them. */
export function readAt(fd: number, target: Uint8Array, position: number): number {
	let done = 0;
	try {
		while (done < target.length) {
			const read = readSync(fd, target, done, target.length - done, position + done);
			if (read === 0) break;
			done += read;
		}
	} catch (error) {
		throw damaged(`its disk cannot read it (${(error as NodeJS.ErrnoException).code})`);
	}
	return done;
}

/** Refuses `hashset.unknown` and `hashset.damaged`. */
export function describedIn(fd: number, fileBytes: number): { described: SetDescription; contents: Sha256 } {
	return readDescription((position, bytes) => {
		const target = Buffer.alloc(Math.min(bytes, Math.max(0, fileBytes - position)));
		return target.subarray(0, readAt(fd, target, position));
	}, fileBytes);
}

/** One section’s blocks. */
export class SectionPages {
	readonly algorithm: DigestName;
	readonly count: number;
	readonly blocks: number;
	readonly recordBytes: number;
	readonly digestBytes: number;
	readonly blockBytes: number;
	/** The first six bytes of each block’s first digest, as numbers. */
	readonly fences: Float64Array;
	/** Where the block before was found: the next one asked for is not far. */
	near = 0;
	readonly #fd: number;
	readonly #offset: number;
	readonly #checks: Buffer;
	readonly #window: Buffer;
	#first = 0;
	#held = 0;

	/** Reads the section’s index. Refuses `hashset.damaged`. */
	constructor(fd: number, { algorithm, blocks, count, indexSha256, offset }: SetSection) {
		this.#fd = fd;
		this.#offset = offset;
		this.algorithm = algorithm;
		this.count = count;
		this.blocks = blocks;
		this.recordBytes = recordBytesOf(algorithm);
		this.digestBytes = DIGEST_BYTES[algorithm];
		this.blockBytes = blockBytesOf(this.recordBytes);
		this.fences = new Float64Array(blocks);
		this.#checks = Buffer.alloc(blocks * CHECK_BYTES);
		this.#window = Buffer.alloc(WINDOW_BLOCKS * this.blockBytes);
		const digest = createHash('sha256');
		const some = Buffer.alloc(Math.min(blocks, INDEX_ENTRIES) * INDEX_ENTRY_BYTES);
		const index = offset + count * this.recordBytes;
		for (let first = 0; first < blocks; first += INDEX_ENTRIES) {
			const entries = Math.min(INDEX_ENTRIES, blocks - first);
			const bytes = some.subarray(0, entries * INDEX_ENTRY_BYTES);
			digest.update(bytes.subarray(0, readAt(fd, bytes, index + first * INDEX_ENTRY_BYTES)));
			for (let entry = 0, at = 0; entry < entries; entry++, at += INDEX_ENTRY_BYTES) {
				this.fences[first + entry] = key48(bytes, at);
				bytes.copy(this.#checks, (first + entry) * CHECK_BYTES, at + FENCE_BYTES, at + INDEX_ENTRY_BYTES);
			}
		}
		if (digest.digest('hex') !== indexSha256) throw damaged(`the index of its ${algorithm} digests`);
	}

	/** A block’s records, valid until the next is asked for. `dense`: the next ones will be asked for too. Refuses `hashset.damaged`. */
	block(number: number, dense = false): Buffer {
		if (number < this.#first || number >= this.#first + this.#held) {
			const wanted = Math.min(dense ? WINDOW_BLOCKS : 1, this.blocks - number);
			const from = number * this.blockBytes;
			const bytes = Math.min(wanted * this.blockBytes, this.count * this.recordBytes - from);
			this.#held = 0;
			const target = this.#window.subarray(0, bytes);
			if (readAt(this.#fd, target, this.#offset + from) < bytes) throw damaged('it is cut');
			for (let at = 0; at < wanted; at++) this.#mustHold(number + at, at * this.blockBytes, bytes);
			this.#first = number;
			this.#held = wanted;
		}
		const from = (number - this.#first) * this.blockBytes;
		const left = this.count * this.recordBytes - number * this.blockBytes;
		return this.#window.subarray(from, from + Math.min(this.blockBytes, left));
	}

	/** Forgets what was read, so that the disk is asked again. */
	forget(): void {
		this.#held = 0;
	}

	#mustHold(number: number, from: number, end: number): void {
		const digest = sha256Of(this.#window.subarray(from, Math.min(end, from + this.blockBytes)));
		const at = number * CHECK_BYTES;
		if (digest.compare(this.#checks, at, at + CHECK_BYTES, 0, CHECK_BYTES) !== 0)
			throw damaged(`block ${number + 1} of ${this.blocks} of its ${this.algorithm} digests`);
	}
}
