/**
 * Basic Encoding Rules (ITU-T X.690, section 8), read leniently: PKCS#12 files come from many programs, and some write
 * lengths that are longer than need be, indefinite lengths and strings in pieces. Only for such files; certificates and
 * keys inside are held to DER (der.ts).
 * What must hold: the walk is bounded in depth and in values, copies nothing, and ends at the bytes it was given.
 */

export interface Ber {
	/** Identifier octet without the bit that says “constructed”. */
	readonly tag: number;
	readonly content: Buffer;
	/** Null for a primitive value. */
	readonly parts: readonly Ber[] | null;
}

/** Bytes that are not BER, or not the shape that was looked for. */
export class NotBer extends Error {}

const DEEPEST = 24;
const MOST_VALUES = 5000;
const CONSTRUCTED = 0x20;
const END_OF_CONTENTS = 2;

/** Reads bytes that begin with one value; nothing may follow it. @throws NotBer */
export function readBer(bytes: Buffer): Ber {
	const { value, end } = take({ bytes, left: MOST_VALUES }, 0, bytes.length, 0);
	if (end !== bytes.length) throw new NotBer('bytes follow its end');
	return value;
}

/** The values inside a constructed one whose tag must be `tag` (a sequence where none is given). @throws NotBer */
export function partsOf(value: Ber | undefined, tag = 0x10): readonly Ber[] {
	if (value?.tag !== tag || value.parts === null) throw new NotBer('a part of it is missing or of another shape');
	return value.parts;
}

/** The bytes of a primitive value. @throws NotBer */
export function bytesOf(value: Ber | undefined, tag: number): Buffer {
	if (value?.tag !== tag || value.parts !== null) throw new NotBer('a part of it is missing or of another shape');
	return value.content;
}

/** The bytes of an octet string, in one piece or several; `tag` where another stands for it. @throws NotBer */
export function octetsOf(value: Ber | undefined, tag = 0x04): Buffer {
	if (value?.tag !== tag) throw new NotBer('a part of it is missing or of another shape');
	return value.parts === null ? value.content : Buffer.concat(value.parts.map((part) => octetsOf(part)));
}

/** A small integer that is not negative. @throws NotBer */
export function countOf(value: Ber | undefined): number {
	const content = bytesOf(value, 0x02);
	if (content.length === 0 || (content[0] ?? 0) >= 0x80) throw new NotBer('a number in it is negative');
	let number = 0;
	for (const octet of content) number = Math.min(number * 256 + octet, Number.MAX_SAFE_INTEGER);
	return number;
}

interface Walk {
	readonly bytes: Buffer;
	left: number;
}

function take(walk: Walk, at: number, end: number, depth: number): { value: Ber; end: number } {
	const { bytes } = walk;
	if (depth > DEEPEST || --walk.left < 0) throw new NotBer('it is nested too deeply or holds too many parts');
	const identifier = octet(bytes, at, end);
	if ((identifier & 0x1f) === 0x1f) throw new NotBer('it holds a tag that PKCS#12 has not');
	const constructed = (identifier & CONSTRUCTED) !== 0;
	const tag = identifier & ~CONSTRUCTED;
	const first = octet(bytes, at + 1, end);
	let start = at + 2;
	if (first === 0x80) {
		if (!constructed) throw new NotBer('a length in it is not allowed');
		const parts: Ber[] = [];
		let next = start;
		while (octet(bytes, next, end) !== 0 || octet(bytes, next + 1, end) !== 0) {
			const part = take(walk, next, end, depth + 1);
			parts.push(part.value);
			next = part.end;
		}
		return { value: { tag, content: bytes.subarray(start, next), parts }, end: next + END_OF_CONTENTS };
	}
	let length = first;
	if (first > 0x80) {
		if (first > 0x84) throw new NotBer('a length in it is not allowed');
		length = 0;
		for (let i = 0; i < first - 0x80; i++) length = length * 256 + octet(bytes, start++, end);
	}
	const stop = start + length;
	if (stop > end) throw new NotBer('it is cut short');
	const content = bytes.subarray(start, stop);
	if (!constructed) return { value: { tag, content, parts: null }, end: stop };
	const parts: Ber[] = [];
	for (let next = start; next < stop; ) {
		const part = take(walk, next, stop, depth + 1);
		parts.push(part.value);
		next = part.end;
	}
	return { value: { tag, content, parts }, end: stop };
}

function octet(bytes: Buffer, at: number, end: number): number {
	const value = at < end ? bytes[at] : undefined;
	if (value === undefined) throw new NotBer('it is cut short');
	return value;
}
