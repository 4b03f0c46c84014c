/** What is written for other programs comes back as the same events, whatever their texts hold, and no cell is a formula. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTimeline } from '../../main/timeline/read-timeline';
import { writeTimeline } from '../../main/timeline/write-timeline';
import type { TimelineItem, TimelineRow } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';

const item = (more: Partial<TimelineItem>): TimelineItem => ({
	...{
		id: 'A-7',
		entry: 'A-7',
		line: null,
		kind: 'event',
		means: 'event.recorded',
		text: 'x',
		source: null,
		found: null,
	},
	...{ zone: null, stepMs: 1, enteredAt: '2026-11-22T01:40:00.000Z' as Instant, corrected: null, atMs: 0, firstMs: 0 },
	...{ lastMs: 0, zoneUnknown: false, host: null, clock: null, by: 'Ada', origin: null, opinion: false },
	...more,
});
/** A row as an item of a timeline that it was imported into. */
const again = (row: TimelineRow): TimelineItem =>
	item({
		...{ text: row.text, means: row.means, source: row.time, found: row.found, zone: row.zone, stepMs: row.stepMs },
		...{ host: row.host === null ? null : { host: '', name: row.host }, clock: row.clock, origin: row.source },
	});

async function written(items: readonly TimelineItem[], format: 'csv' | 'jsonl'): Promise<string> {
	const parts: Uint8Array[] = [];
	for await (const part of writeTimeline(items, format, 'IR-1')) parts.push(part);
	return Buffer.concat(parts).toString('utf8');
}
async function* source(text: string): AsyncGenerator<Buffer> {
	yield Buffer.from(text);
}
const readBack = async (text: string) => (await readTimeline(source(text), { zone: null, mostRows: 1000 })).rows;
const event = ({ text, means, time, found, zone, stepMs, host, clock, source: from }: TimelineRow) => ({
	text,
	means,
	time,
	found,
	zone,
	stepMs,
	host,
	clock,
	from,
});

const words = fc
	.oneof(
		fc.string({ unit: 'binary', maxLength: 20 }),
		fc.constantFrom('=1+2', "'=1", '\t', '+', '-', "''", '"', ',\r\n', '@x', '＝a', '-', "'quoted'", ' padded '),
	)
	.map((text) => text.replaceAll('\0', ''));
const step = fc.constantFrom(1, 10, 100, 1000, 60_000);
const instant = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9998, 0) }).map((ms) => ms);
const time = fc.oneof(
	fc
		.record({
			ms: instant,
			stepMs: step,
			accuracyMs: fc.option(fc.integer({ min: 0, max: 31_536_000_000 }), { nil: undefined }),
		})
		.map(({ ms, stepMs, accuracyMs }) => ({
			...{ stepMs, zone: 'Europe/Berlin' },
			source: {
				at: new Date(Math.floor(ms / stepMs) * stepMs).toISOString() as Instant,
				...(accuracyMs === undefined ? {} : { accuracyMs }),
			},
		})),
	fc.constantFrom('2026-11-22T03:14', '2026-11-22T03:14:07', '2026-11-22T03:14:07.123456789').map((local) => ({
		...{ source: { local }, zone: null },
		stepMs: local.length === 16 ? 60_000 : local.length === 19 ? 1000 : 1,
	})),
);
const items = fc.array(
	fc
		.record({
			time,
			text: words,
			means: words,
			host: fc.option(words),
			origin: fc.option(words),
			found: fc.option(words),
		})
		.map(({ time: when, host, origin, found, ...rest }) =>
			item({ ...rest, ...when, origin, found, host: host === null ? null : { host: '', name: host } }),
		),
	{ minLength: 1, maxLength: 6 },
);

describe('a timeline that is written and read', () => {
	it.each(['csv', 'jsonl'] as const)(
		'%s: is the same events, and so is what is written of them again',
		async (format) => {
			await fc.assert(
				fc.asyncProperty(items, async (all) => {
					const rows = await readBack(await written(all, format));
					expect(rows.map(({ text, time: at, stepMs }) => ({ text, at, stepMs }))).toEqual(
						all.map(({ text, source: at, stepMs }) => ({ text, at, stepMs })),
					);
					expect(rows.map(({ host, clock, source: origin }) => [host, clock, origin])).toEqual(
						all.map(({ host, clock, origin }) => [host?.name || null, clock || null, origin || null]),
					);
					const twice = await readBack(await written(rows.map(again), format));
					expect(twice.map(event)).toEqual(rows.map(event));
				}),
				{ numRuns: 200 },
			);
		},
	);

	it('has no cell that a spreadsheet would run', async () => {
		await fc.assert(
			fc.asyncProperty(items, async (all) => {
				const cells = parse(await written(all, 'csv')).flat();
				expect(cells.filter((cell: string) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});

	it('says the time as it was found, and the corrected one beside it', async () => {
		const corrected = {
			...{ original: '2026-11-22T01:31:00.000Z' as Instant, corrected: '2026-11-22T01:30:00.000Z' as Instant },
			...{ byMs: 60_000, accuracyMs: 1000, apartMs: 0, entries: ['A-5'] },
		};
		const text = await written(
			[
				item({ source: { at: corrected.original }, corrected, zone: '+01:00', found: '02:31', stepMs: 1000 }),
				item({ source: { local: '2026-11-22T02:31' }, stepMs: 60_000 }),
			],
			'jsonl',
		);
		const [one, two] = text
			.trimEnd()
			.split('\n')
			.map((line): unknown => JSON.parse(line));
		expect(one).toMatchObject({
			...{ datetime: '2026-11-22T01:31:00+00:00', source_time: '02:31', source_zone: '+01:00' },
			...{ corrected_datetime: '2026-11-22T01:30:00.000+00:00', corrected_accuracy_ms: '1000', sealbook_entry: 'A-7' },
		});
		expect(two).toMatchObject({ datetime: '2026-11-22T02:31' });
	});
});
