/**
 * An entry as it is searched: all its texts in one, who signed, when, and what it names. A text found defanged is found
 * by the plain form too. Pure, and computed once an entry.
 */
import { refanged } from '../indicators/fang';
import type { EntryView, ExcerptView } from '../views';
import { fold } from './fold';
import type { Query } from './query';

export interface Searchable {
	readonly entry: EntryView;
	/** What people read: reference, then every text of the body. */
	readonly text: string;
	readonly folded: string;
	/** The same with defanged addresses plain; null where there are none. */
	readonly plain: string | null;
	readonly people: string;
	readonly atMs: number;
	readonly observedMs: number | null;
}

/** @param more texts that stand outside the entry: a long note that is stored */
export function searchable(entry: EntryView, more = ''): Searchable {
	const texts: string[] = [entry.ref];
	gather(entry.body, texts);
	for (const file of entry.files) texts.push(file.name);
	if (more !== '') texts.push(more);
	const text = texts.join('\n');
	const folded = fold(text);
	const plain = /[[({]|hxxp/i.test(text) ? refanged(folded).text.replace(/hxxp(s?):\/\//g, 'http$1://') : folded;
	const observed = typeof entry.body.observedAt === 'string' ? Date.parse(entry.body.observedAt) : Number.NaN;
	return {
		entry,
		text,
		folded,
		plain: plain === folded ? null : plain,
		people: fold(entry.signers.map(({ name, keyId }) => name ?? keyId).join('\n')),
		atMs: Date.parse(entry.head.at),
		observedMs: Number.isNaN(observed) ? null : observed,
	};
}

/** Members that hold keys, not words. */
const NO_WORDS: ReadonlySet<string> = new Set(['certificate', 'token', 'nonce', 'signature']);

function gather(value: unknown, into: string[], depth = 0): void {
	if (typeof value === 'string') into.push(value);
	else if (typeof value === 'number') into.push(String(value));
	else if (typeof value === 'object' && value !== null && depth < 8)
		for (const [name, inner] of Object.entries(value)) if (!NO_WORDS.has(name)) gather(inner, into, depth + 1);
}

/** Does an entry answer a query? Filters by case are the caller's. */
export function answers(one: Searchable, query: Query): boolean {
	const { words, kinds, people, hosts, indicators, after, before } = query;
	const holds = (word: string) => one.folded.includes(word) || (one.plain?.includes(word) ?? false);
	if (kinds.length > 0 && !kinds.some((kind) => isOfKind(one.entry.kind, kind))) return false;
	if (!people.every((person) => one.people.includes(person))) return false;
	if (after !== null && Math.max(one.atMs, one.observedMs ?? one.atMs) < Date.parse(after)) return false;
	if (before !== null && Math.min(one.atMs, one.observedMs ?? one.atMs) >= Date.parse(before)) return false;
	// A host or an indicator may be named by any entry, so that both are looked for as words are.
	return [words, hosts, indicators].every((wanted) => wanted.every(holds));
}

/** `custody`, `custody.sealed`, `seal`: a beginning of the kind or of its second part. */
export const isOfKind = (kind: string, wanted: string): boolean =>
	kind.startsWith(wanted) || (kind.split('.')[1]?.startsWith(wanted) ?? false);

/** The piece of text around what was found, and where in that piece each find stands. Lengths in UTF-16 code units. */
export const excerpt = ({ text, folded, entry }: Searchable, words: readonly string[]): ExcerptView =>
	excerptOf(text, folded, words, entry.ref.length + 1);

/** @param folded of the same length @param otherwise where the piece begins if none of the words is there */
export function excerptOf(
	whole: string,
	foldedWhole: string,
	words: readonly string[],
	otherwise = 0,
	length = 160,
): ExcerptView {
	const at = words.map((word) => foldedWhole.indexOf(word)).filter((place) => place >= 0);
	const first = at.length > 0 ? Math.min(...at) : otherwise;
	const from = Math.max(Math.min(first - Math.floor(length / 4), whole.length - length), 0);
	const text = whole.slice(from, from + length);
	const folded = foldedWhole.slice(from, from + length);
	const marks: Mark[] = [];
	for (const word of words)
		for (let place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + word.length))
			marks.push({ from: place, to: place + word.length });
	return { text, before: from > 0, after: from + length < whole.length, marks: joined(marks) };
}

type Mark = ExcerptView['marks'][number];

/** In order, overlapping ones as one. */
function joined(marks: readonly Mark[]): Mark[] {
	const all: Mark[] = [];
	for (const mark of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
		const last = all.at(-1);
		if (last && mark.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) };
		else all.push(mark);
	}
	return all;
}
