/**
 * Distinguished Encoding Rules (ITU-T X.690, sections 8 and 10), read strictly and written. Certificates and signatures
 * come from strangers, and some bytes that OpenSSL or BoringSSL would accept (or abort on) must be refused before either
 * sees them: so this file walks the bytes itself. What is not the one encoding of its value is refused.
 */

export interface Der {
	/** Identifier octet; only low tag numbers exist here. */
	readonly tag: number;
	readonly content: Uint8Array;
	/** Identifier, length and content as they stand. */
	readonly bytes: Uint8Array;
}

/** Bytes that are not DER, or not the shape that was looked for. */
export class NotDer extends Error {}

export const TAG = {
	boolean: 0x01,
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	null: 0x05,
	oid: 0x06,
	utf8String: 0x0c,
	printableString: 0x13,
	ia5String: 0x16,
	utcTime: 0x17,
	generalizedTime: 0x18,
	bmpString: 0x1e,
	sequence: 0x30,
	set: 0x31,
} as const;

const DEEPEST = 24;

/** Reads bytes that must be exactly one value, DER all the way down. @throws NotDer */
export function readDer(bytes: Uint8Array): Der {
	const value = take(bytes, 0);
	if (value.bytes.length !== bytes.length) throw new NotDer('bytes follow the value');
	mustBeCanonical(value, 0);
	return value;
}

/** Reads bytes that must be exactly one value, whatever stands inside it: for what is read by its parts. @throws NotDer */
export function readValue(bytes: Uint8Array): Der {
	const value = take(bytes, 0);
	if (value.bytes.length !== bytes.length) throw new NotDer('bytes follow the value');
	return value;
}

/** The values inside a constructed one; `tag` is what it must be. @throws NotDer */
export function inside(value: Der | undefined, tag: number = TAG.sequence): Der[] {
	const content = contentOf(value, tag);
	const values: Der[] = [];
	for (let at = 0; at < content.length; ) {
		const next = take(content, at);
		values.push(next);
		at += next.bytes.length;
	}
	return values;
}

/** The content of a value whose tag must be `tag`. @throws NotDer */
export function contentOf(value: Der | undefined, tag: number): Uint8Array {
	if (value === undefined) throw new NotDer(`a value with tag ${hex(tag)} is missing`);
	if (value.tag !== tag) throw new NotDer(`tag ${hex(value.tag)} stands where ${hex(tag)} belongs`);
	return value.content;
}

/** The content of a bit string that holds whole bytes. @throws NotDer */
export function wholeBits(value: Der | undefined): Uint8Array {
	const content = contentOf(value, TAG.bitString);
	if (content[0] !== 0) throw new NotDer('a bit string that is not whole bytes');
	return content.subarray(1);
}

/** One value with its definite, shortest length. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
	const content = Buffer.concat(parts);
	const length: number[] = [];
	if (content.length < 0x80) length.push(content.length);
	else {
		for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
		length.unshift(0x80 | length.length);
	}
	return Buffer.concat([Uint8Array.of(tag, ...length), content]);
}

/** An object identifier in dotted form as DER. */
export function oid(dotted: string): Uint8Array {
	const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
	const octets = [first * 40 + second, ...rest].flatMap((arc) => {
		const digits = [arc % 128];
		for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128));
		return digits;
	});
	return der(TAG.oid, Uint8Array.from(octets));
}

/** X.509's Time (RFC 5280, 4.1.2.5): UTCTime through 2049, GeneralizedTime after; whole seconds, UTC. */
export function time(at: Date): Uint8Array {
	const digits = at.toISOString().replace(/[-:T]|\..*/g, '');
	const year = at.getUTCFullYear();
	if (year >= 1950 && year < 2050) return der(TAG.utcTime, Buffer.from(`${digits.slice(2)}Z`, 'latin1'));
	return der(TAG.generalizedTime, Buffer.from(`${digits}Z`, 'latin1'));
}

