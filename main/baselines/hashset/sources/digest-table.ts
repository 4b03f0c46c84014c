/** A table (CSV, RFC 4180) with a column of digests: the one that the person names, else every one that is called as a digest. */
import { parse } from 'csv-parse';
import { Refused } from '../../../../shared/refusal';
import type { DigestName } from '../../../../shared/vocabulary';
import { algorithmNamed, algorithmOfLength, asDigest } from '../../lists/digest-text';
import { lineRefused } from '../../lists/list-lines';
import type { DigestTaker } from '../intake';
import type { ListFile } from './list-file';

const LONGEST_RECORD = 64 * 1024;

interface Column {
	readonly at: number;
	readonly name: string;
	/** null: the length of each cell says. */
	readonly algorithm: DigestName | null;
}

/** True where a list’s first line is the head of a table with a digest in it. */
export const isTableHeader = (line: string): boolean =>
	line.includes(',') && line.split(',').some((cell) => algorithmNamed(cell.replaceAll('"', '').trim()) !== undefined);

/** Refuses `list.malformed` with the line, and `list.columns`. */
export async function readDigestTable(
	file: ListFile,
	intake: DigestTaker,
	column: string | undefined,
	digest: DigestName | undefined,
): Promise<void> {
	const parser = parse({ bom: true, info: true, max_record_size: LONGEST_RECORD, skip_empty_lines: true });
	const feeding = feed(file, parser);
	let columns: readonly Column[] | undefined;
	try {
		for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
			if (columns === undefined) columns = columnsOf(record, column, digest);
			else takeRow(record, columns, intake, info.lines);
		}
	} catch (error) {
		if (error instanceof Refused) throw error;
		const { lines, message } = error as { lines?: number; message?: string };
		if (lines === undefined) throw error;
		throw lineRefused(lines, `is not a row of this table: ${message ?? ''}`.replace(/\.$/, ''), 'Mend that line.');
	} finally {
		parser.destroy();
		await feeding;
	}
}

/** Ends by itself when the parser is gone; an error of the file reaches whoever reads the parser. */
async function feed(file: ListFile, parser: ReturnType<typeof parse>): Promise<void> {
	try {
		for await (const piece of file.pieces()) {
			if (parser.destroyed) return;
			if (!parser.write(piece)) await new Promise((go) => parser.once('drain', go).once('close', go));
		}
		parser.end();
	} catch (error) {
		parser.destroy(error instanceof Error ? error : new Error(String(error)));
	}
}

function takeRow(record: readonly string[], columns: readonly Column[], intake: DigestTaker, line: number): void {
	for (const { at, name, algorithm } of columns) {
		const cell = (record[at] ?? '').trim();
		if (cell === '') continue;
		const meant = algorithm ?? algorithmOfLength(cell.length);
		const hex = meant === undefined ? undefined : asDigest(meant, cell);
		if (meant === undefined || hex === undefined)
			throw lineRefused(line, `has no digest in the column “${name}”`, 'Mend that line, or leave it out.');
		intake.bytes(meant, Buffer.from(hex, 'hex'), 0);
	}
	intake.row();
}

function columnsOf(header: readonly string[], wanted: string | undefined, digest: DigestName | undefined): Column[] {
	const all = header.map((name, at) => ({ at, name: name.trim(), algorithm: algorithmNamed(name.trim()) ?? null }));
	if (wanted === undefined) {
		const known = all.filter(({ algorithm }) => algorithm !== null);
		if (known.length > 0) return known;
	}
	const named = all.find(({ name }) => name.toLowerCase() === wanted?.toLowerCase());
	if (named) return [{ ...named, algorithm: digest ?? named.algorithm }];
	throw new Refused(
		'list.columns',
		wanted === undefined ? 'The table has no column of digests.' : `The table has no column “${wanted}”.`,
		`Its columns are: ${header.slice(0, 30).join(', ')}.`,
		'column',
	);
}
