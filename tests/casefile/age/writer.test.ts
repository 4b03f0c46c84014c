/** The file that seals on the way: what was written comes out of it, and no place is ever sealed twice under one nonce. */
import { expect, it } from 'vitest';
import { CHUNK_BYTES, chunksUnder, SEALED_CHUNK_BYTES } from '../../../main/casefile/age/payload';
import { SealingFile } from '../../../main/casefile/age/writer';

const key = Buffer.alloc(32, 7);

function sealing() {
	const sealed = Buffer.alloc(4 * SEALED_CHUNK_BYTES);
	const places: number[] = [];
	const write = async (from: Uint8Array, offset: number, length: number, position: number) => {
		places.push(position / SEALED_CHUNK_BYTES);
		sealed.set(from.subarray(offset, offset + length), position);
		return { bytesWritten: length };
	};
	const file = new SealingFile({ write }, { at: 0, key });
	const put = (at: number, length: number, byte: number) => file.write(Buffer.alloc(length, byte), 0, length, at);
	return { file, put, places, sealed };
}

it('a member’s header may follow its content, over the edge of a chunk', async () => {
	const { file, put, places, sealed } = sealing();
	await put(0, CHUNK_BYTES - 10, 1);
	await put(CHUNK_BYTES + 20, CHUNK_BYTES, 3);
	await put(CHUNK_BYTES - 10, 30, 2);
	const sizeBytes = await file.finish(2 * CHUNK_BYTES + 20);
	expect(places).toEqual([0, 1, 2]);
	const opened = [0, 1, 2].map((n) => {
		const chunk = sealed.subarray(n * SEALED_CHUNK_BYTES, Math.min(sizeBytes, (n + 1) * SEALED_CHUNK_BYTES));
		return chunksUnder(key).open(n, n === 2, chunk);
	});
	const parts = [Buffer.alloc(CHUNK_BYTES - 10, 1), Buffer.alloc(30, 2), Buffer.alloc(CHUNK_BYTES, 3)];
	expect(Buffer.concat(opened.map((part) => part ?? Buffer.alloc(0))).equals(Buffer.concat(parts))).toBe(true);
});

it('a place that is written again is refused, whether its chunk waits or is sealed', async () => {
	const waits = sealing();
	await waits.put(0, 100, 1);
	await expect(waits.put(99, 10, 2)).rejects.toThrow('written before');
	// As many bytes as the chunk has, and a gap among them.
	await waits.put(200, CHUNK_BYTES - 200, 1);
	await expect(waits.put(150, 100, 2)).rejects.toThrow('written before');
	expect(waits.places).toEqual([]);

	const gone = sealing();
	await gone.put(0, CHUNK_BYTES + 1, 1);
	expect(gone.places).toEqual([0]);
	await expect(gone.put(5, CHUNK_BYTES, 2)).rejects.toThrow('written before');
	await expect(gone.file.finish(CHUNK_BYTES)).rejects.toThrow('written before');
	expect(gone.places).toEqual([0]);
});

it('chunks are begun in their order, and all that is said to be there was written', async () => {
	const ahead = sealing();
	await expect(ahead.put(CHUNK_BYTES, 1, 1)).rejects.toThrow('in order');
	const short = sealing();
	await short.put(0, 10, 1);
	await expect(short.file.finish(11)).rejects.toThrow('not written whole');
});
