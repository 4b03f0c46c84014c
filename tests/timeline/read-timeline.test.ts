/** Timelines of other programs, read: what each format says of a time, and what is refused by row and column. */
import { describe, expect, it } from 'vitest';
import { L2T_COLUMNS } from '../../main/timeline/columns';
import { readTimeline } from '../../main/timeline/read-timeline';
import { Refused } from '../../shared/refusal';

async function* bytes(text: string | Buffer, size = 7): AsyncGenerator<Buffer> {
	const all = Buffer.from(text as string);
	for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}
const read = (text: string | Buffer, zone: string | null = null, mostRows = 1000, size = 4096) =>
	readTimeline(bytes(text, size), { zone, mostRows });
async function refused(text: string | Buffer, zone: string | null = null, mostRows = 1000): Promise<string> {
	const error: unknown = await read(text, zone, mostRows).then(
		() => null,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`);
	return `${error.refusal.code}: ${error.refusal.sentence}`;
}
const HEAD = 'message,datetime,timestamp_desc\n';
const one = async (time: string, zone: string | null = null) => {
	const [row] = (await read(`${HEAD}Logon,${time},Event\n`, zone)).rows;
	return row && { time: row.time, zone: row.zone, stepMs: row.stepMs, found: row.found };
};
const l2t = (cells: Partial<Record<(typeof L2T_COLUMNS)[number], string>>) =>
	`${L2T_COLUMNS.map((name) => cells[name] ?? '-').join(',')}\n`;

describe('Timesketch CSV', () => {
	it('keeps the letters of a time, its zone and how exact its form is', async () => {
		expect(await one('2026-11-22T02:40:00.123456+01:00')).toEqual({
			...{ time: { at: '2026-11-22T01:40:00.123Z' }, zone: '+01:00', stepMs: 1 },
			found: '2026-11-22T02:40:00.123456+01:00',
		});
		expect(await one('2026-11-22 02:40:00')).toMatchObject({
			time: { local: '2026-11-22T02:40:00' },
			zone: null,
			stepMs: 1000,
		});
		expect(await one('2026-11-22T02:40', 'Europe/Berlin')).toMatchObject({
			...{ time: { at: '2026-11-22T01:40:00.000Z' }, zone: 'Europe/Berlin', stepMs: 60_000 },
		});
	});

	it('reads columns in any order, quoted, with line breaks and a byte order mark, however the bytes come', async () => {
		const text =
			'\ufefftimestamp_desc,extra,hostname,message,datetime\r\nEvent,x,FS01,"a ""b""\r\nü, c",2026-11-22T01:00:00Z\r\n';
		for (const size of [1, 3, 4096]) {
			const { format, rows } = await read(text, null, 10, size);
			expect(format).toBe('timesketch-csv');
			expect(rows).toMatchObject([{ line: 2, text: 'a "b"\r\nü, c', host: 'FS01', means: 'Event' }]);
		}
	});

	it('takes the years 0 and 9999, and mixed zones, each as it stands', async () => {
		const { rows } = await read(
			`${HEAD}a,0000-01-01T00:00:00Z,x\nb,9999-12-31T23:59:59Z,x\nc,2026-01-01T00:00:00-05:00,x\nd,2026-01-01 00:00:00,x\n`,
		);
		expect(rows.map(({ time }) => time)).toEqual([
			{ at: '0000-01-01T00:00:00.000Z' },
			{ at: '9999-12-31T23:59:59.000Z' },
			{ at: '2026-01-01T05:00:00.000Z' },
			{ local: '2026-01-01T00:00:00' },
		]);
		expect(await refused(`${HEAD}a,0000-01-01T00:00:00+01:00,x\n`)).toContain('Row 2, column datetime');
		expect(await refused(`${HEAD}a,9999-12-31T23:59:59-01:00,x\n`)).toContain('outside the years 0000 to 9999');
	});

	it('refuses an hour that clocks skipped, and widens one that they showed twice', async () => {
		expect(await refused(`${HEAD}ok,2026-03-28T02:30:00,x\na,2026-03-29T02:30:00,x\n`, 'Europe/Berlin')).toBe(
			'timeline.cell: Row 3, column datetime: “2026-03-29T02:30:00” was never shown in Europe/Berlin: clocks were set forward there.',
		);
		expect(await one('2026-10-25T02:30:00', 'Europe/Berlin')).toMatchObject({
			time: { at: '2026-10-25T00:30:00.000Z', accuracyMs: 3_600_000 },
		});
		expect(await one('2026-10-25T03:30:00', 'Europe/Berlin')).toMatchObject({
			time: { at: '2026-10-25T02:30:00.000Z' },
		});
		expect(await refused(`${HEAD}a,2026-10-25T03:30:00,x\n`, 'Mars/Olympus')).toContain(
			'The zone Mars/Olympus is not known',
		);
	});

	it('refuses by row and column what cannot be read, and gives no row of it', async () => {
		const wide = 'x'.repeat(10_000_000);
		const bad: readonly (readonly [string | Buffer, string])[] = [
			['a,b\n1,2\n', 'timeline.columns: Row 1 has no column message, datetime, timestamp_desc.'],
			['message,datetime,timestamp_desc,message\n', 'timeline.columns: Row 1 has the column message twice.'],
			[`${HEAD}a,2026-11-22T01:00:00Z\n`, 'timeline.columns: Row 2 has 2 columns, the first row 3.'],
			[`${HEAD}a,yesterday,x\n`, 'timeline.cell: Row 2, column datetime: “yesterday” is no ISO 8601 time.'],
			[`${HEAD}a,2026-02-30T00:00:00Z,x\n`, 'Row 2, column datetime: “2026-02-30T00:00:00Z” names a day'],
			[`${HEAD}a,2026-02-03,x\n`, 'Row 2, column datetime: “2026-02-03” says a day and no time of day.'],
			[`${HEAD}a,,x\n`, 'Row 2, column datetime: “” is no ISO 8601 time.'],
			[`${HEAD}a\0b,2026-11-22T01:00:00Z,x\n`, 'Row 2, column message: it holds a NUL character.'],
			[
				`${HEAD}ok,2026-11-22T01:00:00Z,x\n${wide},2026-11-22T01:00:00Z,x\n`,
				'timeline.csv: Row 3, column 1: the row is longer',
			],
			[`${HEAD}"${wide}",2026-11-22T01:00:00Z,x\n`, 'timeline.csv: Row 2, column 1: the row is longer'],
			[`${HEAD}"a,2026-11-22T01:00:00Z,x\n`, 'timeline.csv: Row 2, column 1: a quotation mark is not closed.'],
			[`${HEAD}a"b,2026-11-22T01:00:00Z,x\n`, 'timeline.csv: Row 2, column 1: a quotation mark stands inside a cell'],
			[
				Buffer.concat([Buffer.from(`${HEAD}a`), Buffer.from([0xff]), Buffer.from(',b,c\n')]),
				'timeline.encoding: After line',
			],
			[Buffer.from(`\ufeff${HEAD}`, 'utf16le'), 'timeline.encoding'],
			['', 'timeline.empty'],
			[HEAD, 'timeline.empty: There is no row with a time in it.'],
		];
		for (const [text, said] of bad) expect(await refused(text)).toContain(said);
	});

	it('stops at the row that is too many, however many follow', async () => {
		async function* million(): AsyncGenerator<Buffer> {
			yield Buffer.from(HEAD);
			for (;;) yield Buffer.from('a,2026-11-22T01:00:00Z,x\n'.repeat(1000));
		}
		await expect(readTimeline(million(), { zone: null, mostRows: 2500 })).rejects.toThrow(
			'There are more than 2500 rows.',
		);
	});

	it('leaves a formula of another program as it is', async () => {
		const { rows } = await read(`${HEAD}=1+2,2026-11-22T01:00:00Z,'=x\n`);
		expect(rows).toMatchObject([{ text: '=1+2', means: "'=x" }]);
	});
});

