/** Custody written for other programs, as the question does it: whole, never over a file that is there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	id = (await book.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	await book.ask('person.admit', BEN);
	await book.ask('evidence.register', { case: id, tag: 'E-001', description: '=1+1', storedAt: 'Safe 1' });
	await book.ask('custody.transfer', {
		...{ case: id, tag: 'E-001', to: BEN.name, reason: 'shift', place: 'Safe 2' },
		...{ fromPassphrase: FIRST.passphrase, toPassphrase: BEN.passphrase },
	});
});
afterAll(() => place.remove());

it('writes each format, counts what it holds, and cites the entries by the digests that the log gives', async () => {
	const digests = (await book.ask('entry.list', { case: id })).map(({ digest }) => digest);
	for (const format of ['case-uco', 'csv'] as const) {
		const path = join(place.folder, `custody.${format}`);
		const written = await book.ask('custody.export', { case: id, format, to: book.ticket(path) });
		const text = readFileSync(path, 'utf8');
		expect(written).toEqual({ path, sizeBytes: Buffer.byteLength(text), items: 1, acts: 2 });
		const cited = digests.filter((digest) => text.includes(digest));
		expect(cited).toHaveLength(2);
		expect(text).toContain(BEN.name);
	}
	expect(readFileSync(join(place.folder, 'custody.csv'), 'utf8')).toContain(",'=1+1,");
});

it('takes no file’s place', async () => {
	const path = join(place.folder, 'mine');
	writeFileSync(path, 'mine');
	const refusal = await book.refusal('custody.export', { case: id, format: 'csv', to: book.ticket(path) });
	expect(refusal.code).toBe('disk.EEXIST');
	expect(readFileSync(path, 'utf8')).toBe('mine');
});
