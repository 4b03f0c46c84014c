/**
 * The formal chronology (SP 800-61 r2, §3.4.1): every entry of the case in order, with its time and offset, who signed it and
 * what it says. What must hold: no entry is missing; an opinion that is left out still stands there as one; an entry that
 * does not verify says so.
 */
import { countersignedText } from '../projections/countersignatures';
import type { EntryView } from '../views';
import { visible } from '../visible';
import { isInstant } from '../vocabulary';
import { heads } from './custody-form';
import type { PaperDocument } from './document';
import { EntryText, kindWords } from './entry-text';
import { moment } from './moment';
import { OPINION, type ReportSources, reportOf, section, WITHHELD } from './report-sources';

const HOW =
	'Times are those of the clock of the device on which the entry was sealed, with its offset from UTC; what an entry tells of may have been earlier and then says so. Each row is one entry and is cited by its number.';

/** @returns null where the case has no entry */
export function chronology(sources: ReportSources): PaperDocument | null {
	const { entries, opinions } = sources;
	const text = new EntryText(entries);
	const rows = entries.map((entry) => [
		entry.ref,
		moment(entry.head.at, entry.head.offset),
		signersOf(entry),
		`${kindWords(entry.kind)}${remarks(entry)}\n${!opinions && isOpinion(entry) ? OPINION : text.members(entry)}`.trim(),
	]);
	const columns = [
		['Entry', 9],
		['Sealed', 22],
		['Signed by', 17],
		['What', 52],
	] as const;
	return reportOf(sources, 'Chronology', [
		{ is: 'text', text: HOW },
		...section('Every entry, in order', columns, rows, 'There is none.'),
		...heads(entries),
	]);
}

/** A note or an addendum that says of itself that it is one, and says something. */
export const isOpinion = ({ kind, stance }: EntryView): boolean => kind.startsWith('note.') && stance === 'opinion';

const signersOf = ({ signers }: EntryView): string =>
	signers
		.map(({ name, vouchedFor }) => `${visible(name ?? WITHHELD)}${vouchedFor ? '' : ' (not vouched for)'}`)
		.join(', ');

function remarks({ verdict, correctedBy, corrects, countersigned, body, head, phase, stance }: EntryView): string {
	const earlier = [body.doneAt, body.observedAt, body.madeAt, body.at].find(
		(each): each is string => typeof each === 'string' && isInstant(each) && each < head.at,
	);
	const said = [
		...(verdict === 'broken' ? ['this entry does not verify'] : verdict === 'not checked' ? ['not checked'] : []),
		...(earlier === undefined ? [] : [`tells of ${moment(earlier, head.offset)}`]),
		...(corrects === null ? [] : [`corrects ${corrects}`]),
		...(correctedBy.length === 0 ? [] : [`corrected by ${correctedBy.join(', ')}`]),
		...countersigned.map(countersignedText),
		...(phase === null ? [] : [`phase ${phase}`]),
		...(stance === null ? [] : [stance]),
	];
	return said.length === 0 ? '' : ` (${said.join('; ')})`;
}
