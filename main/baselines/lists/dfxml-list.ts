/**
 * Digital Forensics XML (dfxml schema 2.0.0-beta.0), as hashdeep -d, fiwalk and this program write it: one `fileobject`
 * a path. Read as a stream, so that a list of a million files needs no more memory than one of ten.
 * What must hold: a DOCTYPE is refused before anything of it is used (no entity of a list is ever expanded); elements
 * of other namespaces are passed over, and no `fileobject` is: not in the deepest partition, and none that was deleted,
 * which is refused, as it is no file of the tree.
 */
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { Refused } from '../../../shared/refusal';
import type { DigestName } from '../../../shared/vocabulary';
import { type PathRecord, type PathType, unsaid } from '../path-record';
import { algorithmNamed, asDigest, took } from './digest-text';
import { lineRefused } from './list-lines';

const NAMESPACE = 'http://www.forensicswiki.org/wiki/Category:Digital_Forensics_XML';
const HINT = 'Choose a DFXML file of hashdeep, fiwalk or Sealbook.';
const LONGEST_TEXT = 64 * 1024;
const DEEPEST = 32;
/** `name_type` of the schema. */
const TYPES: Readonly<Record<string, PathType>> = {
	r: 'file',
	d: 'folder',
	l: 'link',
	p: 'fifo',
	s: 'socket',
	c: 'character-device',
	b: 'block-device',
};

/** What a fileobject says once at most. */
const ONCE = new Set(
	'filename name_type filesize alloc unalloc alloc_name inode mode nlink uid gid mtime ctime link_target'.split(' '),
);

interface Open {
	readonly said: Map<string, string>;
	readonly digests: Partial<Record<DigestName, string>>;
}

/** Reads one record a `fileobject`. Refuses with the line's number; `list.doctype` for a document type declaration. */
export async function* readDfxmlList(source: AsyncIterable<Buffer>): AsyncGenerator<PathRecord, void, undefined> {
	const parser = new SaxesParser({ xmlns: true, position: true });
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const done: PathRecord[] = [];
	const inside: string[] = [];
	let open: Open | undefined;
	let text = '';
	let algorithm: DigestName | undefined;
	let root: string | undefined;
	parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
		if (!/^(utf-8|us-ascii)$/i.test(encoding))
			throw lineRefused(parser.line, `says that it is ${encoding}, and only UTF-8 is read`, HINT);
	});
	parser.on('doctype', () => {
		throw new Refused('list.doctype', 'The list declares a document type, which no list of files needs.', HINT);
	});
	parser.on('error', (error) => {
		throw lineRefused(parser.line, `is not XML: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`, HINT);
	});
	parser.on('opentag', ({ local, uri, attributes }) => {
		root ??= uri;
		const element = uri === '' || uri === NAMESPACE || uri === root ? local : '';
		if (inside.length === 0 && element !== 'dfxml')
			throw lineRefused(parser.line, 'is not the start of a DFXML document', HINT);
		if (inside.length >= DEEPEST) throw lineRefused(parser.line, `nests deeper than ${DEEPEST}`, HINT);
		inside.push(element);
		text = '';
		if (element === 'fileobject') {
			if (open) throw lineRefused(parser.line, 'begins a fileobject within another', HINT);
			open = { said: new Map(), digests: {} };
		}
		if (element === 'hashdigest') algorithm = algorithmNamed(attributes.type?.value ?? '');
	});
	const takeText = (piece: string) => {
		text += piece;
		if (text.length > LONGEST_TEXT) throw lineRefused(parser.line, 'holds a text that no list of files has', HINT);
	};
	parser.on('text', takeText);
	parser.on('cdata', takeText);
	parser.on('closetag', () => {
		const element = inside.pop() ?? '';
		const parent = inside.at(-1);
		if (open && element === 'fileobject') {
			const record = recordOf(open, parser.line);
			if (record) done.push(record);
			open = undefined;
		} else if (open && element === 'hashdigest' && parent === 'fileobject')
			takeDigest(open, algorithm, text, parser.line);
		else if (open && parent === 'fileobject' && ONCE.has(element)) {
			if (open.said.has(element)) throw lineRefused(parser.line, `says ${element} of one fileobject twice`, HINT);
			open.said.set(element, text);
		}
		text = '';
	});
	for await (const piece of source) {
		parser.write(decoded(decoder, piece, parser.line));
		yield* done.splice(0);
	}
	parser.write(decoded(decoder, undefined, parser.line)).close();
	yield* done.splice(0);
	if (root === undefined) throw lineRefused(1, 'is not the start of a DFXML document', HINT);
}

