import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { lookupMany } from '../../../main/baselines/hashset/lookup-many';
import { digestsOf, MADE, SetPlace } from './place';

const place = new SetPlace();
afterAll(() => place.remove());

/** Digests that begin alike, so that ties, neighbours and blocks of equal fences occur. */
const digest = fc
	.tuple(
		fc.constantFrom('00', 'ff', '0001', 'abcdef012345', 'abcdef0123456789abcdef'),
		fc.uint8Array({ minLength: 32, maxLength: 32 }),
	)
	.map(([begin, rest]) => (begin + Buffer.from(rest).toString('hex')).slice(0, 64));

describe('a set of known files', () => {
	it('knows what its lists hold and nothing else, and by which list, as a plain Set does', async () => {
		const lists = fc.array(fc.array(digest, { minLength: 1, maxLength: 600 }), { minLength: 1, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(
				lists,
				fc.array(digest, { maxLength: 50 }),
				fc.integer({ min: 2, max: 9 }),
				async (all, others, fanIn) => {
					const files = all.map((list) =>
						place.list(list.map((hex, at) => `${at % 3 ? hex : hex.toUpperCase()}\n`).join('')),
					);
					const set = await place.build(files, { runBytes: 34 * 64, fanIn });
					const plain = all.map((list) => new Set(list));
					const asked = [...all.flat(), ...others].map((sha256) => ({ sha256 }));
					const expected = asked.map(({ sha256 }) =>
						plain.flatMap((list, at) => (list.has(sha256) ? [files[at]?.split('/').at(-1)] : [])),
					);
					expect(lookupMany(set, asked).map((hit) => hit?.sources.map(({ name }) => name) ?? [])).toEqual(expected);
					for (const [at, one] of asked.slice(0, 60).entries())
						expect(set.lookup(one)?.sources.map(({ name }) => name) ?? []).toEqual(expected[at]);
					expect(set.described.sections[0]?.count).toBe(new Set(all.flat()).size);
				},
			),
			{ numRuns: 40 },
		);
		expect(place.left()).toEqual([]);
	});

	it('finds every digest where thousands begin with the same eight bytes', async () => {
		const many = Array.from({ length: 3000 }, (_, at) => `${'a5'.repeat(8)}${digestsOf(String(at)).sha256.slice(16)}`);
		const set = await place.build([place.list(many.join('\n'))]);
		const others = many.map((hex) => ({ sha256: hex.slice(0, 62) + (hex.endsWith('00') ? '01' : '00') }));
		expect(
			lookupMany(
				set,
				many.map((sha256) => ({ sha256 })),
			).every((hit) => hit !== null),
		).toBe(true);
		expect(others.map((one) => set.lookup(one)).filter((hit) => hit !== null)).toEqual([]);
	});

	it('finds every digest however far the one before it was, forwards and backwards', async () => {
		const sorted = Array.from({ length: 9000 }, (_, at) => digestsOf(String(at)).md5).sort();
		const set = await place.build([place.list(`${sorted.join('\n')}\n`)]);
		for (const stride of [1, 97, 226, 227, 228, 455, 700, 1362, 3000]) {
			const some = sorted.filter((_, at) => at % stride === 0).map((md5) => ({ md5 }));
			expect(lookupMany(set, some).every((hit) => hit !== null)).toBe(true);
			for (const one of [...some.slice(0, 100), ...some.slice(0, 100).reverse()])
				expect(set.lookup(one)).not.toBeNull();
		}
		const blocks = sorted.filter((_, at) => at % 227 === 0);
		for (const first of blocks)
			for (const second of blocks) {
				set.lookup({ md5: first });
				if (set.lookup({ md5: second }) === null) throw new Error(`${second} is not found after ${first}`);
			}
	});

	it('says which lists it was made of, with the digest that sha256sum gives', async () => {
		const text = `# a comment\n${digestsOf('a').md5}\n${digestsOf('b').md5}  name\n`;
		const set = await place.build([place.list(text, 'list-77.txt')], { name: 'Ours', kind: 'good' });
		expect(set.described).toMatchObject({ name: 'Ours', kind: 'good', made: MADE });
		expect(set.described.sources).toMatchObject([
			{ name: 'list-77.txt', format: 'digests', sha256: digestsOf(text).sha256, rows: 2, digests: { md5: 2 } },
		]);
	});

	it('never takes the place of a file, and leaves nothing where it is refused or cancelled', async () => {
		const list = place.list(`${digestsOf('a').sha256}\n`);
		const there = place.list('mine');
		await expect(place.build([list], { to: there })).rejects.toMatchObject({ refusal: { code: 'file.there' } });
		expect(readFileSync(there, 'utf8')).toBe('mine');
		const long = place.list(Array.from({ length: 5000 }, (_, at) => `${digestsOf(String(at)).sha256}\n`).join(''));
		for (const stopAt of [0, 1, 5, 40, 80, 120]) {
			let asked = 0;
			const to = place.path('cancelled');
			const isStopped = () => asked++ >= stopAt;
			await expect(place.build([long], { to, runBytes: 2000, isStopped })).rejects.toMatchObject({
				refusal: { code: 'job.cancelled' },
			});
			expect(existsSync(to)).toBe(false);
		}
		await expect(place.build([list, place.list('zz\n')])).rejects.toMatchObject({
			refusal: { code: 'list.malformed' },
		});
		expect(place.left()).toEqual([]);
	});

	it('tells how far it is, up to the end', async () => {
		const told: number[] = [];
		const list = place.list(Array.from({ length: 2000 }, (_, at) => `${digestsOf(String(at)).sha256}\n`).join(''));
		await place.build([list], { onProgress: ({ doneBytes, totalBytes }) => told.push(doneBytes / totalBytes) });
		expect(told).toEqual([...told].sort((a, b) => a - b));
		expect(told.at(-1)).toBe(1);
	});

	it('refuses a list that changes while it is read', async () => {
		const list = place.list(`${digestsOf('a').sha256}\n`);
		let done = false;
		const isStopped = () => {
			if (!done) writeFileSync(list, `${digestsOf('b').sha256}\n${digestsOf('c').sha256}\n`);
			done = true;
			return false;
		};
		await expect(place.build([list], { isStopped })).rejects.toMatchObject({ refusal: { code: 'list.changed' } });
	});
});
