/** What looks like an indicator in a note, a part of it, or all that was written in a case; each once, with its places. */
import type { Given } from '../../shared/contract';
import { extractIndicators } from '../../shared/indicators/extract';
import { defanged } from '../../shared/indicators/fang';
import { indicatorKey } from '../../shared/indicators/indicator';
import { isPrivate } from '../../shared/indicators/shapes';
import { hostsOf } from '../../shared/projections/hosts';
import { indicatorsOf, standing } from '../../shared/projections/indicators';
import { Refused } from '../../shared/refusal';
import type { CandidateView, EntryView, ExtractedView, IndicatorView } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { caseNamed } from './cases';
import type { Desk } from './desk';
import type { LedgerBook } from './ledger-book';

const MOST_CANDIDATES = 50_000;
const MOST_PLACES = 20;
/** Kinds whose text is written by people, and the member that has it. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
	['note.written/1', 'text'],
	['note.corrected/1', 'text'],
	['sign.recorded/1', 'description'],
	['lead.recorded/1', 'description'],
]);

/** @throws Refused `indicator.no-text`, `indicator.range`, `entry.unknown` */
export async function candidatesIn(desk: Desk, input: Given<'indicator.extract'>): Promise<ExtractedView> {
	const book = await caseNamed(desk, input.case);
	const one = input.entry === undefined ? null : book.find(input.entry);
	if (one === null && (input.from !== undefined || input.toExclusive !== undefined))
		throw new Refused('indicator.range', 'A part of a text was named without its entry.', 'Name the entry.', 'entry');
	const entries = (one === null ? book.entries() : [one]).filter(({ kind }) => WRITTEN.has(kind));
	if (one !== null && entries.length === 0)
		throw new Refused('indicator.no-text', `${one.ref} holds no text.`, 'Name a note, or the whole case.', 'entry');
	const known = standing(indicatorsOf(book.entries(), hostsOf(book.entries())));
	const found = new Map<string, Candidate>();
	let read = 0;
	for (const entry of entries) {
		const text = await textOf(desk, book, entry);
		if (text === null) continue;
		read++;
		const from = input.from ?? 0;
		const toExclusive = input.toExclusive ?? text.length;
		if (one !== null && (from >= toExclusive || toExclusive > text.length))
			throw new Refused(
				'indicator.range',
				`The text of ${entry.ref} has ${text.length} characters; ${from} to ${toExclusive} is no part of it.`,
				'Name a part of it, or leave both out.',
				'from',
			);
		gather(entry, text.slice(from, toExclusive), from, known, found);
	}
	const candidates = [...found.values()];
	return { candidates: candidates.slice(0, MOST_CANDIDATES), read, more: candidates.length > MOST_CANDIDATES };
}

type Place = CandidateView['places'][number];
interface Candidate extends Omit<CandidateView, 'count' | 'places'> {
	count: number;
	readonly places: Place[];
}

function gather(
	{ ref }: EntryView,
	text: string,
	from: number,
	known: ReadonlyMap<string, IndicatorView>,
	found: Map<string, Candidate>,
): void {
	for (const { from: begins, toExclusive, ...is } of extractIndicators(text)) {
		const key = indicatorKey(is);
		const candidate = found.get(key) ?? {
			...is,
			shown: defanged(is),
			...{ count: 0, places: [], known: known.get(key)?.ref ?? null },
			isPrivate: (is.type === 'ipv4' || is.type === 'ipv6') && isPrivate(is.value),
		};
		candidate.count++;
		if (candidate.places.length < MOST_PLACES)
			candidate.places.push({ entry: ref, from: from + begins, toExclusive: from + toExclusive });
		found.set(key, candidate);
	}
}

/** Null where it is withheld. */
async function textOf(desk: Desk, book: LedgerBook, { body, kind, files }: EntryView): Promise<string | null> {
	const text = body[WRITTEN.get(kind) ?? ''];
	if (typeof text === 'string') return text;
	const object = objectIn(text);
	if (object === null || !files.some((file) => file.object === object)) return null;
	const parts: Uint8Array[] = [];
	for await (const bytes of desk.shelf.objects(book.id).open(object)) parts.push(bytes);
	return Buffer.concat(parts).toString('utf8');
}

function objectIn(value: unknown): Sha256 | null {
	if (typeof value !== 'object' || value === null || !('object' in value)) return null;
	return typeof value.object === 'string' ? (value.object as Sha256) : null;
}
