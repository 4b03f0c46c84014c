/** Reads a set file in full: every digest of it holds, its records are in order and each stands once, and what they came from is named. */
import { createHash } from 'node:crypto';
import { fstatSync } from 'node:fs';
import type { Sha256 } from '../../../shared/vocabulary';
import { compareBytes } from './record-order';
import { damaged, type SetDescription } from './set-format';
import { describedIn, readAt, SectionPages } from './set-pages';

export interface VerifiedSet {
	readonly described: SetDescription;
	/** SHA-256 of the description, which stands for the whole file and is checked at each opening. */
	readonly contents: Sha256;
	readonly sizeBytes: number;
}

/** `file`: SHA-256 of the file, as `sha256sum` has it; null where it was not taken. */
export interface CheckedSet extends VerifiedSet {
	readonly file: Sha256 | null;
}

const READ_BYTES = 1024 * 1024;

/**
 * `onRead` is told the bytes of records that were read, and throws where the work was cancelled. `depth`: `bytes` reads
 * everything and checks its digests, `order` also what the records say; whoever just wrote them in order asks for bytes.
 * Refuses `hashset.unknown`, `hashset.damaged`.
 */
export function verifySet(
	fd: number,
	onRead: (bytes: number) => void,
	depth: 'bytes' | 'order' = 'order',
): VerifiedSet {
	const sizeBytes = fstatSync(fd).size;
	const { described, contents } = describedIn(fd, sizeBytes);
	for (const section of described.sections) {
		const pages = new SectionPages(fd, section);
		const last = new Uint8Array(pages.digestBytes);
		for (let number = 0; number < pages.blocks; number++) {
			const block = pages.block(number, true);
			onRead(block.length);
			if (depth === 'order') mustBeInOrder(pages, number, block, last, described.origins.length);
		}
	}
	return { described, contents, sizeBytes };
}

/** Each digest is greater than the one before, and its origin is one that there is. */
function mustBeInOrder(pages: SectionPages, number: number, block: Buffer, last: Uint8Array, origins: number): void {
	const { algorithm, digestBytes, recordBytes } = pages;
	for (let at = 0; at < block.length; at += recordBytes) {
		const first = number === 0 && at === 0;
		const order = first ? -1 : compareBytes(last, 0, block, at, digestBytes);
		if (order >= 0 || block.readUInt16BE(at + digestBytes) >= origins)
			throw damaged(`block ${number + 1} of its ${algorithm} digests is not in order`);
		for (let done = 0; done < digestBytes; done++) last[done] = block[at + done] as number;
	}
}

/** SHA-256 of the file, as `sha256sum` has it. */
export function fileDigest(fd: number, onRead: (bytes: number) => void): Sha256 {
	const hash = createHash('sha256');
	const piece = Buffer.alloc(READ_BYTES);
	for (let at = 0; ; ) {
		const bytes = readAt(fd, piece, at);
		if (bytes === 0) return hash.digest('hex') as Sha256;
		hash.update(piece.subarray(0, bytes));
		onRead(bytes);
		at += bytes;
	}
}
