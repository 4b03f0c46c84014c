import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openAlgorithms } from '../../main/hashing/algorithms';
import { vectorEngine } from '../../main/hashing/blake3';
import { chooseEngine } from '../../main/hashing/choosing-engines';
import { type Engine, nativeEngine, wasmEngine } from '../../main/hashing/engines';
import { KNOWN_ANSWERS } from '../../main/hashing/known-answers';
import { shortChainEngine } from '../../main/hashing/md5';
import { Refused } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';

/** Right until the message is long: the sort of bug a short self-test misses. */
const wrong: Engine = {
	name: 'broken engine',
	async open(digest) {
		const begin = await wasmEngine.open(digest);
		return () => {
			const running = begin?.();
			let length = 0;
			return {
				update(block) {
					length += block.length;
					running?.update(length > 70_000 ? block.slice(1) : block);
				},
				hex: () => running?.hex() ?? '',
			};
		};
	},
};

describe('digests', () => {
	it('gives the published answers with each engine, where it has the algorithm', async () => {
		const lacking: string[] = [];
		for (const engine of [nativeEngine, wasmEngine, vectorEngine, shortChainEngine]) {
			for (const name of DIGESTS) {
				const begin = await engine.open(name);
				if (begin === undefined) {
					lacking.push(`${engine.name} ${name}`);
					continue;
				}
				for (const { message, hex } of KNOWN_ANSWERS[name]) expect(engine.whole?.(name)?.(message) ?? hex).toBe(hex);
				for (const { message, hex } of KNOWN_ANSWERS[name]) {
					const running = begin();
					running.update(message);
					expect(running.hex()).toBe(hex);
				}
			}
		}
		const only = (engine: Engine, name: DigestName) =>
			DIGESTS.filter((other) => other !== name).map((other) => `${engine.name} ${other}`);
		const expected = ['node:crypto blake3', ...only(vectorEngine, 'blake3'), ...only(shortChainEngine, 'md5')];
		expect(lacking).toEqual(expected);
	});

	it('gives the same to begin with as once the engines were measured', async () => {
		const [first, measured] = [await openAlgorithms(DIGESTS, 'first'), await openAlgorithms(DIGESTS)];
		for (const length of [0, 100, 65_536, 70_001]) {
			const message = Buffer.alloc(length, 'evidence ');
			const [one, other] = [first.begin(length), measured.begin(length)];
			one.update(message);
			other.update(message);
			const digests = one.finish();
			expect(other.finish()).toEqual(digests);
			if (length > 65_536) continue;
			for (const { names, small } of [first, measured])
				expect(names.map((name, at) => [name, small[at]?.(message)])).toEqual(Object.entries(digests));
		}
	});

	it('agrees with the system’s own tools on awkward lengths', async () => {
		const tools: readonly [DigestName, string, readonly string[]][] = [
			['md5', 'md5sum', []],
			['sha1', 'sha1sum', []],
			['sha256', 'sha256sum', []],
			['sha384', 'sha384sum', []],
			['sha512', 'sha512sum', []],
			['sha3-256', 'openssl', ['dgst', '-sha3-256', '-r']],
		];
		const algorithms = await openAlgorithms(DIGESTS);
		for (const length of [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 135, 136, 137, 16_384, 65_536, 70_001]) {
			const message = Buffer.from(Array.from({ length }, (_, at) => (at * 7 + length) & 0xff));
			const running = algorithms.begin(length);
			running.update(message.subarray(0, length >> 1));
			running.update(message.subarray(length >> 1));
			const digests = running.finish();
			for (const [name, command, args] of tools) {
				const said = execFileSync(command, [...args], { input: message })
					.toString()
					.split(/[ *]/)[0];
				expect([length, name, digests[name]]).toEqual([length, name, said]);
			}
			expect(digests.blake3).toMatch(/^[0-9a-f]{64}$/);
		}
	});

	it('keeps two readings at once apart', async () => {
		const [one, two] = await Promise.all([openAlgorithms(DIGESTS), openAlgorithms(DIGESTS)]);
		for (const sizeBytes of [3, 1_000_000]) {
			const first = one.begin(sizeBytes);
			const second = two.begin(sizeBytes);
			first.update(Buffer.from('a'));
			second.update(Buffer.from('something else'));
			first.update(Buffer.from('bc'));
			const digests = first.finish();
			for (const name of DIGESTS) {
				const known = KNOWN_ANSWERS[name].find(({ message }) => Buffer.from(message).toString() === 'abc');
				if (known !== undefined) expect(digests[name]).toBe(known.hex);
			}
			expect(second.finish()).not.toEqual(digests);
		}
	});

	it.each([
		['blake3', vectorEngine],
		['md5', shortChainEngine],
	] as const)('gives one %s however it is made and the message is cut', async (name, engine) => {
		const plain = await wasmEngine.open(name);
		const vectors = await engine.open(name);
		if (!plain || !vectors) throw new Error('this machine has no vectors');
		const lengths = [
			0, 1, 55, 56, 63, 64, 65, 119, 120, 1023, 1024, 1025, 2048, 2049, 4096, 4097, 65_535, 65_536, 65_537, 131_072,
		];
		for (const length of [...lengths, 200_000, 1_048_577]) {
			const message = Buffer.from(Array.from({ length }, (_, at) => (at * 31 + length) & 0xff));
			const running = vectors();
			for (let at = 0, step = 1; at < length; at += step, step = ((step * 7) % 90_001) + 1)
				running.update(message.subarray(at, at + step));
			const other = plain();
			other.update(message);
			expect([length, running.hex()]).toEqual([length, other.hex()]);
		}
	});

	it('turns down an engine that computes wrongly and says so', async () => {
		for (const name of DIGESTS) {
			const choice = await chooseEngine(name, [wrong, wasmEngine]);
			expect([choice.long.name, choice.small.name]).toEqual(['hash-wasm', 'hash-wasm']);
			expect(choice.turnedDown).toHaveLength(1);
			expect(choice.turnedDown[0]).toContain('broken engine');
		}
	});

	it('refuses a digest no engine can make', async () => {
		await expect(chooseEngine('sha256', [wrong])).rejects.toMatchObject({ refusal: { code: 'digest.self-test' } });
		const throwing: Engine = { name: 'crashing engine', open: () => Promise.reject(new Error('no such symbol')) };
		await expect(chooseEngine('sha256', [throwing])).rejects.toBeInstanceOf(Refused);
		await expect(openAlgorithms([])).rejects.toMatchObject({ refusal: { code: 'digest.none' } });
	});
});
