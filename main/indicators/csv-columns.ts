/**
 * The columns of a table of indicators: this program's own, in their order, and those of others by what they are called (MISP's
 * exports among them). Names are told apart without regard to case.
 */
import { Refused } from '../../shared/refusal';
import { shownPart } from './gathered';

export const OUR_COLUMNS = [
	...(['type', 'value', 'algorithm', 'called', 'remark', 'tlp', 'sharing', 'state', 'withdrawn_because'] as const),
	...(['hosts', 'found_in', 'recorded_at', 'recorded_by', 'case_number', 'exercise'] as const),
	...(['sealbook_entry', 'entry_sha256'] as const),
] as const;
export type OurColumn = (typeof OUR_COLUMNS)[number];

/** The column by which a table of this program is known again: its cells are guarded against spreadsheets. */
const OUR_MARK: OurColumn = 'sealbook_entry';

const MOST_COLUMNS = 200;

/** What is read of a row, and what its column may be called; the first that is there counts. */
const NAMES = {
	value: ['value', 'indicator', 'ioc', 'observable'],
	type: ['type', 'indicator_type', 'ioc_type'],
	algorithm: ['algorithm'],
	called: ['called'],
	remark: ['remark', 'comment', 'description', 'notes'],
	tlp: ['tlp'],
	tags: ['attribute_tag', 'tags'],
	sharing: ['sharing'],
	state: ['state'],
	toIds: ['to_ids'],
	firstSeen: ['first_seen'],
	lastSeen: ['last_seen'],
	exercise: ['exercise'],
	ours: [OUR_MARK],
} as const;
export type ReadColumn = keyof typeof NAMES;
/** Where each stands, and what it is called there. */
export type Columns = ReadonlyMap<ReadColumn, { readonly at: number; readonly name: string }>;

/** @throws Refused `indicator.columns` */
export function columnsOf(heading: readonly string[]): Columns {
	if (heading.length > MOST_COLUMNS)
		throw wrong(`There are ${heading.length} columns; at most ${MOST_COLUMNS} are read.`);
	const names = heading.map((name) => name.trim().toLowerCase());
	const columns = new Map<ReadColumn, { at: number; name: string }>();
	for (const [column, called] of Object.entries(NAMES) as [ReadColumn, readonly string[]][]) {
		const name = called.find((each) => names.includes(each));
		if (name === undefined) continue;
		const at = names.indexOf(name);
		if (names.indexOf(name, at + 1) >= 0) throw wrong(`Row 1 has the column ${shownPart(name)} twice.`);
		columns.set(column, { at, name });
	}
	if (!columns.has('value')) throw wrong('Row 1 has no column value.');
	if (!columns.has('type')) throw wrong('Row 1 has no column type.');
	return columns;
}

const wrong = (sentence: string) =>
	new Refused(
		'indicator.columns',
		sentence,
		'A table of indicators has a heading with at least type and value, as MISP writes it.',
		'file',
	);
