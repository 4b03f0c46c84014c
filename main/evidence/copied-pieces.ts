/**
 * The files that a copy lies in, opened one after another to be read again, and what of them is missing.
 * What must hold: nothing but a regular file is read; what no file gave is named, whatever it held.
 */
import { closeSync, constants, fstatSync, readSync } from 'node:fs';
import { displayName, lastPart } from '../hashing/names';
import { codeOf, OPEN } from '../store/disk';
import type { DamagedRange, Range, TargetPlace } from './acquire-messages';
import { piecePath, piecesOf } from './copy';
import { openAt } from './long-path';
import { CHUNK_BYTES } from './slots';

export class CopiedPieces {
	readonly place: TargetPlace;
	readonly count: number;
	/** Ascending. */
	readonly missing: DamagedRange[] = [];
	readonly #sizeBytes: number;
	#open: { readonly number: number; readonly direct: boolean; readonly fd: number } | null = null;

	constructor(place: TargetPlace, sizeBytes: number) {
		this.place = place;
		this.count = piecesOf(place, sizeBytes);
		this.#sizeBytes = sizeBytes;
	}

	/** Null where there is no such piece. */
	read(number: number, into: Uint8Array, from: number, length: number, at: number, direct: boolean): number | null {
		if (this.#open?.number !== number || this.#open.direct !== direct) {
			this.close();
			const fd = openCopy(piecePath(this.place, number), direct ? (constants.O_DIRECT ?? 0) : 0);
			if (fd === null) return null;
			this.#open = { number, direct, fd };
		}
		return readSync(this.#open.fd, into, from, length, at);
	}

	isMissing(at: number): boolean {
		const last = this.missing.at(-1);
		return last !== undefined && at >= last.from && at < last.toExclusive;
	}

	/** A piece gives no more from this byte of the whole on. `gone`: there is none; that is told of an empty one too. */
	ended(number: number, from: number, gone: boolean): void {
		const { pieceBytes } = this.place;
		const end = Math.min(this.#sizeBytes, pieceBytes === null ? this.#sizeBytes : (number + 1) * pieceBytes);
		if (from >= end && !gone) return;
		const file = displayName(lastPart(piecePath(this.place, number)));
		this.missing.push({ from, toExclusive: Math.max(end, from + 1), file, because: 'missing' });
	}

	close(): void {
		if (this.#open) closeSync(this.#open.fd);
		this.#open = null;
	}
}

/** What differs without what is missing, and that in its place. Both ascend; what differs, chunk by chunk. */
export function withMissing(differing: readonly Range[], missing: readonly DamagedRange[]): readonly DamagedRange[] {
	if (missing.length === 0) return differing;
	const found: DamagedRange[] = [...missing];
	for (const range of differing)
		for (let chunk = range.from; chunk < range.toExclusive; chunk += CHUNK_BYTES) {
			const toExclusive = Math.min(chunk + CHUNK_BYTES, range.toExclusive);
			const inIt = missing.filter((gone) => gone.from < toExclusive && gone.toExclusive > chunk);
			if (inIt.length === 0) found.push({ from: chunk, toExclusive });
			let from = chunk;
			for (const gone of inIt) {
				if (gone.from > from) found.push({ from, toExclusive: gone.from, because: 'not-checked' });
				from = Math.max(from, gone.toExclusive);
			}
			if (inIt.length > 0 && from < toExclusive) found.push({ from, toExclusive, because: 'not-checked' });
		}
	return joined(found.sort((a, b) => a.from - b.from));
}

/** Ranges of one sort that touch are one. */
function joined(ranges: readonly DamagedRange[]): DamagedRange[] {
	const found: DamagedRange[] = [];
	for (const range of ranges) {
		const last = found.at(-1);
		if (last?.toExclusive === range.from && last.because === range.because && last.file === range.file)
			found[found.length - 1] = { ...last, toExclusive: range.toExclusive };
		else found.push(range);
	}
	return found;
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
