/**
 * Records of comma-separated values (RFC 4180), in the pieces in which the text comes. A hundred thousand rows are a matter
 * of how often a character is looked at, so most rows are cut at their commas at once; only one with a quotation mark is read
 * cell by cell. l2tcsv has no quotes: plaso takes commas out of its cells and leaves quotation marks as they are, so that
 * reading them as quotes would swallow lines. What must hold: whatever comes, a record is given as it stands or refused by
 * row and column, and no more of a text is held than one record may be long.
 */
import { Refused } from '../../shared/refusal';
import { MOST_CELL } from './rows';

export interface CsvRecord {
	/** As a spreadsheet counts rows: the heading is 1, and an empty one counts. */
	readonly row: number;
	readonly cells: readonly string[];
}

/** UTF-16 code units. */
const MOST_RECORD = 4 * MOST_CELL;

/** As many at once as a piece of the text holds. Refuses `timeline.csv` by row and column; refusals of the source pass through. */
export async function* csvRecords(
	source: AsyncIterable<string>,
	quoted: boolean,
): AsyncGenerator<readonly CsvRecord[], void, undefined> {
	const reader = new CsvReader(quoted);
	for await (const text of source) yield reader.next(text, false);
	yield reader.next('', true);
}

class CsvReader {
	readonly #quoted: boolean;
	/** A record that is not whole yet. */
	#rest = '';
	#row = 0;
	/** What ends a record: found at the end of the first. */
	#end: '\n' | '\r' | null = null;

	constructor(quoted: boolean) {
		this.#quoted = quoted;
	}

	next(piece: string, last: boolean): readonly CsvRecord[] {
		const text = this.#rest + piece;
		const records: CsvRecord[] = [];
		let at = 0;
		let quote = this.#quoted ? text.indexOf('"') : -1;
		while (at < text.length) {
			this.#end ??= endIn(text, last);
			const end = this.#end === null ? -1 : text.indexOf(this.#end, at);
			if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
			const plain = quote < 0 || (end >= 0 && end < quote);
			const read = plain ? this.#plain(text, at, end, last) : this.#quotedCells(text, at, last);
			if (read === null) break;
			this.#row += 1;
			at = read.next;
			if (!plain || read.cells.length > 1 || read.cells[0] !== '') records.push({ row: this.#row, cells: read.cells });
		}
		this.#rest = text.slice(at);
		return records;
	}

	/** Null: it is not whole yet. */
	#plain(text: string, at: number, end: number, last: boolean): Read | null {
		const to = end < 0 ? text.length : end;
		if (to - at > MOST_RECORD) throw this.#refused(commasIn(text, at), TOO_LONG);
		if (end < 0 && !last) return null;
		const line =
			text.charCodeAt(to - 1) === CR && to > at && this.#end !== '\r' ? text.slice(at, to - 1) : text.slice(at, to);
		return { cells: line.split(','), next: to + 1 };
	}

	#quotedCells(text: string, from: number, last: boolean): Read | null {
		const cells: string[] = [];
		const most = from + MOST_RECORD;
		for (let at = from; ; ) {
			const column = cells.length;
			const isOpened = text[at] === '"';
			const cell = isOpened ? closed(text, at) : bare(text, at, this.#end);
			const to = cell?.to ?? text.length;
			if (to > most) throw this.#refused(column, TOO_LONG);
			if (cell === null) {
				if (last) throw this.#refused(column, NOT_CLOSED);
				return null;
			}
			if (!isOpened && cell.text.includes('"')) throw this.#refused(column, OPENED_LATE);
			const follows = text[to];
			// What follows a cell may be in the next piece.
			if (!last && (follows === undefined || (follows === '\r' && text[to + 1] === undefined))) return null;
			const isLineEnd = follows === undefined || follows === this.#end || (follows === '\r' && text[to + 1] === '\n');
			if (!isLineEnd && follows !== ',') throw this.#refused(column, AFTER_CLOSED);
			cells.push(!isOpened && isLineEnd && cell.text.endsWith('\r') ? cell.text.slice(0, -1) : cell.text);
			if (!isLineEnd) at = to + 1;
			else return { cells, next: to + (follows === '\r' && this.#end !== '\r' ? 2 : 1) };
		}
	}

	#refused(column: number, trouble: string): Refused {
		return new Refused(
			'timeline.csv',
			`Row ${this.#row + 1}, column ${column + 1}: ${trouble}.`,
			'Correct it in a copy of the file. Nothing was imported.',
			'file',
		);
	}
}

interface Read {
	readonly cells: readonly string[];
	/** Where the next record begins. */
	readonly next: number;
}
const CR = 13;
const TOO_LONG = `the row is longer than ${MOST_RECORD} characters, or a quotation mark before it is not closed`;
const NOT_CLOSED = 'a quotation mark is not closed';
const OPENED_LATE = 'a quotation mark stands inside a cell that does not begin with one';
const AFTER_CLOSED = 'text follows the quotation mark that closes a cell';

/** A cell in quotation marks, from the first on; null: it is not closed in this text. */
function closed(text: string, at: number): { readonly text: string; readonly to: number } | null {
	let doubled = false;
	for (let from = at + 1; ; ) {
		const mark = text.indexOf('"', from);
		if (mark < 0) return null;
		if (text[mark + 1] !== '"') {
			const inner = text.slice(at + 1, mark);
			return { text: doubled ? inner.replaceAll('""', '"') : inner, to: mark + 1 };
		}
		doubled = true;
		from = mark + 2;
	}
}

/** A cell without them, up to a comma or the record's end. */
function bare(text: string, at: number, end: string | null): { readonly text: string; readonly to: number } {
	const [comma, line] = [text.indexOf(',', at), end === null ? -1 : text.indexOf(end, at)];
	const to = Math.min(comma < 0 ? text.length : comma, line < 0 ? text.length : line);
	return { text: text.slice(at, to), to };
}

/** By the first line: `\n`, also after `\r`, or `\r` alone as on old Macintoshes; null: that cannot be said yet. */
function endIn(text: string, last: boolean): '\n' | '\r' | null {
	const at = text.search(/[\r\n]/);
	if (at < 0) return null;
	if (text[at] === '\n' || text[at + 1] === '\n') return '\n';
	return text[at + 1] === undefined && !last ? null : '\r';
}

const commasIn = (text: string, at: number): number => text.slice(at, at + MOST_RECORD).split(',').length - 1;
