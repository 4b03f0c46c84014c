/** Anchors against chains: every cut and every rewriting is found with its range; growth never is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchoredUpTo, covers, lossesOf, type Reach } from '../../shared/ledger/anchors';
import type { Seen } from '../../shared/ledger/line';
import type { ChainId, Sha256 } from '../../shared/vocabulary';

const A = '019aa8f0-0000-7000-8000-00000000000a' as ChainId;
const B = '019aa8f0-0000-7000-8000-00000000000b' as ChainId;
/** The digest of entry `seq` of a telling; tellings differ from the entry on at which they part. */
const digest = (seq: number, telling = 'one') => `${telling} ${seq}` as Sha256;
const anchor = (seq: number, telling?: string, chain = A): Seen => ({ chain, seq, head: digest(seq, telling) });
const chainsOf = (lengths: Record<string, number>, partsAt = Number.POSITIVE_INFINITY): Reach => ({
	length: (chain) => lengths[chain] ?? 0,
	digest: (chain, seq) =>
		seq >= 1 && seq <= (lengths[chain] ?? 0) ? digest(seq, seq >= partsAt ? 'two' : 'one') : null,
});

describe('a chain measured against anchors', () => {
	it('cut at any length below an anchor shows what is missing', () => {
		for (let length = 0; length < 200; length++)
			expect(lossesOf([anchor(40), anchor(200), anchor(7)], chainsOf({ [A]: length }))).toEqual([
				{ chain: A, from: length + 1, to: 200, head: digest(200), found: null, length },
			]);
	});

	it('told anew from any entry on shows where it parts from the newest anchor that holds', () => {
		for (let partsAt = 1; partsAt <= 200; partsAt++) {
			const [loss, ...others] = lossesOf([anchor(40), anchor(200)], chainsOf({ [A]: 210 }, partsAt));
			expect(others).toEqual([]);
			const from = partsAt <= 40 ? 1 : 41;
			expect(loss).toEqual({ chain: A, from, to: 200, head: digest(200), found: digest(200, 'two'), length: 210 });
		}
	});

	it('that only grew gives no alarm, whatever anchors were set on the way', () => {
		const grown = fc.tuple(fc.array(fc.integer({ min: 1, max: 500 })), fc.nat(100));
		fc.assert(
			fc.property(grown, ([seqs, more]) => {
				const length = Math.max(0, ...seqs) + more;
				const anchors = seqs.map((seq) => anchor(seq));
				expect(lossesOf(anchors, chainsOf({ [A]: length, [B]: 3 }))).toEqual([]);
				expect(anchoredUpTo(A, anchors, chainsOf({ [A]: length }))).toBe(Math.max(0, ...seqs));
			}),
		);
	});

	it('is told apart from other chains, and one that is gone altogether is missing from its first entry', () => {
		const anchors = [anchor(5), anchor(9, 'one', B)];
		expect(lossesOf(anchors, chainsOf({ [A]: 5 }))).toEqual([
			{ chain: B, from: 1, to: 9, head: digest(9), found: null, length: 0 },
		]);
		expect(anchoredUpTo(B, anchors, chainsOf({ [A]: 5 }))).toBe(0);
	});
});

describe('an acknowledgement', () => {
	const loss = { chain: A, from: 21, to: 30, head: digest(30), found: null, length: 20 };
	it.each([
		['the same', loss, true],
		['more', { ...loss, from: 11, to: 40, head: digest(40) }, true],
		['a smaller range', { ...loss, from: 22 }, false],
		['an earlier end', { ...loss, to: 29, head: digest(29) }, false],
		['another entry', { ...loss, head: digest(30, 'two') }, false],
		['another chain', { ...loss, chain: B }, false],
	])('of %s', (_name, acknowledged, expected) => expect(covers(acknowledged, loss)).toBe(expected));
});
