import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openHashset } from '../../../main/baselines/hashset/hashset';
import { KnownFiles } from '../../../main/baselines/hashset/known-files';
import { lookupMany } from '../../../main/baselines/hashset/lookup-many';
import { SectionPages } from '../../../main/baselines/hashset/set-pages';
import { verifySet } from '../../../main/baselines/hashset/verify-set';
import { Refused } from '../../../shared/refusal';
import { digestsOf, SetPlace } from './place';

const place = new SetPlace();
afterAll(() => place.remove());

const codeOf = (work: () => unknown): string => {
	try {
		work();
		return 'none';
	} catch (error) {
		if (error instanceof Refused) return error.refusal.code;
		throw error;
	}
};

describe('a set file with one bit flipped', () => {
	it('is refused, or answers as the whole one; it is never wrong, and verifying finds every bit', async () => {
		const texts = ['a', 'b', 'c'];
		const set = await place.build([place.list(texts.map((text) => `${digestsOf(text).sha256}\n`).join(''))], {
			name: 'S',
		});
		const whole = readFileSync(set.path);
		// What it holds, what it does not, and every neighbour that one bit away from it a flip could make.
		const held = texts.map((text) => digestsOf(text).sha256);
		const neighbours = held.slice(0, 1).flatMap((hex) =>
			Array.from({ length: 256 }, (_, bit) => {
				const bytes = Buffer.from(hex, 'hex');
				bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
				return bytes.toString('hex');
			}),
		);
		const asked = [...held, ...neighbours].map((sha256) => ({ sha256 }));
		const right = lookupMany(set, asked);
		expect(right.filter((hit) => hit !== null)).toHaveLength(3);
		const path = place.path('set-flipped');
		let refusedAtOpening = 0;
		let refusedAtLookup = 0;
		writeFileSync(path, whole);
		const fd = openSync(path, 'r+');
		for (let bit = 0; bit < whole.length * 8; bit++) {
			const byte = whole[bit >> 3] ?? 0;
			writeSync(fd, Buffer.of(byte ^ (1 << (bit & 7))), 0, 1, bit >> 3);
			expect(codeOf(() => verifySet(fd, () => undefined))).toMatch(/^hashset\.(damaged|unknown)$/);
			const opening = codeOf(() => {
				const opened = openHashset(path);
				try {
					const looking = codeOf(() => expect(lookupMany(opened, asked)).toEqual(right));
					if (looking !== 'none') refusedAtLookup++;
					expect(looking).toMatch(/^(none|hashset\.damaged)$/);
				} finally {
					opened.close();
				}
			});
			if (opening !== 'none') refusedAtOpening++;
			writeSync(fd, Buffer.of(byte), 0, 1, bit >> 3);
		}
		closeSync(fd);
		// Records are met by the lookup, all else by the opening.
		expect([refusedAtOpening, refusedAtLookup]).toEqual([(whole.length - 3 * 34) * 8, 3 * 34 * 8]);
	});

	it('that is cut, longer, empty, or something else is refused', async () => {
		const set = await place.build([place.list(`${digestsOf('a').sha256}\n`)]);
		const path = place.path('set-cut');
		const whole = readFileSync(set.path);
		for (const length of [0, 1, 71, 72, 100, whole.length - 1]) {
			writeFileSync(path, whole.subarray(0, length));
			expect(codeOf(() => openHashset(path))).toMatch(/^hashset\.(damaged|unknown)$/);
		}
		writeFileSync(path, Buffer.concat([whole, Buffer.alloc(1)]));
		expect(codeOf(() => openHashset(path))).toBe('hashset.damaged');
		writeFileSync(path, 'a list of something else, longer than the first bytes of a set are, which is 72');
		expect(codeOf(() => openHashset(path))).toBe('hashset.unknown');
		expect(codeOf(() => openHashset(place.folder))).toMatch(/^hashset\.unknown$|^evidence\./);
	});

	it('that its disk cannot read is refused as a damaged one, so that nothing is said in its stead', async () => {
		const set = await place.build([place.list(`${digestsOf('a').sha256}\n`)]);
		const [section] = set.described.sections;
		const unreadable = openSync(place.folder, 'r');
		try {
			expect(codeOf(() => section && new SectionPages(unreadable, section))).toBe('hashset.damaged');
		} finally {
			closeSync(unreadable);
		}
	});

	it('that shrinks while it is open is refused at the next lookup', async () => {
		const set = await place.build([place.list(`${digestsOf('a').sha256}\n`)]);
		truncateSync(set.path, 80);
		expect(codeOf(() => set.lookup({ sha256: digestsOf('a').sha256 }))).toBe('hashset.damaged');
	});
});

