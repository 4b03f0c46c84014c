/**
 * One entry is one line: head TAB signatures [TAB disclosure]…  (ledger format 1, "One entry is one line").
 * Pure: hash functions are handed in, bytes and text in, data or faults out. A line is parsed as hostile input.
 */
import type { CaseId, ChainId, Instant, KeyId, Sha256 } from '../vocabulary';
import { INSTANT, isInstant, SHA256, UUID } from '../vocabulary';
import { canonical, type Json, NotCanonical, parseCanonical } from './canonical';
import { KIND, LONGEST_LINE_BYTES, MEMBER, SALT, SIGNATURE } from './shapes';
import { soundLine } from './sound-line';

export interface Seen {
	readonly chain: ChainId;
	readonly seq: number;
	readonly head: Sha256;
}

/** The head: who, when, what kind, and a commitment to each member of the content. */
export interface Head {
	readonly v: 1;
	readonly case: CaseId;
	readonly chain: ChainId;
	readonly seq: number;
	readonly prev: Sha256;
	readonly seen: readonly Seen[];
	readonly kind: string;
	readonly body: Readonly<Record<string, Sha256>>;
	readonly by: readonly KeyId[];
	readonly at: Instant;
	readonly offset: number;
	readonly zone: string;
	readonly boot: string;
	readonly uptime: number;
}

export interface Disclosure {
	readonly name: string;
	readonly value: Json;
	/** The disclosure's text as it stands in the line. */
	readonly text: string;
}

export interface Entry {
	readonly head: Head;
	/** The head's text as it stands in the line; its SHA-256 is the entry's digest. */
	readonly headText: string;
	readonly digest: Sha256;
	readonly signatures: readonly string[];
	readonly disclosures: readonly Disclosure[];
	/** Disclosed members by name. */
	readonly body: Readonly<Record<string, Json>>;
	/** Members that the head names and the line does not disclose. */
	readonly withheld: readonly string[];
}

/** SHA-256 of text's UTF-8 (or of bytes), lower-case hexadecimal. */
export type Hash = (data: string | Uint8Array) => Sha256;

export interface LineFault {
	readonly rule: string;
	readonly expected: string;
	readonly found: string;
}

/** What is amiss with a line by itself, and in which part of it. */
export interface FaultInLine extends LineFault {
	readonly part: 'line' | 'disclosure';
}

export { KIND, LONGEST_LINE_BYTES };

const HEAD_MEMBERS = [
	'at',
	'body',
	'boot',
	'by',
	'case',
	'chain',
	'kind',
	'offset',
	'prev',
	'seen',
	'seq',
	'uptime',
	'v',
	'zone',
];

/** A signed entry's line, without the line end. */
export function writeLine(headText: string, signatures: readonly string[], disclosures: readonly string[]): string {
	return [headText, canonical([...signatures]), ...disclosures].join('\t');
}

/** The canonical text of one disclosure: `[salt, name, value]`; salt is 16 random bytes in base64url. */
export function writeDisclosure(salt: string, name: string, value: Json): string {
	return canonical([salt, name, value]);
}

/** A line that was read: its entry where there is one, the digest that the next line must name, and what is amiss. */
export interface LineRead {
	readonly entry: Entry | null;
	readonly digest: Sha256;
	readonly faults: readonly FaultInLine[];
}

/** Reads one line (without its LF): the short way, and where that is not enough, every fault by name. */
export function readLine(line: string, hash: Hash): LineRead {
	const entry = soundLine(line, hash);
	return entry ? { entry, digest: entry.digest, faults: [] } : examineLine(line, hash);
}

/**
 * Holds one line to rules 1 and 4 of "What must hold", as far as a line can be held to them by itself.
 * An unreadable line gives `entry: null`; every fault is gathered.
 */
