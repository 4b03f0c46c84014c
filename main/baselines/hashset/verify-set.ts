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

/** `onRead` is told the bytes of records that were read, and throws where the work was cancelled. Refuses `hashset.unknown`, `hashset.damaged`. */
export function verifySet(fd: number, onRead: (bytes: number) => void): VerifiedSet {
	const sizeBytes = fstatSync(fd).size;
	const { described, contents } = describedIn(fd, sizeBytes);
	for (const section of described.sections) {
		const pages = new SectionPages(fd, section);
		const last = new Uint8Array(pages.digestBytes);
		for (let number = 0; number < pages.blocks; number++) {
			const block = pages.block(number, true);
			onRead(block.length);
			for (let at = 0; at < block.length; at += pages.recordBytes) {
				const order = compareBytes(last, 0, block, at, pages.digestBytes);
				const first = number === 0 && at === 0;
				const origin = block.readUInt16BE(at + pages.digestBytes);
				if ((order >= 0 && !first) || origin >= described.origins.length)
					throw damaged(`block ${number + 1} of its ${section.algorithm} digests is not in order`);
				for (let done = 0; done < last.length; done++) last[done] = block[at + done] as number;
			}
		}
	}
	return { described, contents, sizeBytes };
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
