/**
 * A ring of blocks in shared memory: one thread fills them, others digest or store them, nobody copies. Blocks begin at
 * multiples of their size, so whoever counts them knows where a chunk ends.
 * What must hold: a slot is filled again only when every consumer is done with it and what they wrote beside it was
 * collected; a consumer that fails stops the ring, and whoever waits for it is told.
 */
import { SIDE_BY_SIDE } from '../hashing/long-lanes';

export const SLOT_BYTES = 4 * 1024 * 1024;
/** What a digest of its own locates damage to. */
export const CHUNK_BYTES = 16 * 1024 * 1024;
export const SLOTS_PER_CHUNK = CHUNK_BYTES / SLOT_BYTES;
/** Enough to read on while others digest. */
const FEW_SLOTS = 8;
/** Where whole chunks are kept until they are digested side by side: theirs, and those few. */
const MANY_SLOTS = SIDE_BY_SIDE * SLOTS_PER_CHUNK + FEW_SLOTS;
/** Room for each consumer's results beside a slot: a chunk's digest, and all that it makes of a whole file. */
export const RESULT_BYTES = 512;
/** O_DIRECT wants addresses that are multiples of a sector; no sector is longer than a page. */
export const PAGE_BYTES = 4096;

/** The slot begins a file; it ends one; it is to be compared, not digested as a whole. */
export const BEGINS = 1;
export const ENDS = 2;
export const AGAIN = 4;

const PRODUCED = 0;
const BELL = 1;
const CLOSED = 2;
const SHIFT = 3;
const FIRST_CONSUMER = 4;
const WORDS = 128;
const SECOND_MS = 1000;

export interface SlotsMemory {
	readonly shared: SharedArrayBuffer;
	readonly consumers: number;
	readonly slots: number;
}

export interface Slot {
	readonly bytes: Uint8Array;
	readonly flags: number;
}

export class SlotsClosed extends Error {}

/** `keepsChunks`: a consumer digests several chunks side by side, so blocks are kept until those are whole. */
export function makeSlots(consumers: number, keepsChunks: boolean): SlotsMemory {
	const slots = keepsChunks ? MANY_SLOTS : FEW_SLOTS;
	const control = WORDS * 4 + slots * consumers * RESULT_BYTES;
	return { shared: new SharedArrayBuffer(control + PAGE_BYTES + slots * SLOT_BYTES), consumers, slots };
}

/** Both sides of the ring. `turn` counts blocks from 0 and never begins anew. */
export class Slots {
	readonly consumers: number;
	readonly #slots: number;
	readonly #words: Int32Array;
	readonly #shared: SharedArrayBuffer;

	constructor({ shared, consumers, slots }: SlotsMemory) {
		this.#shared = shared;
		this.#slots = slots;
		this.consumers = consumers;
		this.#words = new Int32Array(shared, 0, WORDS);
	}

	/** The slot's whole memory. */
	memory(turn: number): Uint8Array {
		const from = WORDS * 4 + this.#slots * this.consumers * RESULT_BYTES + Atomics.load(this.#words, SHIFT);
		return new Uint8Array(this.#shared, from + (turn % this.#slots) * SLOT_BYTES, SLOT_BYTES);
	}

	/** Where a consumer writes what it found, beside the slot. */
	result(turn: number, consumer: number): Uint8Array {
		const from = WORDS * 4 + ((turn % this.#slots) * this.consumers + consumer) * RESULT_BYTES;
		return new Uint8Array(this.#shared, from, RESULT_BYTES);
	}

	/** How far into a page the slots begin; changed only while none is in use. */
	set shift(bytes: number) {
		Atomics.store(this.#words, SHIFT, bytes);
	}

	/** True where the slot may be filled: all are done with what stood in it. */
	isFree(turn: number): boolean {
		return this.doneBy() > turn - this.#slots;
	}

	/** How many turns every consumer is done with. */
	doneBy(): number {
		let least = Atomics.load(this.#words, PRODUCED);
		for (let each = 0; each < this.consumers; each++)
			least = Math.min(least, Atomics.load(this.#words, FIRST_CONSUMER + each));
		return least;
	}

	publish(turn: number, length: number, flags: number): void {
		Atomics.store(this.#words, this.#header(turn), length);
		Atomics.store(this.#words, this.#header(turn) + 1, flags);
		Atomics.store(this.#words, PRODUCED, turn + 1);
		Atomics.notify(this.#words, PRODUCED);
	}

	read(turn: number): Slot {
		const length = Atomics.load(this.#words, this.#header(turn));
		const flags = Atomics.load(this.#words, this.#header(turn) + 1);
		return { bytes: this.memory(turn).subarray(0, length), flags };
	}

	/** Waits in this thread until the turn was published. @returns false once the ring is closed */
	waitFor(turn: number): boolean {
		while (!this.comesWithin(turn, SECOND_MS)) if (this.closed) return false;
		return true;
	}

	/** Waits some ms at most. @returns whether the turn was published */
	comesWithin(turn: number, ms: number): boolean {
		const produced = Atomics.load(this.#words, PRODUCED);
		if (produced <= turn && !this.closed) Atomics.wait(this.#words, PRODUCED, produced, ms);
		return Atomics.load(this.#words, PRODUCED) > turn;
	}

	done(turn: number, consumer: number): void {
		Atomics.store(this.#words, FIRST_CONSUMER + consumer, turn + 1);
		Atomics.add(this.#words, BELL, 1);
		Atomics.notify(this.#words, BELL);
	}

	/** A number that changes whenever a consumer is done with something. */
	get bell(): number {
		return Atomics.load(this.#words, BELL);
	}

	/** Waits, for some ms at most, until the bell no longer shows `seen`. */
	waitForBell(seen: number, ms: number): void {
		Atomics.wait(this.#words, BELL, seen, ms);
	}

	get closed(): boolean {
		return Atomics.load(this.#words, CLOSED) !== 0;
	}

	close(): void {
		Atomics.store(this.#words, CLOSED, 1);
		Atomics.notify(this.#words, PRODUCED);
		Atomics.add(this.#words, BELL, 1);
		Atomics.notify(this.#words, BELL);
	}

	#header(turn: number): number {
		return FIRST_CONSUMER + 16 + (turn % this.#slots) * 2;
	}
}
