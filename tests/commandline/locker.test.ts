/** `sealbook locker`, `place`, `stock count`, and what becomes of items: what reaches the notebook, and what its answer becomes. */
import { describe, expect, it } from 'vitest';
import type { LockerRow, PlaceView } from '../../shared/views';
import { RECEIPT, told } from './fake';

const typed = ['correct horse'];
const CASE = '01930000-0000-7000-8000-00000000000c';
const ROW = {
	...{ case: CASE, number: 'IR-1', caseState: 'open', item: 'i', tag: 'E-001', cite: 'E-001' },
	...{
		description: 'A disk',
		type: null,
		serial: 'SN-1',
		holder: { keyId: 'k', name: 'Ben' },
		place: 'House / Room 1',
	},
	...{ state: 'held', since: RECEIPT.at, seals: [], findings: [], awaits: null, dueBack: null, onHold: false },
	...{ retention: null, acts: 2, exercise: false },
} satisfies Record<keyof LockerRow, unknown>;
const ROWS = [
	ROW,
	{ ...ROW, tag: 'E-002', cite: 'E-002', place: 'Elsewhere', dueBack: '2026-01-01T00:00:00.000Z' },
	{ ...ROW, number: 'IR-2', case: 'other', place: 'House', findings: ['place-unknown'] },
	{ ...ROW, tag: 'E-009', cite: 'E-009', state: 'returned' },
];
const PLACES: PlaceView[] = ['House', 'House / Room 1'].map((path, depth) => ({
	...{ place: `p${depth}`, name: path.split(' / ').at(-1) ?? '', path, parent: depth === 0 ? null : 'p0', depth },
	...{ kind: depth === 0 ? 'building' : null, remark: null, retired: false },
}));
const locker = { 'locker.list': { rows: ROWS, unread: [], at: '2026-11-22T02:00:00.000Z' }, 'place.list': PLACES };

describe('locker', () => {
	const listed = async (...words: string[]) => {
		const { out, status } = await told(['locker', ...words, '--json'], { answers: locker, typed });
		return [JSON.parse(out).items.map(({ number, cite }: LockerRow) => `${number} ${cite}`), status];
	};

	it('lists what is here by tag, and narrows it', async () => {
		expect(await listed()).toEqual([['IR-1 E-001', 'IR-2 E-001', 'IR-1 E-002'], 0]);
		expect(await listed('--all', '--sort', 'case')).toEqual([
			['IR-1 E-001', 'IR-1 E-002', 'IR-1 E-009', 'IR-2 E-001'],
			0,
		]);
		expect(await listed('--place', 'House')).toEqual([['IR-1 E-001', 'IR-2 E-001'], 0]);
		expect(await listed('--person', 'Ben', '--text', 'elsewhere')).toEqual([['IR-1 E-002'], 0]);
		expect(await listed('--finding')).toEqual([['IR-2 E-001'], 0]);
		expect(await listed('--state', 'returned')).toEqual([['IR-1 E-009'], 0]);
	});

	it('says by status 1 that something is due, and what', async () => {
		expect(await listed('--due')).toEqual([['IR-1 E-002'], 1]);
		expect(await listed('--due', 'receipt')).toEqual([[], 0]);
		const { out } = await told(['locker', '--due'], { answers: locker, typed });
		expect(out).toContain('overdue back; A disk');
	});

	it('names a case that could not be read', async () => {
		const unread = [{ number: 'IR-9', why: 'It is damaged.' }];
		const answers = { 'locker.list': { ...locker['locker.list'], unread } };
		const { out, status } = await told(['locker'], { answers, typed });
		expect([status, out.includes('Case IR-9 could not be read: It is damaged.')]).toEqual([1, true]);
	});
});

