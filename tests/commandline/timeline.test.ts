/** The timeline at a terminal, over a real notebook: events in, files in and out, and what is refused before a passphrase is asked for. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotebook } from '../../main/services/notebook';
import { FIRST, Place } from '../services/place';
import { told } from './fake';

const place = new Place();
const around = {
	openNotebook: (folder: string) =>
		openNotebook({
			...{ folder, workerPath: 'none', version: '0.0.0', clock: place.clock.read },
			slotCost: { memoryKiB: 1024, passes: 1, parallelism: 1 },
		}),
	typed: [FIRST.passphrase],
};
const run = (words: string, ...more: string[]) =>
	told(['--notebook', place.notebook, ...words.split(' '), ...more], around);
async function done(words: string, ...more: string[]): Promise<string> {
	const { status, out, error } = await run(words, ...more);
	expect([status, error]).toEqual([0, '']);
	return out;
}
async function refused(words: string, ...more: string[]): Promise<string> {
	const { status, error, out } = await run(words, ...more);
	expect([status, out]).toEqual([2, '']);
	return error.replace(/\s+/g, ' ');
}
const file = (name: string) => join(place.folder, name);

beforeAll(async () => {
	const notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: 'C', title: 'Unknown exfiltration' });
	await notebook.notebook.close();
});
afterAll(() => place.remove());

describe('at a terminal', () => {
	it('events are shown where they are placed, with the time as it was found', async () => {
		await done('host record C FS01');
		await done(
			'host clock C FS01 --reads 2026-11-22T02:01:00Z --reference GPS --reference-reads 2026-11-22T02:00:00Z --method m',
		);
		await done('event add C', 'Logon of svc-backup', ...'--at 2026-11-22T02:31:00+01:00 --clock-of FS01'.split(' '));
		await done('event add C', 'A fax \u202e', ...'--at-local 2026-11-22T01:00 --accuracy 5m'.split(' '));
		const out = await done('timeline show C --kind event');
		expect(out).toMatch(/~ 2026-11-22T01:30:00\.000Z {2}2026-11-22T02:31:00\+01:00 +event +A-\d+ +FS01: Logon/);
		expect(out).toMatch(/\? 2026-11-22T01:00:00\.000Z {2}2026-11-22T01:00 +event/);
		expect(out).not.toContain('\u202e');
		expect(await done('timeline show C --kind event --assume +01:00')).toContain('? 2026-11-22T00:00:00.000Z');
		expect(await done('timeline show C --to 2000-01-01T00:00:00Z --from 1999-01-01T00:00:00Z')).toMatch(/^items +none/);
	});

	it('a file is taken in, told of, withdrawn, and the timeline is written for others', async () => {
		writeFileSync(
			file('t.csv'),
			'message,datetime,timestamp_desc\nLogon,2026-03-28T02:30:00,x\n=1+2,2026-03-28T03:30:00,x\n',
		);
		const ref = /A-\d+/.exec(await done('timeline import C', file('t.csv'), '--zone', 'Europe/Berlin'))?.[0] ?? '';
		const out = await done('timeline show C --kind row');
		expect(out.replace(/\s+/g, ' ')).toContain(`${ref} t.csv, 2 rows, zone Europe/Berlin as stated`);
		expect(out).toContain('2026-03-28T01:30:00.000Z');
		expect(out.replace(/\s+/g, ' ')).toContain('gap 2026-03-28T01:30:00.999Z to 2026-03-28T02:30:00.000Z');
		expect(await done('timeline export C --kind row --output', file('out.csv'))).toMatch(/rows +2/);
		expect(readFileSync(file('out.csv'), 'utf8')).toContain("\r\n'=1+2,2026-03-28T02:30:00+00:00,x,");
		expect(await refused('timeline export C --output', file('out.csv'))).toContain('already exists');
		await done(`timeline withdraw C ${ref} --reason`, 'Of another host');
		expect((await done('timeline show C --kind row')).replace(/\s+/g, ' ')).toContain('withdrawn: Of another host');
	});

	it('is refused by row and column, and where a time says no zone', async () => {
		writeFileSync(file('gap.csv'), 'message,datetime,timestamp_desc\nLogon,2026-03-29T02:30:00,x\n');
		expect(await refused('timeline import C', file('gap.csv'), '--zone', 'Europe/Berlin')).toContain(
			'Row 2, column datetime: “2026-03-29T02:30:00” was never shown in Europe/Berlin',
		);
		expect(await refused('event add C x')).toContain('An event has a time.');
		expect(await refused('event add C x --at 2026-11-22T01:00:00')).toContain('--at-local');
		expect(await refused('timeline show C --kind weather')).toContain('no kind of item');
		expect(await refused('timeline show C --assume Berlin')).toContain('no offset from UTC');
		expect(await refused('timeline show C --most 1001')).toContain('at most 1000');
	});
});
