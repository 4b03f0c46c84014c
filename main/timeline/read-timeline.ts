/**
 * Another program's timeline, streamed row by row: Timesketch CSV and JSONL, plaso's l2tcsv. Which of them it is shows in
 * its first line. What must hold: whatever the file holds, it is read to its end or refused by row and column.
 */
import { Refused } from '../../shared/refusal';
import type { TimelineFormat, TimelineRow } from '../../shared/views';
import { visible } from '../../shared/visible';
import { formatOf, OUR_MARK } from './columns';
import { type CsvRecord, csvRecords } from './csv-records';
import { utf8 } from './given-text';
import { type Cells, cellRefused, cleanCell, l2tRow, MOST_CELL, timesketchRow } from './rows';
import { zoneNamed } from './zone';

/** What `spreadsheetSafe` put in front, taken off again. */
const unquoted = (cell: string): string => (/^'[=+\-@\t\r\n'＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

export interface ReadingTimeline {
	/** For times that say no zone: an offset or an IANA name; null: unknown. */
	readonly zone: string | null;
	readonly mostRows: number;
}

export interface ReadTimeline {
	readonly format: TimelineFormat;
	readonly rows: readonly TimelineRow[];
	/** Rows without a time. */
	readonly undated: number;
}

/** Refuses `timeline.*`; refusals of the source pass through. */
export async function readTimeline(source: AsyncIterable<Uint8Array>, reading: ReadingTimeline): Promise<ReadTimeline> {
	const { zone, mostRows } = reading;
	if (zone !== null && zoneNamed(zone) === null)
		throw new Refused(
			'timeline.zone',
			`The zone ${visible(zone)} is not known.`,
			'Give an offset, as +01:00, or a name, as Europe/Berlin.',
			'zone',
		);
	const { head, text } = await begun(utf8(source));
	const isJson = head.trimStart().startsWith('{');
	const isL2t = !isJson && /^"?date"?,"?time"?,/i.test(head);
	const seen: { format: TimelineFormat | null } = { format: isJson ? 'timesketch-jsonl' : null };
	const rows: TimelineRow[] = [];
	let undated = 0;
	const records = isJson
		? jsonRecords(text)
		: tableRecords(text, !isL2t, (found) => {
				seen.format = found;
			});
	for await (const piece of records)
		for (const { row, cells } of piece) {
			const one = seen.format === 'l2tcsv' ? l2tRow(row, cells, zone) : timesketchRow(row, cells, zone);
			if (one === null) undated += 1;
			else rows.push(one);
			if (rows.length + undated > mostRows) throw tooLong(mostRows);
		}
	const { format } = seen;
	if (format === null || rows.length === 0)
		throw new Refused('timeline.empty', 'There is no row with a time in it.', 'Choose another file.', 'file');
	return { format, rows, undated };
}

const tooLong = (mostRows: number) =>
	new Refused(
		'timeline.too-long',
		`There are more than ${mostRows} rows.`,
		'Write a file of what matters: a host, a day, a source. Nothing was imported.',
		'file',
	);

interface Found {
	readonly row: number;
	readonly cells: Cells;
}

async function* tableRecords(
	text: AsyncIterable<string>,
	quoted: boolean,
	onFormat: (format: TimelineFormat) => void,
): AsyncGenerator<Iterable<Found>> {
	let heading: Heading | null = null;
	for await (const records of csvRecords(text, quoted)) {
		const [first] = records;
		if (!first) continue;
		if (heading !== null) yield foundIn(records, heading);
		else {
			const names = first.cells.map((name) => name.trim());
			onFormat(formatOf(names));
			const keyOf = (name: string) => (quoted ? name : name.toLowerCase());
			heading = { names, keyOf, places: new Map(names.map((name, at) => [keyOf(name), at])) };
			yield foundIn(records.slice(1), heading);
		}
	}
}

interface Heading {
	readonly names: readonly string[];
	readonly keyOf: (name: string) => string;
	readonly places: ReadonlyMap<string, number>;
}

function* foundIn(records: readonly CsvRecord[], { names, keyOf, places }: Heading): Generator<Found> {
	const ours = places.has(OUR_MARK);
	for (const { row, cells } of records) {
		if (cells.length !== names.length)
			throw new Refused(
				'timeline.columns',
				`Row ${row} has ${cells.length} columns, the first row ${names.length}.`,
				'Correct it in a copy of the file. Nothing was imported.',
				'file',
			);
		for (let at = 0; at < cells.length; at += 1) cleanCell(cells[at] ?? '', row, names[at] || String(at + 1));
		yield {
			row,
			cells: (name) => {
				const cell = cells[places.get(keyOf(name)) ?? -1] ?? '';
				return ours ? unquoted(cell) : cell;
			},
		};
	}
}

async function* jsonRecords(text: AsyncIterable<string>): AsyncGenerator<Iterable<Found>> {
	let row = 0;
	for await (const piece of lines(text)) {
		const found: Found[] = [];
		for (const line of piece) {
			row += 1;
			if (line.trim() === '') continue;
			const [at, object] = [row, objectIn(line, row)];
			for (const name of ['message', 'datetime', 'timestamp_desc'])
				if (!Object.hasOwn(object, name)) throw cellRefused(row, name, 'it is not there');
			found.push({ row, cells: (name) => jsonCell(object, name, at) });
		}
		yield found;
	}
}

function objectIn(line: string, row: number): object {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		throw new Refused('timeline.json', `Row ${row} is no JSON.`, 'Correct it in a copy of the file.', 'file');
	}
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
	throw new Refused('timeline.json', `Row ${row} is no JSON object.`, 'Correct it in a copy of the file.', 'file');
}

function jsonCell(object: object, name: string, row: number): string {
	const value: unknown = Object.hasOwn(object, name) ? Reflect.get(object, name) : null;
	if (typeof value === 'string') return cleanCell(value, row, name);
	if (value === null) return '';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw cellRefused(row, name, 'it is a list or an object, not a text');
}

/** Whole lines, as many as each piece of the text ends. */
async function* lines(text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
	let rest = '';
	let row = 1;
	for await (const part of text) {
		const all = (rest + part).split('\n');
		rest = all.pop() ?? '';
		yield all;
		row += all.length;
		if (rest.length > 4 * MOST_CELL)
			throw new Refused(
				'timeline.json',
				`Row ${row} is longer than ${4 * MOST_CELL} characters.`,
				'Shorten it in a copy of the file. Nothing was imported.',
				'file',
			);
	}
	if (rest !== '') yield [rest];
}

/** Its first line, or as much of it as came first, and the whole text. */
async function begun(
	source: AsyncGenerator<string>,
): Promise<{ readonly head: string; readonly text: AsyncGenerator<string> }> {
	let head = '';
	let ended = false;
	while (!ended && head.trim().length < 64) {
		const next = await source.next();
		if (next.done === true) ended = true;
		else head += next.value;
	}
	async function* text() {
		if (head !== '') yield head;
		if (!ended) yield* source;
	}
	return { head: head.slice(0, 1024), text: text() };
}
