/** A timeline as a person reads it in a terminal: where each item is placed, and the time as it was found beside it. */
import type { TimelineFile, TimelineFlag, TimelineGap, TimelineItem, TimelineView } from '../../shared/views';
import { timeText } from './scene-options';
import { fields, table } from './table';

export function timelineText(view: TimelineView, offset: number, columns: number): string {
	const { rows, total, whole, files, gaps, incident, reaching, assumedMinutes } = view;
	const last = offset + rows.length;
	const shown = rows.length === 0 ? 'none' : `${offset + 1} to ${last} of ${total}`;
	const unknown = rows.some(({ zoneUnknown }) => zoneUnknown)
		? `? zone unknown, placed as if it were UTC${assumedMinutes === 0 ? '' : ` and ${assumedMinutes} min`}`
		: null;
	const corrected = rows.some((row) => row.corrected !== null)
		? 'by the measured clock of the host; the time as found stands beside it'
		: null;
	const head: [string, string | null][] = [
		['items', `${shown}${total === whole ? '' : `; ${whole} in all`}`],
		...files.map((file): [string, string] => ['file', fileText(file)]),
		...incident.map((flag): [string, string] => [flag.time, flagText(flag)]),
		...gaps.map((gap): [string, string] => ['gap', gapText(gap)]),
		['elsewhere', reaching === 0 ? null : `${reaching} placed outside this window may lie in it`],
		['~', corrected],
		['unknown', unknown],
	];
	const list = table(['PLACED', 'AS FOUND', 'KIND', 'ENTRY', 'WHAT'], rows.map(rowText), columns);
	return rows.length === 0 ? fields(head, columns) : `${fields(head, columns)}\n${list}`;
}

const isoOf = (ms: number): string => new Date(ms).toISOString();
const gapText = ({ fromMs, toMs, after, until, maybe: count }: TimelineGap): string =>
	`${after === 'started' ? 'the start, ' : ''}${isoOf(fromMs)} to ${until === 'item' ? '' : `${ENDS[until]}, `}${isoOf(toMs)}${maybe(count)}`;
const ENDS = { resolved: 'the end', now: 'now' } as const;
const flagText = ({ atMs, firstMs, lastMs, zoneUnknown, entry }: TimelineFlag): string =>
	`${isoOf(atMs)}${firstMs === lastMs ? '' : `, between ${isoOf(firstMs)} and ${isoOf(lastMs)}`}${zoneUnknown ? ', zone unknown' : ''} (${entry})`;
const maybe = (count: number): string => (count === 0 ? '' : `; ${count} of uncertain time may lie there`);
const fileText = ({ entry, name, rows, host, zone, withdrawn, missing }: TimelineFile): string =>
	[
		`${entry} ${name}`,
		`${rows} rows`,
		host?.name ?? null,
		zone === null ? null : `zone ${zone} as stated`,
		withdrawn ? `withdrawn: ${withdrawn.reason ?? withdrawn.entry}` : missing,
	]
		.filter((text) => text !== null)
		.join(', ');

function rowText(item: TimelineItem): string[] {
	const mark = item.zoneUnknown ? '? ' : item.corrected ? '~ ' : '  ';
	const found = item.found ?? timeText(item.source) ?? 'as entered';
	const host = item.host?.name ? `${item.host.name}: ` : '';
	return [`${mark}${isoOf(item.atMs)}`, found, item.kind, item.id, `${host}${item.text.replaceAll('\n', ' ')}`];
}
