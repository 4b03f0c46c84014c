/**
 * Reads a copy (or a source) again and compares it, chunk by chunk, with what was read first. A copy is read around the
 * system's cache where that can be had (O_DIRECT): the cache would only give back what was written a moment ago.
 * What must hold: every byte that is compared was read by this reading; `medium` is said only where all of them were.
 */
import { constants } from 'node:fs';
import { codeOf } from '../store/disk';
import type { CheckedCopy, DamagedRange, Range, Rereading, TargetPlace } from './acquire-messages';
import { CopiedPieces, withMissing } from './copied-pieces';
import { pieceAt } from './copy';
import { type BlockResult, Pipeline } from './pipeline';
import { AGAIN, BEGINS, CHUNK_BYTES, ENDS, PAGE_BYTES, SLOT_BYTES } from './slots';

/** A disk's smallest unit. */
const SECTOR = 512;

/** Fills from a byte on; less only at the end. */
export type Fill = (into: Uint8Array, at: number) => number;

/** Compares what `fill` gives with `chunks`, the digests of 16 MiB each. @returns ranges that differ, to the chunk */
export async function compareAgain(
	pipeline: Pipeline,
	results: Results,
	fill: Fill,
	expected: { readonly sizeBytes: number; readonly chunks: readonly string[] },
	onBytes: (bytes: number) => Promise<void> | void,
): Promise<Range[]> {
	const found: string[] = [];
	results.to = ({ chunk }) => {
		if (chunk !== null) found.push(chunk);
	};
	let at = 0;
	for (let ended = false; !ended; ) {
		const slot = await pipeline.claim();
		const length = fill(slot, at);
		ended = length < SLOT_BYTES;
		pipeline.publish(length, AGAIN | (at === 0 ? BEGINS : 0) | (ended ? ENDS : 0));
		at += length;
		await onBytes(length);
	}
	await pipeline.drain();
	const damaged: Range[] = [];
	for (let number = 0; number < Math.max(found.length, expected.chunks.length); number++) {
		if (found[number] === expected.chunks[number]) continue;
		const from = number * CHUNK_BYTES;
		const toExclusive = Math.max(from + 1, Math.min(from + CHUNK_BYTES, Math.max(at, expected.sizeBytes)));
		const last = damaged.at(-1);
		if (last?.toExclusive === from) damaged[damaged.length - 1] = { from: last.from, toExclusive };
		else damaged.push({ from, toExclusive });
	}
	return damaged;
}

export const rereading = (damaged: readonly DamagedRange[], from: Rereading['from']): Rereading => ({
	result: damaged.length === 0 ? 'equal' : 'differs',
	from,
	damaged,
});

/** Where results of blocks go right now. */
export interface Results {
	to: (result: BlockResult) => void;
}

/** How copies were read so far: `cache` once one of them could not be read around it. */
export class MediumReader {
	#from: Rereading['from'] = constants.O_DIRECT === undefined ? 'cache' : 'medium';
	#aligned = false;

	get from(): Rereading['from'] {
		return this.#from;
	}

	/**
	 * Opens a copy's pieces one after another while `work` reads it and compares. Where a piece is missing, is a link or ends
	 * too soon, zeros stand for it, so that what follows it is compared all the same.
	 */
	async read(
		place: TargetPlace,
		sizeBytes: number,
		pipeline: Pipeline,
		work: (fill: Fill) => Promise<readonly Range[]>,
	): Promise<readonly DamagedRange[]> {
		const pieces = new CopiedPieces(place, sizeBytes);
		try {
			if (this.#from === 'medium' && !this.#canDirect(pieces, pipeline)) this.#from = 'cache';
			const differing = await work((into, at) => this.#fill(pieces, into, at));
			return withMissing(differing, pieces.missing);
		} finally {
			pieces.close();
		}
	}

	/** Finds where in a page the ring's blocks must begin; JavaScript cannot see addresses, trying shows. */
	#canDirect(pieces: CopiedPieces, pipeline: Pipeline): boolean {
		if (this.#aligned) return true;
		for (;;) {
			try {
				const length = pieces.read(0, pipeline.slots.memory(0), 0, PAGE_BYTES, 0, true);
				// Nothing was read of an empty file, so nothing was found out.
				this.#aligned = length !== null && length > 0;
				return true;
			} catch (error) {
				if (codeOf(error) !== 'EINVAL' || !pipeline.shiftOn()) return false;
			}
		}
	}

	#fill(pieces: CopiedPieces, into: Uint8Array, at: number): number {
		let filled = 0;
		while (filled < into.length) {
			const { number, offset, left } = pieceAt(pieces.place, at + filled);
			if (number >= pieces.count) break;
			const asked = Math.min(left, into.length - filled);
			const known = pieces.isMissing(at + filled);
			const length = known ? null : this.#once(pieces, number, into, filled, asked, offset);
			filled += length ?? 0;
			if (length === asked) continue;
			// Around the cache a reading can begin only at a sector; only the end of a file is none.
			if (length !== null && length > 0 && !(this.#from === 'medium' && length % SECTOR !== 0)) continue;
			if (!known) pieces.ended(number, at + filled, length === null);
			if (number === pieces.count - 1) break;
			const zeros = asked - (length ?? 0);
			into.fill(0, filled, filled + zeros);
			filled += zeros;
		}
		return filled;
	}

	#once(
		pieces: CopiedPieces,
		number: number,
		into: Uint8Array,
		from: number,
		length: number,
		at: number,
	): number | null {
		if (this.#from === 'medium') {
			try {
				return pieces.read(number, into, from, length, at, true);
			} catch (error) {
				if (codeOf(error) !== 'EINVAL') throw error;
				this.#from = 'cache';
			}
		}
		return pieces.read(number, into, from, length, at, false);
	}
}

/** Reads copies again in a pipeline of their own: for re-verification. `onBytes` may throw to stop. */
export async function rereadCopies(
	self: string,
	copies: readonly CheckedCopy[],
	onBytes: (bytes: number) => Promise<void> | void,
): Promise<Rereading[]> {
	const results: Results = { to: () => undefined };
	const pipeline = await Pipeline.open(self, ['sha256'], 0, (result) => results.to(result));
	const reader = new MediumReader();
	try {
		const readings: Rereading[] = [];
		for (const copy of copies) {
			const damaged = await reader.read(copy.place, copy.sizeBytes, pipeline, (fill) =>
				compareAgain(pipeline, results, fill, copy, onBytes),
			);
			readings.push(rereading(damaged, reader.from));
		}
		return readings;
	} finally {
		await pipeline.close();
	}
}