export function examineLine(line: string, hash: Hash): LineRead {
	const faults: FaultInLine[] = [];
	const faultIn =
		(part: FaultInLine['part']): Say =>
		(rule, expected, found) =>
			faults.push({ part, rule, expected: shorten(expected), found: shorten(found) });
	const fault = faultIn('line');
	const headText = line.split('\t', 1)[0] ?? '';
	const digest = hash(headText);
	if (byteLength(line) > LONGEST_LINE_BYTES) {
		fault('a line is at most 512 KiB', `${LONGEST_LINE_BYTES} bytes`, `${byteLength(line)} bytes`);
		return { entry: null, digest, faults };
	}
	const fields = line.split('\t');
	if (fields.length < 2) {
		fault('a line is head, signatures and disclosures', 'at least two fields', `${fields.length} field`);
		return { entry: null, digest, faults };
	}
	const parsedHead = parse(headText, 'the head is canonical JSON', fault);
	const parsedSignatures = parse(fields[1] ?? '', 'the signatures are canonical JSON', fault);
	const head = parsedHead === undefined ? null : asHead(parsedHead, fault);
	if (!head || !Array.isArray(parsedSignatures)) {
		if (parsedSignatures !== undefined && !Array.isArray(parsedSignatures))
			fault('signatures are an array', 'an array', typeof parsedSignatures);
		return { entry: null, digest, faults };
	}
	const signatures: string[] = [];
	for (const s of parsedSignatures.slice(0, head.by.length)) {
		if (typeof s === 'string' && SIGNATURE.test(s)) signatures.push(s);
		else fault('a signature is base64url without padding', 'base64url', canonical(s));
	}
	if (parsedSignatures.length !== head.by.length)
		fault('as many signatures as signers', `${head.by.length}`, `${parsedSignatures.length}`);
	const disclosures = readDisclosures(fields.slice(2), head, hash, faultIn('disclosure'));
	const body: Record<string, Json> = Object.create(null);
	for (const d of disclosures) body[d.name] = d.value;
	const withheld = Object.keys(head.body).filter((name) => !(name in body));
	return { entry: { head, headText, digest, signatures, disclosures, body, withheld }, digest, faults };
}

/** Disclosures beyond those that the head names are told one by one, up to so many: a line must not cost a reader more than it is worth. */
const MOST_SPARE = 100;

type Say = (rule: string, expected: string, found: string) => void;

function readDisclosures(fields: readonly string[], head: Head, hash: Hash, fault: Say): Disclosure[] {
	const read: Disclosure[] = [];
	let last: string | null = null;
	const most = Object.keys(head.body).length + MOST_SPARE;
	if (fields.length > most)
		fault('a line discloses what its head names', `${most - MOST_SPARE} disclosures`, `${fields.length}`);
	for (const [i, text] of fields.slice(0, most).entries()) {
		const value = parse(text, `disclosure ${i + 1} is canonical JSON`, fault);
		if (value === undefined) continue;
		if (!Array.isArray(value) || value.length !== 3 || typeof value[0] !== 'string' || typeof value[1] !== 'string') {
			fault('a disclosure is [salt, name, value]', '[salt, name, value]', text);
			continue;
		}
		const [salt, name, content] = value as [string, string, Json];
		if (!SALT.test(salt)) fault(`the salt of ${shorten(name)} is 16 bytes in base64url`, '22 characters', salt);
		if (last !== null && name <= last)
			fault('disclosures stand in the order of their names, each once', `a name after ${last}`, name);
		last = name;
		const promised = Object.hasOwn(head.body, name) ? head.body[name] : undefined;
		const found = hash(text);
		if (promised === undefined) fault('the head names every disclosure', 'a name in head.body', name);
		else if (promised !== found) fault(`the disclosure of ${name} hashes to what the head says`, promised, found);
		else read.push({ name, value: content, text });
	}
	return read;
}

