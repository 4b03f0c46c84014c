/** The chain of custody: a true history has no finding, and each thing that does not add up has its own. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import { custodyOf } from '../../shared/projections/custody';
import { entriesOf } from '../../shared/projections/entries';
import type { ChainId } from '../../shared/vocabulary';
import { ada, type Bend, ben, CHAINS, Chain, cem, opened, type Signer } from '../vectors/pen';

const rules = ledgerRules();
const item = '019aa8f0-0000-7000-8000-0000000e0001';
const second = CHAINS[1] ?? '';
const party = (who: Signer) => ({ keyId: who.id, name: who.name });

function itemsIn(...chains: readonly Chain[]) {
	const ledger = verifyLedger(
		chains.map((c) => ({ chain: c.id as ChainId, lines: readLines(c.lines, rules.hash) })),
		rules,
	);
	return { ledger, items: custodyOf(ledger, entriesOf(ledger)) };
}

/** Ada, Ben and Cem are admitted, and E-001 is registered by Ada. */
function registered(more: object = {}, by = ada): Chain {
	return opened()
		.admit(ada, cem)
		.add(by, 'evidence.registered/1', {
			...{ item, tag: 'E-001', holder: party(ada), description: 'A laptop', storedAt: 'Safe 1' },
			...more,
		});
}

/** Hands E-001 over; A-7 where it comes first. */
function handOver(
	chain: Chain,
	from: Signer,
	to: Signer,
	bend: Bend & { signers?: Signer[]; place?: string | null } = {},
) {
	const { signers = [from, to], place = 'Safe 2', ...rest } = bend;
	return chain.add(
		signers,
		'custody.transferred/1',
		{
			...{ item, tag: 'E-001', from: party(from), to: party(to), reason: 'shift' },
			...(place === null ? {} : { place }),
		},
		rest,
	);
}

const found = (...chains: readonly Chain[]) =>
	itemsIn(...chains).items.flatMap((i) => i.findings.map((f) => `${f.kind} ${f.entries.join(' ')}`));

describe('a true history', () => {
	it('has no finding, and an interval for everybody who held the item', () => {
		const people = [ada, ben, cem];
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 6 }), (receivers) => {
				const chain = registered();
				const holders: Signer[] = [ada];
				for (const r of receivers) {
					const from = holders.at(-1) ?? ada;
					const to = people[r] ?? ada;
					if (to === from) continue;
					handOver(chain, from, to);
					holders.push(to);
				}
				const { ledger, items } = itemsIn(chain);
				expect(ledger.faults).toEqual([]);
				expect(items.length).toBe(1);
				const [view] = items;
				expect(view?.findings).toEqual([]);
				expect(view?.intervals.map((i) => i.holder.name)).toEqual(holders.map((h) => h.name));
				expect(view?.holder.name).toBe(holders.at(-1)?.name);
				// Somebody is accountable at every moment: each interval ends where the next begins, the last lasts.
				const ends = view?.intervals.map((i) => i.to) ?? [];
				expect(ends).toEqual([...(view?.intervals.slice(1).map((i) => i.from) ?? []), null]);
				expect(view?.place).toBe(holders.length > 1 ? 'Safe 2' : 'Safe 1');
			}),
			{ numRuns: 25 },
		);
	});

	it('may run over two laptops', () => {
		const a = registered();
		const b = handOver(new Chain(second, 270_000).admit(ben, ben, { seen: [a] }), ada, ben);
		handOver(a, ben, cem, { seen: [b] });
		const { items } = itemsIn(b, a);
		expect(items[0]?.findings).toEqual([]);
		expect(items[0]?.intervals.map((i) => i.entries)).toEqual([['A-6'], ['B-2'], ['A-7']]);
	});

	it('keeps items apart', () => {
		const other = { item: item.replace(/1$/, '2'), tag: 'E-002' };
		const chain = handOver(registered(), ada, ben).add(ben, 'evidence.registered/1', {
			...other,
			holder: party(ben),
			description: 'A stick',
		});
		const { items } = itemsIn(chain);
		expect(items.map((i) => [i.tag, i.holder.name, i.findings])).toEqual([
			['E-001', 'Ben', []],
			['E-002', 'Ben', []],
		]);
	});
});