function decoded(decoder: TextDecoder, piece: Buffer | undefined, line: number): string {
	try {
		return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
	} catch {
		throw lineRefused(line, 'or one soon after it is not UTF-8, so it is not XML as DFXML has it', HINT);
	}
}

function takeDigest({ digests }: Open, algorithm: DigestName | undefined, text: string, line: number): void {
	if (algorithm === undefined) return;
	const digest = asDigest(algorithm, text.trim());
	if (digest === undefined || !took(digests, algorithm, digest))
		throw lineRefused(line, `has no ${algorithm} digest where one should be, or two`, HINT);
}

/** `null` for what a folder says of itself and of the one above it, as fiwalk lists it: each of them stands there by its name. */
function recordOf({ said, digests }: Open, line: number): PathRecord | null {
	const name = said.get('filename');
	if (!name) throw lineRefused(line, 'ends a fileobject without a name', HINT);
	const nameType = said.get('name_type')?.trim();
	if (nameType === 'd' && /(^|\/)\.\.?$/.test(name)) return null;
	const is = (element: string, value: string) => said.get(element)?.trim() === value;
	if (is('unalloc', '1') || is('alloc', '0') || is('alloc_name', '0'))
		throw lineRefused(line, 'ends a fileobject that was deleted', 'List what is allocated only: fiwalk -O.');
	const integer = (element: string): bigint | null => {
		const value = said.get(element)?.trim();
		if (value === undefined) return null;
		if (!/^[0-9]{1,19}$/.test(value)) throw lineRefused(line, `ends a fileobject whose ${element} is no number`, HINT);
		return BigInt(value);
	};
	const small = (element: string) => {
		const value = integer(element);
		return value === null ? null : Number(value);
	};
	const mode = said.get('mode')?.trim();
	if (mode !== undefined && !/^[0-9]{1,10}$/.test(mode))
		throw lineRefused(line, 'ends a fileobject whose mode is no number', HINT);
	const target = said.get('link_target');
	return {
		...unsaid(Buffer.from(name)),
		type: nameType === undefined ? 'file' : (TYPES[nameType] ?? 'unknown'),
		sizeBytes: integer('filesize'),
		// In base 10, as the schema says; the type may be among its bits.
		mode: mode === undefined ? null : Number(mode) & 0o7777,
		uid: small('uid'),
		gid: small('gid'),
		mtimeNs: timeOf(said.get('mtime'), line),
		ctimeNs: timeOf(said.get('ctime'), line),
		inode: integer('inode'),
		links: small('nlink'),
		linkTarget: target === undefined ? null : Buffer.from(target),
		digests,
	};
}

/** xs:dateTime with a zone; a time without one is not a moment and is left unsaid. */
function timeOf(text: string | undefined, line: number): bigint | null {
	if (text === undefined) return null;
	const [, seconds, fraction = '', zone] =
		/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9})\d*)?(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? [];
	const ms = seconds === undefined ? Number.NaN : Date.parse(`${seconds}${zone ?? 'Z'}`);
	if (Number.isNaN(ms)) throw lineRefused(line, 'ends a fileobject with a time that is not xs:dateTime', HINT);
	return zone === undefined ? null : BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0') || '0');
}
