/**
 * Canonical JSON (RFC 8785, JCS) narrowed to what a ledger may hold: well-formed Unicode, integers within ±(2^53-1),
 * member names in ASCII, nesting at most 32 deep, no member twice. What JSON cannot hold is refused, never dropped:
 * `undefined`, functions, NaN, dates and lone surrogates throw.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

export class NotCanonical extends Error {}

export const DEEPEST = 32;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export const hasLoneSurrogate = (text: string): boolean => LONE_SURROGATE.test(text);

/** The one text of a value. @throws NotCanonical for a value the ledger does not allow. */
export function canonical(value: unknown, depth = 0): string {
	switch (typeof value) {
		case 'boolean':
			return value ? 'true' : 'false';
		case 'number':
			if (!Number.isSafeInteger(value)) throw new NotCanonical(`not an integer within ±(2^53-1): ${value}`);
			return Object.is(value, -0) ? '0' : String(value);
		case 'string':
			if (hasLoneSurrogate(value)) throw new NotCanonical('a lone surrogate');
			return JSON.stringify(value);
		case 'object': {
			if (value === null) return 'null';
			if (depth >= DEEPEST) throw new NotCanonical(`nested deeper than ${DEEPEST}`);
			if (Array.isArray(value)) return `[${Array.from(value, (v) => canonical(v, depth + 1)).join(',')}]`;
			const prototype = Object.getPrototypeOf(value);
			if (prototype !== Object.prototype && prototype !== null)
				throw new NotCanonical('an object that is not plain data');
			// Names are ASCII, so the order of UTF-16 code units that JCS asks for is the order `sort` gives.
			const names = Object.keys(value).sort();
			return `{${names.map((name) => member(name, (value as Record<string, unknown>)[name], depth)).join(',')}}`;
		}
		default:
			throw new NotCanonical(`JSON cannot hold a value of type ${typeof value}`);
	}
}

function member(name: string, value: unknown, depth: number): string {
	if (!/^[\x20-\x7e]+$/.test(name)) throw new NotCanonical('a member name that is not printable ASCII');
	if (name === '__proto__') throw new NotCanonical('a member named __proto__');
	return `${JSON.stringify(name)}:${canonical(value, depth + 1)}`;
}

/** Reads text that must be canonical: parsed, written again, compared. @throws NotCanonical */
export function parseCanonical(text: string): Json {
	if (depthOf(text) > DEEPEST) throw new NotCanonical(`nested deeper than ${DEEPEST}`);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new NotCanonical('not JSON');
	}
	if (canonical(value) !== text) throw new NotCanonical('not in canonical form');
	return value as Json;
}

/** Deepest nesting of brackets outside strings; runs before JSON.parse so that hostile depth costs nothing. */
function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	let inString = false;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (inString) {
			if (c === 0x5c) i++;
			else if (c === 0x22) inString = false;
		} else if (c === 0x22) inString = true;
		else if (c === 0x5b || c === 0x7b) deepest = Math.max(deepest, ++depth);
		else if (c === 0x5d || c === 0x7d) depth--;
	}
	return deepest;
}
