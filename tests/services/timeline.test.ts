/** The timeline of a real notebook: events and files in, one list out, and nothing half-imported. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gives, Takes } from '../../shared/contract';
import type { Instant } from '../../shared/vocabulary';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
const C = 'IR-1';
const at = (time: string) => `2026-11-22T${time}.000Z` as Instant;
const show = (more: Partial<Takes<'timeline.show'>> = {}): Promise<Gives<'timeline.show'>> =>
	book.ask('timeline.show', { case: C, ...more });
let named = 0;
function fileOf(text: string) {
	named += 1;
	const path = join(place.folder, `t${named}.csv`);
	writeFileSync(path, text);
	return book.ticket(path);
}
const HEAD = 'message,datetime,timestamp_desc,host\n';

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	await book.ask('case.open', { number: C, title: 'Unknown exfiltration' });
});
afterAll(() => place.remove());

describe('the timeline of a case', () => {
	it('is empty, and says so', async () => {
		expect(await show({ bins: 10 })).toMatchObject({
			total: 0,
			whole: 0,
			extent: null,
			rows: [],
			picture: null,
			gaps: [],
		});
	});

	it('holds events by the clock that showed them, beside what they were by its measurement', async () => {
		await book.ask('host.record', { case: C, name: 'FS01', since: { at: at('00:30:00') } });
		const measured = await book.ask('host.measure-skew', {
			...{ case: C, host: 'FS01', hostTime: at('02:01:00'), reference: 'GPS', referenceTime: at('02:00:00') },
			...{ accuracyMs: 1000, method: 'read aloud' },
		});
		const { ref } = await book.ask('event.record', {
			...{
				case: C,
				text: 'Logon of svc-backup',
				time: { at: at('01:31:00') },
				clockOf: 'fs01',
				source: 'Security.evtx',
			},
			...{ found: '2026-11-22 02:31:00', zone: '+01:00' },
		});
		const { rows } = await show({ kinds: ['event'] });
		expect(rows).toMatchObject([
			{
				...{ id: ref, source: { at: at('01:31:00') }, found: '2026-11-22 02:31:00', zone: '+01:00' },
				corrected: { corrected: at('01:30:00'), entries: [measured.ref] },
				...{ atMs: Date.parse(at('01:30:00')), host: { name: 'FS01' }, origin: 'Security.evtx' },
			},
		]);
	});

	it('takes in a file once, shows it in windows and pages, and leaves it out once it is withdrawn', async () => {
		const lines = Array.from(
			{ length: 600 },
			(_, n) => `row ${n},2026-11-20T00:00:${String(n % 60).padStart(2, '0')}Z,x,H\n`,
		);
		const text = `${HEAD}${lines.join('')}"late, \u202e",2026-11-21T00:00:00,x,FS01\n`;
		const made = await book.ask('timeline.import', { case: C, file: fileOf(text), zone: '+02:00', source: 'plaso' });
		expect(made).toMatchObject({ rows: 601, undated: 0 });
		const view = await show({ kinds: ['row'], bins: 20, offset: 500, limit: 50 });
		expect(view).toMatchObject({ total: 601, rows: { length: 50 }, picture: { marks: null } });
		expect(view.files).toMatchObject([
			{ entry: made.ref, rows: 601, zone: '+02:00', missing: null, format: 'timesketch-csv' },
		]);
		expect(view.picture?.bins.row?.reduce((sum, { count }) => sum + count, 0)).toBe(601);
		const near = await show({
			fromMs: Date.parse('2026-11-20T20:00:00Z'),
			toMs: Date.parse('2026-11-20T23:00:00Z'),
			bins: 9,
		});
		expect(near).toMatchObject({
			total: 1,
			rows: [{ zone: '+02:00', host: { name: 'FS01' } }],
			picture: { marks: [{ index: 0 }] },
		});
		expect((await book.refusal('timeline.import', { case: C, file: fileOf(text) })).code).toBe('timeline.known');
		// The same after a new start, read from what is stored.
		await book.notebook.close();
		book = await place.open();
		await book.ask('notebook.unlock', { person: FIRST.name, passphrase: FIRST.passphrase });
		expect((await show({ kinds: ['row'] })).total).toBe(601);
		await book.ask('timeline.withdraw', { case: C, item: made.ref, reason: 'Of another host' });
		expect(await show({ kinds: ['row'] })).toMatchObject({
			total: 0,
			files: [{ withdrawn: { reason: 'Of another host' } }],
		});
		expect((await book.refusal('timeline.withdraw', { case: C, item: made.ref, reason: 'r' })).code).toBe(
			'timeline.withdrawn',
		);
	});

	it('places a time of an unknown zone by the zone that is assumed, and says how wide it is', async () => {
		await book.ask('event.record', { case: C, text: 'Fax', time: { local: '2026-11-22T01:00' } });
		const [utc] = (await show({ text: 'fax' })).rows;
		const [east] = (await show({ text: 'fax', assumedMinutes: 120 })).rows;
		expect((utc?.atMs ?? 0) - (east?.atMs ?? 0)).toBe(7_200_000);
		expect(east).toMatchObject({ zoneUnknown: true, firstMs: utc?.firstMs, source: { local: '2026-11-22T01:00' } });
	});

	it('is written without opinions, and what was written comes back as the same events', async () => {
		await book.ask('note.write', { case: C, phase: 'da', text: '=cmd|x', stance: 'opinion' });
		await book.ask('note.write', { case: C, phase: 'da', text: '=1+2', observedAt: at('01:00:00') });
		const to = join(place.folder, 'out.csv');
		const written = await book.ask('timeline.export', { case: C, format: 'csv', to: book.ticket(to) });
		const before = await show();
		expect(written).toMatchObject({ rows: before.total - 1, opinionsLeftOut: 1 });
		const text = readFileSync(to, 'utf8');
		expect(text).toContain("'=1+2,2026-11-22T01:00:00.000+00:00");
		expect(text).not.toContain('cmd');
		await book.ask('timeline.import', { case: C, file: fileOf(text) });
		const { rows } = await show({ kinds: ['row'] });
		const kept = before.rows.filter(({ opinion }) => !opinion);
		const told = (items: typeof rows) =>
			items.map(({ text: said, atMs, zoneUnknown }) => JSON.stringify([said, zoneUnknown, atMs])).sort();
		// The host's clock is named by the host's name, so times are corrected here as they were there.
		expect(told(rows)).toEqual(told(kept));
	});
});

describe('the timeline as the case grows', () => {
	it('tells who was told, and gaps within the incident in their place among the rows', async () => {
		await book.ask('incident.set-time', { case: C, time: 'started', stated: { at: at('00:00:00') } });
		const view = await show({ fromMs: Date.parse(at('00:00:00')), toMs: Date.parse(at('01:35:00')) });
		expect(view.incident).toMatchObject([{ time: 'started', atMs: Date.parse(at('00:00:00')) }]);
		const first = view.gaps.find(({ after }) => after === 'started');
		expect(first).toMatchObject({ fromMs: Date.parse(at('00:00:00')) });
		const place = first?.before ?? -1;
		expect(view.rows[place]?.atMs).toBeGreaterThan(first?.fromMs ?? Number.NaN);
		expect(view.rows[place - 1]?.atMs ?? 0).toBeLessThanOrEqual(first?.fromMs ?? Number.NaN);
		// It was asked for twice at once; the two wait for the same.
		const [one, two] = await Promise.all([show({ text: 'fax' }), show({ text: 'fax' })]);
		expect(one.rows).toEqual(two.rows);
	});
});

describe('what is refused', () => {
	it('is an import that was stopped: nothing of it stays', async () => {
		const before = await place.caseBytes();
		const rows = Array.from({ length: 20_000 }, (_, n) => `row ${n} of a long file,2026-11-20T00:00:00Z,x,H\n`);
		const stop = book.notebook.listen((telling) => {
			if (telling.tells === 'progress') void book.notebook.ask('job.cancel', { job: 'taking in' });
		});
		const file = fileOf(`${HEAD}${rows.join('')}`);
		expect((await book.refusal('timeline.import', { case: C, file, job: 'taking in' })).code).toBe('job.cancelled');
		stop();
		expect(await place.caseBytes()).toEqual(before);
	});

	it('leaves no trace: neither an entry nor a stored file', async () => {
		const before = await place.caseBytes();
		const bad: readonly (readonly [Partial<Takes<'timeline.import'>>, string])[] = [
			[{ file: fileOf('a,b\n') }, 'timeline.columns'],
			[{ file: fileOf(`${HEAD}a,2026-11-22T01:00:00Z,x,h\nb,never,x,h\n`) }, 'timeline.cell'],
			[{ file: fileOf(`${HEAD}a,2026-11-22T01:00:00Z,x,h\n`), zone: 'Nowhere/At All' }, 'timeline.zone'],
			[{ file: fileOf(HEAD), host: 'nobody' }, 'host.unknown'],
			[{ file: book.ticket(place.folder) }, 'file.unreadable'],
			[{ file: book.ticket('/dev/zero') }, 'file.unreadable'],
			[{ file: book.ticket(join(place.folder, 'nothing')) }, 'disk.ENOENT'],
		];
		for (const [input, code] of bad) {
			const refusal = await book.refusal('timeline.import', { case: C, ...input } as Takes<'timeline.import'>);
			expect(refusal.code).toBe(code);
			expect(refusal.sentence).not.toBe('');
		}
		expect((await book.refusal('timeline.withdraw', { case: C, item: 'A-1', reason: 'r' })).code).toBe(
			'timeline.unknown',
		);
		expect(
			(await book.refusal('event.record', { case: C, text: 'x', time: { at: at('01:00:00') }, indicators: ['A-1'] }))
				.code,
		).toBe('indicator.unknown');
		expect((await book.refusal('timeline.show', { case: C, fromMs: 2, toMs: 1 })).code).toBe('timeline.window');
		expect(await place.caseBytes()).toEqual(before);
	});
});
