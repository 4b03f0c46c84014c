/** Tells by its beginning what a list is, and takes its digests. */
import { Refused } from '../../../../shared/refusal';
import type { DigestName } from '../../../../shared/vocabulary';
import { formatOf, type ReadableList, readList } from '../../lists/read-list';
import type { DigestTaker } from '../intake';
import { readDigestLines } from './digest-lines';
import { isTableHeader, readDigestTable } from './digest-table';
import type { ListFile } from './list-file';
import { isNsrlHeader, readNsrlFlat } from './nsrl-flat';
import { readSqlite } from './sqlite-digests';
import { isSqlite } from './sqlite-pages';

export interface SourceOptions {
	/** The column of a table that holds the digests. */
	readonly column?: string | undefined;
	/** Which algorithm the digests of a list are that does not say so; else their length says. */
	readonly digest?: DigestName | undefined;
}

/** `sqlite` NSRL RDS 3 and the like; `nsrl` its flat form; `digests` one a line; `table` CSV; else a list with names. */
export type SourceFormat = 'sqlite' | 'nsrl' | 'digests' | 'table' | ReadableList;

const LOOKED_AT = 4096;

/** Takes every digest of the list. @returns what it was taken for. Refuses `list.*` with line or row. */
export async function readSource(
	file: ListFile,
	intake: DigestTaker,
	{ column, digest }: SourceOptions,
	goOn: () => void,
): Promise<SourceFormat> {
	const looked = Buffer.alloc(LOOKED_AT);
	const beginning = looked.subarray(0, file.readAt(looked, 0));
	if (beginning.length === 0) throw new Refused('list.empty', `“${file.name}” is empty.`, 'Choose a list of digests.');
	if (isSqlite(beginning)) {
		readSqlite(file, intake, goOn);
		return 'sqlite';
	}
	const text = beginning.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
	const header = text.split(/\r?\n/, 1)[0] ?? '';
	if (column === undefined && isNsrlHeader(header)) {
		readNsrlFlat(file, intake);
		return 'nsrl';
	}
	if (column !== undefined || isTableHeader(header)) {
		await readDigestTable(file, intake, column, digest);
		return 'table';
	}
	const named = namedList(beginning, text);
	if (named === undefined) {
		readDigestLines(file, intake, digest);
		return 'digests';
	}
	for await (const { digests, path } of readList(file.pieces(), named === 'gzip' ? undefined : named)) {
		const all = Object.entries(digests) as [DigestName, string][];
		for (const [algorithm, hex] of all) intake.bytes(algorithm, Buffer.from(hex, 'hex'), 0);
		if (all.length > 0) intake.row(path);
	}
	return named === 'gzip' ? 'aide' : named;
}

/** A list that cannot be read by the digest at the begin of each line. */
function namedList(beginning: Buffer, text: string): ReadableList | 'gzip' | undefined {
	if (beginning[0] === 0x1f && beginning[1] === 0x8b) return 'gzip';
	if (/^(%%%% HASHDEEP|@@begin_db|\s*<|#mtree|#\s+user:)/.test(text)) return formatOf(beginning);
	return /^\\?[A-Za-z0-9-]{2,12} \(.+\) = [0-9a-fA-F]/m.test(text) ? 'sha256sum' : undefined;
}
