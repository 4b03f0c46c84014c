/**
 * What somebody types into a search: words that must all occur, phrases in quotation marks, and filters such as
 * `kind:custody by:mara after:2026-11-21`. A filter that is none is a word like any other: nothing typed is refused.
 */
import { fold } from './fold';

export interface Query {
	/** Folded; each must occur somewhere in the entry. */
	readonly words: readonly string[];
	/** Folded beginnings of a kind or of a part of it: `custody`, `seal-broken`. */
	readonly kinds: readonly string[];
	/** Folded parts of a signer's name. */
	readonly people: readonly string[];
	/** Folded parts of a case's number or title. */
	readonly cases: readonly string[];
	/** Folded names or addresses that an entry about hosts, items or indicators names. */
	readonly hosts: readonly string[];
	readonly indicators: readonly string[];
	/** Entries written or observed at or after; ISO, any length: `2026-11-21`, `2026-11-21T08:00Z`. */
	readonly after: string | null;
	readonly before: string | null;
}

const FILTERS = {
	kind: 'kinds',
	by: 'people',
	person: 'people',
	case: 'cases',
	host: 'hosts',
	indicator: 'indicators',
} as const;

export const NO_QUERY: Query = {
	...{ words: [], kinds: [], people: [], cases: [], hosts: [], indicators: [] },
	...{ after: null, before: null },
};

export function readQuery(typed: string): Query {
	const found = { words: [], kinds: [], people: [], cases: [], hosts: [], indicators: [] } as {
		[list in (typeof FILTERS)[keyof typeof FILTERS] | 'words']: string[];
	};
	let after: string | null = null;
	let before: string | null = null;
	for (const [, name = '', phrase, bare] of typed.matchAll(/(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gi)) {
		const value = phrase ?? bare ?? '';
		const filter = name.toLowerCase();
		if (value === '') continue;
		if (filter === 'after' && isMoment(value)) after = value;
		else if (filter === 'before' && isMoment(value)) before = value;
		else if (filter in FILTERS) found[FILTERS[filter as keyof typeof FILTERS]].push(fold(value));
		else found.words.push(fold(name === '' ? value : `${name}:${value}`));
	}
	return { ...found, after, before };
}

export const isEmpty = (query: Query): boolean =>
	query.after === null &&
	query.before === null &&
	Object.values(query).every((part) => part === null || part.length === 0);

/** A day or a time, with or without its zone; without one it is UTC. */
const isMoment = (text: string): boolean =>
	/^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.test(text) &&
	!Number.isNaN(Date.parse(text));
