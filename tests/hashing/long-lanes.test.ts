/** Long messages digested side by side give what each gives alone; vectors that give anything else are not handed out. */
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openLongLanes, timeLongLanes } from '../../main/hashing/long-lanes';
import { FREE_FROM } from '../../main/hashing/simd-code';
import { openWasmRoom } from '../../main/hashing/wasm-room';

const alone = (parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex');
const cut = (lengths: readonly number[]) => lengths.map((length) => randomBytes(length));

describe('SHA-256 of long messages side by side', () => {
	it('is that of each alone, however long they are and however they are cut', async () => {
		const digest = await openLongLanes();
		if (digest === null) throw new Error('this machine has no vectors');
		for (const messages of [
			[],
			[[]],
			[[0]],
			[[1], [55], [56], [63]],
			[[64], [65], [119], [120]],
			[[16_383], [16_384], [16_385], [16_384 + 55]],
			[[16_384 + 56], [32_768], [0, 1, 0, 32_766], [16_384, 16_384]],
			[[300_000, 5], [7], [100_000, 100_000, 100_000], [299_999]],
			[[40_000], [3, 39_998]],
		]) {
			const cutUp = messages.map(cut);
			expect(digest(cutUp)).toEqual(cutUp.map(alone));
		}
	});

	it('is not handed out by vectors that give a wrong answer for a published message in one lane alone', async () => {
		const openWrong: typeof openWasmRoom<'sha256'> = async (module, bytes) => {
			const opened = await openWasmRoom<'sha256'>(module, bytes);
			if (opened === null) return null;
			const third = new Uint8Array(opened.memory, FREE_FROM + 2 * 16_512);
			const sha256 = (...numbers: readonly number[]) => {
				third[0] = (third[0] ?? 0) ^ 1;
				opened.functions.sha256(...numbers);
			};
			return { ...opened, functions: { sha256 } };
		};
		expect(await openLongLanes(openWrong)).toBeNull();
	});

	it('is used only where it is faster', async () => {
		const digest = await openLongLanes();
		if (digest === null) throw new Error('this machine has no vectors');
		expect(timeLongLanes(digest, 0)).toBeNull();
		expect(timeLongLanes(digest, Number.POSITIVE_INFINITY)).toBeGreaterThan(0);
	});
});
