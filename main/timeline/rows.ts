/** One record of a file as a row of a timeline. What must hold: a cell that cannot be read is refused by its row and column. */
import { Refused } from '../../shared/refusal';
import type { TimelineRow } from '../../shared/views';
import { visible } from '../../shared/visible';
import { OUR_MARK } from './columns';
import { isoTime, l2tTime, type NoTime, type SourceTime } from './source-time';

/** UTF-16 code units. */
export const MOST_CELL = 262_144;

/** A cell by its column's name; empty where there is none. @throws Refused `timeline.cell` */
export type Cells = (column: string) => string;

/** Null: the file says that this row has no time. */
export function timesketchRow(line: number, cells: Cells, stated: string | null): TimelineRow | null {
	const datetime = cells('datetime');
	const read = isoTime(datetime, stated);
	if (read === 'undated') return null;
	const { time, ms, zone, stepMs } = timeOr(read, line, 'datetime', datetime);
	const [text, means] = [cells('message'), cells('timestamp_desc')];
	if (cells(OUR_MARK) === '') {
		// Another program's row names the machine it was read from, and that machine's clock.
		const host = first(cells, 'host', 'hostname', 'computer_name');
		const source = first(cells, 'source', 'data_type');
		return { line, text, means, time, ms, found: datetime, zone, stepMs, host, clock: host, source };
	}
	const accuracyMs = wholeIn(cells('accuracy_ms'), line);
	return {
		...{ line, text, means, ms, stepMs },
		...{ host: cells('host') || null, clock: cells('clock_host') || null, source: cells('source') || null },
		time: accuracyMs === null ? time : { ...time, accuracyMs: accuracyMs + (time.accuracyMs ?? 0) },
		found: cells('source_time') || datetime,
		zone: 'local' in time ? null : cells('source_zone') || null,
	};
}

export function l2tRow(line: number, cells: Cells, stated: string | null): TimelineRow | null {
	const [date, clockTime, timezone] = [cells('date'), cells('time'), cells('timezone')];
	const read = l2tTime(date, clockTime, timezone, stated);
	if (read === 'undated') return null;
	const { time, ms, zone, stepMs } = timeOr(read, line, 'date, time and timezone', `${date} ${clockTime} ${timezone}`);
	const [text, means] = [cells('desc') || cells('short'), first(cells, 'type', 'MACB') ?? ''];
	const [host, source] = [first(cells, 'host'), first(cells, 'sourcetype', 'source')];
	return { line, text, means, time, ms, found: `${date} ${clockTime}`, zone, stepMs, host, clock: host, source };
}

function timeOr(read: Exclude<NoTime, 'undated'> | SourceTime, line: number, column: string, text: string): SourceTime {
	if (!('trouble' in read)) return read;
	throw cellRefused(line, column, `“${shown(text)}” ${read.trouble}`, 'Correct it in a copy of the file.');
}

function wholeIn(text: string, line: number): number | null {
	if (text === '') return null;
	const ms = /^[0-9]{1,11}$/.test(text) ? Number(text) : Number.NaN;
	if (ms <= 31_536_000_000) return ms;
	throw cellRefused(line, 'accuracy_ms', `“${shown(text)}” is no number of milliseconds of at most a year`);
}

/** The first of the columns that says something; plaso writes `-` for nothing. */
function first(cells: Cells, ...columns: readonly string[]): string | null {
	for (const column of columns) {
		const text = cells(column);
		if (text !== '' && text !== '-') return text;
	}
	return null;
}

const shown = (text: string): string => visible(text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const cellRefused = (line: number, column: string, what: string, hint = 'Correct it in a copy of the file.') =>
	new Refused(
		'timeline.cell',
		`Row ${line}, column ${visible(column.slice(0, 100))}: ${what}.`,
		`${hint} Nothing was imported.`,
		'file',
	);

/** @throws Refused `timeline.cell` where it holds a NUL or is too long */
export function cleanCell(text: string, line: number, column: string): string {
	if (text.length > MOST_CELL)
		throw cellRefused(line, column, `it is longer than ${MOST_CELL} characters`, 'Shorten it in a copy of the file.');
	if (text.includes('\0')) throw cellRefused(line, column, 'it holds a NUL character');
	return text;
}
