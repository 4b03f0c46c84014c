/**
 * How far what a case file says may be told on, by the marks of the records in it (TLP 2.0). What must hold: a record counts
 * while anything of it that could be withheld is not; of what bears no mark nothing is supposed.
 */
import { CLASSIFICATIONS, type Classification } from '../fields';
import type { EntryRef, EntryView } from '../views';
import type { ChainId } from '../vocabulary';
import { objectsIn, oneOf } from './members';

interface Marked {
	readonly ref: EntryRef;
	readonly tlp: Classification;
}

type Held = Pick<EntryView, 'ref' | 'chain' | 'seq' | 'kind' | 'body' | 'mayWithhold'>;

/**
 * @param rules what is withheld, as an export takes it: `note.written:text`, `A-12:text`, or `12:text` of the chain `own`
 * @returns each record that is marked and goes with the file, with the strictest of its marks
 */
export function marksIn(entries: readonly Held[], rules: Iterable<string>, own: ChainId | null): Marked[] {
	const withheld = new Set(rules);
	const stays = ({ ref, chain, seq, kind }: Held, member: string) =>
		![ref, kind, kind.replace(/\/[0-9]+$/, ''), ...(chain === own ? [String(seq)] : [])].some((name) =>
			withheld.has(`${name}:${member}`),
		);
	return entries.flatMap((entry) => {
		const tlp = strictest(marksOf(entry.body));
		const says = entry.mayWithhold.some((member) => member !== 'tlp' && stays(entry, member));
		return tlp !== null && says ? [{ ref: entry.ref, tlp }] : [];
	});
}

export const strictest = (marks: readonly Classification[]): Classification | null =>
	[...CLASSIFICATIONS].reverse().find((tlp) => marks.includes(tlp)) ?? null;

/** Records that are marked more strictly than a file is to be. */
export const above = (marked: readonly Marked[], tlp: Classification): Marked[] =>
	marked.filter((each) => CLASSIFICATIONS.indexOf(each.tlp) > CLASSIFICATIONS.indexOf(tlp));

/** The strictest mark among those, or null; null also where the file bears none. */
export const goesBeyond = (entries: readonly Held[], rules: Iterable<string>, tlp: Classification | null) =>
	tlp === null ? null : strictest(above(marksIn(entries, rules, null), tlp).map((each) => each.tlp));

/** Of the case, of a record, and of each indicator that came with others. */
const marksOf = (body: EntryView['body']): Classification[] =>
	[
		oneOf(body, 'tlp', CLASSIFICATIONS),
		oneOf(body, 'classification', CLASSIFICATIONS),
		...objectsIn(body, 'indicators').map((each) => oneOf(each, 'tlp', CLASSIFICATIONS)),
	].filter((tlp) => tlp !== null);
