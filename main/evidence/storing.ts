/**
 * Stores what an acquiring thread reads: files, or pieces of a large one, each by a function that is handed in (the
 * vault's). It takes blocks from the ring in order and lets each go when it is stored.
 * What must hold: a piece that an earlier run stored is compared, not stored again; one that differs from then is refused,
 * for the source has changed; an entry can name a piece only after `put` said that it is on the disk.
 */
import { createHash } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { Sha256 } from '../../shared/vocabulary';
import { displayName } from '../hashing/names';
import type { Storing } from './acquire';
import { BEGINS, ENDS, type Slot, Slots, type SlotsMemory } from './slots';

/** One stored piece of a file. */
export interface StoredPiece {
	/** The file's path in the tree, or its name. */
	readonly file: Buffer;
	/** Which piece of it, from 0. */
	readonly number: number;
	/** True where the file has no more. */
	readonly last: boolean;
	readonly object: Sha256;
	readonly sizeBytes: number;
}

export interface StoringOptions {
	readonly pieceBytes: number;
	/** Stores bytes; what it resolves with is on the disk. */
	put(source: AsyncIterable<Uint8Array>): Promise<{ readonly object: Sha256; readonly sizeBytes: number }>;
	/** What an earlier run stored, in its order. */
	readonly before: readonly { readonly object: Sha256; readonly sizeBytes: number }[];
	/** In order; it is awaited. */
	onStored(piece: StoredPiece): Promise<void>;
}

export class Store implements Storing {
	readonly #options: StoringOptions;
	readonly #queue: { readonly turn: number; readonly name: Uint8Array | undefined }[] = [];
	#slots: Slots | null = null;
	#consumer = 0;
	#ended = false;
	#wake: (() => void) | null = null;

	constructor(options: StoringOptions) {
		this.#options = options;
	}

	ring(memory: SlotsMemory, consumer: number): void {
		this.#slots = new Slots(memory);
		this.#consumer = consumer;
	}

	block(turn: number, name: Uint8Array | undefined): void {
		this.#queue.push({ turn, name });
		this.#wake?.();
	}

	/** No more blocks come. */
	end(): void {
		this.#ended = true;
		this.#wake?.();
	}

	/** Stores until the end. Refuses as `put` does, and `acquisition.source-changed`. */
	async run(): Promise<void> {
		let stored = 0;
		for (let next = await this.#next(); next !== null; next = await this.#next()) {
			const { flags } = next.slot;
			if ((flags & BEGINS) === 0 || next.name === undefined) {
				// A block of a second reading: nothing to store.
				this.#done(next.turn);
				continue;
			}
			const file = Buffer.from(next.name);
			const state: Reading = { slot: next.slot, turn: next.turn, at: 0 };
			for (let number = 0, last = false; !last; number++) {
				const put = await this.#piece(state, file, this.#options.before[stored]);
				last = state.slot === null;
				stored++;
				await this.#options.onStored({ file, number, last, ...put });
			}
		}
	}

	/** Stores one piece, or compares it with that of an earlier run. */
	async #piece(state: Reading, file: Buffer, before: { object: Sha256; sizeBytes: number } | undefined) {
		if (before === undefined) return this.#options.put(this.#bytes(state));
		const digest = createHash('sha256');
		let sizeBytes = 0;
		for await (const bytes of this.#bytes(state)) {
			digest.update(bytes);
			sizeBytes += bytes.length;
		}
		const object = digest.digest('hex') as Sha256;
		if (object === before.object && sizeBytes === before.sizeBytes) return before;
		throw new Refused(
			'acquisition.source-changed',
			`“${displayName(file)}” no longer gives what was stored before the interruption.`,
			'Cancel this acquisition, which keeps what was stored, and start a new one.',
		);
	}

	/** The bytes of one piece; leaves the reading where the next begins. */
	async *#bytes(state: Reading): AsyncGenerator<Uint8Array, void, undefined> {
		let left = this.#options.pieceBytes;
		while (state.slot !== null && left > 0) {
			const { bytes, flags } = state.slot;
			const part = bytes.subarray(state.at, state.at + left);
			if (part.length > 0) yield part;
			left -= part.length;
			state.at += part.length;
			if (state.at < bytes.length) return;
			this.#done(state.turn);
			if ((flags & ENDS) !== 0) {
				state.slot = null;
				return;
			}
			const next = await this.#next();
			if (next === null) throw new Error('the reading ended within a file');
			state.slot = next.slot;
			state.turn = next.turn;
			state.at = 0;
			if (next.slot.bytes.length === 0) {
				// The end of a file whose last block was full.
				this.#done(next.turn);
				state.slot = null;
			}
		}
	}

	async #next(): Promise<{ turn: number; name: Uint8Array | undefined; slot: Slot } | null> {
		for (;;) {
			const next = this.#queue.shift();
			if (next !== undefined && this.#slots) return { ...next, slot: this.#slots.read(next.turn) };
			if (this.#ended) return null;
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
			this.#wake = null;
		}
	}

	#done(turn: number): void {
		this.#slots?.done(turn, this.#consumer);
	}
}

interface Reading {
	slot: Slot | null;
	turn: number;
	at: number;
}
