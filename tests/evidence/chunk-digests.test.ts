/** Chunks get their own digest, beside the block that ends them, whether they are digested side by side or one by one. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ChunkDigests } from '../../main/evidence/chunk-digests';
import { openAlgorithms } from '../../main/hashing/algorithms';
import type { DigestLong } from '../../main/hashing/long-lanes';
import { sha256Of } from './place';

/** So many blocks are a chunk here. */
const BLOCKS = 3;

async function opened() {
	const found = new Map<number, string>();
	const sideBySide: number[] = [];
	const several: DigestLong = (messages) => {
		sideBySide.push(messages.length);
		return messages.map((parts) => sha256Of(Buffer.concat(parts)));
	};
	const chunks = new ChunkDigests(await openAlgorithms(['sha256'], 'first'), several, (turn, hex) => {
		expect(found.has(turn)).toBe(false);
		found.set(turn, hex);
	});
	return { chunks, found, sideBySide };
}

/** Gives the blocks one after another, settling where asked; what each chunk's digest should be, by its last turn. */
function give(chunks: ChunkDigests, blocks: readonly Uint8Array[], settleAfter: readonly number[] = []) {
	const right = new Map<number, string>();
	let chunk: Uint8Array[] = [];
	for (const [turn, block] of blocks.entries()) {
		const last = turn === blocks.length - 1;
		const full = turn % BLOCKS === BLOCKS - 1;
		if (block.length > 0) chunk.push(block);
		if ((last || full) && chunk.length > 0) right.set(turn, sha256Of(Buffer.concat(chunk)));
		if (full) chunk = [];
		chunks.take(block, turn, last ? 'file' : full ? 'chunk' : 'nothing');
		if (settleAfter.includes(turn)) {
			chunks.settle();
			expect(chunks.keeps).toBe(false);
		}
	}
	expect(chunks.keeps).toBe(false);
	return right;
}

const blocks = (...lengths: readonly number[]) => lengths.map((length) => randomBytes(length));
const full = (count: number) => Array<number>(count).fill(64);

describe('digests of chunks', () => {
	it.each([
		['four whole chunks, and four more', full(8 * BLOCKS), [4, 4]],
		['a file that ends in its sixth chunk', [...full(5 * BLOCKS + 1), 7], [4]],
		['three chunks and nothing more', [...full(3 * BLOCKS), 0], [3]],
		['a file of one block', [64], []],
		['a file of nothing', [0], []],
	] as const)('of %s are right', async (_, lengths, expected) => {
		const { chunks, found, sideBySide } = await opened();
		chunks.begin(true);
		expect(give(chunks, blocks(...lengths))).toEqual(found);
		expect(sideBySide).toEqual(expected);
	});

	it('are right wherever the source is slow, and nothing is kept then', async () => {
		for (const settled of [[0], [2], [4], [9], [10], [0, 1, 2], [3, 11], [13, 14, 20]]) {
			const { chunks, found } = await opened();
			chunks.begin(true);
			expect(give(chunks, blocks(...full(7 * BLOCKS), 5), settled)).toEqual(found);
		}
	});

	it('of a file that begins are its own, whatever of another was not ended', async () => {
		const { chunks, found, sideBySide } = await opened();
		chunks.begin(true);
		for (const [turn, block] of blocks(64, 64).entries()) chunks.take(block, turn, 'nothing');
		chunks.begin(false);
		expect(give(chunks, blocks(...full(5 * BLOCKS)))).toEqual(found);
		expect(sideBySide).toEqual([]);
	});
});
