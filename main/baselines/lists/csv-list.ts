/**
 * Our own table of a tree (RFC 4180, UTF-8), and tables of others that have a column `path` and at least one of sizes,
 * times or digests. A cell that a spreadsheet could take for a formula was given one `'` in front; it is taken off.
 * What must hold: every row has every column; a column that is not known is refused by name, since silence about it
 * could hide that it was misspelt; and so is a table that is not UTF-8, whose names would become others.
 */
import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse';
import { fromSpreadsheetSafe } from '../../../shared/list-text';
import { Refused } from '../../../shared/refusal';
import { DIGESTS, type DigestName, isInstant } from '../../../shared/vocabulary';
import { isDeviceNumber } from '../device-number';
import { PATH_STATES, PATH_TYPES, type PathRecord, type PathState, type PathType, unsaid } from '../path-record';
import { asDigest, fromBase64 } from './digest-text';
import { lineRefused } from './list-lines';

export const CSV_COLUMNS = [
	'path',
	'pathBytes',
	'type',
	'sizeBytes',
	'mode',
	'uid',
	'gid',
	'modifiedAt',
	'mtimeNs',
	'ctimeNs',
	'inode',
	'links',
	'device',
	'linkTarget',
	'linkTargetBytes',
	...DIGESTS,
	'state',
	'remark',
] as const;
type Column = (typeof CSV_COLUMNS)[number];
type Row = ReadonlyMap<Column, string>;

const HINT = `The first row names the columns; known are ${CSV_COLUMNS.join(', ')}.`;
const LONGEST_RECORD = 64 * 1024;

/** Reads one record a row. Refuses `list.malformed` with the line, and `list.columns`. */
export async function* readCsvList(source: AsyncIterable<Buffer>): AsyncGenerator<PathRecord, void, undefined> {
	const parser = parse({ bom: true, info: true, max_record_size: LONGEST_RECORD, skip_empty_lines: true });
	const feeding = feed(source, parser);
	let columns: readonly Column[] | undefined;
	try {
		for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
			if (columns) yield recordOf(new Map(columns.map((column, at) => [column, record[at] ?? ''])), info.lines);
			else columns = columnsOf(record);
		}
	} catch (error) {
		if (error instanceof Refused) throw error;
		const { lines, message } = error as { lines?: number; message?: string };
		if (lines === undefined) throw error;
		throw lineRefused(lines, `is not a row of this table: ${message ?? ''}`.replace(/\.$/, ''), HINT);
	} finally {
		parser.destroy();
		await feeding;
	}
	if (!columns) throw new Refused('list.empty', 'The table is empty.', HINT);
}

/** Ends by itself when the parser is gone; an error of the source reaches whoever reads the parser. */
async function feed(source: AsyncIterable<Buffer>, parser: ReturnType<typeof parse>): Promise<void> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const piece of source) {
			if (parser.destroyed) return;
			if (piece.includes(0)) throw new Refused('list.malformed', 'The table holds a NUL byte.', HINT);
			mustBeUtf8(decoder, piece);
			if (!parser.write(piece)) await new Promise((go) => parser.once('drain', go).once('close', go));
		}
		mustBeUtf8(decoder);
		parser.end();
	} catch (error) {
		parser.destroy(error instanceof Error ? error : new Error(String(error)));
	}
}

/** All of it when called without a piece. */
function mustBeUtf8(decoder: TextDecoder, piece?: Buffer): void {
	try {
		decoder.decode(piece, { stream: piece !== undefined });
	} catch {
		throw new Refused('list.malformed', 'The table is not UTF-8.', 'Save it as CSV in UTF-8, and try again.');
	}
}

function columnsOf(record: readonly string[]): readonly Column[] {
	const known = new Set<string>(CSV_COLUMNS);
	const stranger = record.find((name) => !known.has(name));
	if (stranger !== undefined)
		throw new Refused('list.columns', `The table has a column “${stranger}” that is not known.`, HINT);
	if (new Set(record).size !== record.length)
		throw new Refused('list.columns', 'The table has two columns of one name.', HINT);
	if (!record.includes('path')) throw new Refused('list.columns', 'The table has no column “path”.', HINT);
	return record as readonly Column[];
}

function recordOf(row: Row, line: number): PathRecord {
	const say = (what: string) => lineRefused(line, what, HINT);
	const cell = (column: Column): string | null => row.get(column) || null;
	const text = (column: Column): string | null => {
		const value = cell(column);
		return value === null ? null : fromSpreadsheetSafe(value);
	};
	const integer = (column: Column): bigint | null => {
		const value = cell(column);
		if (value !== null && !/^-?[0-9]{1,19}$/.test(value)) throw say(`has no integer in ${column}`);
		return value === null ? null : BigInt(value);
	};
	const small = (column: Column) => {
		const value = integer(column);
		return value === null ? null : Number(value);
	};
	const bytes = (textColumn: Column, bytesColumn: Column): Buffer | null => {
		const base64 = cell(bytesColumn);
		const plain = text(textColumn);
		if (base64 === null) return plain === null ? null : Buffer.from(plain);
		const decoded = fromBase64(base64);
		if (decoded === undefined) throw say(`has no base64 in ${bytesColumn}`);
		return decoded;
	};
	const oneOf = <T extends string>(column: Column, values: readonly T[], otherwise: T): T => {
		const value = cell(column);
		const found = value === null ? otherwise : values.find((v) => v === value);
		if (found === undefined) throw say(`has ${value} in ${column}; it is one of ${values.join(', ')}`);
		return found;
	};
	const mode = cell('mode');
	if (mode !== null && !/^0?[0-7]{1,4}$/.test(mode)) throw say('has no octal mode');
	const device = cell('device');
	if (device !== null && !isDeviceNumber(device)) throw say('has no major:minor in device');
	const path = bytes('path', 'pathBytes');
	if (path === null || path.length === 0) throw say('has no path');
	return {
		...unsaid(path),
		type: oneOf<PathType>('type', PATH_TYPES, 'unknown'),
		sizeBytes: integer('sizeBytes'),
		mode: mode === null ? null : Number.parseInt(mode, 8),
		uid: small('uid'),
		gid: small('gid'),
		mtimeNs: integer('mtimeNs') ?? nsOf(cell('modifiedAt'), say),
		ctimeNs: integer('ctimeNs'),
		inode: integer('inode'),
		links: small('links'),
		device,
		linkTarget: bytes('linkTarget', 'linkTargetBytes'),
		digests: digestsOf(cell, say),
		state: oneOf<PathState>('state', PATH_STATES, 'clean'),
		remark: text('remark'),
	};
}

function nsOf(instant: string | null, say: (what: string) => Refused): bigint | null {
	if (instant === null) return null;
	if (!isInstant(instant)) throw say('has a time in modifiedAt that is not RFC 3339 in UTC with milliseconds');
	return BigInt(Date.parse(instant)) * 1_000_000n;
}

function digestsOf(cell: (column: Column) => string | null, say: (what: string) => Refused) {
	const digests: Partial<Record<DigestName, string>> = {};
	for (const name of DIGESTS) {
		const value = cell(name);
		if (value === null) continue;
		const digest = asDigest(name, value);
		if (digest === undefined) throw say(`has no ${name} digest where one should be`);
		digests[name] = digest;
	}
	return digests;
}
