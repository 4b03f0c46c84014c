/** The locker as a custodian uses it: places, tags, a stock-take over all cases, items split and merged, and what is entered of what was tried. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const CEM = { name: 'Cem Aydin', passphrase: 'orange ladder quiet tunnel' };
const place = new Place();
let book: Asking;
let one: string;
let two: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	one = (await book.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	two = (await book.ask('case.open', { number: 'IR-2', title: 'A server' })).case;
	await book.ask('person.admit', BEN);
	await book.ask('person.admit', CEM);
});
afterAll(() => place.remove());

const register = (of: string, more: object = {}) =>
	book.ask('evidence.register', { case: of, description: 'A disk', ...more });
const rows = async () => (await book.ask('locker.list', {})).rows;
const row = async (of: string, cite: string) => (await rows()).find((each) => each.case === of && each.cite === cite);
const newest = async (of: string, kind: string) => (await book.ask('entry.list', { case: of, kind })).at(-1);

describe('places', () => {
	it('make a tree; what acts name is the path, and a place goes only when nothing is kept there', async () => {
		const house = await book.ask('place.record', { name: 'House', kind: 'building' });
		const room = await book.ask('place.record', { name: 'Room 1', parent: house.place, kind: 'room' });
		expect(room.path).toBe('House / Room 1');
		await register(one, { tag: 'P-1', storedAt: room.path });
		const code = async (input: Parameters<typeof book.ask<'place.record'>>[1]) =>
			(await book.refusal('place.record', input)).code;
		expect(await code({ name: 'Room 1', parent: house.place })).toBe('place.taken');
		expect(await code({ name: 'a / b' })).toBe('input.invalid');
		expect(await code({ name: 'x', parent: '01930000-0000-7000-8000-000000000009' })).toBe('place.unknown');
		const retire = async (of: string) => (await book.refusal('place.retire', { place: of, reason: 'x' })).code;
		expect([await retire(house.place), await retire(room.place)]).toEqual(['place.holds', 'place.in-use']);
		await book.ask('custody.record', { case: one, tag: 'P-1', what: { act: 'store', place: 'Elsewhere' } });
		await book.ask('place.retire', { place: room.place, reason: 'rebuilt' });
		expect(await retire(room.place)).toBe('place.retired');
		expect(await code({ name: 'Shelf', parent: room.place })).toBe('place.retired');
		const again = await book.ask('place.record', { name: 'Room 1', parent: house.place });
		expect((await book.ask('place.list', {})).map(({ path, retired }) => [path, retired])).toEqual([
			['House', false],
			['House / Room 1', true],
			['House / Room 1', false],
		]);
		expect(again.path).toBe(room.path);
	});
});

describe('the locker', () => {
	it('holds the items of every case, open and closed, as they are now', async () => {
		const third = (await book.ask('case.open', { number: 'IR-3', title: 'Closed' })).case;
		await register(third, { tag: 'C-1', storedAt: 'Safe', serial: 'SN-1' });
		await book.ask('case.close', { case: third, reason: 'done' });
		expect(await row(third, 'C-1')).toMatchObject({
			caseState: 'closed',
			place: 'Safe',
			serial: 'SN-1',
			state: 'held',
		});
		await register(one, { tag: 'L-1', storedAt: 'Safe' });
		const lend = { to: BEN.name, fromPassphrase: ADA.passphrase, toPassphrase: BEN.passphrase, reason: 'loan' };
		const dueBack = new Date(Date.parse(place.clock.read().at) + 600_000).toISOString();
		await book.ask('custody.transfer', { case: one, tag: 'L-1', ...lend, place: 'Lab', dueBack });
		expect(await row(one, 'L-1')).toMatchObject({ findings: [], dueBack, holder: { name: BEN.name }, place: 'Lab' });
		place.clock.pass(3_600_000);
		expect((await row(one, 'L-1'))?.findings, 'what nobody wrote down becomes overdue all the same').toEqual([
			'overdue-return',
		]);
	});
});

describe('tags', () => {
	it('follow the notebook’s pattern and are given once', async () => {
		expect(await book.ask('tag.pattern', {})).toEqual({ pattern: 'E-{000}' });
		await register(two);
		await register(two, { tag: 'E-007' });
		expect(await book.ask('evidence.next-tag', { case: two })).toEqual({ tag: 'E-008' });
		expect((await book.refusal('tag.set-pattern', { pattern: 'E-000' })).code).toBe('input.invalid');
		await book.ask('tag.set-pattern', { pattern: '{case}-{00}' });
		await register(two);
		expect(await book.ask('evidence.next-tag', { case: two })).toEqual({ tag: 'IR-2-02' });
		expect((await book.refusal('evidence.register', { case: two, tag: 'E-007', description: 'x' })).code).toBe(
			'evidence.tag-taken',
		);
		const long = (await book.ask('case.open', { number: 'N'.repeat(40), title: 'long' })).case;
		expect((await book.refusal('evidence.register', { case: long, description: 'x' })).code).toBe('tag.too-long');
		await book.ask('tag.set-pattern', { pattern: 'E-{000}' });
	});
});

describe('a stock-take over all cases', () => {
	it('enters in each case what should be there and what is, of that case alone, before a witness', async () => {
		for (const of of [one, two])
			for (const tag of ['S-1', 'S-2']) await register(of, { tag, storedAt: 'House / Room 1 / Shelf' });
		await register(two, { tag: 'S-3', storedAt: 'House' });
		const seen = [
			{ case: one, tag: 'S-1' },
			{ case: 'IR-2', tag: 'S-1' },
			{ case: 'IR-2', tag: 'S-2' },
			{ case: two, tag: 'S-3' },
		];
		const count = { place: 'House / Room 1', seen, unknown: ['X-9'] };
		const witness = { witness: BEN.name, witnessPassphrase: BEN.passphrase };
		const { taken, unknown } = await book.ask('stock.count', { ...count, ...witness });
		expect(unknown).toEqual(['X-9']);
		expect(taken.map(({ number, missing, unexpected }) => [number, missing, unexpected])).toEqual([
			['IR-1', ['S-2'], []],
			['IR-2', [], ['S-3']],
		]);
		const entry = await newest(one, 'stock.taken');
		expect(entry?.body).toMatchObject({ expected: ['S-1', 'S-2'], seen: ['S-1'], unknown: ['X-9'] });
		expect(entry?.signers.map(({ name }) => name)).toEqual([ADA.name, BEN.name]);
		expect(JSON.stringify(entry?.body)).not.toContain('S-3');
	});

	it('tells of a closed case and adds nothing to it; refuses what is nowhere, and nothing at all', async () => {
		const { taken } = await book.ask('stock.count', { place: 'Safe', seen: [] });
		expect(taken.find(({ number }) => number === 'IR-3')).toMatchObject({ receipt: null, missing: ['C-1'] });
		const code = async (seen: { case: string; tag: string }[], at: string) =>
			(await book.refusal('stock.count', { place: at, seen })).code;
		expect(await code([{ case: one, tag: 'S-99' }], 'Safe')).toBe('evidence.unknown');
		expect(await code([], 'Nowhere')).toBe('stock.nothing');
		const alone = await book.ask('stock.count', { place: 'Nowhere', seen: [], unknown: ['X-1'] });
		expect([alone.taken, alone.receipt !== null]).toEqual([[], true]);
	});
});

describe('an item taken apart, and items put together', () => {
	it('goes on in its parts, which the holder has; none of it can be done under a seal', async () => {
		await register(one, { tag: 'W-1', description: 'A bag of sticks', storedAt: 'Safe', type: 'physical' });
		await book.ask('custody.record', { case: one, tag: 'W-1', what: { act: 'seal', seal: 'Z-1' } });
		const parts = [{ description: 'Stick, red' }, { tag: 'W-1b', description: 'Stick, blue' }];
		expect((await book.refusal('custody.split', { case: one, tag: 'W-1', parts })).code).toBe('custody.sealed');
		await book.ask('custody.record', { case: one, tag: 'W-1', what: { act: 'break seal', seal: 'Z-1', reason: 'x' } });
		const twice = parts.map((part) => ({ ...part, tag: 'W-1b' }));
		expect((await book.refusal('custody.split', { case: one, tag: 'W-1', parts: twice })).code).toBe(
			'evidence.tag-taken',
		);
		const split = await book.ask('custody.split', { case: one, tag: 'W-1', parts });
		expect(split.parts).toEqual(['E-001', 'W-1b']);
		const [whole, part] = [
			(await book.ask('custody.show', { case: one, tag: 'W-1' })).items[0],
			(await book.ask('custody.show', { case: one, tag: 'E-001' })).items[0],
		];
		expect([whole?.state, whole?.madeInto, whole?.findings]).toEqual(['split', split.parts, []]);
		expect(part).toMatchObject({ parent: 'W-1', derivation: 'part', place: 'Safe', state: 'held', findings: [] });
		expect((await book.refusal('custody.split', { case: one, tag: 'W-1', parts })).code).toBe('custody.split');
		const merged = await book.ask('custody.merge', { case: one, tags: ['E-001', 'W-1b'], description: 'Both sticks' });
		expect(merged.tag).toBe('E-002');
		const after = (await book.ask('custody.show', { case: one })).items;
		expect(after.find(({ tag }) => tag === 'E-002')).toMatchObject({ parents: ['E-001', 'W-1b'], findings: [] });
		expect(after.find(({ tag }) => tag === 'W-1b')).toMatchObject({
			state: 'merged',
			madeInto: ['E-002'],
			findings: [],
		});
		const store = { case: one, tag: 'W-1b', what: { act: 'store', place: 'x' } } as const;
		expect((await book.refusal('custody.record', store)).code).toBe('custody.merged');
	});

	it('is the holder’s to do', async () => {
		await register(one, { tag: 'W-2', storedAt: 'Safe' });
		const to = { to: BEN.name, fromPassphrase: ADA.passphrase, toPassphrase: BEN.passphrase, reason: 'x', place: 'y' };
		await book.ask('custody.transfer', { case: one, tag: 'W-2', ...to });
		const parts = [{ description: 'a' }, { description: 'b' }];
		expect((await book.refusal('custody.split', { case: one, tag: 'W-2', parts })).code).toBe('custody.not-the-holder');
		const byBen = { doneBy: BEN.name, doneByPassphrase: BEN.passphrase };
		const { parts: made } = await book.ask('custody.split', { case: one, tag: 'W-2', parts, ...byBen });
		expect(await row(one, made[0] ?? '')).toMatchObject({ holder: { name: BEN.name }, findings: [] });
	});
});

describe('what was tried and refused', () => {
	it('is entered once a minute with a count, without a word of the passphrase, and the rest at lock', async () => {
		await register(one, { tag: 'T-1', storedAt: 'Safe' });
		place.clock.pass(61_000);
		const wrong = 'by no means the one';
		const hand = { case: one, tag: 'T-1', to: BEN.name, fromPassphrase: ADA.passphrase, reason: 'x' };
		const before = await place.caseBytes();
		for (let n = 0; n < 3; n++)
			expect((await book.refusal('custody.transfer', { ...hand, toPassphrase: wrong })).code).toBe('passphrase.wrong');
		expect((await book.refusal('custody.transfer', { ...hand, fromPassphrase: wrong, toPassphrase: wrong })).code).toBe(
			'passphrase.wrong',
		);
		expect(await place.caseBytes(), 'nothing is written in the case').toEqual(before);
		await book.notebook.close();
		book = await place.open();
		await book.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		const told = await attempts();
		const about = { refused: 'passphrase.wrong', case: one, tag: 'T-1' };
		expect(told.slice(-2)).toEqual([
			[{ ...about, whose: BEN.name, times: 1 }],
			[
				{ ...about, whose: BEN.name, times: 2 },
				{ ...about, whose: ADA.name, times: 1 },
			],
		]);
		expect(JSON.stringify(told)).not.toContain(wrong);
	});
});

/** The tries of every such entry in the notebook's own ledger. */
async function attempts(): Promise<unknown[]> {
	const own = await ownEntries(place, await vaultOf(place));
	return own.filter(({ kind }) => kind === 'custody.attempted/1').map(({ body }) => body.tries);
}
