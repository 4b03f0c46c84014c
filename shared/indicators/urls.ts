/** URLs in a run of text without spaces, and the host of each. */
import { schemeOf } from './fang';
import type { IndicatorValue } from './indicator';
import { isDomain, isIPv4, isIPv6, isNoAddress, LONGEST } from './shapes';

export interface FoundUrl {
	readonly value: string;
	readonly from: number;
	readonly toExclusive: number;
	readonly host: { readonly is: IndicatorValue; readonly from: number; readonly toExclusive: number } | null;
}

const LONGEST_SCHEME = 8;
const SCHEME_CHARACTER = /[a-z0-9*_]/i;
const ENDS = /["<>|\\^`{}\u00ab\u00bb\u2018-\u201f\u2026]/;
/** After a comma another URL begins: a list. */
const ANOTHER = /^[,;]h[tx*]{2}ps?:/i;

/** From left to right, not overlapping. */
export function urlsIn(text: string): FoundUrl[] {
	const found: FoundUrl[] = [];
	let done = 0;
	for (let mark = text.indexOf('://'); mark >= 0; mark = text.indexOf('://', Math.max(mark + 3, done))) {
		let from = mark;
		while (from > done && mark - from < LONGEST_SCHEME && SCHEME_CHARACTER.test(text.charAt(from - 1))) from--;
		const scheme = schemeOf(text.slice(from, mark));
		if (scheme === null) continue;
		const end = endOf(text, mark + 3);
		const rest = text.slice(mark + 3, end);
		if (!/^[\p{L}\p{N}[]/u.test(rest)) continue;
		const value = `${scheme}://${rest}`;
		found.push({ value, from, toExclusive: end, host: hostOf(rest, mark + 3) });
		done = end;
	}
	return found;
}

function endOf(text: string, from: number): number {
	const most = Math.min(text.length, from + LONGEST);
	let end = from;
	while (end < most && !ENDS.test(text.charAt(end)) && !ANOTHER.test(text.slice(end, end + 8))) end++;
	return end - tailOf(text.slice(from, end));
}

/** What a sentence puts after a URL; a closing bracket stays where the URL itself opened one. Counted once, so that it is linear. */
function tailOf(rest: string): number {
	let round = countOf(rest, '(') - countOf(rest, ')');
	let square = countOf(rest, '[') - countOf(rest, ']');
	let end = rest.length;
	for (; end > 0; end--) {
		const last = rest.charAt(end - 1);
		if (last === ')' && round < 0) round++;
		else if (last === ']' && square < 0) square++;
		else if (!/[.,;:!?'*]/.test(last)) break;
	}
	return rest.length - end;
}

const countOf = (text: string, character: string): number => text.split(character).length - 1;

function hostOf(rest: string, at: number): FoundUrl['host'] {
	const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
	const user = authority.lastIndexOf('@') + 1;
	const place = authority.slice(user);
	const inBrackets = /^\[([^\]]*)\]/.exec(place)?.[1];
	const host = inBrackets ?? place.replace(/:[0-9]{0,5}$/, '').replace(/\.$/, '');
	const from = at + user + (inBrackets === undefined ? 0 : 1);
	const is = addressOf(host);
	return is && !isNoAddress(is.value) ? { is, from, toExclusive: from + host.length } : null;
}

function addressOf(host: string): IndicatorValue | null {
	if (isIPv4(host)) return { type: 'ipv4', value: host };
	const lower = host.toLowerCase();
	if (isIPv6(lower)) return { type: 'ipv6', value: lower };
	return isDomain(host) ? { type: 'domain', value: lower } : null;
}
