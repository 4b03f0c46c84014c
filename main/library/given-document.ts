/** A file that a person picked for the library: read whole, once, and not larger than what is looked up in. */

import { Refused } from '../../shared/refusal';
import { displayName, lastPart } from '../hashing/names';
import { givenBytes } from '../timeline/given-text';

const MOST_BYTES = 64 << 20;

export interface GivenDocument {
	/** As it is shown: what hides or steers is spelt out. */
	readonly name: string;
	readonly bytes: Buffer;
}

/** Refuses `library.too-large`, `library.empty`, `disk.<CODE>`, `file.unreadable`, `job.cancelled`. */
export async function givenDocument(
	path: string | Buffer,
	signal: AbortSignal,
	onRead: (doneBytes: number, totalBytes: number) => void,
): Promise<GivenDocument> {
	const name = displayName(lastPart(path)) || 'document';
	const pieces: Buffer[] = [];
	let sizeBytes = 0;
	for await (const piece of givenBytes(path, signal, onRead)) {
		sizeBytes += piece.length;
		if (sizeBytes > MOST_BYTES)
			throw new Refused(
				'library.too-large',
				`“${name}” is larger than ${MOST_BYTES >> 20} MiB.`,
				'Keep it on a disk of the jump kit, and add a text that says where it lies and what its digest is.',
				'file',
			);
		pieces.push(piece);
	}
	if (sizeBytes === 0) throw new Refused('library.empty', `“${name}” is empty.`, 'Choose another file.', 'file');
	return { name, bytes: Buffer.concat(pieces) };
}
