/** Words of the search over every case. */
export const search = {
	title: 'Search',
	about: 'Every entry of every case on this laptop, and the library.',
	field: 'Words, “phrases” and filters',
	results: 'Entries found',
	placeholder: 'beacon “203.0.113.7” kind:note by:mara after:2026-11-21',
	empty: 'Type what you remember of an entry.',
	emptyMore: 'All words must occur; an address is found by its plain form, defanged or not. Narrow it with a filter:',
	filters: [
		{ typed: 'kind:custody', says: 'custody, note, evidence, host … or a part: seal' },
		{ typed: 'by:', says: 'who signed' },
		{ typed: 'case:', says: 'number or title of a case' },
		{ typed: 'host:', says: 'a host’s name or address' },
		{ typed: 'indicator:', says: 'an address, a domain, a digest' },
		{ typed: 'after:', says: 'written or observed from a day on: 2026-11-21' },
		{ typed: 'before:', says: 'written or observed before a day or time' },
	],
	nothing: 'No entry holds all of this.',
	nothingMore:
		'Take a word away, or look whether a filter is too narrow. Withheld texts and stored files are not searched.',
	/** Counts, as they are written. */
	found: (total: string, entries: string, cases: string) =>
		`${total} found; entries searched: ${entries}, cases: ${cases}`,
	shown: (shown: string, total: string) => `The newest ${shown} of ${total} are shown.`,
	more: 'Show more',
	leftOut: (what: string) => `A case could not be searched: ${what}`,
	unverified: 'does not verify',
	reading: 'Reading the cases',
	where: (number: string, title: string) => `${number}  ${title}`,
} as const;
