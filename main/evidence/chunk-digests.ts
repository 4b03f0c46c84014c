/**
 * SHA-256 of each chunk of what goes through the ring: one chunk after the other, or several side by side once they are
 * whole (long-lanes.ts), for which their blocks are kept in the ring so long.
 * What must hold: every chunk gets its digest, beside the block that ends it; no block that is kept is given free; who
 * waits for a slow source, or for everything to be found out, never waits for more chunks.
 */
import type { Algorithms, RunningDigests } from '../hashing/algorithms';
import { type DigestLong, SIDE_BY_SIDE } from '../hashing/long-lanes';
import { CHUNK_BYTES } from './slots';

/** Two are no quicker side by side than one after the other. */
const FEWEST = 3;

/** Blocks of a chunk in their order, and which turn the last of them is. */
interface Whole {
	readonly blocks: readonly Uint8Array[];
	readonly turn: number;
}

export class ChunkDigests {
	readonly #single: Algorithms;
	readonly #sideBySide: DigestLong | null;
	readonly #found: (turn: number, hex: string) => void;
	/** Where not null, blocks are kept until so many chunks are whole. */
	#keeping: DigestLong | null = null;
	/** Of a chunk that is digested block by block. */
	#running: RunningDigests | null = null;
	#kept: Uint8Array[] = [];
	#whole: Whole[] = [];

	/** `single`: SHA-256; `found` gets each chunk's digest and the turn that ended it. */
	constructor(single: Algorithms, sideBySide: DigestLong | null, found: (turn: number, hex: string) => void) {
		this.#single = single;
		this.#sideBySide = sideBySide;
		this.#found = found;
	}

	/** Whether blocks are kept: none of them may be written over. */
	get keeps(): boolean {
		return this.#kept.length > 0 || this.#whole.length > 0;
	}

	/** A file begins; what of another was not ended is given up. `inARow`: all its chunks come here. */
	begin(inARow: boolean): void {
		this.#keeping = inARow ? this.#sideBySide : null;
		this.#running = null;
		this.#kept = [];
		this.#whole = [];
	}

	/** The next block of a file, of which some bytes may be there and which may end a chunk, and the file. */
	take(bytes: Uint8Array, turn: number, ends: 'nothing' | 'chunk' | 'file'): void {
		const begun = this.#running !== null || this.#kept.length > 0;
		if (bytes.length > 0) {
			const alone = ends === 'file' && !begun;
			if (this.#keeping === null || this.#running !== null || alone) {
				this.#running ??= this.#single.begin(alone ? bytes.length : CHUNK_BYTES);
				this.#running.update(bytes);
			} else this.#kept.push(bytes);
		}
		if (ends === 'nothing') return;
		if (this.#running !== null) {
			this.#found(turn, this.#running.finish().sha256 ?? '');
			this.#running = null;
		} else if (this.#kept.length > 0) {
			this.#whole.push({ blocks: this.#kept, turn });
			this.#kept = [];
		}
		if (ends === 'file' || this.#whole.length === SIDE_BY_SIDE) this.settle();
	}

	/** Digests all that is kept; a chunk that has not ended goes on block by block. */
	settle(): void {
		const whole = this.#whole;
		this.#whole = [];
		if (this.#keeping !== null && whole.length >= FEWEST) {
			const digests = this.#keeping(whole.map(({ blocks }) => blocks));
			for (const [place, { turn }] of whole.entries()) this.#found(turn, digests[place] ?? '');
		} else for (const { blocks, turn } of whole) this.#found(turn, this.#begun(blocks).finish().sha256 ?? '');
		if (this.#kept.length > 0) this.#running = this.#begun(this.#kept);
		this.#kept = [];
	}

	#begun(blocks: readonly Uint8Array[]): RunningDigests {
		const digest = this.#single.begin(CHUNK_BYTES);
		for (const block of blocks) digest.update(block);
		return digest;
	}
}
