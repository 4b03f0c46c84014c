/**
 * The finder of custody gaps, over random true histories and each way in which one can be broken: a true history has no
 * finding, and a broken one has exactly the finding that belongs to the break.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemView } from '../../shared/views';
import { custodyTold, digestAt, instant, type Person, people, type Told } from './custody-book';

const RUNS = process.env.SEALBOOK_LONG === '1' ? 1000 : 50;
const item = '019aa8f0-0000-7000-8000-0000000e0001';
const about = { item, tag: 'E-001' };
const [ada, ben, cem] = people as [Person, Person, Person];
const md5 = (digit: string) => ({ md5: digit.repeat(32) });
const image = { name: 'disk.dd', sizeBytes: 9, object: null, digests: md5('a'), remarks: [] };

/** What happens next, as a choice; what cannot happen now is passed over. */
const choices = fc.array(
	fc.record({
		act: fc.constantFrom('transfer', 'send', 'seal', 'open', 'check', 'store', 'examine', 'copy', 'lend', 'hold'),
		who: fc.nat({ max: 2 }),
	}),
	{ maxLength: 12 },
);

interface History {
	readonly book: Told[];
	readonly holder: Person;
	readonly seal: string | null;
}

/** A history in which everything adds up. */
function trueHistory(next: readonly { act: string; who: number }[]): History {
	let holder = ada;
	let seal: string | null = null;
	let seals = 0;
	const book: Told[] = [
		{
			kind: 'evidence.registered/1',
			by: [ada],
			body: { ...about, holder: ada, description: 'A disk', storedAt: 'Safe 1', files: [image] },
		},
	];
	const add = (kind: string, body: object = {}, by: readonly Person[] = [holder]) =>
		book.push({ kind, by, body: { ...about, ...body } });
	for (const { act, who } of next) {
		const to = people[who] ?? ada;
		const over = { from: holder, to, reason: 'shift', place: 'Safe 2', digested: [{ ...image }] };
		if (act === 'transfer' && to !== holder) {
			add('custody.transferred/1', over, [holder, to]);
			holder = to;
		} else if (act === 'lend' && to !== holder) {
			add('custody.transferred/1', { ...over, dueBack: instant(10_000) }, [holder, to]);
			holder = to;
		} else if (act === 'send' && to !== holder) {
			add('custody.released/1', { from: holder, to, reason: 'court' });
			add(
				'custody.received/1',
				{
					from: holder,
					to,
					place: 'Court',
					release: { chain: 'chain-0', seq: book.length, head: digestAt(book.length - 1) },
				},
				[to],
			);
			holder = to;
		} else if (act === 'seal' && seal === null) {
			seal = `S-${++seals}`;
			add('custody.sealed/1', { seal });
		} else if (act === 'check' && seal !== null) add('custody.seal-checked/1', { seal, intact: true });
		else if (act === 'open' && seal !== null) {
			add('custody.seal-broken/1', { seal, reason: 'examination' });
			seal = null;
		} else if (act === 'store') add('custody.stored/1', { place: `Shelf ${who}` });
		else if (act === 'examine' && seal === null) add('custody.examined/1', { purpose: 'triage' });
		else if (act === 'copy') add('custody.copied/1', { copy: 'E-002' });
		else if (act === 'hold') {
			add('hold.placed/1', { reason: 'prosecutor' });
			add('hold.lifted/1', { reason: 'prosecutor' });
		}
	}
	return { book, holder, seal };
}

const kinds = (items: readonly ItemView[]) => items.flatMap(({ findings }) => findings.map(({ kind }) => kind));
const other = (who: Person): Person => (who === ben ? cem : ben);

