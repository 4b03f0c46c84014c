/**
 * Lists of ports and of critical assets as tables: comma-separated values (RFC 4180) with a heading, as spreadsheets write
 * them: with a byte order mark or not, any line ends, commas, semicolons or tabs. What must hold: every cell stays as it is
 * written, a formula too; what is refused is told by row and column as a spreadsheet counts them.
 */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Refused } from '../../shared/refusal';
import { portsIn } from '../../shared/search/library';
import type { LibraryLine } from '../../shared/views';
import { visible } from '../../shared/visible';
import { decoded } from './text-in';

export interface Table {
	readonly columns: readonly string[];
	readonly lines: readonly LibraryLine[];
	/** Which column the port is; null in a list of assets. */
	readonly portColumn: number | null;
}

export type TableSort = 'port list' | 'critical assets';

/** What the columns that matter are called; the first name is the one that is told. Others stay and are shown as they are. */
const NEEDED: Readonly<Record<TableSort, readonly (readonly string[])[]>> = {
	'port list': [
		['port', 'port number', 'ports'],
		['service', 'service name', 'name'],
	],
	'critical assets': [['name', 'asset', 'asset name', 'host', 'hostname']],
};
const EXAMPLE: Readonly<Record<TableSort, string>> = {
	'port list': 'port,protocol,service,note',
	'critical assets': 'name,host,owner,criticality,note',
};
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 64;
const MOST_CELL = 32_767;
/** Bytes. */
export const MOST_TABLE = 32 << 20;

/** Refuses `library.table`. */
export function tableIn(bytes: Buffer, sort: TableSort): Table {
	const hint = `Save it as CSV with a heading such as “${EXAMPLE[sort]}”, or add it as another kind. Nothing was added.`;
	const refuse = (sentence: string): Refused => new Refused('library.table', sentence, hint, 'file');
	if (bytes.length > MOST_TABLE) throw refuse(`A table has at most ${MOST_TABLE >> 20} MiB.`);
	const { text, whole } = decoded(bytes);
	if (!whole && text.includes('\0')) throw refuse('This is no table of text.');
	const [heading, ...rows] = recordsIn(text, refuse);
	if (!heading) throw refuse('The table is empty.');
	const columns = heading.cells.map((cell) => cell.trim());
	const known = columnsOf(columns, sort, refuse);
	const portColumn = sort === 'port list' ? (known[0] ?? null) : null;
	for (const { at, cells } of [heading, ...rows]) {
		const wrong = (column: number, what: string) =>
			refuse(`Row ${at}, column ${column + 1}${named(columns[column])}: ${what}.`);
		if (cells.length > columns.length) throw wrong(columns.length, 'the heading has no such column');
		for (const [column, cell] of cells.entries()) {
			if (cell.length > MOST_CELL) throw wrong(column, `the cell is longer than ${MOST_CELL} characters`);
			if (cell.includes('\0')) throw wrong(column, 'it holds a NUL character');
			if (!whole && cell.includes('\ufffd')) throw wrong(column, 'there are bytes that are not UTF-8');
		}
	}
	for (const { at, cells } of rows) {
		if (known.every((column) => (cells[column] ?? '').trim() === ''))
			throw refuse(`Row ${at}, column ${(known[0] ?? 0) + 1}${named(columns[known[0] ?? 0])}: it is empty.`);
		const port = portColumn === null ? '' : (cells[portColumn] ?? '').trim();
		if (portColumn !== null && port !== '' && portsIn(port) === null)
			throw refuse(
				`Row ${at}, column ${portColumn + 1}${named(columns[portColumn])}: “${shortened(port)}” is no port from 0 to 65535.`,
			);
	}
	return { columns, lines: rows, portColumn };
}

/** Rows as a spreadsheet counts them: the heading is 1, an empty row counts and is left out. */
function recordsIn(text: string, refuse: (sentence: string) => Refused): LibraryLine[] {
	try {
		const records: string[][] = parse(text, {
			delimiter: delimiterOf(text),
			relax_column_count: true,
			max_record_size: MOST_COLUMNS * MOST_CELL,
			to: MOST_ROWS + 2,
		});
		if (records.length > MOST_ROWS + 1) throw refuse(`A table has at most ${MOST_ROWS} rows.`);
		return records
			.map((cells, at) => ({ at: at + 1, cells: withoutEnd(cells) }))
			.filter(({ cells }) => cells.length > 0);
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const row = typeof error.records === 'number' ? error.records + 1 : 1;
		const column = typeof error.column === 'number' ? `, column ${error.column + 1}` : '';
		throw refuse(`Row ${row}${column}: ${TROUBLE[error.code] ?? 'it is not written as RFC 4180 has it'}.`);
	}
}

const TROUBLE: Readonly<Record<string, string>> = {
	CSV_MAX_RECORD_SIZE: 'the row is too long, or a quotation mark before it is not closed',
	CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
	INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that does not begin with one',
	CSV_INVALID_CLOSING_QUOTE: 'text follows the quotation mark that closes a cell',
};

/** The one of the three that the heading has most of. */
function delimiterOf(text: string): string {
	const [heading = ''] = text.split(/[\r\n]/, 1);
	const counted = [',', ';', '\t'].map((mark) => [mark, heading.split(mark).length] as const);
	return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Spreadsheets fill short rows with empty cells. */
function withoutEnd(cells: readonly string[]): readonly string[] {
	let end = cells.length;
	while (end > 0 && (cells[end - 1] ?? '').trim() === '') end -= 1;
	return cells.slice(0, end);
}

/** Which columns a row must have something in. */
function columnsOf(columns: readonly string[], sort: TableSort, refuse: (sentence: string) => Refused): number[] {
	if (columns.length > MOST_COLUMNS) throw refuse(`Row 1: a table has at most ${MOST_COLUMNS} columns.`);
	const lower = columns.map((column) => column.toLowerCase());
	const twice = lower.findIndex((column, at) => column !== '' && lower.indexOf(column) !== at);
	if (twice >= 0) throw refuse(`Row 1, column ${twice + 1}: a second column is called “${shortened(columns[twice])}”.`);
	return NEEDED[sort].map((names) => {
		const at = names.map((name) => lower.indexOf(name)).find((place) => place >= 0);
		if (at !== undefined) return at;
		throw refuse(`Row 1: no column is called “${names[0]}”.`);
	});
}

const shortened = (text = ''): string => visible(text.length > 40 ? `${text.slice(0, 40)}…` : text);
const named = (column: string | undefined): string => (column ? ` (“${shortened(column)}”)` : '');
