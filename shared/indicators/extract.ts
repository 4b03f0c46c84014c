/**
 * Indicators in a text, on this machine alone: addresses, names, digests, paths and the like, defanged or not, with where each
 * stands. It proposes; a person decides what becomes an entry.
 * What must hold: the time it takes grows with the text and no faster (each character is looked at a bounded number of times,
 * patterns run over words cut at LONGEST only); nothing is asked of a network; `text.slice(from, to)` is what was found.
 */
import { type Around, indicatorIn } from './atom';
import { refanged } from './fang';
import type { IndicatorValue } from './indicator';
import { isRegistryKey, isWindowsPath, LONGEST } from './shapes';
import { spacedPath, userAgent } from './spaced';
import { urlsIn } from './urls';

export interface FoundIndicator extends IndicatorValue {
	/** In UTF-16 code units of the text. */
	readonly from: number;
	readonly toExclusive: number;
}

const SPACE = /[\s\u0085\u200b]/;
/** What parts words besides space; brackets of `[2001:db8::1]` are not among them. */
const PARTS = /[^"'<>|,;`(){}\u00ab\u00bb\u2018-\u201f\u2026\u2013\u2014\u2022\u2190-\u21ff]+/g;

/** In the order in which they stand; one place is told once, but the host of a URL is told beside it. */
export function extractIndicators(text: string): FoundIndicator[] {
	const found: FoundIndicator[] = [];
	let before = '';
	for (let at = 0; at < text.length; ) {
		if (SPACE.test(text.charAt(at))) {
			at++;
			continue;
		}
		const long = userAgent(text, at) ?? spacedPath(text, at);
		if (long) {
			found.push(long);
			at = long.toExclusive;
			before = '';
			continue;
		}
		let end = at + 1;
		while (end < text.length && !SPACE.test(text.charAt(end))) end++;
		const chunk = text.slice(at, end);
		inChunk(chunk, at, before, found);
		before =
			/[\p{L}\p{N}§]+[^\p{L}\p{N}§]*$/u
				.exec(chunk.slice(-24))?.[0]
				.replace(/[^\p{L}\p{N}§]/gu, '')
				.toLowerCase() ?? '';
		at = end;
	}
	return found;
}

/** A run of text without spaces: its URLs first, then what is between them, word by word. */
function inChunk(chunk: string, at: number, before: string, found: FoundIndicator[]): void {
	if (chunk.length < 4) return;
	const { text, at: placeOf, changed } = refanged(chunk);
	const put = (value: IndicatorValue, from: number, to: number) =>
		found.push({ ...value, from: at + placeOf(from), toExclusive: at + placeOf(to) });
	let done = 0;
	const words = (to: number) => {
		const wordsOf = text.slice(done, to);
		for (const match of wordsOf.matchAll(PARTS)) {
			const from = done + match.index;
			inWord(match[0], from, { wasDefanged: false, before: from === 0 ? before : '' }, put, (a, b) =>
				changed ? placeOf(b) - placeOf(a) > b - a : false,
			);
		}
	};
	for (const url of urlsIn(text)) {
		words(url.from);
		put({ type: 'url', value: url.value }, url.from, url.toExclusive);
		if (url.host) put(url.host.is, url.host.from, url.host.toExclusive);
		done = url.toExclusive;
	}
	words(text.length);
}

type Put = (value: IndicatorValue, from: number, to: number) => void;

/** The word without what a sentence puts around it; where that is nothing, what stands before or after `=`, `:` and `/`. */
function inWord(
	given: string,
	start: number,
	around: Around,
	put: Put,
	isDefanged: (from: number, to: number) => boolean,
): void {
	if (given.length > LONGEST) return;
	const lead = /^(?:[[\]*=#~+!?&%$^.@-]|:(?!:))*/.exec(given)?.[0].length ?? 0;
	const word = given.slice(lead, given.length - tailOf(given, lead));
	const from = start + lead;
	const look = (text: string, place: number): boolean => {
		const wasDefanged = isDefanged(place, place + text.length);
		const is = indicatorIn(text, { ...around, wasDefanged });
		if (is) put(is, place, place + text.length);
		return is !== null;
	};
	const close = given.charAt(lead - 1) === '[' ? word.indexOf(']') : -1;
	if (close > 0) {
		look(word.slice(0, close), from);
		return;
	}
	if (look(word, from)) return;
	if (/[\\]/.test(word) && (isRegistryKey(word) || isWindowsPath(word))) return;
	for (const { text, place } of pieces(word)) if (text.length < word.length && look(text, from + place)) return;
}

function tailOf(given: string, least: number): number {
	let end = given.length;
	while (end > least && /[[\].:!?*=~#&%$^+@-]/.test(given.charAt(end - 1))) end--;
	return given.length - end;
}

/** `src=203.0.113.7:443` as its parts; of `evil.example/path` only what stands before the slash. */
function pieces(word: string): { readonly text: string; readonly place: number }[] {
	if (word.startsWith('/')) return [{ text: word.replace(/:.*$/, ''), place: 0 }];
	const all: { text: string; place: number }[] = [];
	let place = 0;
	let rest = word;
	if (/^[A-Za-z_][\w.-]{0,60}[:=]./.test(rest)) {
		place = rest.search(/[:=]/) + 1;
		if (rest.charAt(place - 1) === ':') all.push({ text: rest.slice(0, place - 1), place: 0 });
		rest = rest.slice(place);
		all.push({ text: rest, place });
	}
	const cut = rest.search(/[/:=?#&]/);
	if (cut > 0) all.push({ text: rest.slice(0, cut), place });
	return all;
}
