/**
 * A line's UTF-8, read from left to right, one kind of byte after another: what a pattern does for text, without making a
 * text of it first.
 * What must hold: nothing is read past `end`, and after anything that was not there (false) nobody reads on.
 */

/** Kinds of bytes, as bits. */
export const HEX = 1;
export const DIGIT = 2;
export const BASE64URL = 4;
/** Letters and digits. */
export const NAME = 8;
/** Printable ASCII without quote and backslash: in JSON it stands as it is. */
export const PLAIN = 16;
/** All that stands as it is in a string of JSON; what is not ASCII too. */
export const IN_STRING = 32;

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const TAB = 0x09;
const SPACE = 0x20;

const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
	const text = String.fromCharCode(byte);
	const is = (pattern: RegExp, kind: number) => (pattern.test(text) ? kind : 0);
	return (
		is(/[0-9a-f]/, HEX) |
		is(/[0-9]/, DIGIT) |
		is(/[A-Za-z0-9_-]/, BASE64URL) |
		is(/[A-Za-z0-9]/, NAME) |
		is(/[ !#-[\]-~]/, PLAIN) |
		(byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH ? IN_STRING : 0)
	);
});

/** The kinds that two bytes are both of, by the number that the two make in memory. */
const KINDS_OF_TWO = Uint8Array.from(
	{ length: 0x1_00_00 },
	(_, two) => (KINDS[two & 0xff] ?? 0) & (KINDS[two >>> 8] ?? 0),
);

/** The bytes of ASCII text. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A template for `Cursor.like`: the text, where `any` stands for one byte of a kind. */
export const template = (text: string, any: string, kind: number): Uint8Array =>
	Uint8Array.from(text, (character) => (character === any ? OF_KIND | kind : character.charCodeAt(0)));

const OF_KIND = 0x80;

/** From the first byte up to, without, the last. */
export interface Span {
	from: number;
	to: number;
}

export const span = (): Span => ({ from: 0, to: 0 });

export class Cursor {
	#bytes: Uint8Array = new Uint8Array();
	/** The same memory, four bytes a number; `bytes` begins there at byte `#begin`. */
	#words: Int32Array = new Int32Array();
	#begin = 0;
	at = 0;
	end = 0;

	get bytes(): Uint8Array {
		return this.#bytes;
	}

	set bytes(bytes: Uint8Array) {
		if (bytes === this.#bytes) return;
		this.#bytes = bytes;
		this.#words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >>> 2);
		this.#begin = bytes.byteOffset;
	}

	/** These bytes stand next. */
	literal(wanted: Uint8Array): boolean {
		const { bytes, at } = this;
		if (at + wanted.length > this.end) return false;
		for (let i = 0; i < wanted.length; i += 1) if (bytes[at + i] !== wanted[i]) return false;
		this.at = at + wanted.length;
		return true;
	}

	/** Bytes like those of a template stand next. */
	like(wanted: Uint8Array): boolean {
		const { bytes, at } = this;
		if (at + wanted.length > this.end) return false;
		for (let i = 0; i < wanted.length; i += 1) {
			const want = wanted[i] ?? 0;
			const byte = bytes[at + i] ?? 0;
			if (want < OF_KIND ? byte !== want : ((KINDS[byte] ?? 0) & want) === 0) return false;
		}
		this.at = at + wanted.length;
		return true;
	}

	/** This byte stands next. */
	byte(wanted: number): boolean {
		if (this.at >= this.end || this.bytes[this.at] !== wanted) return false;
		this.at += 1;
		return true;
	}

	/** As many of a kind as follow one another: at least `least`, at most `most`. */
	run(kind: number, least: number, most: number): boolean {
		const { at, end } = this;
		const bytes = this.#bytes;
		const words = this.#words;
		const begin = this.#begin;
		let i = at;
		// Four at a time as long as all are of the kind: signatures, digests and texts are most of a line.
		while (((begin + i) & 3) !== 0 && i < end && ((KINDS[bytes[i] ?? 0] ?? 0) & kind) !== 0) i += 1;
		if (((begin + i) & 3) === 0)
			for (; i + 4 <= end; i += 4) {
				const four = words[(begin + i) >>> 2] ?? 0;
				if (((KINDS_OF_TWO[four & 0xffff] ?? 0) & (KINDS_OF_TWO[four >>> 16] ?? 0) & kind) === 0) break;
			}
		while (i < end && ((KINDS[bytes[i] ?? 0] ?? 0) & kind) !== 0) i += 1;
		this.at = i;
		return i - at >= least && i - at <= most;
	}

	/** A string of so many bytes of a kind, between quotes; `into` says where it stands. */
	quoted(kind: number, least: number, most: number, into?: Span): boolean {
		const from = this.at + 1;
		if (!this.byte(QUOTE) || !this.run(kind, least, most)) return false;
		if (into) {
			into.from = from;
			into.to = this.at;
		}
		return this.byte(QUOTE);
	}

	/** A whole number, from `least`, of at most 15 digits (always within 2^53); -1 where none stands. */
	whole(least: 0 | 1): number {
		const { bytes, at } = this;
		if (!this.run(DIGIT, 1, 15)) return -1;
		if (bytes[at] === 0x30) return least === 0 && this.at - at === 1 ? 0 : -1;
		return this.number(at, this.at);
	}

	/** The number that stands there in digits. */
	number(from: number, to: number): number {
		let value = 0;
		for (let i = from; i < to; i += 1) value = value * 10 + (this.bytes[i] ?? 0) - 0x30;
		return value;
	}

	/** The same bytes stand at both places. */
	alike(one: Span, other: Span): boolean {
		const length = one.to - one.from;
		if (other.to - other.from !== length) return false;
		for (let i = 0; i < length; i += 1) if (this.bytes[one.from + i] !== this.bytes[other.from + i]) return false;
		return true;
	}

	/** This ASCII text stands there. */
	says(text: string, { from, to }: Span): boolean {
		if (to - from !== text.length) return false;
		for (let i = 0; i < text.length; i += 1) if (this.bytes[from + i] !== text.charCodeAt(i)) return false;
		return true;
	}

	/** As text order: below 0 where `one` stands first. */
	order(one: Span, other: Span): number {
		const length = Math.min(one.to - one.from, other.to - other.from);
		for (let i = 0; i < length; i += 1) {
			const difference = (this.bytes[one.from + i] ?? 0) - (this.bytes[other.from + i] ?? 0);
			if (difference !== 0) return difference;
		}
		return one.to - one.from - (other.to - other.from);
	}
}
