/** Cases: opened, titled, listed, shown, closed, reopened. */
import type { Given } from '../../shared/contract';
import { caseOf } from '../../shared/projections/case';
import { openPhases, phasesOf } from '../../shared/projections/phases';
import { roleOf, rolesIn } from '../../shared/projections/roles';
import { Refused } from '../../shared/refusal';
import type { CaseSummary, CaseView, PhaseId, Receipt, RoleView } from '../../shared/views';
import { type CaseId, type ChainId, UUID } from '../../shared/vocabulary';
import {
	admissionOf,
	admitEveryone,
	caseBook,
	caseIds,
	claim,
	type Desk,
	type Handlers,
	meAmong,
	newId,
	peopleHere,
	peopleOfCase,
	seal,
} from './desk';
import type { LedgerBook } from './ledger-book';
import { type Outside, outsideOf } from './outside';
import { faultOf, lossOf } from './rollback';
import type { KeptSummary } from './shelf';

export const cases: Handlers<'case.list' | 'case.open' | 'case.title' | 'case.show' | 'case.close' | 'case.reopen'> = {
	'case.list': async (desk) => {
		const list: CaseSummary[] = [];
		for (const id of caseIds(desk)) list.push(await summaryOf(desk, id));
		return list.sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
	},

	'case.open': async (desk, input) => {
		const { book, receipt } = await openCase(desk, input);
		return { ...caseIn(book), receipt };
	},

	'case.title': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return seal(desk, book, 'case.titled/1', { title: input.title, reason: input.reason });
	},

	'case.show': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		return caseView(desk, book, await outsideOf(desk, book));
	},

	'case.close': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const receipt = await seal(desk, book, 'case.closed/1', { reason: input.reason });
		await desk.anchors.now(book.id);
		return receipt;
	},

	'case.reopen': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const { state, number } = caseIn(book);
		if (state === 'open') throw new Refused('case.open', `Case ${number} is open already.`, '', 'case');
		mustNotObserve(desk, book);
		const receipt = await seal(desk, book, 'case.reopened/1', { reason: input.reason });
		await admitEveryone(desk, book);
		return receipt;
	},
};

/** Opens a case under a number that no other has. @throws Refused `case.number-taken` */
export const openCase = (
	desk: Desk,
	{ number, title, classification }: Given<'case.open'>,
): Promise<{ readonly book: LedgerBook; readonly receipt: Receipt }> =>
	claim(desk, 'case.open', async () => {
		for (const id of caseIds(desk))
			if ((await summaryOf(desk, id)).number === number)
				throw new Refused(
					'case.number-taken',
					`There is a case ${number} already.`,
					'Choose another number, or open that case.',
					'number',
				);
		const id = newId<CaseId>();
		const chain = newId<ChainId>();
		const book = await desk.shelf.createCase(id, chain, desk.clock);
		desk.cases.set(id, Promise.resolve(book));
		const me = meAmong(peopleHere(desk), desk.me);
		await seal(desk, book, 'person.admitted/1', admissionOf(me, desk.me.certificateDer, desk));
		const receipt = await seal(desk, book, 'case.opened/1', { number, title, classification });
		// Only now the notebook knows the case: a crash before leaves a folder that no list shows.
		await seal(desk, desk.book, 'case.joined/1', { case: id, chain });
		await admitEveryone(desk, book);
		return { book, receipt };
	});

/** The case that a ledger tells of. */
export const caseIn = (book: LedgerBook): CaseSummary => caseOf(book.id, book.checked(), book.entries());

/** The phase of the newest note. */
export const newestPhase = (book: LedgerBook): PhaseId | null =>
	book.entries().findLast((e) => e.kind === 'note.written/1')?.phase ?? null;

/** A case's ledger by its id or number. @throws Refused where there is none */
export async function caseNamed(desk: Desk, name: string): Promise<LedgerBook> {
	const ids = caseIds(desk);
	if (UUID.test(name) && ids.includes(name as CaseId)) return caseBook(desk, name as CaseId);
	const numbered = await casesNumbered(desk, name);
	const [only, ...others] = numbered;
	if (only && others.length > 0)
		throw new Refused(
			'case.ambiguous',
			`${numbered.length} cases have the number ${name}: one of them came from another laptop.`,
			`Name the case by its id: ${numbered.join(', ')}.`,
			'case',
		);
	if (only) return caseBook(desk, only);
	throw new Refused('case.unknown', `There is no case ${name} in this notebook.`, 'Look at the list of cases.', 'case');
}

