/**
 * At every start the ledgers are checked while work goes on: the notebook's own, then the cases, newest first. Each is read
 * from the disk anew and by other threads, held to every rule of ledger.md and to the anchors, and let go again. Stored
 * objects are not read; that is what verification in full does.
 * What must hold: no question waits for it, nothing is written, and what is damaged is said, not passed over.
 */
import { Refused } from '../../shared/refusal';
import type { Fault } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { caseIn } from './cases';
import { caseIds, chainOfMine, type Desk } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';
import { faultOf, findingsOf } from './rollback';
import { unknownCases } from './unknown-cases';

/** The job's name: whoever knows it may stop the check. */
export const BACKGROUND_JOB = 'checking at start';

/** Resolves when all ledgers are checked, or the job was stopped. */
export async function checkInBackground(desk: Desk): Promise<void> {
	await desk.jobs.run(BACKGROUND_JOB, 'Checking the ledgers', async (job) => {
		try {
			await checkAll(desk, job);
		} catch (error) {
			// Stopped, or the notebook was closed meanwhile; a bug is not one of either.
			if (!job.signal.aborted) throw error;
			desk.standing.stopped();
		}
	});
}

async function checkAll(desk: Desk, job: Job): Promise<void> {
	const faults: Fault[] = [];
	const total = caseIds(desk).length + 1;
	desk.standing.checking(0, total, faults, null);
	const ids = await newestFirst(desk);
	const sizes = new Map<CaseId, number>();
	for (const id of ids) sizes.set(id, await desk.shelf.sizeOf(id).catch(() => 0));
	const totalBytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
	let doneBytes = 0;
	faults.push(...faultsIn('notebook', desk.book), ...(await unknownCases(desk)));
	for (const [done, id] of ids.entries()) {
		desk.standing.checking(done + 1, total, faults, null);
		job.signal.throwIfAborted();
		faults.push(...(await faultsOfCase(desk, id, job.signal)));
		doneBytes += sizes.get(id) ?? 0;
		job.progress({ doneBytes, totalBytes, doneItems: done + 2, totalItems: total });
	}
	desk.standing.checking(total, total, faults, desk.clock().at);
}

/** By when an entry was last added, as far as that is known without opening them; what is not known comes first. */
async function newestFirst(desk: Desk): Promise<CaseId[]> {
	const dated = await Promise.all(
		caseIds(desk).map(async (id) => ({ id, lastAt: (await desk.shelf.keptSummary(id))?.summary.lastAt ?? '\uffff' })),
	);
	return dated.sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1)).map(({ id }) => id);
}

async function faultsOfCase(desk: Desk, id: CaseId, signal: AbortSignal): Promise<Fault[]> {
	try {
		const { book, damaged } = await desk.shelf.lookAt(id, chainOfMine(desk, id), desk.clock, signal);
		const name = caseIn(book).number;
		const broken = damaged.map(({ chain, at }) => ({
			place: `${name} ${book.checked().chains.find((c) => c.chain === chain)?.letter ?? '?'}-${at}`,
			rule: 'the disk holds what was sealed',
			expected: 'an entry',
			found: 'a damaged record',
		}));
		const lost = findingsOf(desk.book, book).filter(({ acknowledgedIn }) => acknowledgedIn === null);
		return [
			...broken,
			...faultsIn(name, book),
			...lost.map((finding) => ({ ...faultOf(book, finding), place: `${name} ${faultOf(book, finding).place}` })),
		];
	} catch (error) {
		if (!(error instanceof Refused) || signal.aborted) throw error;
		return [
			{
				place: id,
				rule: 'every ledger can be opened',
				expected: 'a sound ledger',
				found: error.refusal.sentence,
			},
		];
	}
}

const faultsIn = (name: string, book: LedgerBook): Fault[] =>
	book
		.checked()
		.faults.map(({ place, rule, expected, found }) => ({ place: `${name} ${place}`, rule, expected, found }));
