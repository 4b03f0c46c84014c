/**
 * Search over every entry of every case. The texts are held in memory only, folded once, and read through from end to
 * end for each question: at 100,000 entries that takes tens of milliseconds (`npm run bench search`), so there is no
 * index on the disk that would have to be kept, encrypted and proved to agree with the ledgers. They are gone at lock.
 */

import { Refused } from '../../shared/refusal';
import { fold } from '../../shared/search/fold';
import { isEmpty, type Query, readQuery } from '../../shared/search/query';
import { answers, excerpt, type Searchable, searchable } from '../../shared/search/searchable';
import type { CaseSummary, EntryView, LibraryFinds, SearchHit, SearchView } from '../../shared/views';
import type { CaseId, Sha256 } from '../../shared/vocabulary';
import { caseIn, caseNamed } from './cases';
import { caseBook, caseIds, type Desk, type Handlers } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';
import { findInLibrary } from './library-texts';
import { Turns } from './turns';

/** Of a long note that is stored, so much is searched; bytes of UTF-8. */
const MOST_STORED_TEXT = 4 << 20;

/** Files of the library that one search shows. */
const MOST_DOCUMENTS = 10;

/** What was made of a case's entries when it was last searched. */
interface CaseTexts {
	entries: readonly EntryView[];
	texts: Searchable[];
	facts: CaseSummary;
}
const KNOWN = new WeakMap<Desk, Map<CaseId, CaseTexts>>();

export const search: Handlers<'search.find'> = {
	'search.find': (desk, input) =>
		desk.jobs.run(input.job, 'Reading the cases', async (job) => {
			const query = readQuery(input.query);
			const asked = input.case === undefined ? caseIds(desk) : [(await caseNamed(desk, input.case)).id];
			if (isEmpty(query)) return { ...NOTHING, searchedCases: asked.length };
			const library = await findInLibrary(desk, input.case === undefined ? libraryWords(query) : [], MOST_DOCUMENTS);
			return { ...(await find(desk, asked, query, input, job)), library };
		}),
};

const NO_FINDS: LibraryFinds = { found: [], notSearched: [] };
const NOTHING: SearchView = {
	...{ hits: [], total: 0, searchedEntries: 0, searchedCases: 0, leftOut: [] },
	library: NO_FINDS,
};

/** A file of the library has words; a query for somebody’s entries, for a case’s or for a time’s has none for it. */
function libraryWords({ words, kinds, people, cases, hosts, indicators, after, before }: Query): readonly string[] {
	const none = people.length + cases.length > 0 || after !== null || before !== null;
	if (none || (kinds.length > 0 && !kinds.some((kind) => 'library'.startsWith(kind)))) return [];
	return [...words, ...hosts, ...indicators];
}

async function find(
	desk: Desk,
	asked: readonly CaseId[],
	query: Query,
	{ limit, offset }: { readonly limit: number; readonly offset: number },
	job: Job,
): Promise<Omit<SearchView, 'library'>> {
	const found: { readonly one: Searchable; readonly facts: CaseSummary }[] = [];
	const leftOut: { case: CaseId; because: string }[] = [];
	let searchedEntries = 0;
	const turns = new Turns();
	for (const [at, id] of asked.entries()) {
		job.progress({ doneBytes: 0, totalBytes: 0, doneItems: at, totalItems: asked.length });
		if (job.signal.aborted) throw new Refused('job.cancelled', 'The search was stopped.', 'Search again.');
		try {
			const { texts, facts } = await textsOf(desk, await caseBook(desk, id));
			searchedEntries += texts.length;
			if (!isWanted(facts, query)) continue;
			for (const one of texts) {
				if (answers(one, query)) found.push({ one, facts });
				if (turns.due) await turns.pass();
			}
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			leftOut.push({ case: id, because: error.message });
		}
	}
	found.sort((a, b) => b.one.atMs - a.one.atMs);
	return {
		hits: found.slice(offset, offset + limit).map(({ one, facts }) => hitOf(one, facts, query)),
		total: found.length,
		searchedEntries,
		searchedCases: asked.length - leftOut.length,
		leftOut,
	};
}

const isWanted = ({ number, title }: CaseSummary, { cases }: Query): boolean =>
	cases.every((part) => fold(`${number}\n${title}`).includes(part));

/** The texts of a case; only what was entered since the last search is made anew. */
async function textsOf(desk: Desk, book: LedgerBook): Promise<CaseTexts> {
	const known = KNOWN.get(desk) ?? new Map<CaseId, CaseTexts>();
	KNOWN.set(desk, known);
	const before = known.get(book.id);
	const entries = book.entries();
	if (before?.entries === entries) return before;
	const made = new Map(before?.texts.map((text) => [text.entry.digest, text]));
	const texts: Searchable[] = [];
	const turns = new Turns();
	for (const entry of entries) {
		const old = made.get(entry.digest);
		if (old) texts.push({ ...old, entry });
		else texts.push(searchable(entry, isStored(entry) ? await storedText(desk, book, entry) : ''));
		if (turns.due) await turns.pass();
	}
	const fresh = { entries, texts, facts: caseIn(book) };
	known.set(book.id, fresh);
	return fresh;
}

const isStored = ({ body: { text } }: EntryView): boolean => typeof text === 'object' && text !== null;

/** The text of a note that is too long for a line. One that is not at hand is searched without. */
async function storedText(desk: Desk, book: LedgerBook, { body }: EntryView): Promise<string> {
	const { text } = body;
	if (typeof text !== 'object' || text === null || !('object' in text)) return '';
	const parts: Buffer[] = [];
	let sizeBytes = 0;
	try {
		for await (const part of desk.shelf.objects(book.id).open(text.object as Sha256)) {
			parts.push(part);
			sizeBytes += part.length;
			if (sizeBytes > MOST_STORED_TEXT) break;
		}
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
	}
	return Buffer.concat(parts).toString('utf8');
}

const hitOf = (one: Searchable, { case: id, number, title, exercise }: CaseSummary, query: Query): SearchHit => ({
	...{ case: id, number, title, exercise },
	ref: one.entry.ref,
	kind: one.entry.kind,
	at: one.entry.head.at,
	by: one.entry.signers,
	phase: one.entry.phase,
	verdict: one.entry.verdict,
	excerpt: excerpt(one, [...query.words, ...query.hosts, ...query.indicators]),
});
