/**
 * Indicators of a table (RFC 4180): this program's own, and those of others whose heading names type and value. What must hold:
 * a table that is not well-formed is refused by row and column; a row that says no indicator is left out with its reason.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Typed } from '../../shared/indicators/read';
import { Refused } from '../../shared/refusal';
import { DIGESTS } from '../../shared/vocabulary';
import { type Columns, columnsOf, type ReadColumn } from './csv-columns';
import { type Beside, Gathered, type ReadFile, SHARING, shownPart } from './gathered';
import { typedBy } from './named-types';
import { tlpNamed } from './tlp';

const MOST_ROWS = 200_000;
/** In UTF-16 code units. */
const MOST_CELL = 262_144;

/** What `spreadsheetSafe` put in front, taken off again. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r\n'＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

/** @throws Refused `indicator.csv`, `indicator.columns`, `indicator.cell`, `indicator.many-rows` */
export function readCsv(text: string): ReadFile {
	const [heading = [], ...records] = recordsIn(text);
	for (const [at, name] of heading.entries()) wellFormed(name, 1, String(at + 1));
	const columns = columnsOf(heading);
	const gathered = new Gathered('row');
	let exercise = false;
	for (const [at, cells] of records.entries()) {
		const row = at + 2;
		if (cells.length === 1 && cells[0]?.trim() === '') continue;
		if (cells.length !== heading.length)
			throw new Refused(
				'indicator.columns',
				`Row ${row} has ${cells.length} columns, the first row ${heading.length}.`,
				'Correct it in a copy of the file. Nothing was imported.',
				'file',
			);
		for (const [place, cell] of cells.entries()) wellFormed(cell, row, heading[place]?.trim() || String(place + 1));
		const cell = cellsOf(cells, columns);
		if (cell('exercise') !== '') exercise = true;
		takeRow(row, cell, columns, gathered);
	}
	gathered.left.sort((a, b) => a.place - b.place);
	return { format: 'csv', taken: gathered.taken, left: gathered.left, others: [], exercise };
}

function recordsIn(text: string): string[][] {
	try {
		const records: string[][] = parse(text, {
			delimiter: delimiterOf(text),
			relax_column_count: true,
			max_record_size: 4 * MOST_CELL,
			to: MOST_ROWS + 2,
		});
		if (records.length > MOST_ROWS + 1)
			throw new Refused(
				'indicator.many-rows',
				`There are more than ${MOST_ROWS} rows.`,
				'Write a table of what matters. Nothing was imported.',
				'file',
			);
		return records;
	} catch (error) {
		throw error instanceof CsvError ? refusalOf(error) : error;
	}
}

/** Some spreadsheets part cells by semicolons. */
function delimiterOf(text: string): string {
	const heading = /^[^\r\n]{0,4096}/.exec(text)?.[0] ?? '';
	if (heading.includes(',')) return ',';
	return heading.includes(';') ? ';' : heading.includes('\t') ? '\t' : ',';
}

function refusalOf(error: CsvError): Refused {
	const row = typeof error.records === 'number' ? error.records + 1 : 1;
	const column = typeof error.column === 'number' ? `, column ${error.column + 1}` : '';
	return new Refused(
		'indicator.csv',
		`Row ${row}${column}: ${TROUBLE[error.code] ?? 'it is not written as RFC 4180 has it'}.`,
		'Correct it in a copy of the file. Nothing was imported.',
		'file',
	);
}

const TROUBLE: Readonly<Record<string, string>> = {
	CSV_MAX_RECORD_SIZE: `the row is longer than ${4 * MOST_CELL} characters, or a quotation mark before it is not closed`,
	CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
	INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that does not begin with one',
	CSV_INVALID_CLOSING_QUOTE: 'text follows the quotation mark that closes a cell',
};

