/** The library as a person keeps it: added, searched, replaced, read through, damaged, saved and withdrawn. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
const given = (name: string, content: string | Buffer) => {
	const path = join(place.folder, name);
	writeFileSync(path, content);
	return book.notebook.ticketFor(path);
};
const add = (name: string, content: string | Buffer, more: object) =>
	book.ask('library.add', { sort: 'document', title: name, file: given(name, content), ...more });
const found = async (query: string) => (await book.ask('library.find', { query })).found;
const entries = () => book.ask('library.show', {}).then(({ items }) => items.length);

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	await book.ask('case.open', { number: 'IR-1', title: 'Leak' });
	await add('assets.csv', 'name,host,owner\nERP,FIN-DB01,"=cmd|x"\nMail,MX01,Lee\n', {
		...{ sort: 'critical assets', title: 'Critical assets', purpose: 'Whom to call first' },
		...{ reviewBy: '2026-11-21', required: true, source: 'Ops', edition: '3' },
	});
	await add('plan.md', '# Plan\nPull the plug of switch ZETA\n', { title: 'Plan' });
});
afterAll(() => place.remove());

describe('the library', () => {
	it('finds rows, lines and titles, and the ports that ship, with the cases', async () => {
		expect(await found('fin-db01')).toMatchObject([{ title: 'Critical assets', total: 1, lines: [{ at: 2 }] }]);
		expect(await found('zeta plug')).toMatchObject([{ title: 'Plan', lines: [{ at: 2, excerpt: { before: false } }] }]);
		expect(await found('whom')).toMatchObject([{ title: 'Critical assets', lines: [], total: 0 }]);
		expect(await found('3389')).toMatchObject([{ item: 'ports', total: 1 }]);
		const { hits, library } = await book.ask('search.find', { query: '3389' });
		expect([hits, library.found[0]?.lines[0]?.excerpt.text]).toEqual([[], expect.stringContaining('ms-wbt-server')]);
		const none = { found: [], notSearched: [] };
		expect((await book.ask('search.find', { query: '3389', case: 'IR-1' })).library).toEqual(none);
		expect((await book.ask('search.find', { query: '3389 by:ada' })).library).toEqual(none);
		expect((await book.ask('search.find', { query: 'zeta kind:library' })).library.found).toHaveLength(1);
	});

	it('reads rows and lines, all or those asked for', async () => {
		const { contents } = await book.ask('library.read', { item: 'Critical assets', find: 'lee' });
		expect(contents).toEqual({
			...{ is: 'table', columns: ['name', 'host', 'owner'], total: 1 },
			lines: [{ at: 3, cells: ['Mail', 'MX01', 'Lee'] }],
		});
		const ports = await book.ask('library.read', { item: 'ports', find: '6010', limit: 1 });
		expect(ports).toMatchObject({
			item: null,
			contents: { total: 1, lines: [{ cells: ['6000-6063', 'tcp', 'x11', {}] }] },
		});
	});

	it('takes nothing of a file that it refuses', async () => {
		const before = await entries();
		const refused = async (name: string, content: string | Buffer, more: object) =>
			(await book.refusal('library.add', { sort: 'document', title: name, file: given(name, content), ...more })).code;
		expect(await refused('bad.csv', 'port,service\nx,y\n', { sort: 'port list' })).toBe('library.table');
		expect(await refused('assets.xlsx', Buffer.from('PK\x03\x04\0\0'), { sort: 'critical assets' })).toBe(
			'library.table',
		);
		expect(await refused('none.txt', '', {})).toBe('library.empty');
		expect(await refused('again.md', '# Plan\nPull the plug of switch ZETA\n', {})).toBe('library.known');
		expect(await refused('new.md', 'x', { title: 'Plan' })).toBe('name.taken');
		expect(await refused('new.md', 'x', { reviewBy: '2026-02-30' })).toBe('input.invalid');
		const folder = book.notebook.ticketFor(place.folder);
		expect((await book.refusal('library.add', { sort: 'other', title: 'F', file: folder })).code).toMatch(
			/^(file|disk)\./,
		);
		expect((await book.refusal('library.revise', { item: 'Plan', sort: 'port list', title: 'Plan' })).code).toBe(
			'library.table',
		);
		expect((await book.refusal('library.check', { item: 'Plan', reviewBy: '2026-11-20' })).code).toBe('library.past');
		expect((await book.refusal('library.withdraw', { item: 'ports', reason: 'x' })).code).toBe('library.built-in');
		expect(await entries()).toBe(before);
		const file = given('no-table.csv', 'Pull the plug');
		const said = { title: 'No table', file };
		expect((await book.refusal('library.add', { ...said, sort: 'port list' })).code).toBe('library.table');
		const { item } = await book.ask('library.add', { ...said, sort: 'document' });
		await book.ask('library.withdraw', { item, reason: 'A try' });
	});

	it('keeps the kit waiting for a required review until somebody read it through', async () => {
		const overdue = 'Critical assets, in the library: review overdue since 2026-11-21.';
		expect((await book.ask('kit.show', {})).because).toContain(overdue);
		expect((await book.ask('library.show', {})).counts).toEqual({ items: 2, overdue: 1 });
		await book.ask('library.check', { item: 'Critical assets', reviewBy: '2027-03-31' });
		expect((await book.ask('kit.show', {})).because).not.toContain(overdue);
	});

	it('replaces a file, finds the newer one only, and still gives the former', async () => {
		const [before] = (await book.ask('library.show', {})).items.filter(({ title }) => title === 'Plan');
		const file = given('plan-2.md', 'Pull the plug of switch ETA\n');
		await book.ask('library.revise', { item: 'Plan', sort: 'document', title: 'Plan', file });
		expect(await found('zeta')).toEqual([]);
		expect(await found('"switch eta"')).toHaveLength(1);
		const former = before?.file.entry ?? '';
		const { contents } = await book.ask('library.read', { item: 'Plan', former });
		expect(contents).toMatchObject({ lines: [{ cells: ['# Plan'] }, {}] });
		const to = book.notebook.ticketFor(join(place.folder, 'copy.md'));
		await book.ask('library.save', { item: 'Plan', former, to });
		expect(readFileSync(join(place.folder, 'copy.md'), 'utf8')).toContain('ZETA');
		const there = book.notebook.ticketFor(join(place.folder, 'copy.md'));
		expect((await book.refusal('library.save', { item: 'Plan', to: there })).code).toBe('disk.EEXIST');
		expect((await book.refusal('library.read', { item: 'Plan', former: 'A-1' })).code).toBe('library.former');
	});

	it('is withdrawn, found no more, and may come again', async () => {
		await book.ask('library.withdraw', { item: 'Plan', reason: 'Rebuilt' });
		expect(await found('switch')).toEqual([]);
		expect((await book.refusal('library.check', { item: 'Plan' })).code).toBe('library.withdrawn');
		await add('plan.md', '# Plan\nPull the plug of switch ZETA\n', { title: 'Plan' });
		expect(await found('zeta')).toHaveLength(1);
	});

	it('says that a stored file is damaged, and gives nothing of it', async () => {
		await book.notebook.close();
		const folder = join(place.notebook, 'notebook', 'objects');
		for (const name of readdirSync(folder)) {
			const bytes = readFileSync(join(folder, name));
			const half = Math.floor(bytes.length / 2);
			bytes[half] = (bytes[half] ?? 0) ^ 1;
			writeFileSync(join(folder, name), bytes);
		}
		book = await place.open();
		await book.ask('notebook.unlock', { person: FIRST.name, passphrase: FIRST.passphrase });
		const copy = join(place.folder, 'damaged');
		const to = book.notebook.ticketFor(copy);
		for (const refusal of [
			await book.refusal('library.read', { item: 'Plan' }),
			await book.refusal('library.check', { item: 'Plan' }),
			await book.refusal('library.save', { item: 'Plan', to }),
		])
			expect(refusal.code).toBe('object.damaged');
		expect(readdirSync(place.folder)).not.toContain('damaged');
		expect((await book.ask('library.show', {})).unreadable).toHaveLength(2);
		const { library } = await book.ask('search.find', { query: 'plan' });
		expect(library.found[0]).toMatchObject({ title: 'Plan', lines: [], total: 0 });
		expect(library.notSearched.map(({ title }) => title).sort()).toEqual(['Critical assets', 'Plan']);
		expect(await found('3389')).toHaveLength(1);
	});
});
