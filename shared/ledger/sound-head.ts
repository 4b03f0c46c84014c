/**
 * The short way to read a head: its one layout, byte by byte. Nearly every head is sound and of ordinary make, and then
 * this tells so in a fraction of the time that naming every possible fault takes.
 * What must hold: every head that it reads, `examineLine` reads without a fault; where there is any doubt it says no.
 */
import { isInstant } from '../vocabulary';
import { ascii, COMMA, type Cursor, DIGIT, HEX, NAME, PLAIN, type Span, span, template } from './bytes';
import { clockRanOn } from './clock';
import type { Seen } from './line';
import { KIND, LONGEST_KIND } from './shapes';

/** Bytes of which some can be had as text. */
export interface Texts {
	text(from: number, to: number): string;
	/** So many bytes are the same at both places. */
	same(at: number, other: number, length: number): boolean;
}

interface Member {
	readonly name: Span;
	readonly digest: Span;
}

const [AT, BODY, BOOT, BY] = [ascii('{"at":'), ascii(',"body":'), ascii(',"boot":'), ascii(',"by":')];
const [CASE, CHAIN, THE_KIND, OFFSET] = [ascii(',"case":'), ascii(',"chain":'), ascii(',"kind":'), ascii(',"offset":')];
const [PREV, SEEN, SEQ, UPTIME] = [ascii(',"prev":'), ascii(',"seen":'), ascii(',"seq":'), ascii(',"uptime":')];
const VERSION_AND_ZONE = ascii(',"v":1,"zone":');
const [EMPTY_LIST, SEEN_CHAIN, SEEN_HEAD, SEEN_SEQ] = [
	ascii('[]'),
	ascii('{"chain":'),
	ascii(',"head":'),
	ascii(',"seq":'),
];
const NONE: readonly never[] = [];
const DASH = 0x2d;
const COLON = 0x3a;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const BRACE = 0x7b;
const UNBRACE = 0x7d;
const NINE = 0x39;
const MINUTE = 60_000;
const MOST_SIGNERS = 16;
/** Entries that have seen more chains are read the other way: each is held against all before it. */
const MOST_SEEN = 16;
const INSTANT = template('"####-##-##T##:##:##.###Z"', '#', DIGIT);
const UUID = template('"########-####-####-####-############"', '#', HEX);

/** One head; it is used again for the next one. */
export class SoundHead {
	readonly body: Member[] = [];
	/** How many of `body` and `by` are this head's. */
	members = 0;
	readonly by: Span[] = [];
	signers = 0;
	readonly boot = span();
	readonly case = span();
	readonly chain = span();
	readonly prev = span();
	kind = '';
	seen: readonly Seen[] = [];
	/** Boot, signers, case and chain are those of the head before. */
	isLikeBefore = false;
	seq = 0;
	// Not whole from the start, because some of their values are none that a small integer holds: two heads stay of one make.
	at = Number.NaN;
	uptime = Number.NaN;
	/** From which boot to which chain, by whom, in which case: with most entries the same as with the one before. */
	readonly #stretch = span();
	readonly #kindAt = span();
	#kindWasSound = '';
	#day = Number.NaN;
	#midnight = Number.NaN;

	/** Reads the head that stands at the cursor, to its closing brace. @param before one of the same bytes that was read, to say quickly what is the same */
	read(c: Cursor, texts: Texts, before: SoundHead | null): boolean {
		return (
			c.literal(AT) &&
			this.#readInstant(c, texts) &&
			c.literal(BODY) &&
			this.#readBody(c) &&
			((before !== null && this.#takeStretch(c, texts, before)) || this.#readStretch(c)) &&
			this.#readRest(c, texts)
		);
	}

	#readStretch(c: Cursor): boolean {
		this.isLikeBefore = false;
		this.#stretch.from = c.at;
		const read =
			c.literal(BOOT) &&
			c.quoted(PLAIN, 0, 100, this.boot) &&
			c.literal(BY) &&
			this.#readSigners(c) &&
			c.literal(CASE) &&
			isUuid(c, this.case) &&
			c.literal(CHAIN) &&
			isUuid(c, this.chain);
		this.#stretch.to = c.at;
		return read;
	}

	/** Where the same bytes stand as in the head before, they were read there. */
	#takeStretch(c: Cursor, texts: Texts, before: SoundHead): boolean {
		const { from, to } = before.#stretch;
		const length = to - from;
		if (c.at + length > c.end || !texts.same(c.at, from, length)) return false;
		const further = c.at - from;
		shift(this.#stretch, before.#stretch, further);
		shift(this.boot, before.boot, further);
		shift(this.case, before.case, further);
		shift(this.chain, before.chain, further);
		this.signers = before.signers;
		for (let i = 0; i < this.signers; i += 1) {
			const by = before.by[i];
			this.by[i] ??= span();
			const own = this.by[i];
			if (own && by) shift(own, by, further);
		}
		this.isLikeBefore = true;
		c.at += length;
		return true;
	}

	#readRest(c: Cursor, texts: Texts): boolean {
		return (
			c.literal(THE_KIND) &&
			this.#readKind(c, texts) &&
			c.literal(OFFSET) &&
			isOffset(c) &&
			c.literal(PREV) &&
			c.quoted(HEX, 64, 64, this.prev) &&
			c.literal(SEEN) &&
			this.#readSeen(c, texts) &&
			this.#readEnd(c)
		);
	}

