/**
 * The content of an age file as a source to read from anywhere in it, so that the reader of containers needs to know
 * nothing of encryption. The last chunk is opened first: a file that was cut short, or has something added, is refused
 * before anything of it is read, as the standard asks of who seeks (c2sp.org/age, "Payload").
 */
import { Unreadable } from '../container-directory';
import type { Source } from '../container-reader';
import { CHUNK_BYTES, chunksFor, chunksUnder, contentBytes, type Payload, SEALED_CHUNK_BYTES } from './payload';

export interface Decrypted {
	readonly source: Source;
	readonly sizeBytes: number;
	readonly chunks: number;
}

/** @param sizeBytes of the whole encrypted file @throws Unreadable */
export async function decrypted(from: Source, sizeBytes: number, payload: Payload): Promise<Decrypted> {
	const content = contentBytes(sizeBytes - payload.at);
	if (content === null) throw badEnd();
	const chunks = chunksUnder(payload.key);
	const count = chunksFor(content);
	const lengthOf = (number: number) => (number === count - 1 ? content - number * CHUNK_BYTES : CHUNK_BYTES);
	const sealed = Buffer.alloc(SEALED_CHUNK_BYTES);
	const take = async (number: number) => {
		const bytes = sealed.subarray(0, lengthOf(number) + SEALED_CHUNK_BYTES - CHUNK_BYTES);
		await from(bytes, payload.at + number * SEALED_CHUNK_BYTES);
		return bytes;
	};
	const end = await take(count - 1);
	let text = chunks.open(count - 1, true, end);
	if (!text && chunks.open(count - 1, false, end)) throw new Unreadable('It is refused: it was cut short.');
	if (!text) throw badEnd();
	let held = count - 1;
	return {
		sizeBytes: content,
		chunks: count,
		async source(into, at) {
			if (at < 0 || at + into.length > content) throw new Unreadable('It became shorter while it was read.');
			for (let done = 0; done < into.length; ) {
				const number = Math.floor((at + done) / CHUNK_BYTES);
				if (number !== held || !text) {
					text = chunks.open(number, number === count - 1, await take(number));
					held = number;
				}
				if (!text) throw changed(payload.at + number * SEALED_CHUNK_BYTES);
				const inside = at + done - number * CHUNK_BYTES;
				const piece = text.subarray(inside, inside + into.length - done);
				into.set(piece, done);
				done += piece.length;
			}
		},
	};
}

const badEnd = () =>
	new Unreadable('It is refused: its end is not as it was written (cut short, changed, or something was added).');

const changed = (at: number) =>
	new Unreadable(`It is refused: what was encrypted from byte ${at} on was changed or damaged.`);