describe('what does not add up', () => {
	it('a releaser who is not the holder', () => {
		expect(found(handOver(registered(), ben, cem))).toEqual(['not-the-holder A-6 A-7']);
	});

	it('a receiver, or a releaser, who did not sign', () => {
		expect(found(handOver(registered(), ada, ben, { signers: [ada, cem] }))).toEqual(['unsigned A-7']);
		expect(found(handOver(registered(), ada, ben, { signers: [cem, ben] }))).toEqual(['unsigned A-7']);
	});

	it('a holder who did not sign the registration', () => {
		expect(found(registered({}, ben))).toEqual(['holder-did-not-sign A-6']);
	});

	it('a hand-over that does not verify', () => {
		const bent = { headTextAfter: (t: string) => t.replace('"offset":60', '"offset":0') };
		expect(found(handOver(registered(), ada, ben, bent))).toEqual(['broken A-7']);
	});

	it('a signer nobody vouched for', () => {
		const a = opened().add(ada, 'evidence.registered/1', {
			...{ item, tag: 'E-001', holder: party(ada), description: 'A laptop', storedAt: 'Safe 1' },
		});
		const b = handOver(new Chain(second, 600_000).admit(cem, cem, { seen: [a] }), ada, cem);
		expect(found(a, b)).toEqual(['not-vouched-for B-2']);
	});

	it('a clock that was set in between', () => {
		expect(found(handOver(registered(), ada, ben, { clockStepMs: 3_600_000 }))).toEqual(['clock A-7']);
	});

	it('a hand-over dated before the one before it, on a laptop whose clock is behind', () => {
		const a = registered();
		const b = handOver(new Chain(second, -3_600_000).admit(ben, ben, { seen: [a] }), ada, ben);
		expect(found(a, b)).toEqual(['time-backwards A-6 B-2']);
	});

	it('a place that nobody wrote down', () => {
		expect(found(handOver(registered(), ada, ben, { place: null }))).toEqual(['place-unknown A-7']);
	});

	it('one tag on two items', () => {
		const chain = registered().add(ada, 'evidence.registered/1', {
			...{ item: item.replace(/1$/, '2'), tag: 'E-001', holder: party(ada), description: 'Another' },
		});
		const { items } = itemsIn(chain);
		expect(items.map((i) => i.findings.map((f) => [f.kind, f.entries]))).toEqual([[], [['tag-twice', ['A-6', 'A-7']]]]);
	});

	it('one item registered twice: the first registration counts', () => {
		const chain = registered().add(ben, 'evidence.registered/1', {
			...{ item, tag: 'E-009', holder: party(ben), description: 'Mine' },
		});
		const { items } = itemsIn(chain);
		expect(items.map((i) => [i.tag, i.holder.name])).toEqual([['E-001', 'Ada']]);
		expect(found(chain)).toEqual(['registered-twice A-6 A-7']);
	});

	it('a hand-over that was declined leaves custody where it was, and is no finding', () => {
		const parties = { item, tag: 'E-001', from: party(ada), to: party(ben), reason: 'the seal is broken' };
		const chain = registered().add(ada, 'custody.refused/1', parties);
		expect(found(chain)).toEqual([]);
		expect(itemsIn(chain).items[0]?.holder.name).toBe('Ada');
	});

	it('says each finding in a sentence that names the item or the person', () => {
		const chain = handOver(handOver(registered(), ben, cem, { place: null }), cem, ada, { clockStepMs: -90_000 });
		for (const f of itemsIn(chain).items[0]?.findings ?? []) expect(f.sentence).toMatch(/^[A-Z].{15,}\.$/);
	});
});
