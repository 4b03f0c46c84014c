/**
 * Writes the table that `readCsvList` reads: RFC 4180, UTF-8, CRLF. Nothing is lost in it.
 * What must hold: no cell runs in a spreadsheet; a text that begins like a formula gets one `'` in front, and so does
 * one that began with `'`, so that taking one away gives the text back.
 */

import { isUtf8 } from 'node:buffer';
import { stringify } from 'csv-stringify/sync';
import { spreadsheetSafe } from '../../../shared/list-text';
import { DIGESTS } from '../../../shared/vocabulary';
import { instantOf } from '../../hashing/evidence-file';
import { displayName } from '../../hashing/names';
import type { PathRecord } from '../path-record';
import { CSV_COLUMNS } from './csv-list';
import { type ListWriter, NOTHING } from './list-writer';

export function csvWriter(): ListWriter {
	return { begin: row(CSV_COLUMNS), line: (record) => row(cellsOf(record)), end: NOTHING, never: [] };
}

const row = (cells: readonly string[]): Buffer => Buffer.from(stringify([[...cells]], { record_delimiter: '\r\n' }));
const said = (value: bigint | number | null): string => (value === null ? '' : String(value));

function cellsOf(record: PathRecord): string[] {
	const { mode, mtimeNs, linkTarget } = record;
	return [
		...nameCells(record.path),
		record.type,
		said(record.sizeBytes),
		mode === null ? '' : mode.toString(8).padStart(4, '0'),
		said(record.uid),
		said(record.gid),
		mtimeNs === null ? '' : (instantOf(mtimeNs) ?? ''),
		said(mtimeNs),
		said(record.ctimeNs),
		said(record.inode),
		said(record.links),
		record.device ?? '',
		...(linkTarget === null ? ['', ''] : nameCells(linkTarget)),
		...DIGESTS.map((name) => record.digests[name] ?? ''),
		record.state,
		spreadsheetSafe(record.remark ?? ''),
	];
}

/** The text, and its bytes in base64 where they are not UTF-8 or hold a NUL. */
function nameCells(bytes: Buffer): [string, string] {
	const plain = isUtf8(bytes);
	return [spreadsheetSafe(plain ? bytes.toString() : displayName(bytes)), plain ? '' : bytes.toString('base64')];
}
