/**
 * How long a timeline of many rows takes to be read, to be put in order, to its first list, to a zoomed window, to a page deep
 * in it; and what it holds in memory. `npm run bench timeline 100000`
 */
import { readTimeline } from '../../main/timeline/read-timeline';
import { writeTimeline } from '../../main/timeline/write-timeline';
import { timelineOf } from '../../shared/projections/timeline';
import { emptyIn, gapsAt } from '../../shared/projections/timeline-gaps';
import { extentOf, filtered, pictureOf, within } from '../../shared/projections/timeline-window';
import { entriesTold } from '../shared/told-entries';
import { count, ms, sizes, spread, timed } from './made/say';

const TIMES = 15;
const object = 'ab'.repeat(32);

async function* csv(rows: number): AsyncGenerator<Buffer> {
	yield Buffer.from('message,datetime,timestamp_desc,hostname,source\n');
	for (let from = 0; from < rows; from += 1000) {
		const lines: string[] = [];
		for (let n = from; n < Math.min(rows, from + 1000); n += 1) {
			const at = new Date(Date.UTC(2026, 0, 1) + n * 61_000).toISOString();
			const event = `[4624 / 0x1210] Record ${n} Logon of svc-backup from 10.20.0.${n % 255}, process C:\\Windows\\System32\\lsass.exe`;
			lines.push(`"${event}",${n % 10 === 0 ? at.slice(0, 19) : at},Content Modification Time,FIN-FS01,WinEVTX\n`);
		}
		yield Buffer.from(lines.join(''));
	}
}

async function several(what: string, work: () => unknown): Promise<void> {
	const took: number[] = [];
	for (let time = 0; time < TIMES; time += 1) took.push((await timed(async () => work())).ms);
	console.log(`${what}: ${spread(took)} ms`);
}

for (const rows of sizes(100_000)) {
	const before = process.memoryUsage().heapUsed;
	const read = await timed(() => readTimeline(csv(rows), { zone: null, mostRows: 10_000_000 }));
	console.log(`${count(rows)} rows read in ${ms(read.ms)}`);
	const entries = entriesTold([
		[0, 'host.recorded', { host: 'h1', name: 'FIN-FS01' }],
		[
			...([1, 'host.skew-measured'] as const),
			{
				host: 'h1',
				hostTime: '2026-02-01T00:01:00.000Z',
				referenceTime: '2026-02-01T00:00:00.000Z',
				differenceMs: 60_000,
			},
		],
		[
			2,
			'timeline.imported',
			{ timeline: 't1', format: 'timesketch-csv', rows, file: { object, name: 't.csv', sizeBytes: 1 } },
		],
	]);
	const reading = { rows: new Map([[object, read.value.rows]]), assumedMinutes: 0 };
	const made = await timed(async () => timelineOf(entries, reading));
	const items = made.value;
	console.log(`${count(items.length)} items in order, each corrected by the host's clock, in ${ms(made.ms)}`);
	const first = await timed(async () => [extentOf(items), gapsAt(emptyIn(items, []), null), items.slice(0, 200)]);
	console.log(`to the first list from there: ${ms(first.ms)}`);
	globalThis.gc?.();
	console.log(`in memory: ${Math.round((process.memoryUsage().heapUsed - before) / 1048576)} MiB`);
	const extent = extentOf(items);
	if (!extent) continue;
	const width = extent.toMs - extent.fromMs;
	const zoom = { fromMs: extent.fromMs + width * 0.4, toMs: extent.fromMs + width * 0.6 };
	await several('the whole, drawn in 240 slices', () => pictureOf(items, extent, 240, 120));
	await several('a fifth of it, drawn, and its first page', () => {
		const inside = within(items, zoom);
		return [pictureOf(inside, zoom, 240, 120), inside.slice(0, 200)];
	});
	await several('filtered by a word that stands in none', () => filtered(items, { text: 'needle-nowhere' }));
	const wrote = await timed(async () => {
		let sizeBytes = 0;
		for await (const part of writeTimeline(items, 'csv', 'C')) sizeBytes += part.length;
		return sizeBytes;
	});
	console.log(`written as CSV, ${count(wrote.value)} bytes, in ${ms(wrote.ms)}`);
}
