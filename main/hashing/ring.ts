/**
 * One reading for several workers: the leader reads a long file into blocks of shared memory, digests them itself and
 * lets the followers digest the same bytes. MD5 alone is slower than SHA-1 and SHA-256 together, and no digest here can
 * be split, so a file's digests are what two cores can share.
 * What must hold: no block is overwritten before everyone is done with it; nobody waits for ever: where the leader
 * gives up, or the stop flag says so, all of them end.
 */

/** Shared between the threads of one file. */
export interface Ring {
	/** `END` and following, see below. */
	readonly marks: SharedArrayBuffer;
	readonly blocks: SharedArrayBuffer;
}

/** Small enough that a block is still in the processor's cache when the followers come to it. */
export const RING_BLOCK_BYTES = 256 * 1024;
/** What all of them hold stays in one core's second cache: with four times as much a file took a twentieth longer. */
const BLOCKS = 4;
const MOST_FOLLOWERS = 8;

/** Places in `marks`: after how many blocks the file ends, how many are ready, how many each follower is done with. */
const END = 0;
const READY = 1;
const DONE = 2;
const LENGTHS = DONE + MOST_FOLLOWERS;

const UNDER_WAY = -1;
const GIVEN_UP = -2;
/** After so long a waiting thread looks at the stop flag. */
const LOOK_EVERY_MS = 50;

export class RingStopped extends Error {}

export function newRing(): Ring {
	const marks = new SharedArrayBuffer(4 * (LENGTHS + BLOCKS));
	new Int32Array(marks)[END] = UNDER_WAY;
	return { marks, blocks: new SharedArrayBuffer(BLOCKS * RING_BLOCK_BYTES) };
}

/** The leader's side. `next` gives room for a block, `publish` hands over what was read into it. */
export class RingLeader {
	private readonly marks: Int32Array;
	private written = 0;

	constructor(
		private readonly ring: Ring,
		private readonly followers: number,
		private readonly stop: Int32Array,
	) {
		this.marks = new Int32Array(ring.marks);
	}

	/** Waits until the slowest follower left room. Throws `RingStopped` when the work is to stop. */
	next(): Uint8Array {
		for (let follower = 0; follower < this.followers; follower++) {
			for (;;) {
				const done = Atomics.load(this.marks, DONE + follower);
				if (this.written - done < BLOCKS) break;
				Atomics.wait(this.marks, DONE + follower, done, LOOK_EVERY_MS);
				refuseStopped(this.stop);
			}
		}
		return blockOf(this.ring, this.written);
	}

	publish(length: number): void {
		this.marks[LENGTHS + (this.written % BLOCKS)] = length;
		this.written++;
		this.tell(this.written);
	}

	/** No block follows. */
	end(): void {
		Atomics.store(this.marks, END, this.written);
		this.tell(this.written + 1);
	}

	/** The file could not be read to its end: the followers stop and give no digests. */
	giveUp(): void {
		Atomics.store(this.marks, END, GIVEN_UP);
		this.tell(this.written + 1);
	}

	private tell(ready: number): void {
		Atomics.store(this.marks, READY, ready);
		Atomics.notify(this.marks, READY);
	}
}

/** A follower's side: every block in order. Throws `RingStopped` when the leader gave up or the work is to stop. */
export function* blocksOf(ring: Ring, follower: number, stop: Int32Array): Generator<Uint8Array, void, undefined> {
	const marks = new Int32Array(ring.marks);
	for (let done = 0; ; ) {
		if (Atomics.load(marks, READY) === done) {
			Atomics.wait(marks, READY, done, LOOK_EVERY_MS);
			refuseStopped(stop);
			continue;
		}
		const end = Atomics.load(marks, END);
		if (end === GIVEN_UP) throw new RingStopped();
		if (end === done) return;
		yield blockOf(ring, done).subarray(0, marks[LENGTHS + (done % BLOCKS)]);
		done++;
		Atomics.store(marks, DONE + follower, done);
		Atomics.notify(marks, DONE + follower);
	}
}

function blockOf({ blocks }: Ring, number: number): Uint8Array {
	return new Uint8Array(blocks, (number % BLOCKS) * RING_BLOCK_BYTES, RING_BLOCK_BYTES);
}

function refuseStopped(stop: Int32Array): void {
	if (Atomics.load(stop, 0) !== 0) throw new RingStopped();
}
