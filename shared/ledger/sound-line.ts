/**
 * The short way to read a line: one pattern for a whole head, one for a disclosure. Nearly every line is sound and of
 * ordinary make, and then this tells so in a tenth of the time that naming every possible fault takes.
 * What must hold: whatever it reads, `examineLine` reads without a fault and to the same entry; for everything else, and
 * wherever there is any doubt, it gives null and `examineLine` is asked (tests/shared/sound-line.test.ts holds the two together).
 */
import { isInstant, SHA256, UUID } from '../vocabulary';
import { type Json, NotCanonical, parseCanonical } from './canonical';
import type { Disclosure, Entry, Hash, Head } from './line';
import { KIND, LONGEST_LINE_BYTES, MEMBER, SALT, SIGNATURE, within } from './shapes';

/** At most three bytes of UTF-8 a code unit: a line this short is never too long. */
const LONGEST = Math.floor(LONGEST_LINE_BYTES / 3);
const quoted = (pattern: RegExp) => `"${within(pattern)}"`;
/** Printable ASCII without quote and backslash: canonical as it stands. */
const PLAIN = '"[ !#-\\[\\]-~]{0,100}"';
/** `"":"<64 digits>"` */
const AROUND_NAME = 69;
/** At most 15 digits are always within 2^53. */
const COUNT = '(?:0|[1-9][0-9]{0,14})';
const list = (one: string, least = '?') => `(?:${one}(?:,${one})*)${least}`;
const DIGEST = quoted(SHA256);
const MEMBERS_OF_HEAD: readonly (readonly [string, string])[] = [
	['at', '"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z"'],
	['body', `\\{(?<body>${list(`${quoted(MEMBER)}:${DIGEST}`)})\\}`],
	['boot', PLAIN],
	['by', `\\[${list(DIGEST, '')}\\]`],
	['case', quoted(UUID)],
	['chain', quoted(UUID)],
	['kind', quoted(KIND)],
	['offset', `(?:0|-?[1-9][0-9]{0,3})`],
	['prev', DIGEST],
	['seen', `\\[${list(`\\{"chain":${quoted(UUID)},"head":${DIGEST},"seq":[1-9][0-9]{0,14}\\}`)}\\]`],
	['seq', '[1-9][0-9]{0,14}'],
	['uptime', COUNT],
	['v', '1'],
	['zone', PLAIN],
];
const HEAD = new RegExp(`^\\{${MEMBERS_OF_HEAD.map(([name, value]) => `"${name}":${value}`).join(',')}\\}$`);
const ONE_SIGNATURE = new RegExp(`^\\["(${within(SIGNATURE)})"\\]$`);
const SIGNATURES = new RegExp(`^\\[${list(quoted(SIGNATURE), '')}\\]$`);
const DISCLOSURE = new RegExp(`^\\[${quoted(SALT)},"(${within(MEMBER)})",`);
const NOT_PLAIN = /["\\\u0000-\u001f\ud800-\udfff]/;
/** The escapes that JSON.stringify writes: a backslash before what needs it, nothing in another's place. */
const ESCAPED = /^(?:[^"\\\u0000-\u001f\ud800-\udfff]|\\["\\bfnrt])*$/;

export function soundLine(line: string, hash: Hash): Entry | null {
	if (line.length > LONGEST) return null;
	const [headText = '', signatureText = '', ...texts] = line.split('\t');
	const head = headIn(headText);
	if (!head) return null;
	const signatures = signaturesIn(signatureText);
	if (signatures.length !== head.by.length) return null;
	const disclosures: Disclosure[] = [];
	const body: Record<string, Json> = Object.create(null);
	let last = '';
	for (const text of texts) {
		const disclosure = disclosureIn(text);
		if (!disclosure || disclosure.name <= last) return null;
		last = disclosure.name;
		if (!Object.hasOwn(head.body, last) || head.body[last] !== hash(text)) return null;
		disclosures.push(disclosure);
		body[last] = disclosure.value;
	}
	const withheld = Object.keys(head.body).filter((name) => !(name in body));
	return { head, headText, digest: hash(headText), signatures, disclosures, body, withheld };
}

function signaturesIn(text: string): readonly string[] {
	const one = ONE_SIGNATURE.exec(text)?.[1];
	if (one !== undefined) return [one];
	return SIGNATURES.test(text) ? (JSON.parse(text) as string[]) : [];
}

function headIn(text: string): Head | null {
	const body = HEAD.exec(text)?.groups?.body;
	if (body === undefined) return null;
	const head = JSON.parse(text) as Head;
	const sound =
		isDay(head.at.slice(0, 10)) &&
		Math.abs(head.offset) <= 1440 &&
		areMembers(Object.keys(head.body), body) &&
		(head.by.length === 1 || (head.by.length <= 16 && new Set(head.by).size === head.by.length)) &&
		(head.seen.length === 0 || areOthers(head.seen, head.chain));
	return sound ? head : null;
}

/** Entries of one day follow one another: the day is looked up once. */
let knownDay = '';

function isDay(day: string): boolean {
	if (day === knownDay) return true;
	const is = isInstant(`${day}T00:00:00.000Z`);
	if (is) knownDay = day;
	return is;
}

/** The names that were read stand in this text in their order, each once: a second of one name would make the text longer. */
function areMembers(names: readonly string[], text: string): boolean {
	let length = Math.max(0, names.length - 1);
	for (const [at, name] of names.entries()) {
		if (at > 0 && (names[at - 1] ?? '') >= name) return false;
		length += name.length + AROUND_NAME;
	}
	return length === text.length;
}

const areOthers = (seen: Head['seen'], own: string) =>
	new Set([own, ...seen.map(({ chain }) => chain)]).size === seen.length + 1;

function disclosureIn(text: string): Disclosure | null {
	const start = DISCLOSURE.exec(text);
	const name = start?.[1];
	if (!start || name === undefined || !text.endsWith(']')) return null;
	const value = valueIn(text.slice(start[0].length, -1));
	return value === undefined ? null : { name, value, text };
}

/** A value in canonical form; undefined where it is not. */
function valueIn(text: string): Json | undefined {
	if (text.length >= 2 && text.startsWith('"') && text.endsWith('"')) {
		const inside = text.slice(1, -1);
		if (!NOT_PLAIN.test(inside)) return inside;
		if (ESCAPED.test(inside)) return JSON.parse(text) as string;
	}
	try {
		// Within `[salt, name, value]` it stands one deeper: as an only member it is held to that depth, and to being one.
		const [value, ...more] = parseCanonical(`[${text}]`) as readonly Json[];
		return more.length === 0 ? value : undefined;
	} catch (error) {
		if (error instanceof NotCanonical) return undefined;
		throw error;
	}
}
