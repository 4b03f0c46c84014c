/** One order over several chains: the same whatever way the chains arrived, and true to what was seen. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainLetter, inOrder, type Ordered } from '../../shared/ledger/order';

interface Step {
	readonly chain: number;
	readonly at: number;
	readonly looks: readonly number[];
}

const letters = 'abcd';
const steps = fc.array(
	fc.record({
		chain: fc.nat({ max: 3 }),
		at: fc.nat({ max: 6 }),
		looks: fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }),
	}),
	{ maxLength: 40 },
);

/** A history that honest laptops could have made: each entry may see the newest of other chains as they were then. */
function history(made: readonly Step[]): Ordered[][] {
	const chains: Ordered[][] = [[], [], [], []];
	for (const { chain, at, looks } of made) {
		const seen = looks
			.filter((other) => other !== chain && (chains[other]?.length ?? 0) > 0)
			.map((other) => ({ chain: letters[other] ?? '', seq: chains[other]?.length ?? 0 }));
		const own = chains[chain] ?? [];
		own.push({ chain: letters[chain] ?? '', seq: own.length + 1, at: `2026-11-22T01:40:0${at}.000Z`, seen });
	}
	return chains;
}

const names = (order: readonly Ordered[]) => order.map((e) => `${e.chain}${e.seq}`);
const entry = (chain: string, seq: number, at: string, seen: Ordered['seen'] = []): Ordered => ({
	chain,
	seq,
	at,
	seen,
});

describe('the order across chains', () => {
	it('does not depend on the order in which chains arrived', () => {
		fc.assert(
			fc.property(steps, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (made, arrival) => {
				const chains = history(made);
				expect(names(inOrder(arrival.map((i) => chains[i] ?? [])))).toEqual(names(inOrder(chains)));
			}),
		);
	});

	it('takes every entry once, behind its predecessor and behind what it has seen', () => {
		fc.assert(
			fc.property(steps, (made) => {
				const order = inOrder(history(made));
				const place = new Map(names(order).map((name, i) => [name, i]));
				expect(place.size).toBe(made.length);
				for (const [i, e] of order.entries())
					for (const before of [{ chain: e.chain, seq: e.seq - 1 }, ...e.seen])
						if (before.seq > 0) expect(place.get(`${before.chain}${before.seq}`)).toBeLessThan(i);
			}),
		);
	});

	it('takes the least (at, chain, seq) of those that may be taken', () => {
		fc.assert(
			fc.property(steps, (made) => {
				const chains = history(made);
				const taken = new Set<string>();
				for (const e of inOrder(chains)) {
					const free = chains
						.flat()
						.filter((c) => !taken.has(`${c.chain}${c.seq}`))
						.filter((c) => c.seq === 1 || taken.has(`${c.chain}${c.seq - 1}`))
						.filter((c) => c.seen.every((s) => taken.has(`${s.chain}${s.seq}`)))
						.sort((a, b) => (`${a.at} ${a.chain}` < `${b.at} ${b.chain}` ? -1 : 1));
					expect(e).toBe(free[0]);
					taken.add(`${e.chain}${e.seq}`);
				}
			}),
		);
	});

	it('cannot be held up by a chain that is not at hand', () => {
		const a = [entry('a', 1, '1', [{ chain: 'missing', seq: 5 }])];
		expect(names(inOrder([a]))).toEqual(['a1']);
	});

	it('ends, and loses nothing, where forged chains have seen each other', () => {
		const a = [entry('a', 1, '2', [{ chain: 'b', seq: 1 }]), entry('a', 2, '3')];
		const b = [entry('b', 1, '1', [{ chain: 'a', seq: 1 }])];
		expect(names(inOrder([a, b]))).toEqual(['b1', 'a1', 'a2']);
		expect(names(inOrder([b, a]))).toEqual(['b1', 'a1', 'a2']);
	});

	it('ends where an entry has seen one that the chain at hand has not', () => {
		const a = [entry('a', 1, '1', [{ chain: 'b', seq: 9 }]), entry('a', 2, '2')];
		const b = [entry('b', 1, '5')];
		expect(names(inOrder([a, b])).sort()).toEqual(['a1', 'a2', 'b1']);
	});

	it('letters chains A to Z, then AA', () => {
		expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(chainLetter)).toEqual([
			'A',
			'B',
			'Z',
			'AA',
			'AB',
			'AZ',
			'BA',
			'ZZ',
			'AAA',
		]);
	});
});