/** Reads such a Time. @throws NotDer also for days that do not exist */
export function timeOf(value: Der | undefined): Date {
	if (value?.tag !== TAG.utcTime && value?.tag !== TAG.generalizedTime) throw new NotDer('a time is missing');
	const text = Buffer.from(value.content).toString('latin1');
	const parts = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
	if (!parts || text.length !== (value.tag === TAG.utcTime ? 13 : 15))
		throw new NotDer('a time is not whole seconds in UTC');
	const [, first = '', month, day, hour, minute, second] = parts;
	const year = value.tag === TAG.generalizedTime ? first : `${Number(first) < 50 ? '20' : '19'}${first}`;
	const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
	const at = new Date(iso);
	if (Number.isNaN(at.getTime()) || at.toISOString() !== iso) throw new NotDer('a time that does not exist');
	return at;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && Buffer.compare(a, b) === 0;
}

function take(from: Uint8Array, at: number): Der {
	const tag = from[at];
	const first = from[at + 1];
	if (tag === undefined || first === undefined) throw new NotDer('the bytes end inside a value');
	if ((tag & 0x1f) === 0x1f) throw new NotDer('a tag number over 30');
	let length = first;
	let start = at + 2;
	if (first >= 0x80) {
		const octets = first & 0x7f;
		if (octets < 1 || octets > 4) throw new NotDer('a length that is indefinite or too long');
		length = 0;
		for (let i = 0; i < octets; i++) length = length * 256 + (from[start + i] ?? 0);
		start += octets;
		if (length < 0x80 || length < 256 ** (octets - 1)) throw new NotDer('a length that is not the shortest');
	}
	if (start + length > from.length) throw new NotDer('the bytes end inside a value');
	return { tag, content: from.subarray(start, start + length), bytes: from.subarray(at, start + length) };
}

function mustBeCanonical(value: Der, depth: number): void {
	if (depth > DEEPEST) throw new NotDer(`nested deeper than ${DEEPEST}`);
	const { tag, content } = value;
	if ((tag & 0x20) !== 0) {
		if ((tag & 0xc0) === 0 && tag !== TAG.sequence && tag !== TAG.set) throw new NotDer(`tag ${hex(tag)} is not DER`);
		const members = inside(value, tag);
		for (const member of members) mustBeCanonical(member, depth + 1);
		if (
			tag === TAG.set &&
			members.some((m, i) => i > 0 && Buffer.compare(members[i - 1]?.bytes ?? m.bytes, m.bytes) > 0)
		)
			throw new NotDer('a set out of order');
	} else if (tag < 0x40) mustBeCanonicalValue(tag, content);
}

function mustBeCanonicalValue(tag: number, content: Uint8Array): void {
	const [first = 0, second = 0] = content;
	const must = (holds: boolean, what: string) => {
		if (!holds) throw new NotDer(what);
	};
	if (tag === 0 || tag === 0x10 || tag === 0x11) throw new NotDer(`tag ${hex(tag)} is not DER`);
	else if (tag === TAG.boolean)
		must(content.length === 1 && (first === 0 || first === 0xff), 'a boolean that is not 00 or FF');
	else if (tag === TAG.null) must(content.length === 0, 'a null with content');
	else if (tag === TAG.integer || tag === 0x0a) {
		const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
		must(content.length > 0 && !padded, 'an integer that is not the shortest');
	} else if (tag === TAG.oid) {
		const padded = content.some((octet, i) => octet === 0x80 && (i === 0 || (content[i - 1] ?? 0) < 0x80));
		must(
			content.length > 0 && !padded && (content[content.length - 1] ?? 0) < 0x80,
			'an object identifier that is not DER',
		);
	} else if (tag === TAG.bitString) {
		const unusedBits = (content[content.length - 1] ?? 0) & ((1 << first) - 1);
		must(content.length > 0 && first < 8 && (first === 0 || content.length > 1), 'a bit string that is not DER');
		must(first === 0 || unusedBits === 0, 'a bit string with unused bits set');
	} else if (tag === TAG.utf8String) {
		must(sameBytes(Buffer.from(Buffer.from(content).toString('utf8')), content), 'text that is not UTF-8');
	} else if (tag === TAG.utcTime || tag === TAG.generalizedTime) timeOf({ tag, content, bytes: content });
}

const hex = (tag: number) => `0x${tag.toString(16).padStart(2, '0')}`;
