/** What leaves as a case file: to whom and why is remembered here and not in the file, and its mark covers what it holds. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADA, type Asking, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;
let sign: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	const opened = await book.ask('case.open', { number: '2026-014', title: 'T', classification: 'TLP:AMBER' });
	({ case: id } = opened);
	const about = { type: 'indicator', source: 'network-flows', description: 'Beacon', tlp: 'TLP:RED' } as const;
	({ ref: sign } = await book.ask('sign.record', { case: id, hosts: [], ...about }));
});
afterAll(() => place.remove());

const RECIPIENT = { name: 'Kim Roth', organization: 'ISAC' };
const input = (name: string, more: object = {}) => ({
	...{ case: id, to: book.ticket(join(place.folder, name)), without: ['page' as const] },
	...more,
});

it('remembers for whom, why and under which agreement, and the digests; none of it stands in the file', async () => {
	expect(await book.ask('casefile.sent', {})).toEqual([]);
	const said = { recipient: RECIPIENT, purpose: 'Warning others', agreement: 'ISAC rules, 2025' };
	const { sha256, tagManifest, receipt } = await book.ask('casefile.export', input('one.zip', said));
	await book.ask('casefile.export', input('two.zip'));
	const all = await book.ask('casefile.sent', { case: '2026-014' });
	expect(all).toMatchObject([
		{ fileName: 'two.zip', recipient: null, purpose: null, agreement: null, tlp: null },
		{
			...{ entry: receipt?.ref, by: ADA.name, case: id, fileName: 'one.zip', fileSha256: sha256, tagManifest },
			...{ recipient: 'Kim Roth', organization: 'ISAC', purpose: said.purpose, agreement: said.agreement },
			...{ tlp: null, encryptedTo: null, what: 'case file', holds: 3, withheld: 0 },
		},
	]);
	expect(await book.refusal('casefile.sent', { case: 'none' })).toMatchObject({ code: 'case.unknown' });
	const bytes = (await readFile(join(place.folder, 'one.zip'))).toString();
	expect(['Kim Roth', 'ISAC', 'Warning others'].filter((text) => bytes.includes(text))).toEqual([]);
	// The case is marked, so every page of its report is.
	expect(bytes.match(/<p class="mk">TLP:AMBER<\/p>/g)?.length).toBe(bytes.match(/<div class="page">/g)?.length);
});

it('refuses a mark below a record that goes with the file, unless that is withheld or a reason is given', async () => {
	expect(await book.refusal('casefile.export', input('no.zip', { tlp: 'TLP:AMBER' }))).toMatchObject({
		...{ code: 'casefile.tlp', field: 'tlp' },
		sentence: `The file would be TLP:AMBER, and what it holds is marked up to TLP:RED: ${sign}. Nothing was written.`,
	});
	const because = { tlp: 'TLP:CLEAR', tlpBecause: 'Released by the board.' };
	await book.ask('casefile.export', input('because.zip', because));
	const [marked] = await book.ask('entry.list', { case: id, kind: 'sign.recorded' });
	const withhold = (marked?.mayWithhold ?? []).filter((name) => name !== 'tlp').map((name) => `${sign}:${name}`);
	await book.ask('casefile.export', input('withheld.zip', { tlp: 'TLP:AMBER', withhold }));
	expect((await book.ask('casefile.sent', {})).slice(0, 2)).toMatchObject([
		{ fileName: 'withheld.zip', tlp: 'TLP:AMBER', tlpBecause: null, withheld: withhold.length },
		{ fileName: 'because.zip', ...because },
	]);
});
