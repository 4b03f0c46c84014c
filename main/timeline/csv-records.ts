/**
 * Records of comma-separated values (RFC 4180), streamed. l2tcsv has no quotes: plaso takes commas out of its cells and leaves
 * quotation marks as they are, so that reading them as quotes would swallow lines.
 */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refused } from '../../shared/refusal';
import { MOST_CELL } from './rows';

export interface CsvRecord {
	/** As a spreadsheet counts rows: the heading is 1. */
	readonly row: number;
	readonly cells: readonly string[];
}

/** Refuses `timeline.csv` by row and column; refusals of the source pass through. */
export async function* csvRecords(
	source: AsyncIterable<string>,
	quoted: boolean,
): AsyncGenerator<CsvRecord, void, undefined> {
	const parser = parse({
		relax_column_count: true,
		skip_empty_lines: true,
		quote: quoted ? '"' : null,
		max_record_size: 4 * MOST_CELL,
	});
	const input = Readable.from(source, { objectMode: true, highWaterMark: 1 });
	input.on('error', (error) => parser.destroy(error));
	input.pipe(parser);
	let row = 0;
	try {
		for await (const cells of parser as AsyncIterable<string[]>) {
			row += 1;
			yield { row, cells };
		}
	} catch (error) {
		throw error instanceof CsvError ? refusalOf(error, row + 1) : error;
	} finally {
		input.destroy();
		parser.destroy();
	}
}

function refusalOf(error: CsvError, row: number): Refused {
	// Records that were read and not yet taken are dropped with the parser; it knows how many they were.
	const at = typeof error.records === 'number' ? error.records + 1 : row;
	const column = typeof error.column === 'number' ? `, column ${error.column + 1}` : '';
	return new Refused(
		'timeline.csv',
		`Row ${at}${column}: ${TROUBLE[error.code] ?? 'it is not written as RFC 4180 has it'}.`,
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