/** Every way to break a history: what is added at its end, or changed, and the one finding that this is. */
const breaks: Readonly<Record<string, (history: History) => { book: Told[]; until?: number }>> = {
	'not-the-holder': ({ book, holder }) => ({
		book: [...book, { kind: 'custody.stored/1', by: [other(holder)], body: { ...about, place: 'Elsewhere' } }],
	}),
	unsigned: ({ book, holder }) => {
		const to = other(holder);
		return { book: [...book, { kind: 'custody.transferred/1', by: [holder], body: handOver(holder, to) }] };
	},
	'place-unknown': ({ book, holder }) => {
		const { place: _, ...body } = handOver(holder, other(holder));
		return { book: [...book, { kind: 'custody.transferred/1', by: [holder, other(holder)], body }] };
	},
	'released-not-received': ({ book, holder }) => ({
		book: [...book, { kind: 'custody.released/1', by: [holder], body: handOver(holder, other(holder)) }],
	}),
	'received-never-released': ({ book, holder }) => ({
		book: [...book, { kind: 'custody.received/1', by: [other(holder)], body: handOver(holder, other(holder)) }],
	}),
	'two-holders': ({ book, holder }) => {
		const [one, two] = people.filter((who) => who !== holder) as [Person, Person];
		const before = book.length - 1;
		return {
			book: [
				...book,
				{ kind: 'custody.transferred/1', by: [holder, one], body: handOver(holder, one) },
				{ kind: 'custody.transferred/1', by: [holder, two], body: handOver(holder, two), chain: 1, seen: [before] },
			],
		};
	},
	'seal-changed': ({ book, holder }) => ({
		book: [...book, { kind: 'custody.seal-checked/1', by: [holder], body: { ...about, seal: 'X-9', intact: true } }],
	}),
	'examined-unopened': ({ book, holder, seal }) => ({
		book: [
			...book,
			...(seal === null ? [{ kind: 'custody.sealed/1', by: [holder], body: { ...about, seal: 'S-99' } }] : []),
			{ kind: 'custody.examined/1', by: [holder], body: { ...about, purpose: 'triage' } },
		],
	}),
	'digest-changed': ({ book, holder }) => ({
		book: [
			...book,
			{
				kind: 'custody.transferred/1',
				by: [holder, other(holder)],
				body: { ...handOver(holder, other(holder)), digested: [{ ...image, digests: md5('b') }] },
			},
		],
	}),
	'time-backwards': ({ book, holder }) => ({
		book: [...book, { kind: 'custody.stored/1', by: [holder], body: { ...about, place: 'Shelf' }, minute: -5 }],
	}),
	'nobody-accountable': ({ book, holder }) => ({
		book: [
			...book,
			{ kind: 'custody.lost/1', by: [holder], body: { ...about, circumstances: 'not on the shelf' } },
			{ kind: 'custody.found/1', by: [holder], body: { ...about, circumstances: 'behind it', place: 'Shelf' } },
		],
	}),
	'overdue-return': ({ book, holder }) => ({
		book: [
			...book,
			{
				kind: 'custody.transferred/1',
				by: [holder, other(holder)],
				body: { ...handOver(holder, other(holder)), dueBack: instant(5_000) },
			},
		],
		until: 20_000,
	}),
	'before-collection': ({ book }) => ({
		book: [{ kind: 'custody.stored/1', by: [ada], body: { ...about, place: 'Shelf' } }, ...later(book)],
	}),
	'after-the-end': ({ book, holder }) => ({
		book: [
			...book,
			{ kind: 'custody.returned/1', by: [holder], body: { ...about, to: { name: 'Owner' }, reason: 'closed' } },
			{ kind: 'custody.stored/1', by: [holder], body: { ...about, place: 'Shelf' } },
		],
	}),
	'disposed-on-hold': ({ book, holder }) => ({
		book: [
			...book,
			{ kind: 'hold.placed/1', by: [holder], body: { ...about, reason: 'appeal' } },
			{
				kind: 'custody.disposed/1',
				by: people,
				body: { ...about, doneBy: holder, method: 'shredded', reason: 'over' },
			},
		],
	}),
	'tag-twice': ({ book, holder }) => ({
		book: [
			...book,
			{
				kind: 'evidence.registered/1',
				by: [holder],
				body: { item: `${item.slice(0, -1)}2`, tag: 'E-001', holder, description: 'Another', storedAt: 'Safe 1' },
			},
		],
	}),
	'registered-twice': ({ book, holder }) => ({
		book: [
			...book,
			{
				kind: 'evidence.registered/1',
				by: [holder],
				body: { ...about, holder, description: 'Again', storedAt: 'Safe 1' },
			},
		],
	}),
};

const handOver = (from: Person, to: Person) => ({ ...about, from, to, reason: 'shift', place: 'Safe 3' });

/** The same book one place later: entries that name others by digest name them there. */
const later = (book: readonly Told[]): Told[] =>
	book.map((told, place) => {
		const { release } = told.body as { readonly release?: object };
		return release ? { ...told, body: { ...told.body, release: { ...release, head: digestAt(place) } } } : told;
	});

describe('a true history', () => {
	test('has no finding, and intervals that cover it without a gap', () => {
		fc.assert(
			fc.property(choices, (next) => {
				const { book, holder } = trueHistory(next);
				const [view] = custodyTold(book, instant(9_000));
				expect(view?.findings).toEqual([]);
				expect(view?.holder.keyId).toBe(holder.keyId);
				expect(view?.acts.length).toBe(book.length - 1);
				const ends = view?.intervals.map(({ to }) => to) ?? [];
				expect(ends).toEqual([...(view?.intervals.slice(1).map(({ from }) => from) ?? []), null]);
				expect(view?.intervals[0]?.from).toBe(instant(1));
			}),
			{ numRuns: RUNS * 4 },
		);
	});
});

describe('a history that is broken in one way has exactly that finding', () => {
	test('there are at least twelve ways', () => expect(Object.keys(breaks).length).toBeGreaterThanOrEqual(12));

	for (const [kind, broken] of Object.entries(breaks))
		test(kind, () => {
			fc.assert(
				fc.property(choices, (next) => {
					const { book, until = 9_000 } = broken(trueHistory(next));
					expect(kinds(custodyTold(book, instant(until)))).toEqual([kind]);
				}),
				{ numRuns: RUNS },
			);
		});
});

describe('a finding is settled by an entry', () => {
	test('that names its kind and one of its entries; it stays, and others stay open', () => {
		const { book, holder } = trueHistory([{ act: 'store', who: 1 }]);
		const broken = breaks['not-the-holder']?.({ book, holder, seal: null }).book ?? [];
		const explain = (finding: string, place: number): Told => ({
			kind: 'custody.settled/1',
			by: [holder],
			body: {
				...about,
				finding,
				entries: [{ chain: 'chain-0', seq: place + 1, head: digestAt(place) }],
				explanation: 'on my word, by telephone',
			},
		});
		const settledBy = (...more: Told[]) =>
			custodyTold([...broken, ...more])[0]?.findings.map((f) => [f.kind, f.settledBy]);
		expect(settledBy(explain('not-the-holder', broken.length - 1))).toEqual([
			['not-the-holder', `A-${broken.length + 1}`],
		]);
		expect(settledBy(explain('place-unknown', broken.length - 1))).toEqual([['not-the-holder', null]]);
		expect(settledBy(explain('not-the-holder', 0))).toEqual([['not-the-holder', null]]);
	});
});
