/** The locker's pure part: five thousand items and what is asked of them, places as a tree, tags by a pattern, a scan. */
import { describe, expect, it } from 'vitest';
import { paperCode } from '../../shared/paper/code';
import { lockerRow, lockerRows, placeCounts } from '../../shared/projections/locker';
import { isWithin, placesOf } from '../../shared/projections/places';
import { expectedAt, readScan } from '../../shared/projections/stock';
import { isPattern, nextTag, tagAt } from '../../shared/projections/tags';
import type { EntryView } from '../../shared/views';
import type { CaseId, Instant, Sha256 } from '../../shared/vocabulary';
import { custodyTold, instant, people, type Told } from './custody-book';

const [ada, ben] = people as [(typeof people)[number], (typeof people)[number]];
const CASE = '01930000-0000-7000-8000-000000000001' as CaseId;
const OTHER = '01930000-0000-7000-9000-000000000002' as CaseId;
const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A book of so many items with so many acts each: put away, seen, put away elsewhere, handed over. */
function bookOf(items: number, acts: number): Told[] {
	const book: Told[] = [];
	const tag = (n: number) => `E-${String(n).padStart(4, '0')}`;
	for (let n = 0; n < items; n++) {
		const body = { item: id(n), tag: tag(n), holder: ada, description: `Disk ${n}`, storedAt: 'House / Room 1' };
		book.push({ kind: 'evidence.registered/1', by: [ada], body });
	}
	for (let act = 0; act < acts; act++)
		for (let n = 0; n < items; n++) {
			const about = { item: id(n), tag: tag(n) };
			const last = act === acts - 1 && n % 10 === 0;
			if (last) {
				const body = { ...about, from: ada, to: ben, reason: 'shift', place: 'House / Room 2 / Locker 3' };
				book.push({ kind: 'custody.transferred/1', by: [ada, ben], body });
			} else if (act % 2 === 0)
				book.push({
					kind: 'custody.stored/1',
					by: [ada],
					body: { ...about, place: `House / Room 1 / Shelf ${n % 20}` },
				});
			else book.push({ kind: 'custody.examined/1', by: [ada], body: { ...about, purpose: 'triage' } });
		}
	return book;
}

const rowsOf = (book: readonly Told[], of = CASE, number = 'IR-1', now?: Instant) =>
	custodyTold(book, now).map((item) => lockerRow({ case: of, number, state: 'open', exercise: false }, item));
const now = instant(10_000_000);

describe('five thousand items and a hundred thousand acts', () => {
	const rows = rowsOf(bookOf(5000, 20));

	it('are told item by item, narrowed by any of their members, and put in order', () => {
		expect(rows).toHaveLength(5000);
		expect(rows.reduce((sum, { acts }) => sum + acts, 0)).toBe(100_000);
		const tags = (wanted: Parameters<typeof lockerRows>[1]) => lockerRows(rows, wanted, now).map(({ tag }) => tag);
		expect(tags({ person: ben.keyId })).toHaveLength(500);
		expect(tags({ place: 'House / Room 2' })).toEqual(tags({ person: ben.keyId }));
		expect(tags({ place: 'House / Room 1 / Shelf 3' })).toHaveLength(250);
		expect(tags({ place: 'House / Room 1 / Shelf 1' })).not.toContain('E-0010');
		expect(tags({ text: 'disk 4999' })).toEqual(['E-4999']);
		expect(tags({ state: 'here', sort: 'tag', descending: true })[0]).toBe('E-4999');
		expect(tags({ finding: '' })).toEqual([]);
		expect(tags({ due: 'any' })).toEqual([]);
	});

	it('are counted by place: what stands in a place counts in every place around it', () => {
		const tree = placesOf([place(1, 'House'), place(2, 'Room 1', 1), place(3, 'Shelf 3', 2)]);
		const counts = new Map(placeCounts(rows, tree).map(({ path, items }) => [path, items]));
		expect([counts.get('House'), counts.get('House / Room 1'), counts.get('House / Room 1 / Shelf 3')]).toEqual([
			5000, 4500, 250,
		]);
	});
});