describe('several sets asked as one', () => {
	it('say bad before good and name both, and tell unknown from not asked', async () => {
		const good = await place.build([place.list(`${digestsOf('both').sha256}\n${digestsOf('fine').sha256}\n`)], {
			kind: 'good',
			name: 'G',
		});
		const bad = await place.build([place.list(`${digestsOf('both').sha256}\n`)], { kind: 'bad', name: 'B' });
		const known = new KnownFiles([good, bad]);
		const answers = known.lookup([
			{ sha256: digestsOf('both').sha256 },
			{ sha256: digestsOf('fine').sha256 },
			{ sha256: digestsOf('else').sha256 },
			{ md5: digestsOf('else').md5 },
			{},
		]);
		expect(answers.map((one) => [one.known, one.by.map(({ set }) => set).join()])).toEqual([
			['bad', 'B,G'],
			['good', 'G'],
			['unknown', ''],
			[null, ''],
			[null, ''],
		]);
	});

	it('say nothing, rather than unknown or good, where one of them is damaged; bad stays bad', async () => {
		const good = await place.build([place.list(`${digestsOf('fine').sha256}\n`)], { kind: 'good', name: 'G' });
		const bad = await place.build([place.list(`${digestsOf('evil').sha256}\n`)], { kind: 'bad', name: 'B' });
		const broken = await place.build([place.list(`${digestsOf('x').sha256}\n`)], { kind: 'bad', name: 'X' });
		const bytes = readFileSync(broken.path);
		bytes[80] = (bytes[80] ?? 0) ^ 1;
		writeFileSync(broken.path, bytes);
		const known = new KnownFiles([good, bad, broken]);
		const ask = ['fine', 'evil', 'else', 'x'].map((text) => ({ sha256: digestsOf(text).sha256 }));
		expect(known.lookup(ask).map((one) => one.known)).toEqual([null, 'bad', null, null]);
		// Asked one by one or many at once, it is the same.
		const many = Array.from({ length: 100 }, (_, at) => ask[at % 4] ?? {});
		expect(new KnownFiles([good, bad, broken]).lookup(many).map((one) => one.known)).toEqual(
			many.map((_, at) => [null, 'bad', null, null][at % 4]),
		);
		expect(known.faults).toEqual([expect.stringMatching(/“X”: .*damaged/)]);
	});

	it('do not take a file for a known good one that shares only a weaker digest with it', async () => {
		const { md5, sha256 } = digestsOf('good');
		const row = `${md5},${sha256}\n`;
		const table = place.list(`md5,sha256\n${row}`);
		const other = { md5, sha256: digestsOf('another file').sha256 };
		const good = await place.build([table], { kind: 'good' });
		expect([good.lookup({ md5, sha256 })?.by, good.lookup({ md5 })?.by, good.lookup(other)]).toEqual([
			'sha256',
			'md5',
			null,
		]);
		expect(lookupMany(good, [{ md5, sha256 }, { md5 }, other]).map((hit) => hit?.by)).toEqual([
			'sha256',
			'md5',
			undefined,
		]);
		// A list that has no SHA-256 cannot contradict.
		const bare = await place.build([table, place.list(`${md5}\n`)], { kind: 'good' });
		expect(bare.lookup(other)).toMatchObject({ by: 'md5', contradictedBy: null, sources: [{ format: 'digests' }] });
		// Of a bad one it is said, and that it is another file.
		const bad = await place.build([table], { kind: 'bad' });
		expect(bad.lookup(other)).toMatchObject({ by: 'md5', contradictedBy: 'sha256' });
	});
});