/** The cases with this number: one, unless another laptop gave the same number to a case that was merged since. */
export async function casesNumbered(desk: Desk, number: string): Promise<CaseId[]> {
	const numbered: CaseId[] = [];
	for (const id of caseIds(desk)) if ((await summaryOf(desk, id)).number === number) numbered.push(id);
	return numbered;
}

/** The same, for whoever wants to add to it: a closed case is read-only. */
export async function openCaseNamed(desk: Desk, name: string): Promise<LedgerBook> {
	const book = await caseNamed(desk, name);
	const { state, number } = caseIn(book);
	if (state === 'closed')
		throw new Refused(
			'case.closed',
			`Case ${number} is closed and read-only.`,
			'Reopen it with a reason, then add to it.',
			'case',
		);
	mustNotObserve(desk, book);
	return book;
}

/** What each of a case's people is there for now. */
export const rolesHere = (desk: Desk, book: LedgerBook, people = peopleOfCase(desk, book)): readonly RoleView[] =>
	rolesIn(book.entries(), people);

const observes = ({ me }: Desk, roles: readonly RoleView[]): boolean => roleOf(roles, me.keyId) === 'observer';

/** @throws Refused `case.observing` */
function mustNotObserve(desk: Desk, book: LedgerBook): void {
	if (observes(desk, rolesHere(desk, book)))
		throw new Refused(
			'case.observing',
			`You observe case ${caseIn(book).number}, so you add nothing to it.`,
			'Let somebody else write it down, or give you another role in this case.',
			'case',
		);
}

/** The number of each case that the notebook has. */
export async function numbersOf(desk: Desk): Promise<ReadonlyMap<CaseId, string>> {
	const numbers = new Map<CaseId, string>();
	for (const id of caseIds(desk)) numbers.set(id, (await summaryOf(desk, id)).number);
	return numbers;
}

/**
 * A case's summary. Kept in a document that can be thrown away: it counts only while the chains on disk are as long
 * as they were when it was made, and the ledger itself is opened otherwise. A case whose ledger cannot be read is listed
 * with what was last known of it and what is wrong, and keeps nobody from the other cases.
 */
async function summaryOf(desk: Desk, id: CaseId): Promise<CaseSummary> {
	const kept = await desk.shelf.keptSummary(id);
	try {
		return await freshSummary(desk, id, kept);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return { ...(kept?.summary ?? unreadable(desk, id)), title: error.refusal.sentence };
	}
}

async function freshSummary(desk: Desk, id: CaseId, kept: KeptSummary | null): Promise<CaseSummary> {
	const extent = await desk.shelf.extentOf(id);
	// One that an earlier version kept may lack what this one shows.
	if (kept && kept.extent === extent && kept.summary.impact && kept.summary.exercise !== undefined) return kept.summary;
	const book = await caseBook(desk, id);
	const summary = caseIn(book);
	await desk.shelf.keepSummary(id, { extent, summary });
	return summary;
}

/** What the notebook's own ledger tells of a case of which nothing can be read. */
function unreadable(desk: Desk, id: CaseId): CaseSummary {
	const joined = desk.book.entries().find((e) => e.kind === 'case.joined/1' && e.body.case === id);
	const at = joined?.head.at ?? desk.clock().at;
	const phases = { prep: 0, da: 0, cer: 0, post: 0 };
	return {
		...{ case: id, number: id, title: '', classification: null, state: 'open', openedAt: at, lastAt: at },
		...{ entries: 0, items: 0, chains: 0, phases },
		impact: { functional: null, information: null, recoverability: null },
		exercise: false,
	};
}

function caseView(desk: Desk, book: LedgerBook, outside: Outside): CaseView {
	const ledger = book.checked();
	const entries = book.entries();
	const people = peopleOfCase(desk, book);
	const roles = rolesHere(desk, book, people);
	const lost = desk.anchors.findings(book);
	const open = lost.filter((f) => f.acknowledgedIn === null);
	const faults = [...ledger.faults, ...open.map((f) => faultOf(book, f)), ...outside.faults];
	return {
		...caseIn(book),
		people,
		roles,
		observing: observes(desk, roles),
		heads: ledger.chains.map((c) => ({
			chain: c.chain,
			letter: c.letter,
			seq: c.length,
			digest: c.head,
			mine: c.chain === book.mine,
		})),
		verification: {
			verdict: faults.length > 0 ? 'broken' : 'intact',
			checked: entries.length,
			faults,
			at: desk.clock().at,
		},
		phase: newestPhase(book),
		openPhases: openPhases(phasesOf(entries)),
		lost: lost.map((f) => lossOf(book, f)),
		anchored: outside.anchored,
	};
}
