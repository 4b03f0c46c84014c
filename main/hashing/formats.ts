/**
 * Hash lists as other tools read them. A list holds clean digests only: what changed, has holes, was skipped or could
 * not be read is told in the list too (a comment, or a state of its own), so that nobody takes silence for absence.
 * What must hold: names go out byte for byte wherever the format can hold them; where it cannot, the list says so.
 *  - sha256sum: GNU coreutils 9, `sha256sum --check`: `\`, line feed and carriage return in a name are escaped and the
 *    line then begins with `\`; lines that begin with `#` are comments.
 *  - hashdeep: version 4.4, `hashdeep -a -k`. It quotes nothing, so a name with a line feed cannot be listed.
 *  - csv: RFC 4180, UTF-8, CRLF. A cell that a spreadsheet could take for a formula begins with one `'`, and so does
 *    one that began with `'` anyway: take one away to get the text back.
 *  - json: JSON Lines, one object an entry; what hides or steers is written as `\uXXXX`.
 */
import { checksumName, csvCell } from '../../shared/list-text';
import { Refused } from '../../shared/refusal';
import { UNSEEN, visible } from '../../shared/visible';
import type { DigestName, Digests } from '../../shared/vocabulary';
import { bytesBesideText, displayName } from './names';
import type { TreeEntry } from './tree-entry';

