/** Search as the window and the command line ask it: over every case, kept current, with long notes and closed cases. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
const cases: string[] = [];

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	for (const [number, title] of [
		['IR-1', 'Leak'],
		['IR-2', 'Worm'],
	] as const)
		cases.push((await book.ask('case.open', { number, title })).case);
	await book.ask('note.write', { case: 'IR-1', phase: 'da', text: 'Beacon to evil[.]example from ws-7' });
	await book.ask('note.write', {
		case: 'IR-2',
		phase: 'cer',
		text: `${'padding '.repeat(20_000)} needle in a long note`,
	});
});
afterAll(() => place.remove());

const refs = async (query: string, more: object = {}) =>
	(await book.ask('search.find', { query, ...more })).hits.map(({ number, ref }) => `${number} ${ref}`);

it('finds in every case, says case and entry, and finds what was entered since', async () => {
	const [one, two] = (await book.ask('case.list', {})).map(({ entries }) => entries);
	expect(await refs('evil.example')).toHaveLength(1);
	const found = await book.ask('search.find', { query: 'beacon' });
	expect(found).toMatchObject({ total: 1, searchedCases: 2, searchedEntries: (one ?? 0) + (two ?? 0), leftOut: [] });
	expect(found.hits[0]).toMatchObject({ number: 'IR-1', kind: 'note.written/1', by: [{ name: 'Ada Lind' }] });
	const receipt = await book.ask('note.write', { case: 'IR-2', phase: 'da', text: 'A second beacon' });
	expect(await refs('beacon')).toEqual([`IR-2 ${receipt.ref}`, expect.stringMatching(/^IR-1 /)]);
	expect(await refs('beacon', { case: 'IR-1' })).toHaveLength(1);
	expect(await refs('beacon case:worm')).toEqual([`IR-2 ${receipt.ref}`]);
	expect(await refs('beacon', { limit: 1, offset: 1 })).toEqual([expect.stringMatching(/^IR-1 /)]);
});

it('reads long notes that are stored, and cases that are closed', async () => {
	await book.ask('case.close', { case: 'IR-2', reason: 'done' });
	expect(await refs('needle')).toHaveLength(1);
});

it('finds nothing where nothing is asked', async () => {
	expect(await book.ask('search.find', { query: '  ' })).toMatchObject({ hits: [], total: 0, searchedCases: 2 });
});