describe('the order of tags', () => {
	it('goes by numbers, without regard to capitals', () => {
		const rows = rowsOf(['E-10', 'e-9', 'E-2', 'Box'].map((tag, n) => registered(n, tag)));
		expect(lockerRows(rows, {}, now).map(({ tag }) => tag)).toEqual(['Box', 'E-2', 'e-9', 'E-10']);
	});
});

describe('what is due', () => {
	const lent = (n: number, dueBack: Instant): Told => ({
		kind: 'custody.transferred/1',
		by: [ada, ben],
		body: { item: id(n), tag: `E-${n}`, from: ada, to: ben, reason: 'loan', place: 'Court', dueBack },
	});
	const kept = (n: number, until: Instant): Told => ({
		kind: 'retention.set/1',
		by: [ada],
		body: { item: id(n), tag: `E-${n}`, ground: 'cost', until, reason: 'policy' },
	});
	const held = (n: number): Told => ({
		kind: 'hold.placed/1',
		by: [ada],
		body: { item: id(n), tag: `E-${n}`, reason: 'appeal' },
	});
	const released = (n: number): Told => ({
		kind: 'custody.released/1',
		by: [ada],
		body: { item: id(n), tag: `E-${n}`, from: ada, to: { name: 'Erika' }, reason: 'court' },
	});

	it('is a loan past its day, a retention past its day that no hold keeps, and a release without a receipt', () => {
		const book = [1, 2, 3, 4, 5, 6].map((n) => registered(n, `E-${n}`));
		book.push(lent(1, instant(50)), lent(2, instant(5000)), kept(3, instant(50)), kept(4, instant(50)), held(4));
		book.push(released(5));
		const rows = rowsOf(book, CASE, 'IR-1', instant(100));
		const due = (what: 'return' | 'retention' | 'receipt' | 'any') =>
			lockerRows(rows, { due: what }, instant(100)).map(({ tag }) => tag);
		expect([due('return'), due('retention'), due('receipt')]).toEqual([['E-1'], ['E-3'], ['E-5']]);
		expect(due('any')).toEqual(['E-1', 'E-3', 'E-5']);
		expect(lockerRows(rows, { sort: 'due' }, now)[0]?.awaits).toMatchObject({ to: 'Erika' });
	});
});

