/**
 * Databases of AIDE 0.18 (`aide --init`, aide.conf(5)), plain or gzipped: `@@db_spec` names the columns, then one line a
 * path, columns apart by one blank. `0` stands for what AIDE did not record, and for nought: the bits of the column `attr`
 * tell which. Names are percent-encoded; times and digests are base64, a time of its decimal seconds.
 * What must hold: a database without its `@@end_db` was cut and is refused.
 */
import type { DigestName } from '../../../shared/vocabulary';
import { type PathRecord, unsaid } from '../path-record';
import { typeOfMode } from '../type-bits';
import { algorithmNamed, asDigest, fromBase64, took } from './digest-text';
import { fromPercent } from './escaped-name';
import { lineRefused, listLines } from './list-lines';

const HINT = 'Choose a database that aide --init has written.';

/** Reads one record a line, paths without their leading slash; the root itself is left out. Refuses with the line's number. */
export async function* readAideList(source: AsyncIterable<Buffer>): AsyncGenerator<PathRecord, void, undefined> {
	let columns: readonly string[] | undefined;
	let ended = false;
	let last = 0;
	for await (const { number, bytes } of listLines(source)) {
		last = number;
		const text = bytes.toString('latin1');
		if (ended && text !== '') throw lineRefused(number, 'comes after the end of the database', HINT);
		if (number === 1) {
			if (text !== '@@begin_db') throw lineRefused(1, 'is not “@@begin_db”', HINT);
		} else if (text === '@@end_db') ended = true;
		else if (text.startsWith('@@db_spec ')) columns = columnsOf(text.slice('@@db_spec '.length), number);
		else if (text !== '' && !text.startsWith('#')) {
			if (!columns?.includes('name')) throw lineRefused(number, 'comes before the line that names the columns', HINT);
			const record = recordOf(text.trimEnd().split(' '), columns, number);
			if (record) yield record;
		}
	}
	if (!ended) throw lineRefused(last + 1, 'should be “@@end_db”: the database was cut', HINT);
}

function columnsOf(text: string, number: number): readonly string[] {
	const columns = text.trim().split(' ');
	if (new Set(columns).size < columns.length) throw lineRefused(number, 'names a column twice', HINT);
	return columns;
}

/** Bits of `attr` by the column that they tell of (AIDE 0.18, include/attributes.h). */
export const ATTRIBUTE_BITS = {
	...{ name: 0, lname: 1, perm: 2, uid: 3, gid: 4, size: 5, ctime: 7, mtime: 8, inode: 9, lcount: 11 },
	...{ md5: 12, sha1: 13, sha256: 30, sha512: 31 },
} as const;
type Counted = 'perm' | 'uid' | 'gid' | 'size' | 'inode' | 'lcount';

function recordOf(cells: readonly string[], columns: readonly string[], number: number): PathRecord | undefined {
	if (cells.length !== columns.length)
		throw lineRefused(number, `has ${cells.length} columns where the database has ${columns.length}`, HINT);
	const said = new Map(columns.map((column, at) => [column, cells[at] ?? '0']));
	const name = fromPercent(said.get('name') ?? '');
	if (name?.[0] !== 0x2f) throw lineRefused(number, 'has no absolute name', HINT);
	if (name.length === 1) return undefined;
	const attr = said.get('attr') ?? '0';
	if (!/^[0-9]{1,20}$/.test(attr)) throw lineRefused(number, 'has no number in the column attr', HINT);
	const recorded = BigInt(attr);
	const amount = (column: Counted, base: 8 | 10 = 10): bigint | null => {
		const cell = said.get(column);
		if (cell === undefined) return null;
		if (cell === '0' && (recorded & (1n << BigInt(ATTRIBUTE_BITS[column]))) === 0n) return null;
		if (!(base === 8 ? /^[0-7]{1,7}$/ : /^[0-9]{1,19}$/).test(cell))
			throw lineRefused(number, `has no number in the column ${column}`, HINT);
		return base === 8 ? BigInt(`0o${cell}`) : BigInt(cell);
	};
	const perm = amount('perm', 8);
	const type = perm === null ? 'unknown' : typeOfMode(Number(perm));
	const target = targetOf(said.get('lname') ?? '0');
	if (target === undefined) throw lineRefused(number, 'has a link’s target that is not percent-encoded', HINT);
	const count = (column: Counted): number | null => {
		const value = amount(column);
		return value === null ? null : Number(value);
	};
	return {
		...unsaid(name.subarray(1)),
		type,
		sizeBytes: amount('size'),
		mode: perm === null ? null : Number(perm) & 0o7777,
		uid: count('uid'),
		gid: count('gid'),
		mtimeNs: timeOf(said.get('mtime'), number),
		ctimeNs: timeOf(said.get('ctime'), number),
		inode: amount('inode'),
		links: count('lcount'),
		linkTarget: target,
		digests: digestsOf(said, number),
	};
}

/** `0` is not said, `0-` is empty, and another nought at its beginning stands there twice (AIDE 0.18, src/db_file.c). */
function targetOf(cell: string): Buffer | null | undefined {
	if (cell === '0') return null;
	return cell === '0-' ? Buffer.alloc(0) : fromPercent(cell.replace(/^00/, '0'));
}

/** Base64 of the decimal seconds since 1970; `0` is not said. */
function timeOf(cell: string | undefined, number: number): bigint | null {
	if (cell === undefined || cell === '0') return null;
	const seconds = fromBase64(cell)?.toString('latin1') ?? '';
	if (!/^-?[0-9]{1,12}$/.test(seconds)) throw lineRefused(number, 'has a time that is not one of AIDE’s', HINT);
	return BigInt(seconds) * 1_000_000_000n;
}

function digestsOf(said: ReadonlyMap<string, string>, number: number) {
	const digests: Partial<Record<DigestName, string>> = {};
	for (const [column, cell] of said) {
		const algorithm = algorithmNamed(column);
		if (algorithm === undefined || cell === '0') continue;
		const digest = asDigest(algorithm, fromBase64(cell)?.toString('hex') ?? '');
		if (digest === undefined || !took(digests, algorithm, digest))
			throw lineRefused(number, `has no ${algorithm} digest where one should be, or two`, HINT);
	}
	return digests;
}
