/**
 * The header of an age v1 file (c2sp.org/age, "Header"): stanzas, each with the file key wrapped for one recipient, and a MAC
 * under that key. It is a stranger's text: read within limits and only in the one form the standard gives it; base64 that is
 * not canonical, an empty argument or a line too long is refused, never passed over.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { base64nopad } from '@scure/base';
import { Unreadable } from '../container-directory';

/** The first line of every age file, and all that tells one. */
export const VERSION_LINE = 'age-encryption.org/v1\n';
export const ARMOR_LINE = '-----BEGIN AGE ENCRYPTED FILE-----';
/** Some 500 recipients. */
export const MOST_HEADER_BYTES = 64 * 1024;
const LINE_BYTES = 48;
const MAC_BYTES = 32;

/** One way to the file key. */
export interface Stanza {
	/** Printable ASCII without spaces; the first says what sort of stanza it is. */
	readonly args: readonly string[];
	readonly body: Uint8Array;
}

export interface Header {
	readonly stanzas: readonly Stanza[];
	readonly sizeBytes: number;
	/** What the MAC is of. */
	readonly signed: Uint8Array;
	readonly mac: Uint8Array;
}

/** @param start the file's first bytes, `MOST_HEADER_BYTES` of them or all there are @throws Unreadable */
export function readHeader(start: Buffer): Header {
	let at = 0;
	const line = () => {
		const end = start.indexOf(0x0a, at);
		if (end < 0) throw damaged(start.length < MOST_HEADER_BYTES ? 'cut short' : 'longer than 64 KiB');
		const text = start.toString('latin1', at, end);
		at = end + 1;
		if (!/^[\x20-\x7e]*$/.test(text)) throw damaged('not plain text');
		return text;
	};
	if (`${line()}\n` !== VERSION_LINE) throw damaged('of another version');
	const stanzas: Stanza[] = [];
	for (;;) {
		const begin = at;
		const first = line();
		if (first.startsWith('-> ')) stanzas.push({ args: argsIn(first.slice(3)), body: bodyIn(line) });
		else if (first.startsWith('--- ') && stanzas.length > 0) {
			const mac = bytesIn(first.slice(4));
			if (mac.length !== MAC_BYTES) throw damaged('without a whole MAC');
			return { stanzas, sizeBytes: at, signed: start.subarray(0, begin + 3), mac };
		} else throw damaged('not of lines that belong there');
	}
}

function argsIn(text: string): string[] {
	const args = text.split(' ');
	if (args.some((arg) => arg === '')) throw damaged('with an empty argument');
	return args;
}

/** Lines of 48 bytes, and a shorter one that ends them, which may be empty. */
function bodyIn(line: () => string): Uint8Array {
	const lines: Uint8Array[] = [];
	for (;;) {
		const bytes = bytesIn(line());
		if (bytes.length > LINE_BYTES) throw damaged('with a line too long');
		lines.push(bytes);
		if (bytes.length < LINE_BYTES) return Buffer.concat(lines);
	}
}

/** Canonical base64 without padding. @throws Unreadable */
export function bytesIn(text: string): Uint8Array {
	try {
		return base64nopad.decode(text);
	} catch {
		throw damaged('not in canonical base64');
	}
}

/** A header for these stanzas, its MAC under the file key. */
export function writeHeader(stanzas: readonly Stanza[], fileKey: Uint8Array): Buffer {
	const text = stanzas.map(({ args, body }) => `-> ${args.join(' ')}\n${linesOf(body)}`).join('');
	const signed = Buffer.from(`${VERSION_LINE}${text}---`, 'latin1');
	return Buffer.concat([signed, Buffer.from(` ${base64nopad.encode(macOf(signed, fileKey))}\n`, 'latin1')]);
}

function linesOf(body: Uint8Array): string {
	const lines: string[] = [];
	for (let at = 0; at <= body.length; at += LINE_BYTES)
		lines.push(`${base64nopad.encode(body.subarray(at, at + LINE_BYTES))}\n`);
	return lines.join('');
}

/** Whether whoever wrote the header had this file key. */
export const isSignedBy = ({ signed, mac }: Header, fileKey: Uint8Array): boolean =>
	timingSafeEqual(macOf(signed, fileKey), mac);

function macOf(signed: Uint8Array, fileKey: Uint8Array): Buffer {
	const key = new Uint8Array(hkdfSync('sha256', fileKey, new Uint8Array(), 'header', MAC_BYTES));
	return createHmac('sha256', key).update(signed).digest();
}

export const damaged = (how: string) => new Unreadable(`It is refused: its age header is ${how}.`);