describe('places', () => {
	it('stand in a tree by name; one whose surroundings are unknown stands at the top; a retired one stays', () => {
		const entries = [
			place(1, 'House'),
			place(2, 'Room 10', 1),
			place(3, 'Room 9', 1),
			place(4, 'Lost', 99),
			retired(2),
		];
		expect(placesOf(entries).map(({ path, depth, retired: gone }) => [path, depth, gone])).toEqual([
			['House', 0, false],
			['House / Room 9', 1, false],
			['House / Room 10', 1, true],
			['Lost', 0, false],
		]);
		expect([isWithin('House / Room 1', 'House'), isWithin('House 2', 'House'), isWithin(null, 'House')]).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe('tags by a pattern', () => {
	it('go on after the highest, whatever else there is', () => {
		expect(nextTag('E-{000}', 'IR-1', [])).toBe('E-001');
		expect(nextTag('E-{000}', 'IR-1', ['E-003', 'E-12', 'X-99', 'E-7b'])).toBe('E-013');
		expect(nextTag('E-{000}', 'IR-1', ['E-999'])).toBe('E-1000');
		expect(nextTag('{case}-{00}', 'IR-1', ['IR-1-07', 'IR-2-50', 'E-001'])).toBe('IR-1-08');
		expect(nextTag('{case}/{0}x', '{00}$&', [])).toBe('{00}$&/1x');
		expect(tagAt('{0000}', 'x', 7)).toBe('0007');
	});

	it('hold one number and no other brace', () => {
		expect(['E-{000}', '{case}-{00}', '{0}'].map(isPattern)).toEqual([true, true, true]);
		expect(['E-000', '{case}', '{00}-{00}', 'E-{12}', 'E-{000}{', '{cases}{0}'].map(isPattern)).toEqual(
			Array.from({ length: 6 }, () => false),
		);
	});
});

describe('a scan', () => {
	const here = rowsOf([registered(1, 'E-001', 'Shelf 1'), registered(2, 'E-002', 'Shelf 2')]);
	const there = rowsOf([registered(3, 'E-001', 'Shelf 9')], OTHER, 'IR-2');
	const rows = [...here, ...there];
	const read = (text: string, at = 'Shelf 1') => {
		const scan = readScan(text, rows, at);
		return scan.is === 'item' ? `${scan.row.number} ${scan.row.tag}` : scan.is;
	};

	it('is a tag: of what should be here first, then of what is anywhere, and asked about where it is several', () => {
		expect(expectedAt(rows, 'Shelf 1').map(({ tag }) => tag)).toEqual(['E-001']);
		expect(read('E-001')).toBe('IR-1 E-001');
		expect(read(' e-002 ')).toBe('IR-1 E-002');
		expect(read('E-001', 'Shelf 5')).toBe('ambiguous');
		expect(read('IR-2:E-001', 'Shelf 5')).toBe('IR-2 E-001');
		expect([read('E-9'), read(''), read('SEALBOOK1')]).toEqual(['unknown', 'unknown', 'unknown']);
	});

	it('is the text of a label’s code, which names case and item', () => {
		const code = (of: string, item: string | null) =>
			paperCode({ case: of, item, entry: 'A-2', sha256: 'ab'.repeat(32) as Sha256 });
		expect(read(code('IR-2', 'E-001'), 'Shelf 1')).toBe('IR-2 E-001');
		expect(read(` ${code('IR-1', 'E-002')}\n`)).toBe('IR-1 E-002');
		expect([read(code('IR-7', 'E-002')), read(code('IR-1', null))]).toEqual(['unknown', 'unknown']);
	});
});

describe('items that two laptops tagged alike, and items made of others', () => {
	it('keep their tags; the one of the chain that joined later is cited with its letter', () => {
		const book: Told[] = [
			{ ...registered(1, 'E-003'), minute: 5 },
			{ ...registered(2, 'E-003'), chain: 1, minute: 3 },
			{ ...registered(3, 'E-004'), minute: 6 },
		];
		const items = custodyTold(book);
		expect(items.map(({ tag, cite }) => [tag, cite])).toEqual([
			['E-003', 'E-003'],
			['E-003', 'E-003/B'],
			['E-004', 'E-004'],
		]);
		expect(items.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toContain('tag-twice');
	});

	it('end in what they were split or merged into, and nothing is done to them after that', () => {
		const act = (kind: string, n: number, more: object): Told => ({
			kind,
			by: [ada],
			body: { item: id(n), tag: `E-${n}`, ...more },
		});
		const book = [registered(1, 'E-1'), registered(2, 'E-2'), registered(3, 'E-3')];
		book.push(act('custody.split/1', 1, { into: ['E-2', 'E-3'] }), act('custody.merged/1', 2, { into: 'E-4' }));
		book.push({ ...registered(4, 'E-4'), body: { ...registered(4, 'E-4').body, parents: ['E-2', 'E-3'] } });
		const [whole, part, , merger] = custodyTold(book);
		expect([whole?.state, whole?.madeInto, whole?.findings]).toEqual(['split', ['E-2', 'E-3'], []]);
		expect([part?.state, part?.madeInto, merger?.parents]).toEqual(['merged', ['E-4'], ['E-2', 'E-3']]);
		const again = custodyTold([...book, act('custody.stored/1', 1, { place: 'x' })])[0];
		expect(again?.findings.map(({ kind }) => kind)).toEqual(['after-the-end']);
	});
});

function registered(n: number, tag: string, storedAt = 'Safe'): Told {
	return {
		kind: 'evidence.registered/1',
		by: [ada],
		body: { item: id(n), tag, holder: ada, description: `Thing ${n}`, storedAt },
	};
}
const entry = (kind: string, body: object) => ({ kind, body }) as Pick<EntryView, 'kind' | 'body'> as EntryView;
function place(n: number, name: string, parent?: number): EntryView {
	return entry('place.recorded/1', { place: id(n), name, ...(parent === undefined ? {} : { parent: id(parent) }) });
}
function retired(n: number): EntryView {
	return entry('place.retired/1', { place: id(n), reason: 'moved' });
}
