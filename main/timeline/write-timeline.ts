/**
 * A timeline for other programs: Timesketch's CSV and JSONL. `datetime` is the time as it was found, never the corrected one,
 * which stands in a column of its own; a time of an unknown zone is written without an offset. No cell is one that a
 * spreadsheet would run. What must hold: what is written here is read back as the same events.
 */
import { csvCell } from '../../shared/list-text';
import type { TimelineItem } from '../../shared/views';
import { OUR_COLUMNS, type OurColumn } from './columns';

const AT_ONCE = 500;

export async function* writeTimeline(
	items: Iterable<TimelineItem>,
	format: 'csv' | 'jsonl',
	caseNumber: string,
): AsyncGenerator<Uint8Array, void, undefined> {
	if (format === 'csv') yield Buffer.from(`${OUR_COLUMNS.join(',')}\r\n`);
	let lines: string[] = [];
	for (const item of items) {
		const cells = cellsOf(item, caseNumber);
		if (format === 'csv') lines.push(`${OUR_COLUMNS.map((name) => csvCell(cells[name] ?? '')).join(',')}\r\n`);
		else lines.push(`${JSON.stringify(cells)}\n`);
		if (lines.length < AT_ONCE) continue;
		yield Buffer.from(lines.join(''));
		lines = [];
	}
	if (lines.length > 0) yield Buffer.from(lines.join(''));
}

function cellsOf(item: TimelineItem, caseNumber: string): Readonly<Partial<Record<OurColumn, string>>> {
	const { source, corrected, stepMs } = item;
	const datetime =
		source === null ? isoOf(item.enteredAt, 1) : 'at' in source ? isoOf(source.at, stepMs) : source.local;
	const cells: Record<OurColumn, string> = {
		message: item.text,
		datetime,
		timestamp_desc: item.means,
		host: item.host?.name ?? '',
		clock_host: item.clock ?? '',
		source: item.origin ?? '',
		source_time: item.found === null || item.found === datetime ? '' : item.found,
		source_zone: item.zone ?? '',
		accuracy_ms: source?.accuracyMs === undefined ? '' : String(source.accuracyMs),
		corrected_datetime: corrected === null ? '' : isoOf(corrected.corrected, 1),
		corrected_accuracy_ms: corrected?.accuracyMs == null ? '' : String(corrected.accuracyMs),
		kind: item.kind,
		by: item.by ?? '',
		case_number: caseNumber,
		sealbook_entry: item.id,
	};
	return Object.fromEntries(Object.entries(cells).filter(([name, cell]) => cell !== '' || MANDATORY.has(name)));
}
const MANDATORY: ReadonlySet<string> = new Set(['message', 'datetime', 'timestamp_desc']);

/** No finer than it was found. */
function isoOf(at: string, stepMs: number): string {
	const kept = stepMs >= 60_000 ? 16 : stepMs >= 1000 ? 19 : stepMs >= 100 ? 21 : stepMs >= 10 ? 22 : 23;
	return `${at.slice(0, kept)}+00:00`;
}
