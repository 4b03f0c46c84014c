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
	/** One byte for each: 1 where it was written. */
	readonly written: Uint8Array;
	filled: number;
}

export class SealingFile implements Target {
	readonly #target: Target;
	readonly #at: number;
	readonly #chunks: Chunks;
	readonly #waiting = new Map<number, Waiting>();
	/** So many chunks were begun; the last of these may be the last of all. */
	#begun = 0;

	/** @param target takes the chunks from `payload.at` on; header and nonce before them are the caller's */
	constructor(target: Target, payload: Payload) {
		this.#target = target;
		this.#at = payload.at;
		this.#chunks = chunksUnder(payload.key);
	}

	/** Takes all of it. @throws Error at a place that was written before, or beyond a chunk of which nothing was */
	async write(from: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }> {
		for (let done = 0; done < length; ) {
			const place = position + done;
			const number = Math.floor(place / CHUNK_BYTES);
			const inside = place % CHUNK_BYTES;
			const take = Math.min(length - done, CHUNK_BYTES - inside);
			const chunk = await this.#chunk(number);
			const written = chunk.written.subarray(inside, inside + take);
			if (written.includes(1)) throw writtenBefore(number);
			written.fill(1);
			chunk.bytes.set(from.subarray(offset + done, offset + done + take), inside);
			chunk.filled += take;
			done += take;
			if (number < this.#begun - 1) await this.#sealIfFull(number, chunk);
		}
		return { bytesWritten: length };
	}

	/** Seals what waits, the last chunk as such; gives the size of the whole target in bytes. */
	async finish(sizeBytes: number): Promise<number> {
		const last = chunksFor(sizeBytes) - 1;
		await this.#chunk(last);
		for (const [number, { bytes, filled }] of [...this.#waiting].sort(([a], [b]) => a - b)) {
			const length = number === last ? sizeBytes - last * CHUNK_BYTES : CHUNK_BYTES;
			if (number > last || filled !== length) throw new Error(`chunk ${number} was not written whole`);
			await this.#seal(number, bytes.subarray(0, length), number === last);
		}
		return this.#at + last * SEALED_CHUNK_BYTES + (sizeBytes - last * CHUNK_BYTES) + (SEALED_CHUNK_BYTES - CHUNK_BYTES);
	}

	/** One that waits, or the next, with which the one before it is no longer the last. */
	async #chunk(number: number): Promise<Waiting> {
		const known = this.#waiting.get(number);
		if (known) return known;
		if (number < this.#begun) throw writtenBefore(number);
		if (number > this.#begun) throw new Error(`chunk ${number} is begun before chunk ${this.#begun}: not in order`);
		const before = this.#waiting.get(number - 1);
		const fresh = { bytes: Buffer.alloc(CHUNK_BYTES), written: new Uint8Array(CHUNK_BYTES), filled: 0 };
		this.#waiting.set(number, fresh);
		this.#begun = number + 1;
		if (before) await this.#sealIfFull(number - 1, before);
		return fresh;
	}

	async #sealIfFull(number: number, { bytes, filled }: Waiting): Promise<void> {
		if (filled === CHUNK_BYTES) await this.#seal(number, bytes, false);
	}

	async #seal(number: number, bytes: Uint8Array, last: boolean): Promise<void> {
		this.#waiting.delete(number);
		const sealed = this.#chunks.seal(number, last, bytes);
		await writeAll(this.#target, sealed, this.#at + number * SEALED_CHUNK_BYTES);
	}
}

const writtenBefore = (number: number) => new Error(`a place in chunk ${number} was written before`);
