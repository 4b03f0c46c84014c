/** Indicators out of a real notebook and into another case of it: as one act, whole or not at all, and the same again on the way out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorsOf } from '../../shared/projections/indicators';
import type { EntryView } from '../../shared/views';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
const [A, B, DRILL] = ['IR-1', 'IR-2', 'EX-1'];
let named = 0;
const fileOf = (text: string, name = `f${++named}`) => {
	const path = join(place.folder, name);
	writeFileSync(path, text);
	return book.ticket(path);
};
async function written(of: string, format: 'stix-2.1' | 'csv', more: object = {}): Promise<string> {
	const path = join(place.folder, `out${++named}`);
	await book.ask('indicator.export', { case: of, format, to: book.ticket(path), ...more });
	return readFileSync(path, 'utf8');
}
const shown = async (of: string) => (await book.ask('hosts.show', { case: of })).indicators;
/** What an export says of indicators and observables, without what is the case's own: ids, times, entries, where it was seen. */
function content(text: string): string[] {
	const of = (all: readonly object[], names: readonly string[]) =>
		all.map((one) => JSON.stringify(Object.entries(one).filter(([name]) => names.includes(name)))).sort();
	const BESIDE = ['type', 'value', 'algorithm', 'called', 'remark', 'tlp', 'sharing', 'state'];
	if (!text.startsWith('{')) return of(parse(text, { bom: true, columns: true }) as object[], BESIDE);
	const { objects } = JSON.parse(text) as { readonly objects: readonly { readonly type: string }[] };
	const own = /^(?:grouping|sighting|identity)$/;
	const said = [
		...['type', 'name', 'description', 'pattern', 'labels', 'object_marking_refs', 'value', 'key', 'hashes'],
	];
	return of(
		objects.filter(({ type }) => !own.test(type)),
		said,
	);
}

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	for (const number of [A, B]) await book.ask('case.open', { number, title: 'Unknown exfiltration' });
	await book.ask('host.record', { case: A, name: 'FIN-FS01' });
	await book.ask('indicator.record', {
		...{ case: A, remark: '=1+1', hosts: ['FIN-FS01'], tlp: 'TLP:AMBER', sharing: 'technical-information' },
		indicators: [
			...[
				{ type: 'url' as const, value: 'hxxps://evil[.]example/a' },
				{ type: 'registry key' as const, value: 'HKLM\\Software\\Run\\x' },
			],
			{ type: 'file', value: 'C:\\Temp\\a b.exe' },
			{ type: 'digest', value: 'ab'.repeat(32), algorithm: 'blake3' },
			{ type: 'other', value: 'e7d7', called: 'JA3' },
		],
	});
	await book.ask('indicator.record', { case: A, indicators: [{ type: 'ipv4', value: '203.0.113.7' }] });
	await book.ask('indicator.record', { case: A, indicators: [{ type: 'domain', value: 'ours.example' }] });
	const ours = (await shown(A)).at(-1)?.ref ?? '';
	await book.ask('indicator.withdraw', { case: A, indicator: ours, reason: 'A page of ours' });
});
afterAll(() => place.remove());

describe('out of one case and into another', () => {
	it.each(['stix-2.1', 'csv'] as const)(
		'%s is previewed, taken in as one act, and goes out the same',
		async (format) => {
			const number = format === 'csv' ? 'IR-3' : B;
			if (format === 'csv') await book.ask('case.open', { number, title: 'Another' });
			const text = await written(A, format, { standingOnly: true });
			const ticket = fileOf(text, `from\u202e A.${format}`);
			const preview = await book.ask('indicator.preview', { case: number, file: ticket });
			expect(preview).toMatchObject({ format, fresh: 6, known: 0, left: 0, name: `from\\u202E A.${format}` });
			expect(preview.rows[0]).toMatchObject({
				...{ state: 'new', is: { type: 'url' }, shown: 'hxxps://evil[.]example/a', because: null },
			});
			const before = (await book.ask('entry.list', { case: number })).length;
			const { file, sha256 } = preview;
			const done = await book.ask('indicator.import', { case: number, file, sha256, source: 'CERT north' });
			expect(done).toMatchObject({ taken: 6, known: 0, left: 0, receipts: { length: 1 } });
			expect((await book.ask('entry.list', { case: number })).length).toBe(before + 1);
			expect((await shown(number))[0]).toMatchObject({
				...{ value: 'https://evil.example/a', remark: '=1+1', tlp: 'TLP:AMBER', sharing: 'technical-information' },
				imported: { file: `from\\u202E A.${format}`, format, source: 'CERT north', place: expect.any(Number) },
				ref: `${done.receipts[0]?.ref}.1`,
			});
			expect(content(await written(number, format))).toEqual(content(text));
		},
	);

	it('takes nothing twice: into itself there is nothing new', async () => {
		for (const format of ['stix-2.1', 'csv'] as const) {
			const text = await written(A, format);
			const refusal = await book.refusal('indicator.import', { case: A, file: fileOf(text) });
			expect(refusal).toMatchObject({ code: 'indicator.known' });
			expect(refusal.sentence).toBe('Nothing in the file is new: 6 are recorded already, 1 cannot be taken.');
			const preview = await book.ask('indicator.preview', { case: A, file: fileOf(text) });
			expect([preview.fresh, preview.known, preview.left]).toEqual([0, 6, 1]);
			expect(preview.rows.map(({ known }) => known).filter((ref) => ref !== null)).toHaveLength(6);
		}
	});

	it('keeps the file, what its place was, and can be withdrawn by reference; the copy of a case stays checkable', async () => {
		const [first] = await shown(B);
		await book.ask('indicator.withdraw', { case: B, indicator: first?.ref ?? '', reason: 'Sinkholed' });
		expect((await shown(B))[0]?.withdrawn).toMatchObject({ reason: 'Sinkholed' });
		const entry = (await book.ask('entry.list', { case: B })).find(({ kind }) => kind === 'indicator.imported/1');
		expect(entry?.body.file).toMatchObject({ name: 'from\\u202E A.stix-2.1', object: expect.any(String) });
		const to = join(place.folder, 'copy.zip');
		await book.ask('casefile.export', { case: B, to: book.ticket(to) });
		expect((await book.ask('casefile.verify', { file: book.ticket(to) })).verdict).toBe('intact');
	});

	it('takes thousands in several entries that count together', async () => {
		const rows = Array.from({ length: 1200 }, (_, n) => `domain,d${n}.evil.example,remark ${n}\n`).join('');
		const done = await book.ask('indicator.import', { case: 'IR-3', file: fileOf(`type,value,comment\n${rows}`) });
		expect([done.taken, done.receipts.length]).toEqual([1200, 3]);
		const entries = (await book.ask('entry.list', { case: 'IR-3' })) as EntryView[];
		expect(indicatorsOf(entries, []).filter(({ imported }) => imported?.format === 'csv')).toHaveLength(1206);
		// As after a crash between the second entry and the third: nothing of that file counts.
		const cut = entries.filter(({ digest }) => digest !== done.receipts[2]?.digest);
		expect(indicatorsOf(cut, []).filter(({ imported }) => imported !== null)).toHaveLength(6);
	});
});

