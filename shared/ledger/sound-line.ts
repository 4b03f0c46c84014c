/**
 * The short way to read a line, byte by byte. Nearly every line is sound and of ordinary make, and then this tells so in a
 * twentieth of the time that naming every possible fault takes.
 * What must hold: whatever it reads, `examineLine` reads without a fault and to the same entry; for everything else, and
 * wherever there is any doubt, it says no and `examineLine` is asked (tests/shared/sound-line.test.ts holds the two together).
 */
import type { Sha256 } from '../vocabulary';
import { ascii, BACKSLASH, BASE64URL, COMMA, Cursor, IN_STRING, QUOTE, type Span, span, TAB } from './bytes';
import { hasLoneSurrogate, type Json, NotCanonical, parseCanonical } from './canonical';
import type { Entry, Hash } from './line';
import { LONGEST_LINE_BYTES } from './shapes';
import { SoundEntry } from './sound-entry';
import { isMember, SoundHead, type Texts } from './sound-head';

/** A line's bytes, and what can be had of some of them. All bytes of what is not ASCII are above 0x7f. */
export interface LineBytes extends Texts {
	readonly bytes: Uint8Array;
	hash(from: number, to: number): Sha256;
}

const [SIGNATURES, SIGNATURES_END, DISCLOSURE] = [ascii('\t['), ascii(']'), ascii('[')];
/** What stands in place of half a character once text was made bytes. */
const REPLACEMENT = '\ufffd';
const MAY_BE_ESCAPED = ascii('"\\bfnrt');

/** One line; it is used again for the next one. */
export class SoundLine {
	head = new SoundHead();
	digest = '' as Sha256;
	readonly signatures: Span[] = [];
	readonly names: string[] = [];
	readonly values: Json[] = [];
	/** Members that the head names and the line does not disclose. */
	readonly withheld: string[] = [];
	/** Nothing of the head need be looked at again when all is well with the line read before (`SoundHead.follows`). */
	follows = false;
	readonly #cursor = new Cursor();
	readonly #name = span();
	/** The names of the line before, which are nearly always those of the next. */
	readonly #namesBefore: string[] = [];
	#before = new SoundHead();
	#beforeIs = false;

	/** Lines that are read from now on follow none that was read until now. */
	restart(): void {
		this.#beforeIs = false;
	}

	/** Reads the line that stands there, without its LF. @returns whether it was read */
	read(line: LineBytes, from: number, to: number): boolean {
		const read = to - from <= LONGEST_LINE_BYTES && this.#read(line, from, to);
		if (!read) this.restart();
		return read;
	}

