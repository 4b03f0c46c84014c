/**
 * Lists of hashdeep 4.4: a head that names the columns, then `size,<digests>,<name>`. Nothing is quoted: the name is
 * all that follows the last digest's comma, and a name with a line feed cannot stand in such a list.
 */
import type { DigestName } from '../../../shared/vocabulary';
import { type PathRecord, unsaid } from '../path-record';
import { algorithmNamed, asDigest, took } from './digest-text';
import { lineRefused, listLines } from './list-lines';

const FIRST = '%%%% HASHDEEP-1.0';
const COMMA = 0x2c;
const HINT = 'Choose the right file, or the right format for it.';

/**
 * Reads one record a line. Digests that this program does not make (tiger, whirlpool) are passed over; a list with
 * nothing else is refused. Refuses with the line's number; see `listLines` too.
 */
export async function* readHashdeepList(source: AsyncIterable<Buffer>): AsyncGenerator<PathRecord, void, undefined> {
	let columns: readonly string[] | undefined;
	for await (const { number, bytes } of listLines(source)) {
		if (number === 1) {
			if (bytes.toString('latin1') !== FIRST) throw lineRefused(1, `is not “${FIRST}”`, HINT);
			continue;
		}
		if (bytes.toString('latin1', 0, 4) === '%%%%') {
			columns = columnsOf(bytes.toString('latin1', 4).trim().split(','), number);
			continue;
		}
		if (bytes.length === 0 || bytes.toString('latin1', 0, 2) === '##') continue;
		if (!columns) throw lineRefused(number, 'comes before the line that names the columns', HINT);
		yield recordOf(bytes, columns, number);
	}
	if (!columns) throw lineRefused(2, 'does not name the columns', HINT);
}

function columnsOf(columns: readonly string[], number: number): readonly string[] {
	if (columns[0] !== 'size' || columns.at(-1) !== 'filename' || columns.length < 3)
		throw lineRefused(number, 'does not name the columns size, digests, filename', HINT);
	if (!columns.some((column) => algorithmNamed(column)))
		throw lineRefused(number, 'names no digest that this program makes', HINT);
	return columns;
}

function recordOf(bytes: Buffer, columns: readonly string[], number: number): PathRecord {
	const digests: Partial<Record<DigestName, string>> = {};
	let sizeBytes: bigint | null = null;
	let from = 0;
	for (const column of columns.slice(0, -1)) {
		const comma = bytes.indexOf(COMMA, from);
		if (comma < 0) throw lineRefused(number, `has fewer than the ${columns.length} columns of the list`, HINT);
		const cell = bytes.toString('latin1', from, comma);
		from = comma + 1;
		if (column === 'size') {
			if (!/^[0-9]{1,19}$/.test(cell)) throw lineRefused(number, 'has no size in bytes', HINT);
			sizeBytes = BigInt(cell);
			continue;
		}
		const algorithm = algorithmNamed(column);
		if (algorithm === undefined) continue;
		const digest = asDigest(algorithm, cell);
		if (digest === undefined || !took(digests, algorithm, digest))
			throw lineRefused(number, `has no ${algorithm} digest where one should be, or two`, HINT);
	}
	const path = Buffer.from(bytes.subarray(from));
	if (path.length === 0) throw lineRefused(number, 'has no name', HINT);
	return { ...unsaid(path), type: 'file', sizeBytes, digests };
}
