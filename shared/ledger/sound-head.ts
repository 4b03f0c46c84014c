/**
 * The short way to read a head: its one layout, byte by byte. Nearly every head is sound and of ordinary make, and then
 * this tells so in a fraction of the time that naming every possible fault takes.
 * What must hold: every head that it reads, `examineLine` reads without a fault; where there is any doubt it says no.
 */
import { isInstant } from '../vocabulary';
import { ascii, COMMA, type Cursor, DIGIT, HEX, NAME, PLAIN, type Span, span, template } from './bytes';
import { clockRanOn } from './clock';
import type { Seen } from './line';
import { KIND } from './shapes';

/** The text of some of the bytes. */
export type TextOf = (from: number, to: number) => string;

interface Member {
	readonly name: Span;
	readonly digest: Span;
}

const NAMES = 'at body boot by case chain kind offset prev seen seq uptime v zone'.split(' ');
const BEFORE = NAMES.map((name, i) => ascii(`${i === 0 ? '{' : ','}"${name}":`));
const [EMPTY_LIST, SEEN_CHAIN, SEEN_HEAD, SEEN_SEQ] = [
	ascii('[]'),
	ascii('{"chain":'),
	ascii(',"head":'),
	ascii(',"seq":'),
];
const DASH = 0x2d;
const COLON = 0x3a;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const BRACE = 0x7b;
const UNBRACE = 0x7d;
const ONE = 0x31;
const NINE = 0x39;
const MINUTE = 60_000;
const MOST_SIGNERS = 16;
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
	seq = 0;
	at = 0;
	uptime = 0;
	readonly #readers: readonly ((c: Cursor, textOf: TextOf) => boolean)[];
	#kindWasSound = '';
	#day = Number.NaN;
	#midnight = 0;

	constructor() {
		const uuid = (into: Span) => (c: Cursor) => isUuid(c, into);
		this.#readers = [
			(c, textOf) => this.#readInstant(c, textOf),
			(c) => this.#readBody(c),
			(c) => c.quoted(PLAIN, 0, 100, this.boot),
			(c) => this.#readSigners(c),
			uuid(this.case),
			uuid(this.chain),
			(c, textOf) => this.#readKind(c, textOf),
			isOffset,
			(c) => c.quoted(HEX, 64, 64, this.prev),
			(c, textOf) => this.#readSeen(c, textOf),
			(c) => {
				this.seq = c.whole(1);
				return this.seq > 0;
			},
			(c) => {
				this.uptime = c.whole(0);
				return this.uptime >= 0;
			},
			(c) => c.byte(ONE),
			(c) => c.quoted(PLAIN, 0, 100),
		];
	}

	/** Reads the head that stands at the cursor, to its closing brace. */
	read(c: Cursor, textOf: TextOf): boolean {
		for (let i = 0; i < BEFORE.length; i += 1)
			if (!c.literal(BEFORE[i] ?? EMPTY_LIST) || this.#readers[i]?.(c, textOf) !== true) return false;
		return c.byte(UNBRACE);
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
			c.alike(this.case, before.case) &&
			c.alike(this.chain, before.chain) &&
			this.signers === before.signers &&
			this.by.every((by, i) => i >= this.signers || c.alike(by, before.by[i] ?? by)) &&
			!this.kind.startsWith('person.') &&
			this.#clockRanOn(c, before)
		);
	}

	#clockRanOn(c: Cursor, before: SoundHead): boolean {
		const byUptime = c.alike(this.boot, before.boot) ? this.uptime - before.uptime : null;
		return clockRanOn(this.at - before.at, byUptime);
	}

	/** `2026-11-22T01:40:00.000Z`; entries of one day follow one another, so a day is looked up once. */
	#readInstant(c: Cursor, textOf: TextOf): boolean {
		const from = c.at + 1;
		if (!c.like(INSTANT)) return false;
		const hours = c.number(from + 11, from + 13);
		const minutes = c.number(from + 14, from + 16);
		const seconds = c.number(from + 17, from + 19);
		if (hours > 23 || minutes > 59 || seconds > 59) return false;
		const day = c.number(from, from + 4) * 10_000 + c.number(from + 5, from + 7) * 100 + c.number(from + 8, from + 10);
		if (day !== this.#day) {
			const midnight = `${textOf(from, from + 10)}T00:00:00.000Z`;
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

	#readKind(c: Cursor, textOf: TextOf): boolean {
		const at = span();
		if (!c.quoted(PLAIN, 1, 1000, at)) return false;
		this.kind = c.says(this.#kindWasSound, at) ? this.#kindWasSound : textOf(at.from, at.to);
		if (this.kind !== this.#kindWasSound && !KIND.test(this.kind)) return false;
		this.#kindWasSound = this.kind;
		return true;
	}

	/** Newest entries of other chains, of each chain one. */
	#readSeen(c: Cursor, textOf: TextOf): boolean {
		this.seen = [];
		if (c.literal(EMPTY_LIST)) return true;
		const from = c.at;
		const chains = [this.chain];
		if (!c.byte(OPEN)) return false;
		do {
			const chain = span();
			if (!c.literal(SEEN_CHAIN) || !isUuid(c, chain)) return false;
			if (chains.some((other) => c.alike(other, chain))) return false;
			chains.push(chain);
			if (!c.literal(SEEN_HEAD) || !c.quoted(HEX, 64, 64) || !c.literal(SEEN_SEQ) || c.whole(1) < 1) return false;
			if (!c.byte(UNBRACE)) return false;
		} while (c.byte(COMMA));
		if (!c.byte(CLOSE)) return false;
		this.seen = JSON.parse(textOf(from, c.at)) as Seen[];
		return true;
	}
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