describe('Timesketch JSONL', () => {
	const line = (more: object) =>
		`${JSON.stringify({ message: 'm', datetime: '2026-11-22T01:00:00+00:00', timestamp_desc: 'd', ...more })}\n`;

	it('reads what a timeline needs and steps over the rest', async () => {
		const { format, rows } = await read(
			`${line({ computer_name: 'DC1', tag: ['a'], pid: 4 })}\n${line({ message: 7 })}`,
		);
		expect(format).toBe('timesketch-jsonl');
		expect(rows).toMatchObject([
			{ line: 1, text: 'm', host: 'DC1' },
			{ line: 3, text: '7' },
		]);
	});

	it('refuses what is no object, what lacks a member, what nests, and a line without an end', async () => {
		expect(await refused(`${line({})}[]\n`)).toBe('timeline.json: Row 2 is no JSON object.');
		expect(await refused(`${line({})}{"message"\n`)).toBe('timeline.json: Row 2 is no JSON.');
		expect(await refused('{"message":"m","timestamp_desc":"d"}\n')).toContain(
			'Row 1, column datetime: it is not there.',
		);
		expect(await refused(line({ message: { a: 1 } }))).toContain('Row 1, column message: it is a list or an object');
		expect(await refused(`${line({})}{"message":${'['.repeat(900_000)}`)).toBe('timeline.json: Row 2 is no JSON.');
		expect(await refused(`${line({})}{"message":"${'x'.repeat(10_000_000)}`)).toContain('Row 2 is longer than');
		expect(await refused(line({ message: 'a\0b' }))).toContain('Row 1, column message: it holds a NUL character.');
	});
});

describe('l2tcsv', () => {
	const head = `${L2T_COLUMNS.join(',')}\n`;
	const row = { date: '11/22/2026', time: '02:40:00', timezone: 'UTC', type: 'Creation Time', desc: 'x', host: 'FS01' };

	it('reads date, time and zone, and takes quotation marks as they stand', async () => {
		const { format, rows, undated } = await read(
			head +
				l2t({ ...row, desc: '"C:\\a" b', sourcetype: 'NTFS' }) +
				l2t({ ...row, timezone: 'Europe/Berlin' }) +
				l2t({ ...row, timezone: '-' }) +
				l2t({ ...row, date: '00/00/0000', time: '--:--:--' }),
		);
		expect([format, undated]).toEqual(['l2tcsv', 1]);
		expect(rows).toMatchObject([
			{
				text: '"C:\\a" b',
				means: 'Creation Time',
				time: { at: '2026-11-22T02:40:00.000Z' },
				zone: 'UTC',
				source: 'NTFS',
			},
			{ time: { at: '2026-11-22T01:40:00.000Z' }, zone: 'Europe/Berlin', found: '11/22/2026 02:40:00', stepMs: 1000 },
			{ time: { local: '2026-11-22T02:40:00' }, zone: null, host: 'FS01' },
		]);
	});

	it('refuses other columns, and a day in another order', async () => {
		expect(await refused(`date,time,timezone\n`)).toContain('timeline.columns');
		expect(await refused(`${head}a,b\n`)).toBe('timeline.columns: Row 2 has 2 columns, the first row 17.');
		expect(await refused(head + l2t({ ...row, date: '22/11/2026' }))).toContain(
			'Row 2, column date, time and timezone',
		);
		expect(
			await refused(head + l2t({ ...row, date: '03/29/2026', time: '02:30:00', timezone: 'Europe/Berlin' })),
		).toContain('clocks were set forward');
	});
});
