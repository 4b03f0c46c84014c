/** Recovery words are read as people write them, and never for others than they are; the cost of a way in fits the machine. */
import { describe, expect, it } from 'vitest';
import { NotSealed } from '../../main/store/sealing';
import { makeAgreement, openFor, publicOf, sealTo } from '../../main/vault/agreement';
import { calibrated, calibratedOnce } from '../../main/vault/calibrate';
import { COST, kdfSchema } from '../../main/vault/kdf';
import { codeOf } from '../../main/vault/recovery-code';
import { makeWords, readWords } from '../../main/vault/recovery-words';
import { refusalOf } from '../store/place';
import { WORDS } from './handlers';

describe('recovery words', () => {
	it('are twelve, never the same, and read back as they were made', () => {
		const made = Array.from({ length: 100 }, makeWords);
		expect(new Set(made).size).toBe(100);
		for (const words of made) {
			expect(words.split(' ')).toHaveLength(12);
			expect(readWords(words)).toBe(words);
		}
	});

	it.each([
		['LEGAL Winner thank  year wave\tsausage\nworth useful legal winner thank yellow\n', 'spacing and case'],
		[
			'1 legal 2 winner 3 thank 4 year 5 wave 6 sausage 7 worth 8 useful 9 legal 10 winner 11 thank 12 yellow',
			'numbers',
		],
		['1. legal, 2. winner, thank; year - wave sausage worth useful legal winner thank yellow.', 'marks'],
	])('are read however they were typed: %s', (typed) => {
		expect(readWords(typed)).toBe(WORDS);
	});

	it.each([
		[WORDS.replace('winner', 'winter'), /wrong, or two changed places/],
		[WORDS.replace('winner', 'winnner'), /Word 2 is not one/],
		[WORDS.split(' ').reverse().join(' '), /wrong, or two changed places/],
		[WORDS.split(' ').slice(1).join(' '), /These are 11 words, not 12/],
		[`${WORDS} ${WORDS}`, /These are 24 words/],
		['слова', /These are 0 words/],
		['12345', /These are 0 words/],
	])('are refused with what is wrong: %s', async (typed, sentence) => {
		expect(await refusalOf(async () => readWords(typed))).toBe('recovery.words');
		expect(() => readWords(typed)).toThrow(sentence);
	});

	it('are those of BIP-39', () => {
		// Trezor's vectors, entropy 7f7f… of 128 bits.
		expect(readWords(WORDS)).toBe(WORDS);
		expect(() => readWords('abandon '.repeat(12))).toThrow();
		expect(readWords(`${'abandon '.repeat(11)}about`)).toContain('about');
	});

	it('make a square code of dark and light modules with its three corners', () => {
		const { size, modules } = codeOf(WORDS);
		const rows = modules.match(new RegExp(`[01]{${size}}`, 'g')) ?? [];
		expect(rows).toHaveLength(size);
		expect(rows.join('')).toBe(modules);
		for (const row of [rows[0], rows[6]]) expect(row?.startsWith('11111110') && row.endsWith('01111111')).toBe(true);
		expect(rows[size - 1]?.startsWith('11111110')).toBe(true);
	});
});

describe('what a way in costs', () => {
	/** A machine that takes so many milliseconds for one pass over 64 MiB. */
	const machine = (ms: number) => calibrated(async ({ memoryKiB, passes }) => (ms * passes * memoryKiB) / 65_536);

	it.each([
		[1, 128 * 1024, 10],
		[20, 128 * 1024, 10],
		[50, 128 * 1024, 5],
		[80, 128 * 1024, 3],
		[100, 64 * 1024, 5],
		[170, 64 * 1024, 3],
		[5000, 64 * 1024, 3],
	])('is about half a second of a machine that takes %i ms: %i KiB, %i passes', async (ms, memoryKiB, passes) => {
		expect(await machine(ms)).toEqual({ memoryKiB, passes, parallelism: 1 });
	});

	it('is never below the least nor above what is read again, whatever the clock says', async () => {
		for (const ms of [0, -5, 0.001, 1e9, Number.POSITIVE_INFINITY]) {
			const cost = await calibrated(async () => ms);
			expect(cost.memoryKiB * cost.passes).toBeGreaterThanOrEqual(COST.memoryKiB * COST.passes);
			expect(kdfSchema.safeParse({ algorithm: 'argon2id', ...cost, salt: 'A'.repeat(24) }).success).toBe(true);
		}
	});

	it('is measured once', async () => {
		let readings = 0;
		const cost = calibratedOnce(() => {
			readings += 1;
			return readings * 100;
		});
		const [one, two] = await Promise.all([cost(), cost()]);
		expect([one, two, await cost()]).toEqual([one, one, one]);
		expect(readings).toBe(2);
	});
});

describe('sealing to a person', () => {
	it('opens for the one key, with the same words beside it', () => {
		const [one, two] = [makeAgreement(), makeAgreement()];
		expect(publicOf(one.privateKey).equals(one.publicKey)).toBe(true);
		const sealed = sealTo(one.publicKey, 'aad', Buffer.from('plain'));
		expect(openFor(one.privateKey, 'aad', sealed).toString()).toBe('plain');
		expect(() => openFor(two.privateKey, 'aad', sealed)).toThrow(NotSealed);
		expect(() => openFor(one.privateKey, 'other', sealed)).toThrow(NotSealed);
	});

	it('opens for nothing that was changed, the bit that X25519 ignores included', () => {
		const { privateKey, publicKey } = makeAgreement();
		const sealed = sealTo(publicKey, 'aad', Buffer.from('plain'));
		for (let bit = 0; bit < sealed.length * 8; bit++) {
			const bytes = Buffer.from(sealed);
			bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(() => openFor(privateKey, 'aad', bytes)).toThrow(NotSealed);
		}
		for (const low of [Buffer.alloc(32), Buffer.concat([Buffer.of(1), Buffer.alloc(31)])])
			expect(() => openFor(privateKey, 'aad', Buffer.concat([low, sealed.subarray(32)]))).toThrow(NotSealed);
		expect(() => openFor(privateKey, 'aad', sealed.subarray(0, 20))).toThrow(NotSealed);
	});
});
