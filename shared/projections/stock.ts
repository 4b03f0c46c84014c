/**
 * A stock-take: what should be at a place over all cases, and what a scanner or a person read there. Pure, so that the
 * window and the command line read a tag the same way.
 */
import { readPaperCode } from '../paper/code';
import type { LockerRow } from '../views';
import { isHere } from './locker';
import { isWithin } from './places';

/** Items that should be at a place, or anywhere in it. */
export const expectedAt = (rows: readonly LockerRow[], place: string): LockerRow[] =>
	rows.filter((row) => row.state === 'held' && isWithin(row.place, place));

export type Scan =
	| { readonly is: 'item'; readonly row: LockerRow }
	/** The same tag in several cases, and nothing that says which. */
	| { readonly is: 'ambiguous'; readonly rows: readonly LockerRow[] }
	| { readonly is: 'unknown' };

/** What a text that was read means at a place: a tag, a tag with its case (`2026-014:E-003`), or the text of a label's QR code. */
export function readScan(text: string, rows: readonly LockerRow[], place: string): Scan {
	const read = text.trim();
	if (read === '') return { is: 'unknown' };
	const code = readPaperCode(read);
	if (code)
		return oneOf(
			rows.filter((row) => row.number === code.case && code.item !== null && sameTag(row, code.item)),
			place,
		);
	const tagged = rows.filter((row) => sameTag(row, read));
	if (tagged.length > 0) return oneOf(tagged, place);
	return oneOf(
		rows.filter((row) =>
			[row.number, row.case].some((of) => read.startsWith(`${of}:`) && sameTag(row, read.slice(of.length + 1))),
		),
		place,
	);
}

/** A tag that two laptops gave is told by what it is cited by; letters' case is left aside, as keyboards of scanners do. */
const sameTag = ({ tag, cite }: LockerRow, text: string): boolean =>
	[tag, cite].some((each) => each.toLowerCase() === text.trim().toLowerCase());

/** What should be here comes before what is elsewhere; what custody has left comes last. */
function oneOf(found: readonly LockerRow[], place: string): Scan {
	const here = found.filter((row) => row.state === 'held' && isWithin(row.place, place));
	const kept = found.filter(isHere);
	const rows = here.length > 0 ? here : kept.length > 0 ? kept : found;
	const [row] = rows;
	if (!row) return { is: 'unknown' };
	return rows.length === 1 ? { is: 'item', row } : { is: 'ambiguous', rows };
}
