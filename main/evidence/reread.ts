/**
 * Reads a copy (or a source) again and compares it, chunk by chunk, with what was read first. A copy is read around the
 * system's cache where that can be had (O_DIRECT): the cache would only give back what was written a moment ago.
 * What must hold: every byte that is compared was read by this reading; `medium` is said only where all of them were.
 */
import { closeSync, constants, fstatSync, readSync } from 'node:fs';
import { codeOf, OPEN } from '../store/disk';
import type { CheckedCopy, Range, Rereading, TargetPlace } from './acquire-messages';
import { pieceAt, piecePath, piecesOf } from './copy';
import { openAt } from './long-path';
import { type BlockResult, Pipeline } from './pipeline';
import { AGAIN, BEGINS, CHUNK_BYTES, ENDS, PAGE_BYTES, SLOT_BYTES } from './slots';

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

export const rereading = (damaged: readonly Range[], from: Rereading['from']): Rereading => ({
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

	/** Opens a copy's pieces one after another while `work` reads it. A piece that is missing or a link reads as ended. */
	async read<T>(
		place: TargetPlace,
		sizeBytes: number,
		pipeline: Pipeline,
		work: (fill: Fill) => Promise<T>,
	): Promise<T> {
		const pieces = new Pieces(place, piecesOf(place, sizeBytes));
		try {
			if (this.#from === 'medium' && !this.#canDirect(pieces, pipeline)) this.#from = 'cache';
			return await work((into, at) => this.#fill(pieces, into, at));
		} finally {
			pieces.close();
		}
	}

	/** Finds where in a page the ring's blocks must begin; JavaScript cannot see addresses, trying shows. */
	#canDirect(pieces: Pieces, pipeline: Pipeline): boolean {
		if (this.#aligned) return true;
		for (;;) {
			try {
				const length = pieces.read(0, pipeline.slots.memory(0), 0, PAGE_BYTES, 0, true);
				// Nothing was read of an empty file, so nothing was found out.
				this.#aligned = length > 0;
				return true;
			} catch (error) {
				if (codeOf(error) !== 'EINVAL' || !pipeline.shiftOn()) return false;
			}
		}
	}

	#fill(pieces: Pieces, into: Uint8Array, at: number): number {
		let filled = 0;
		while (filled < into.length) {
			const { number, offset, left } = pieceAt(pieces.place, at + filled);
			if (number >= pieces.count) break;
			const length = this.#once(pieces, number, into, filled, Math.min(left, into.length - filled), offset);
			if (length === 0) break;
			filled += length;
			// Around the cache a reading can begin only at a sector; only the end of a file is none.
			if (this.#from === 'medium' && length % 512 !== 0) break;
		}
		return filled;
	}

	#once(pieces: Pieces, number: number, into: Uint8Array, from: number, length: number, at: number): number {
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

class Pieces {
	readonly place: TargetPlace;
	readonly count: number;
	#open: { readonly number: number; readonly direct: boolean; readonly fd: number } | null = null;

	constructor(place: TargetPlace, count: number) {
		this.place = place;
		this.count = count;
	}

	read(number: number, into: Uint8Array, from: number, length: number, at: number, direct: boolean): number {
		if (this.#open?.number !== number || this.#open.direct !== direct) {
			this.close();
			const fd = openCopy(piecePath(this.place, number), direct ? (constants.O_DIRECT ?? 0) : 0);
			if (fd === null) return 0;
			this.#open = { number, direct, fd };
		}
		return readSync(this.#open.fd, into, from, length, at);
	}

	close(): void {
		if (this.#open) closeSync(this.#open.fd);
		this.#open = null;
	}
}

/** Null where there is no regular file under the name (any more). */
function openCopy(path: Buffer, how: number): number | null {
	try {
		const fd = openAt(path, OPEN.read | how);
		if (fstatSync(fd).isFile()) return fd;
		closeSync(fd);
		return null;
	} catch (error) {
		if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(codeOf(error) ?? '')) return null;
		throw error;
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