describe('place', () => {
	it('is added in another by its path', async () => {
		const answers = { ...locker, 'place.record': { ...RECEIPT, place: 'p2', path: 'House / Room 1 / Locker 3' } };
		const words = ['place', 'add', 'Locker 3', '--in', 'House / Room 1', '--kind', 'locker'];
		const { asked, out } = await told(words, { answers, typed });
		expect(asked.at(-1)).toEqual(['place.record', { name: 'Locker 3', parent: 'p1', kind: 'locker' }]);
		expect(out).toContain('House / Room 1 / Locker 3');
		const wrong = await told(['place', 'add', 'x', '--in', 'Nowhere'], { answers, typed });
		expect([wrong.status, wrong.error.includes('no place Nowhere')]).toEqual([2, true]);
	});

	it('is listed with what is in it; places of entries alone come after the tree', async () => {
		const { out } = await told(['place', 'list', '--json'], { answers: locker, typed });
		expect(JSON.parse(out).map(({ path, items, place }: Record<string, unknown>) => [path, items, place])).toEqual([
			['House', 2, 'p0'],
			['House / Room 1', 1, 'p1'],
			['Elsewhere', 1, null],
		]);
	});
});

describe('stock count', () => {
	const taking = {
		taken: [{ case: CASE, number: 'IR-1', receipt: RECEIPT, missing: [], unexpected: ['E-002'] }],
		...{ unknown: ['X-1'], receipt: null },
	};

	it('reads tags, tags with their case, and the text of labels; says the difference by status 1', async () => {
		const code = `SEALBOOK1 case=IR-2 item=E-001 entry=A-2 sha256=${'ab'.repeat(32)}`;
		const scans = ['IR-1:E-001', 'e-002', code, 'X-1'];
		const answers = { ...locker, 'stock.count': taking };
		const { asked, status, out } = await told(['stock', 'count', 'House', ...scans], { answers, typed });
		expect(asked.at(-1)).toEqual([
			'stock.count',
			{
				place: 'House',
				seen: [
					{ case: CASE, tag: 'E-001' },
					{ case: CASE, tag: 'E-002' },
					{ case: 'other', tag: 'E-001' },
				],
				unknown: ['X-1'],
			},
		]);
		expect(status).toBe(1);
		expect(out).toMatch(/unexpected +E-002/);
	});

	it('refuses a tag that is several items’, and says how to tell them apart', async () => {
		const { status, error } = await told(['stock', 'count', 'House', 'E-001'], { answers: locker, typed });
		expect([status, error.includes('IR-1:E-001')]).toEqual([2, true]);
	});
});

describe('items', () => {
	it('are split, merged and numbered, and their receipts are taken home', async () => {
		const answers = {
			'custody.split': { ...RECEIPT, parts: ['E-002', 'E-003'] },
			'custody.merge': { ...RECEIPT, tag: 'E-004' },
			'tag.set-pattern': RECEIPT,
			'tag.pattern': { pattern: 'E-{000}' },
		};
		const last = async (...words: string[]) => {
			const { asked, status, out } = await told(words, { answers, typed: ['mine', 'theirs'] });
			return [status, out, asked.at(-1)?.[1]];
		};
		const [status, out, split] = await last(
			'custody',
			'split',
			'C',
			'E-001',
			'--part',
			'a',
			'--part',
			'b',
			'--done-by',
			'Ben',
		);
		expect([status, String(out).startsWith('part  E-002\npart  E-003\n')]).toEqual([0, true]);
		expect(split).toEqual({
			...{ case: 'C', tag: 'E-001', parts: [{ description: 'a' }, { description: 'b' }] },
			...{ doneBy: 'Ben', doneByPassphrase: 'theirs' },
		});
		expect((await last('custody', 'merge', 'C', 'E-2', 'E-3', '--description', 'both'))[2]).toEqual({
			...{ case: 'C', tags: ['E-2', 'E-3'], description: 'both' },
		});
		expect((await last('evidence', 'tags', '{case}-{00}'))[2]).toEqual({ pattern: '{case}-{00}' });
		expect((await last('evidence', 'tags'))[1]).toBe('E-{000}\n');
	});
});
