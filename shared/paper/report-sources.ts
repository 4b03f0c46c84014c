/** What reports are made of, and what all of them have in common: the title, the foot of every page, citing, filters. */
import { keptBack } from '../projections/kept-back';
import type { CaseState, EntryRef, EntryView, ItemView } from '../views';
import { visible } from '../visible';
import type { Instant } from '../vocabulary';
import { paperCode } from './code';
import { shortened } from './custody-form';
import type { Block, PaperDocument } from './document';
import { markOf } from './mark';
import { moment } from './moment';

export interface ReportSources {
	readonly case: {
		readonly number: string;
		readonly title: string;
		readonly classification: string | null;
		readonly state: CaseState;
	};
	/** Every entry of the case, in order. */
	readonly entries: readonly EntryView[];
	readonly items: readonly ItemView[];
	/** Print what notes say that call themselves opinions (§3.2.5: the log holds facts). */
	readonly opinions: boolean;
	readonly madeAt: { readonly at: Instant; readonly offset: number };
	/** `Sealbook 0.1.0`. */
	readonly program: string;
}

export const WITHHELD = 'withheld';
export const OPINION = 'An opinion; what it says is left out of this report.';

/** `(A-12, A-14)`; nothing where nothing is cited. */
export const citing = (refs: readonly EntryRef[]): string =>
	refs.length === 0 ? '' : ` (${[...new Set(refs)].join(', ')})`;

/** When something was, at the offset of the entry that tells of it. */
export function clockOf(entries: readonly EntryView[]): (at: string, ref: EntryRef) => string {
	const offsets = new Map(entries.map(({ ref, head }) => [ref, head.offset]));
	return (at, ref) => moment(at, offsets.get(ref) ?? 0);
}

/** @returns null where the case has no entry */
export function reportOf(sources: ReportSources, kicker: string, parts: readonly Block[]): PaperDocument | null {
	const { entries, madeAt, program } = sources;
	const newest = entries.at(-1);
	if (!newest) return null;
	const { number, title, classification, state } = sources.case;
	const code = paperCode({ case: number, item: null, entry: newest.ref, sha256: newest.digest });
	const named = `${kicker}, case ${shortened(visible(number), 40)}`;
	return {
		title: named,
		...markOf(entries, classification),
		foot: [named, `newest entry ${newest.ref}  sha256 ${newest.digest}`],
		pageOf: (page, pages) => `page ${page} of ${pages}`,
		blocks: [
			{
				is: 'title',
				kicker,
				title: shortened(`${visible(number)}  ${visible(title)}`),
				facts: [
					{ label: 'Case', text: `${visible(number)}, ${visible(title)}; ${state}` },
					...(classification === null ? [] : [{ label: 'Classification', text: visible(classification) }]),
					{ label: 'Newest entry', text: `${newest.ref}, ${moment(newest.head.at, newest.head.offset)}` },
					{ label: 'Its SHA-256', text: newest.digest, mono: true },
					{ label: 'Filter', text: filterOf(sources) },
					{ label: 'Made', text: `${moment(madeAt.at, madeAt.offset)}, ${visible(program)}` },
				],
				code,
				codeSays: code,
			},
			...parts,
		],
	};
}

/** What is left out, and how much of it: nothing is left out silently. */
function filterOf({ entries, opinions }: ReportSources): string {
	const many = keptBack(entries, { opinions: true, hypotheses: false }).opinions;
	const withheld = entries.reduce((sum, entry) => sum + entry.withheld.length, 0);
	const notes = many === 1 ? '1 note that is an opinion' : `${many} notes that are opinions`;
	const left =
		many === 0 ? 'no opinions are recorded' : opinions ? `${notes} printed` : `${notes} left out, each named`;
	return `${entries.length} entries; ${left}; ${withheld === 0 ? 'no member is withheld' : `${withheld} members withheld, each named`}`;
}

/** A table, or a sentence where there is nothing: an empty section says so. */
export function section(
	heading: string,
	columns: readonly (readonly [name: string, share: number])[],
	rows: readonly (readonly string[])[],
	none: string,
): Block[] {
	return [
		{ is: 'heading', text: heading },
		rows.length === 0
			? { is: 'text', text: none }
			: { is: 'table', columns: columns.map(([name, share]) => ({ name, share })), rows },
	];
}
