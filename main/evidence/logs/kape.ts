/**
 * KAPE’s `TIME_CopyLog.csv`: after KapeDocs (“Log files”), the columns that Timeline Explorer’s KAPE plug-in lists
 * (E. Zimmerman, TLEFileKAPE), and published logs of 1.2 and 1.3. SourceFileSha1 is of the source file’s bytes, which the
 * copied one has to have. The log says no version and no end; times bear no zone.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { refused } from './log-text';
import { isDigest, MOST_FILES, newRun, remark, type StatedRun, said } from './stated-run';

const NEEDED = ['SourceFile', 'DestinationFile', 'SourceFileSha1'] as const;

export const isKape = (lines: readonly string[]): boolean => {
	const columns = (lines[0] ?? '').split(',').map((column) => column.replace(/^"|"$/g, '').trim());
	return NEEDED.every((name) => columns.includes(name));
};

/** Refuses `acquisition-log.line`, `.many`. */
export function readKape(text: string): StatedRun[] {
	const rows = rowsOf(text);
	const [heading = [], ...records] = rows;
	const at = (name: string) => heading.findIndex((column) => column.trim() === name);
	const [source, destination, sha1, size, when] = [...NEEDED, 'FileSize', 'CopiedTimestamp'].map(at);
	const run = newRun('kape', 'KAPE');
	run.image = 'collection';
	if (records.length > MOST_FILES) throw refused('many', `The log names more than ${MOST_FILES} files.`);
	for (const [row, cells] of records.entries()) {
		const last = row === records.length - 1;
		const name = cells[destination ?? -1] ?? '';
		if (cells.length !== heading.length || name === '') {
			if (!last)
				throw refused('line', `Row ${row + 2} has ${cells.length} columns; the heading has ${heading.length}.`);
			remark(run, `Row ${row + 2}, the last one, is cut off and was not taken: the log is not whole.`);
			continue;
		}
		const hex = (cells[sha1 ?? -1] ?? '').trim();
		if (hex !== '' && !isDigest('sha1', hex))
			throw refused('line', `Row ${row + 2}: “${hex.slice(0, 80)}” is no SHA-1.`);
		const bytes = Number(cells[size ?? -1]);
		run.collected.push({
			name: cells[source ?? -1] || name,
			places: [name.split(/[\\/]/).filter((part) => part !== '' && !/^[A-Za-z]:$/.test(part))],
			sizeBytes: Number.isSafeInteger(bytes) && bytes >= 0 && cells[size ?? -1] !== '' ? bytes : null,
			digests: hex === '' ? {} : { sha1: hex.toLowerCase() },
		});
		const time = said(cells[when ?? -1]);
		run.startedAt ??= time;
		run.endedAt = time ?? run.endedAt;
	}
	if (run.collected.length === 0) remark(run, 'The log names no copied file.');
	return [run];
}

function rowsOf(text: string): string[][] {
	try {
		return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = Number(Reflect.get(error, 'lines')) || 0;
		throw refused('line', `The log cannot be read as CSV${line > 0 ? ` at line ${line}` : ''}.`);
	}
}