function asHead(value: Json, fault: Say): Head | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		fault('the head is an object', 'an object', canonical(value));
		return null;
	}
	const members = Object.keys(value).sort();
	if (members.join() !== HEAD_MEMBERS.join()) {
		fault('the head has just the members of format 1', HEAD_MEMBERS.join(', '), members.join(', '));
		return null;
	}
	const before = faultCounter(fault);
	const { say } = before;
	const h = value as Record<string, Json>;
	const must = (rule: string, holds: boolean, expected: string, found: Json | undefined) => {
		if (!holds) say(rule, expected, found === undefined ? 'nothing' : canonical(found));
	};
	const uuid = (v: Json | undefined) => typeof v === 'string' && UUID.test(v);
	const whole = (v: Json | undefined, least: number) => typeof v === 'number' && v >= least;
	must('v is 1', h.v === 1, '1', h.v);
	must('case is a UUID', uuid(h.case), 'a UUID', h.case);
	must('chain is a UUID', uuid(h.chain), 'a UUID', h.chain);
	must('seq is a positive integer', whole(h.seq, 1), '1 or more', h.seq);
	must('prev is a SHA-256', typeof h.prev === 'string' && SHA256.test(h.prev), '64 hex digits', h.prev);
	must('kind is noun.verb/version', typeof h.kind === 'string' && KIND.test(h.kind), 'noun.verb/version', h.kind);
	must(
		'at is RFC 3339, UTC, milliseconds',
		typeof h.at === 'string' && INSTANT.test(h.at) && isInstant(h.at),
		'an instant',
		h.at,
	);
	must(
		'offset is minutes from UTC',
		typeof h.offset === 'number' && Math.abs(h.offset) <= 1440,
		'-1440 to 1440',
		h.offset,
	);
	must('zone is a time zone', typeof h.zone === 'string' && h.zone.length <= 100, 'a time zone', h.zone);
	must('boot is an id', typeof h.boot === 'string' && h.boot.length <= 100, 'an id', h.boot);
	must('uptime is milliseconds', whole(h.uptime, 0), '0 or more', h.uptime);
	must('by names each signer once, at least one', isSigners(h.by), 'key ids', h.by);
	must(
		'seen names newest entries of other chains',
		isSeen(h.seen, h.chain),
		'{chain, seq, head} of other chains',
		h.seen,
	);
	must('body commits to each member', isCommitments(h.body), 'member names with SHA-256', h.body);
	return before.count() === 0 ? (value as Json & Head) : null;
}

function isSigners(by: Json | undefined): boolean {
	return (
		Array.isArray(by) &&
		by.length > 0 &&
		by.length <= 16 &&
		by.every((k) => typeof k === 'string' && SHA256.test(k)) &&
		new Set(by).size === by.length
	);
}

function isSeen(seen: Json | undefined, own: Json | undefined): boolean {
	if (!Array.isArray(seen)) return false;
	const chains = new Set<string>();
	return seen.every((s) => {
		if (typeof s !== 'object' || s === null || Array.isArray(s) || Object.keys(s).sort().join() !== 'chain,head,seq')
			return false;
		const { chain, seq, head } = s as Record<string, Json>;
		if (typeof chain !== 'string' || !UUID.test(chain) || chain === own || chains.has(chain)) return false;
		chains.add(chain);
		return typeof seq === 'number' && seq >= 1 && typeof head === 'string' && SHA256.test(head);
	});
}

function isCommitments(body: Json | undefined): boolean {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
	return Object.entries(body).every(
		([name, digest]) => MEMBER.test(name) && typeof digest === 'string' && SHA256.test(digest),
	);
}

function faultCounter(fault: Say): { say: Say; count: () => number } {
	let n = 0;
	return {
		say: (...words) => {
			n += 1;
			fault(...words);
		},
		count: () => n,
	};
}

function parse(text: string, rule: string, fault: Say): Json | undefined {
	try {
		return parseCanonical(text);
	} catch (error) {
		if (!(error instanceof NotCanonical)) throw error;
		fault(rule, 'canonical JSON (RFC 8785)', error.message);
		return undefined;
	}
}

function byteLength(text: string): number {
	let bytes = 0;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c >= 0xd800 && c < 0xdc00 ? 4 : c >= 0xdc00 && c < 0xe000 ? 0 : 3;
	}
	return bytes;
}

const shorten = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