function wellFormed(cell: string, row: number, column: string): void {
	const what =
		cell.length > MOST_CELL
			? `it is longer than ${MOST_CELL} characters`
			: cell.includes('\0')
				? 'it holds a NUL character'
				: null;
	if (what === null) return;
	throw new Refused(
		'indicator.cell',
		`Row ${row}, column ${shownPart(column)}: ${what}.`,
		'Correct it in a copy of the file. Nothing was imported.',
		'file',
	);
}

type Cell = (column: ReadColumn) => string;

/** Cells of this program's tables as they were before they were guarded. */
function cellsOf(cells: readonly string[], columns: Columns): Cell {
	const plain = (column: ReadColumn) => cells[columns.get(column)?.at ?? -1] ?? '';
	const ours = plain('ours') !== '';
	return (column) => (ours ? unguarded(plain(column)) : plain(column));
}

interface Problem {
	readonly problem: string;
	readonly column: ReadColumn;
}
const problem = (column: ReadColumn, text: string): Problem => ({ problem: text, column });

function takeRow(row: number, cell: Cell, columns: Columns, gathered: Gathered): void {
	const [type, value] = [cell('type'), cell('value')];
	if (type.trim() === '' && value.trim() === '') return;
	const read = saysOf(cell);
	const beside = besideOf(cell);
	const amiss = 'problem' in read ? read : 'problem' in beside ? beside : null;
	if (amiss) {
		const column = columns.get(amiss.column)?.name ?? amiss.column;
		gathered.leave(row, value === '' ? type : value, amiss.problem, column);
	}
	if ('problem' in read || 'problem' in beside) return;
	for (const one of read.says) gathered.take(one, row, beside, columns.get('value')?.name ?? null);
}

function saysOf(cell: Cell): { readonly says: readonly Typed[] } | Problem {
	const [type, value] = [cell('type'), cell('value')];
	if (value.trim() === '') return problem('value', 'It is empty.');
	if (/^(?:0|false|no)$/i.test(cell('toIds').trim()))
		return problem('toIds', 'The table marks it as context, not for detection.');
	if (cell('state').trim().toLowerCase() === 'withdrawn')
		return problem('state', 'It was withdrawn by whoever wrote it.');
	const said = cell('algorithm').trim().toLowerCase();
	const algorithm = DIGESTS.find((each) => each === said);
	if (said !== '' && !algorithm) return problem('algorithm', `“${shownPart(said)}” is no digest that Sealbook knows.`);
	const typed = typedBy(type, value, cell('called') || null);
	if (typed === null) return problem('type', `Sealbook has no type of indicator for “${shownPart(type)}”.`);
	return { says: typed.map((one) => (one.type === 'digest' && algorithm ? { ...one, algorithm } : one)) };
}

function besideOf(cell: Cell): Beside | Problem {
	// MISP writes its tags into one cell, and TLP is one of them.
	const tagged = /(?:^|[,;|])\s*(tlp:[a-z+]+)/i.exec(cell('tags'))?.[1] ?? '';
	const meant = cell('tlp').trim() || tagged;
	const tlp = meant === '' ? null : tlpNamed(meant);
	if (meant !== '' && tlp === null)
		return problem(tagged === meant ? 'tags' : 'tlp', `“${shownPart(meant)}” is no label of TLP 2.0.`);
	const said = cell('sharing').trim().toLowerCase();
	const sharing = SHARING.find((each) => each === said) ?? null;
	if (said !== '' && sharing === null)
		return problem('sharing', `“${shownPart(said)}” is neither business impact nor technique.`);
	const seen = (['firstSeen', 'lastSeen'] as const).map((column) => ({ column, text: cell(column).trim() }));
	const remark = [
		cell('remark').trim(),
		...seen.map(({ column, text }) => (text === '' ? '' : `${column === 'firstSeen' ? 'first' : 'last'} seen ${text}`)),
	];
	return { remark: remark.filter((text) => text !== '').join('; ') || null, tlp, sharing };
}
