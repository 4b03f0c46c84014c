/**
 * mtree specifications as mtree(5) describes them, in the two ways that exist: nested (`..` goes up, a name without a
 * slash lies in the folder at hand; NetBSD and FreeBSD `mtree -c`) and flat (`./a/b key=value`; `mtree -C`, bsdtar).
 * `/set` and `/unset` give values to the entries that follow; names and link targets are vis(3)-encoded.
 * Keywords that this program has no use for are passed over; a keyword that it knows and cannot read is refused.
 */
import type { DigestName } from '../../../shared/vocabulary';
import { isDeviceNumber } from '../device-number';
import { type PathRecord, type PathType, unsaid } from '../path-record';
import { algorithmNamed, asDigest, took } from './digest-text';
import { fromVis } from './escaped-name';
import { lineRefused, listLines } from './list-lines';

const HINT = 'Choose a file that mtree or bsdtar has written.';
const TYPES: Readonly<Record<string, PathType>> = {
	file: 'file',
	dir: 'folder',
	link: 'link',
	fifo: 'fifo',
	socket: 'socket',
	char: 'character-device',
	block: 'block-device',
};
type Keywords = ReadonlyMap<string, string>;

/** Reads one record an entry; `.` itself is left out. Refuses with the line's number; see `listLines` too. */
export async function* readMtreeList(source: AsyncIterable<Buffer>): AsyncGenerator<PathRecord, void, undefined> {
	const set = new Map<string, string>();
	const folders: Buffer[] = [];
	for await (const { number, text } of wholeLines(source)) {
		const [name = '', ...words] = text.split(/[ \t]+/).filter((word) => word !== '');
		if (name === '') continue;
		if (name === '/set') for (const [key, value] of keywords(words, number)) set.set(key, value);
		else if (name === '/unset') for (const word of words) word === 'all' ? set.clear() : set.delete(word);
		else if (name === '..') {
			if (folders.pop() === undefined) throw lineRefused(number, 'goes up from the topmost folder', HINT);
		} else {
			const said: Keywords = new Map([...set, ...keywords(words, number)]);
			const { path, nested } = pathOf(name, folders, number);
			if (nested && said.get('type') === 'dir') folders.push(path);
			if (path.length > 0) yield recordOf(path, said, number);
		}
	}
}

/** Lines with those joined that end with a backslash, comments left out. */
async function* wholeLines(source: AsyncIterable<Buffer>) {
	let begun = '';
	for await (const { number, bytes } of listLines(source)) {
		const text = bytes.toString('latin1');
		if (begun === '' && /^[ \t]*#/.test(text)) continue;
		const joined = begun + text;
		if (joined.length > 65_536) throw lineRefused(number, 'goes on for too long', HINT);
		if (/(?:^|[^\\])(?:\\\\)*\\$/.test(joined)) {
			begun = `${joined.slice(0, -1)} `;
			continue;
		}
		begun = '';
		yield { number, text: joined };
	}
	if (begun !== '') throw lineRefused(1, 'has no end: the list was cut in an entry', HINT);
}

function keywords(words: readonly string[], number: number): Map<string, string> {
	return new Map(
		words.map((word): [string, string] => {
			const at = word.indexOf('=');
			if (at === 0) throw lineRefused(number, 'has a value without a keyword', HINT);
			return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
		}),
	);
}

function pathOf(name: string, folders: readonly Buffer[], number: number): { path: Buffer; nested: boolean } {
	const bytes = fromVis(name);
	if (!bytes || bytes.includes(0)) throw lineRefused(number, 'has a name that is not written as vis(3) does', HINT);
	const text = bytes.toString('latin1');
	if (text === '.') return { path: Buffer.alloc(0), nested: true };
	if (text.includes('/')) return { path: Buffer.from(text.replace(/^\.?\/+/, ''), 'latin1'), nested: false };
	const folder = folders.at(-1);
	const path = folder && folder.length > 0 ? Buffer.concat([folder, Buffer.from('/'), bytes]) : bytes;
	return { path, nested: true };
}

function recordOf(path: Buffer, said: Keywords, number: number): PathRecord {
	const decimal = (keyword: string): bigint | null => {
		const value = said.get(keyword);
		if (value === undefined) return null;
		if (!/^[0-9]{1,19}$/.test(value)) throw lineRefused(number, `has no number behind ${keyword}=`, HINT);
		return BigInt(value);
	};
	const small = (keyword: string): number | null => {
		const value = decimal(keyword);
		return value === null ? null : Number(value);
	};
	const mode = said.get('mode');
	if (mode !== undefined && !/^0?[0-7]{1,4}$/.test(mode)) throw lineRefused(number, 'has no octal mode', HINT);
	const link = said.get('link');
	const linkTarget = link === undefined ? null : fromVis(link);
	if (linkTarget === undefined) throw lineRefused(number, 'has a link that is not written as vis(3) does', HINT);
	const type = said.get('type');
	const known = type === undefined ? 'unknown' : TYPES[type];
	if (known === undefined) throw lineRefused(number, `has the type ${type}, which mtree does not know`, HINT);
	return {
		...unsaid(path),
		type: known,
		sizeBytes: known === 'file' || known === 'unknown' ? decimal('size') : null,
		mode: mode === undefined ? null : Number.parseInt(mode, 8),
		uid: small('uid'),
		gid: small('gid'),
		mtimeNs: timeOf(said.get('time'), number),
		inode: decimal('inode'),
		links: small('nlink'),
		device: known === 'block-device' || known === 'character-device' ? deviceOf(said.get('device'), number) : null,
		linkTarget,
		digests: digestsOf(said, number),
	};
}

/**
 * `format,major,minor`. One number alone is packed as the system that wrote it does, which the list does not name, and a
 * third one (`subunit`) has no meaning elsewhere: what they say stays unsaid.
 */
function deviceOf(value: string | undefined, number: number): string | null {
	if (value === undefined || /^(0x[0-9a-f]{1,16}|[0-9]{1,20})$/i.test(value)) return null;
	const [format = '', ...parts] = value.split(',');
	const numbers = parts.map((part) => (/^(0x[0-9a-f]{1,8}|[0-9]{1,10})$/i.test(part) ? Number(part) : Number.NaN));
	const device = numbers.slice(0, 2).join(':');
	if (!/^[a-z0-9]+$/.test(format) || parts.length < 2 || parts.length > 3 || !isDeviceNumber(device))
		throw lineRefused(number, 'has no number of a device behind device=', HINT);
	return parts.length === 2 ? device : null;
}

/** Seconds and nanoseconds as `<s>.<ns>`; the part behind the point is a count, not a fraction (mtree(5), `time`). */
function timeOf(value: string | undefined, number: number): bigint | null {
	if (value === undefined) return null;
	const [, seconds, ns = '0'] = /^(-?[0-9]{1,12})(?:\.([0-9]{1,9}))?$/.exec(value) ?? [];
	if (seconds === undefined) throw lineRefused(number, 'has a time that is not seconds.nanoseconds', HINT);
	return BigInt(seconds) * 1_000_000_000n + BigInt(ns);
}

function digestsOf(said: Keywords, number: number) {
	const digests: Partial<Record<DigestName, string>> = {};
	for (const [keyword, value] of said) {
		const algorithm = algorithmNamed(keyword.replace(/digest$/, ''));
		if (algorithm === undefined) continue;
		const digest = asDigest(algorithm, value);
		if (digest === undefined || !took(digests, algorithm, digest))
			throw lineRefused(number, `has no ${algorithm} digest behind ${keyword}=, or two`, HINT);
	}
	return digests;
}