describe('what is refused leaves no trace', () => {
	it('what an exercise wrote enters no real case', async () => {
		await book.ask('exercise.begin', { number: DRILL, scenario: 'Unknown exfiltration' });
		await book.ask('indicator.record', { case: DRILL, indicators: [{ type: 'domain', value: 'drill.example' }] });
		for (const format of ['stix-2.1', 'csv'] as const) {
			const text = await written(DRILL, format);
			expect(text).toContain('EXERCISE');
			for (const question of ['indicator.preview', 'indicator.import'] as const)
				expect((await book.refusal(question, { case: A, file: fileOf(text) })).code).toBe('indicator.exercise');
			expect((await book.refusal('indicator.import', { case: DRILL, file: fileOf(text) })).code).toBe(
				'indicator.known',
			);
		}
	});

	it('neither an entry nor a stored file', async () => {
		const domains = Array.from({ length: 20_001 }, (_, n) => `domain,x${n}.example\n`).join('');
		const bad: readonly (readonly [string, string, object?])[] = [
			['{"type":"bundle","spec_version":"2.0","objects":[]}', 'indicator.stix-version'],
			['type,value\ndomain\n', 'indicator.columns'],
			[`${'['.repeat(5000)}`, 'indicator.json'],
			['type,value\ndomain,evil.example,\n', 'indicator.columns'],
			['type,value,exercise\ndomain,drill.example,EXERCISE\n', 'indicator.exercise'],
			['type,value\nipv4,1.2.3\n', 'indicator.known'],
			[`type,value\n${domains}`, 'indicator.many'],
			['type,value\ndomain,new.example\n', 'indicator.changed', { sha256: 'a'.repeat(64) }],
			['type,value\ndomain,new.example\n', 'entry.unknown', { cites: ['A-999'] }],
		];
		const before = await place.caseBytes();
		for (const [text, code, more] of bad) {
			const refusal = await book.refusal('indicator.import', { case: A, file: fileOf(text), ...more });
			expect(refusal.code).toBe(code);
		}
		for (const path of [place.folder, '/dev/zero'])
			expect((await book.refusal('indicator.import', { case: A, file: book.ticket(path) })).code).toBe(
				'file.unreadable',
			);
		expect(await place.caseBytes()).toEqual(before);
	});

	it('what goes beyond its limit stays, and no file is made where nothing goes', async () => {
		const to = join(place.folder, 'none.json');
		const ask = { case: A, format: 'stix-2.1' as const, upTo: 'TLP:GREEN' as const };
		expect((await book.refusal('indicator.export', { ...ask, to: book.ticket(to) })).code).toBe('indicator.none');
		const whom = { recipient: { name: 'Kim Roth', organization: 'ISAC' }, agreement: 'ISAC rules, 2025' };
		const done = await book.ask('indicator.export', { ...ask, ...whom, upTo: 'TLP:AMBER', to: book.ticket(to) });
		const [left] = await book.ask('casefile.sent', { case: A });
		expect(left).toMatchObject({
			...{ entry: done.receipt?.ref, what: 'indicators', fileName: 'none.json', fileSha256: done.sha256, holds: 5 },
			...{ recipient: 'Kim Roth', organization: 'ISAC', agreement: 'ISAC rules, 2025', tlp: 'TLP:AMBER' },
		});
		expect(done).toMatchObject({ indicators: 5, leftOut: { above: 0, unmarked: 2, business: 0, withdrawn: 0 } });
		expect((await book.refusal('indicator.export', { ...ask, upTo: 'TLP:RED', to: book.ticket(to) })).code).toBe(
			'disk.EEXIST',
		);
		expect(await written(A, 'stix-2.1', { hosts: true })).toContain('"FIN-FS01"');
		expect(await written(A, 'stix-2.1')).not.toContain('FIN-FS01');
	});
});