export const LIST_FORMATS = ['sha256sum', 'hashdeep', 'csv', 'json'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export interface ListOptions {
	readonly digests: readonly DigestName[];
	/** The folder that relative names start from, and the command; hashdeep's head shows both. */
	readonly invokedFrom: string;
	readonly command: string;
}

/** Hexadecimal digests, column by column in the order asked for, each of files in theirs. */
export type HexColumns = readonly (readonly string[])[];

/** Writes a list piece by piece: `begin` once, then `line` for every entry. Either may be empty. */
export interface HashList {
	readonly begin: Buffer;
	line(entry: TreeEntry): Buffer;
	/**
	 * The line of a file with a clean digest without an object made for it, path and line as Latin-1 that stands for the
	 * bytes; `undefined` where `line` has to say it. `hex`: by the list's digests, of file `at`. Only some formats have it.
	 */
	clean?(path: string, sizeBytes: number, hex: HexColumns, at: number): string | undefined;
}

/** Refuses with `format.digest` where the format cannot hold these digests. */
export function hashList(format: ListFormat, options: ListOptions): HashList {
	switch (format) {
		case 'sha256sum':
			return checksumList(options);
		case 'hashdeep':
			return hashdeepList(options);
		case 'csv':
			return csvList(options);
		case 'json':
			return { begin: Buffer.alloc(0), line: (entry) => Buffer.from(`${jsonOf(entry)}\n`) };
	}
}

const HASHDEEP_DIGESTS = ['md5', 'sha1', 'sha256'] as const;

/** SHA-256, or the one digest asked for: `md5sum --check` and `b3sum --check` read the same form. */
function checksumList({ digests }: ListOptions): HashList {
	const digest = digests.includes('sha256') ? 'sha256' : digests.length === 1 ? digests[0] : undefined;
	if (digest === undefined) {
		const hint = 'Ask for sha256, for one digest alone, or for another format.';
		throw new Refused('format.digest', 'This format holds one digest a file, and several were asked for.', hint);
	}
	// Latin-1 stands for the bytes themselves. A lone `-` would mean standard input to the checker.
	const column = digests.indexOf(digest);
	const clean = (path: string, _sizeBytes: number, hex: HexColumns, at: number): string => {
		const { mark, escaped } = checksumName(path === '-' ? './-' : path);
		return `${mark}${hex[column]?.[at] ?? ''}  ${escaped}\n`;
	};
	return {
		begin: Buffer.alloc(0),
		clean,
		line(entry) {
			if (entry.state !== 'digested') return comment('#', entry);
			const { sizeBytes, digests: found } = entry.reading;
			return Buffer.from(clean(entry.path.toString('latin1'), sizeBytes, columnsOf(digests, found), 0), 'latin1');
		},
	};
}

function hashdeepList({ digests, invokedFrom, command }: ListOptions): HashList {
	const listed = HASHDEEP_DIGESTS.filter((name) => digests.includes(name));
	if (listed.length === 0 || listed.length < new Set(digests).size) {
		const hint = 'Ask for some of md5, sha1 and sha256, or for another format.';
		throw new Refused('format.digest', 'The hashdeep format holds MD5, SHA-1 and SHA-256 only.', hint);
	}
	const columns = listed.map((name) => digests.indexOf(name));
	const clean = (path: string, sizeBytes: number, hex: HexColumns, at: number): string | undefined => {
		if (path.includes('\n')) return undefined;
		let line = String(sizeBytes);
		for (let place = 0; place < columns.length; place++) line += `,${hex[columns[place] as number]?.[at] ?? ''}`;
		return `${line},${path}\n`;
	};
	const head = [
		'%%%% HASHDEEP-1.0',
		`%%%% size,${listed.join(',')},filename`,
		`## Invoked from: ${visible(invokedFrom)}`,
		`## $ ${visible(command)}`,
		'## ',
	];
	return {
		begin: Buffer.from(`${head.join('\n')}\n`),
		clean,
		line(entry) {
			if (entry.state !== 'digested') return comment('##', entry);
			const { path, reading } = entry;
			const line = clean(path.toString('latin1'), reading.sizeBytes, columnsOf(digests, reading.digests), 0);
			if (line === undefined) return noted('##', path, 'this format cannot hold a name with a line feed');
			return Buffer.from(line, 'latin1');
		},
	};
}

/** Those of one file. */
const columnsOf = (names: readonly DigestName[], digests: Digests): HexColumns =>
	names.map((name) => [digests[name] ?? '']);

function csvList({ digests }: ListOptions): HashList {
	const heads = ['path', 'pathBytes', 'state', 'sizeBytes', 'modifiedAt', ...digests, 'remark'];
	return {
		begin: row(heads),
		line(entry) {
			const reading = 'reading' in entry ? entry.reading : undefined;
			return row([
				textOf(entry.path),
				bytesBesideText(entry.path) ?? '',
				entry.state,
				reading === undefined ? '' : String(reading.sizeBytes),
				reading?.modifiedAt ?? '',
				...digests.map((name) => reading?.digests[name] ?? ''),
				remarkOn(entry),
			]);
		},
	};
}

function row(cells: readonly string[]): Buffer {
	return Buffer.from(`${cells.map(csvCell).join(',')}\r\n`);
}

function jsonOf(entry: TreeEntry): string {
	const pathBytes = bytesBesideText(entry.path);
	const place = { path: textOf(entry.path), ...(pathBytes === undefined ? {} : { pathBytes }), state: entry.state };
	if (!('reading' in entry)) return escapedJson({ ...place, refusal: entry.refusal.refusal });
	const { sizeBytes, modifiedAt, digests, changedWhileRead, badRanges } = entry.reading;
	const moved = changedWhileRead.length === 0 ? {} : { changedWhileRead };
	const holes = badRanges.length === 0 ? {} : { badRanges };
	return escapedJson({ ...place, sizeBytes, modifiedAt, digests, ...moved, ...holes });
}

function escapedJson(value: unknown): string {
	return JSON.stringify(value).replace(UNSEEN, (character) =>
		Array.from({ length: character.length }, (_, at) => {
			return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
		}).join(''),
	);
}

/** The path itself where it is text; else its form for people, with the bytes beside it. */
function textOf(path: Buffer): string {
	return bytesBesideText(path) === undefined ? path.toString() : displayName(path);
}

/** Why an entry is not a clean digest, one phrase; empty where it is one. */
export function remarkOn(entry: TreeEntry): string {
	switch (entry.state) {
		case 'digested':
			return '';
		case 'changed':
			return `changed while it was read: ${entry.reading.changedWhileRead.join(', ')}`;
		case 'partial': {
			const ranges = entry.reading.badRanges.map(({ from, toExclusive }) => `${from}-${toExclusive - 1}`);
			return `could not be read whole, zeros stand for bytes ${ranges.join(', ')}`;
		}
		case 'skipped':
		case 'unreadable':
			return entry.refusal.refusal.sentence;
	}
}

function comment(mark: string, entry: TreeEntry): Buffer {
	return noted(mark, entry.path, remarkOn(entry));
}

function noted(mark: string, path: Buffer, remark: string): Buffer {
	return Buffer.from(`${mark} not listed: ${displayName(path)}: ${remark}\n`);
}