	#readEnd(c: Cursor): boolean {
		if (!c.literal(SEQ)) return false;
		this.seq = c.whole(1);
		if (this.seq < 1 || !c.literal(UPTIME)) return false;
		this.uptime = c.whole(0);
		return this.uptime >= 0 && c.literal(VERSION_AND_ZONE) && c.quoted(PLAIN, 0, 100) && c.byte(UNBRACE);
	}

	/**
	 * Nothing of this head need be looked at again when all is well with the one before, whose digest is given: it is the
	 * next of the same chain by the same signers, the clock ran on, it saw no other chain and says nothing of people's keys.
	 */
	follows(c: Cursor, before: SoundHead, digest: string): boolean {
		return (
			this.seq === before.seq + 1 &&
			this.seen.length === 0 &&
			c.says(digest, this.prev) &&
			this.isLikeBefore &&
			!this.kind.startsWith('person.') &&
			this.#clockRanOn(before)
		);
	}

	#clockRanOn(before: SoundHead): boolean {
		return clockRanOn(this.at - before.at, this.uptime - before.uptime);
	}

	/** `2026-11-22T01:40:00.000Z`; entries of one day follow one another, so a day is looked up once. */
	#readInstant(c: Cursor, texts: Texts): boolean {
		const from = c.at + 1;
		if (!c.like(INSTANT)) return false;
		const hours = c.number(from + 11, from + 13);
		const minutes = c.number(from + 14, from + 16);
		const seconds = c.number(from + 17, from + 19);
		if (hours > 23 || minutes > 59 || seconds > 59) return false;
		const day = c.number(from, from + 4) * 10_000 + c.number(from + 5, from + 7) * 100 + c.number(from + 8, from + 10);
		if (day !== this.#day) {
			const midnight = `${texts.text(from, from + 10)}T00:00:00.000Z`;
			if (!isInstant(midnight)) return false;
			this.#day = day;
			this.#midnight = Date.parse(midnight);
		}
		this.at = this.#midnight + (hours * 60 + minutes) * MINUTE + seconds * 1000 + c.number(from + 20, from + 23);
		return true;
	}

	/** Names in their order, each once, with a digest each. */
	#readBody(c: Cursor): boolean {
		this.members = 0;
		if (!c.byte(BRACE)) return false;
		if (c.byte(UNBRACE)) return true;
		do {
			const before = this.body[this.members - 1];
			const member = this.body[this.members] ?? { name: span(), digest: span() };
			this.body[this.members] = member;
			if (!isMember(c, member.name) || !c.byte(COLON) || !c.quoted(HEX, 64, 64, member.digest)) return false;
			if (this.members > 0 && before && c.order(before.name, member.name) >= 0) return false;
			this.members += 1;
		} while (c.byte(COMMA));
		return c.byte(UNBRACE);
	}

	#readSigners(c: Cursor): boolean {
		this.signers = 0;
		if (!c.byte(OPEN)) return false;
		do {
			const by = this.by[this.signers] ?? span();
			this.by[this.signers] = by;
			if (!c.quoted(HEX, 64, 64, by)) return false;
			for (let i = 0; i < this.signers; i += 1) if (c.alike(this.by[i] ?? by, by)) return false;
			this.signers += 1;
		} while (c.byte(COMMA));
		return this.signers <= MOST_SIGNERS && c.byte(CLOSE);
	}

	#readKind(c: Cursor, texts: Texts): boolean {
		const at = this.#kindAt;
		if (!c.quoted(PLAIN, 1, LONGEST_KIND, at)) return false;
		this.kind = c.says(this.#kindWasSound, at) ? this.#kindWasSound : texts.text(at.from, at.to);
		if (this.kind !== this.#kindWasSound && !KIND.test(this.kind)) return false;
		this.#kindWasSound = this.kind;
		return true;
	}

	/** Newest entries of other chains, of each chain one. */
	#readSeen(c: Cursor, texts: Texts): boolean {
		this.seen = NONE;
		if (c.literal(EMPTY_LIST)) return true;
		const from = c.at;
		const chains = [this.chain];
		if (!c.byte(OPEN)) return false;
		do {
			const chain = span();
			if (!c.literal(SEEN_CHAIN) || !isUuid(c, chain)) return false;
			if (chains.length > MOST_SEEN || chains.some((other) => c.alike(other, chain))) return false;
			chains.push(chain);
			if (!c.literal(SEEN_HEAD) || !c.quoted(HEX, 64, 64) || !c.literal(SEEN_SEQ) || c.whole(1) < 1) return false;
			if (!c.byte(UNBRACE)) return false;
		} while (c.byte(COMMA));
		if (!c.byte(CLOSE)) return false;
		this.seen = JSON.parse(texts.text(from, c.at)) as Seen[];
		return true;
	}
}

function shift(into: Span, { from, to }: Span, further: number): void {
	into.from = from + further;
	into.to = to + further;
}

function isUuid(c: Cursor, into: Span): boolean {
	into.from = c.at + 1;
	into.to = c.at + 37;
	return c.like(UUID);
}

/** Minutes from UTC, -1440 to 1440. */
function isOffset(c: Cursor): boolean {
	const least = c.byte(DASH) ? 1 : 0;
	const minutes = c.whole(least);
	return minutes >= least && minutes <= 1440;
}

/** A member's name, between quotes: `MEMBER`, a letter and at most 63 letters and digits. */
export function isMember(c: Cursor, into: Span): boolean {
	return c.quoted(NAME, 1, 64, into) && (c.bytes[into.from] ?? 0) > NINE;
}
