/**
 * What the container's writer takes for a file, sealing on the way. That writer goes back to a member's header when it
 * knows its CRC-32; a chunk is therefore sealed when all of its bytes are there, and each chunk just once, because two
 * texts under one nonce would give both away. At most a few chunks wait at a time, however large the file is.
 */
import type { DiskFile } from '../../store/disk';
import { writeAll } from '../../store/durable';
import { CHUNK_BYTES, type Chunks, chunksFor, chunksUnder, type Payload, SEALED_CHUNK_BYTES } from './payload';

type Target = Pick<DiskFile, 'write'>;

interface Waiting {
	readonly bytes: Buffer;
	filled: number;
}

export class SealingFile implements Target {
	readonly #target: Target;
	readonly #at: number;
	readonly #chunks: Chunks;
	readonly #waiting = new Map<number, Waiting>();
	/** The furthest chunk of which a byte was written; it may be the last. */
	#furthest = 0;

	/** @param target takes the chunks from `payload.at` on; header and nonce before them are the caller's */
	constructor(target: Target, payload: Payload) {
		this.#target = target;
		this.#at = payload.at;
		this.#chunks = chunksUnder(payload.key);
	}

	/** Takes all of it. Every place is to be written once, in any order. */
	async write(from: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }> {
		for (let done = 0; done < length; ) {
			const place = position + done;
			const number = Math.floor(place / CHUNK_BYTES);
			const inside = place % CHUNK_BYTES;
			const take = Math.min(length - done, CHUNK_BYTES - inside);
			const chunk = this.#chunk(number);
			chunk.bytes.set(from.subarray(offset + done, offset + done + take), inside);
			chunk.filled += take;
			done += take;
			await this.#reach(number);
			if (number < this.#furthest && chunk.filled === CHUNK_BYTES) await this.#seal(number, chunk);
		}
		return { bytesWritten: length };
	}

	/** Seals what waits, the last chunk as such; gives the size of the whole target in bytes. */
	async finish(sizeBytes: number): Promise<number> {
		const last = chunksFor(sizeBytes) - 1;
		this.#chunk(last);
		for (const [number, chunk] of [...this.#waiting].sort(([a], [b]) => a - b)) {
			const length = number === last ? sizeBytes - last * CHUNK_BYTES : CHUNK_BYTES;
			if (number > last || chunk.filled !== length) throw new Error(`chunk ${number} was not written whole`);
			await this.#seal(number, { bytes: chunk.bytes.subarray(0, length), filled: length }, number === last);
		}
		return this.#at + last * SEALED_CHUNK_BYTES + (sizeBytes - last * CHUNK_BYTES) + (SEALED_CHUNK_BYTES - CHUNK_BYTES);
	}

	#chunk(number: number): Waiting {
		const known = this.#waiting.get(number);
		if (known) return known;
		const fresh = { bytes: Buffer.alloc(CHUNK_BYTES), filled: 0 };
		this.#waiting.set(number, fresh);
		return fresh;
	}

	/** A chunk that is full and no longer the furthest is not the last one. */
	async #reach(number: number): Promise<void> {
		if (number <= this.#furthest) return;
		const before = this.#furthest;
		this.#furthest = number;
		const chunk = this.#waiting.get(before);
		if (chunk?.filled === CHUNK_BYTES) await this.#seal(before, chunk);
	}

	async #seal(number: number, chunk: Waiting, last = false): Promise<void> {
		this.#waiting.delete(number);
		const sealed = this.#chunks.seal(number, last, chunk.bytes);
		await writeAll(this.#target, sealed, this.#at + number * SEALED_CHUNK_BYTES);
	}
}