	#read(line: LineBytes, from: number, to: number): boolean {
		const cursor = this.#cursor;
		cursor.bytes = line.bytes;
		cursor.at = from;
		cursor.end = to;
		[this.head, this.#before] = [this.#before, this.head];
		if (!this.head.read(cursor, line, this.#beforeIs ? this.#before : null)) return false;
		const before = this.digest;
		this.digest = line.hash(from, cursor.at);
		this.follows = this.#beforeIs && this.head.follows(cursor, this.#before, before);
		this.#beforeIs = true;
		return this.#readSignatures() && this.#readDisclosures(line, to);
	}

	#readSignatures(): boolean {
		const cursor = this.#cursor;
		let read = 0;
		if (!cursor.literal(SIGNATURES)) return false;
		do {
			this.signatures[read] ??= span();
			if (!cursor.quoted(BASE64URL, 300, 700, this.signatures[read])) return false;
			read += 1;
		} while (cursor.byte(COMMA));
		return read === this.head.signers && cursor.literal(SIGNATURES_END);
	}

	#readDisclosures(line: LineBytes, to: number): boolean {
		const cursor = this.#cursor;
		const { members, body } = this.head;
		this.names.length = 0;
		this.values.length = 0;
		this.withheld.length = 0;
		let member = 0;
		while (cursor.at < to) {
			if (!cursor.byte(TAB)) return false;
			const from = cursor.at;
			const tab = line.bytes.indexOf(TAB, from);
			cursor.end = tab < 0 || tab > to ? to : tab;
			if (!cursor.literal(DISCLOSURE) || !this.#readSalt() || !cursor.byte(COMMA)) return false;
			if (!isMember(cursor, this.#name) || !cursor.byte(COMMA)) return false;
			// Both are in the order of their names: what the head names before this one is withheld.
			while (member < members && cursor.order(body[member]?.name ?? this.#name, this.#name) < 0)
				this.#withhold(line, member++);
			const promised = member < members ? body[member++] : undefined;
			if (!promised || !cursor.alike(promised.name, this.#name)) return false;
			const value = this.#readValue(line, cursor.end - 1);
			if (value === undefined || line.bytes[cursor.end - 1] !== 0x5d) return false;
			if (!cursor.says(line.hash(from, cursor.end), promised.digest)) return false;
			this.names.push(this.#nameHere(line));
			this.values.push(value);
			cursor.at = cursor.end;
			cursor.end = to;
		}
		while (member < members) this.#withhold(line, member++);
		return true;
	}

	#nameHere(line: LineBytes): string {
		const before = this.#namesBefore[this.names.length] ?? '';
		if (this.#cursor.says(before, this.#name)) return before;
		const name = line.text(this.#name.from, this.#name.to);
		this.#namesBefore[this.names.length] = name;
		return name;
	}

	#withhold(line: LineBytes, member: number): void {
		const name = this.head.body[member]?.name;
		if (name) this.withheld.push(line.text(name.from, name.to));
	}

	/** 16 bytes in base64url: of the last of 22 characters four bits are none, and zero. */
	#readSalt(): boolean {
		const cursor = this.#cursor;
		if (!cursor.quoted(BASE64URL, 22, 22)) return false;
		const last = cursor.bytes[cursor.at - 2];
		return last === 0x41 || last === 0x51 || last === 0x67 || last === 0x77;
	}

	/** The value from here to there, in canonical form; undefined where it is not. */
	#readValue(line: LineBytes, to: number): Json | undefined {
		const { at: from } = this.#cursor;
		if (to <= from) return undefined;
		if (line.bytes[from] === QUOTE) {
			const at = this.#stringFrom(from + 1, to);
			if (at !== to && at !== -to) return undefined;
			const value = at === to ? line.text(from + 1, to - 1) : (JSON.parse(line.text(from, to)) as string);
			return value.includes(REPLACEMENT) ? undefined : value;
		}
		const written = line.text(from, to);
		if (written.includes(REPLACEMENT)) return undefined;
		try {
			// Within `[salt, name, value]` it stands one deeper: as an only member it is held to that depth, and to being one.
			const [value, ...more] = parseCanonical(`[${written}]`) as readonly Json[];
			return more.length === 0 ? value : undefined;
		} catch (error) {
			if (error instanceof NotCanonical) return undefined;
			throw error;
		}
	}

	/**
	 * Where a string that began before `from` has ended, after its quote; the same below zero where something in it is escaped,
	 * as JSON.stringify does it. 0: it does not end before `to`.
	 */
	#stringFrom(from: number, to: number): number {
		const cursor = this.#cursor;
		let sign = 1;
		for (cursor.at = from; ; cursor.at += 2) {
			cursor.run(IN_STRING, 0, to);
			if (cursor.at >= to) return 0;
			const byte = cursor.bytes[cursor.at];
			if (byte === QUOTE) return sign * (cursor.at + 1);
			if (byte !== BACKSLASH || !MAY_BE_ESCAPED.includes(cursor.bytes[cursor.at + 1] ?? 0)) return 0;
			sign = -1;
		}
	}
}

const reader = new SoundLine();
let units = new Uint8Array(4096);

/** The same for one line of text; null where `examineLine` is to be asked. */
export function soundLine(line: string, hash: Hash): Entry | null {
	if (line.length > LONGEST_LINE_BYTES) return null;
	if (units.length < line.length) units = new Uint8Array(2 * line.length);
	// A byte for each unit of the text, so that places are the same in both; what is not ASCII is only known to be so.
	let isAscii = true;
	for (let i = 0; i < line.length; i += 1) {
		const unit = line.charCodeAt(i);
		units[i] = unit < 0x80 ? unit : 0x80;
		if (unit >= 0x80) isAscii = false;
	}
	if (!isAscii && (3 * line.length > LONGEST_LINE_BYTES || hasLoneSurrogate(line))) return null;
	const text = (from: number, to: number) => line.slice(from, to);
	reader.restart();
	const same = () => false;
	const read = reader.read({ bytes: units, text, same, hash: (from, to) => hash(text(from, to)) }, 0, line.length);
	return read ? new SoundEntry(line, reader.digest) : null;
}
