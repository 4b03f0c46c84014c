/**
 * What a recorded disk may hold after the power went at some moment: all that was written until then, only what had been
 * flushed, or what had been flushed and any units of the rest (a sector, or what the
 * file system relies on). Each is made as an image and mounted.
 */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { Random } from './random';
import type { FileSystem, Recorded } from './recorded-disk';

export type Kept = 'everything' | 'only what was flushed' | 'some of the rest';
export const KEPT: readonly Kept[] = ['everything', 'only what was flushed', 'some of the rest'];

const BLOCK = 4096;
const ZEROS = Buffer.alloc(BLOCK);

/** A disk of which only the blocks that hold something are kept. */
class Blocks {
	readonly #blocks: Map<number, Buffer>;

	constructor(under: ReadonlyMap<number, Buffer> = new Map()) {
		this.#blocks = new Map(under);
	}

	copy(): Blocks {
		return new Blocks(this.#blocks);
	}

	write(offset: number, bytes: Buffer): void {
		for (let from = 0; from < bytes.length; ) {
			const [number, within] = [Math.floor((offset + from) / BLOCK), (offset + from) % BLOCK];
			const part = bytes.subarray(from, from + BLOCK - within);
			from += part.length;
			if (!this.#blocks.has(number) && ZEROS.subarray(0, part.length).equals(part)) continue;
			const fresh = Buffer.from(this.#blocks.get(number) ?? Buffer.alloc(BLOCK));
			fresh.set(part, within);
			this.#blocks.set(number, fresh);
		}
	}

	/** Into the image at `path`; everything else in it is zero. */
	save(path: string, sizeBytes: number): void {
		const file = openSync(path, 'w');
		try {
			ftruncateSync(file, sizeBytes);
			for (const [number, bytes] of this.#blocks) writeSync(file, bytes, 0, BLOCK, number * BLOCK);
		} finally {
			closeSync(file);
		}
	}
}

/** Goes through a recording from its start; moments are visited in their order. */
export class CrashStates {
	readonly #recorded: readonly Recorded[];
	readonly #sizeBytes: number;
	readonly #unitBytes: number;
	readonly #flushed = new Blocks();
	#pending: Recorded[] = [];
	#next = 0;

	constructor(recorded: readonly Recorded[], { sizeBytes, unitBytes }: Pick<FileSystem, 'sizeBytes' | 'unitBytes'>) {
		this.#recorded = recorded;
		this.#sizeBytes = sizeBytes;
		this.#unitBytes = unitBytes;
	}

	/**
	 * Makes the image at `path` as the disk may be if the power goes just before operation `next`.
	 * @returns the time until which something may have been promised
	 */
	save(path: string, next: number, kept: Kept, random: Random): number {
		for (; this.#next < next; this.#next++) {
			const operation = this.#recorded[this.#next];
			if (operation?.bytes) this.#pending.push(operation);
			else this.#settle();
		}
		const state = this.#flushed.copy();
		if (kept !== 'only what was flushed') {
			for (const { offset, bytes } of this.#pending) {
				if (!bytes) continue;
				if (kept === 'everything') state.write(offset, bytes);
				else
					for (let at = 0; at < bytes.length; at += this.#unitBytes)
						if (random.oneIn(2)) state.write(offset + at, bytes.subarray(at, at + this.#unitBytes));
			}
		}
		state.save(path, this.#sizeBytes);
		return this.#recorded[next]?.at ?? Number.POSITIVE_INFINITY;
	}

	#settle(): void {
		for (const { offset, bytes } of this.#pending) if (bytes) this.#flushed.write(offset, bytes);
		this.#pending = [];
	}
}
