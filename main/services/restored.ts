/**
 * The first unlock of a restored notebook (decision 9): the chains of the copy end, and new ones begin whose first
 * entries have `seen` their ends. The notebook that it is a copy of may go on in the old chains; nothing forks.
 * What must hold: nothing else is added before; a crash at any step leaves the mark, and the next unlock goes on.
 */
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId } from '../../shared/vocabulary';
import { isTagged } from '../backup/manifest';
import { forgetMark, type RestoredMark, restoredMark } from '../backup/restored';
import type { DocumentSealer } from '../store/sealing';
import { caseIn } from './cases';
import { admissionOf, admitEveryone, caseBook, caseIds, type Desk, enter, meAmong, newId, peopleHere } from './desk';
import type { LedgerBook } from './ledger-book';
import { isBegun, openChain } from './own-chain';

/** The mark of a restored notebook, held against the vault; null for any other. Refuses `backup.changed`. */
export async function markOf(folder: string, vault: DocumentSealer): Promise<RestoredMark | null> {
	const mark = await restoredMark(folder);
	if (mark && !isTagged({ digest: mark.manifest, tag: mark.tag }, vault))
		throw new Refused(
			'backup.changed',
			'The backup that this notebook was restored from was changed by something other than Sealbook.',
			'Restore an earlier backup, or another copy, into another folder; nothing was added here.',
		);
	return mark;
}

/** Begins every chain anew: first the notebook's own, opened already with nothing in it, then those of its cases. */
export async function beginAnew(desk: Desk, mark: RestoredMark): Promise<void> {
	const closes = openChain(desk.book, desk.book.mine);
	if (closes !== null && !isBegun(desk.book, mark)) {
		const { restore, manifest, generation, madeAt, restoredAt, where } = mark;
		await enter(desk, desk.book, 'notebook.restored/1', {
			...{ closes, restore, manifest, generation, madeAt, restoredAt, where },
			monotonicClock: desk.clock().monotonic,
			program: `Sealbook ${desk.version}`,
		});
	}
	for (const id of caseIds(desk)) {
		try {
			await beginCase(desk, id);
		} catch (error) {
			// A case that cannot be opened cannot be added to either; verification says what is wrong with it.
			if (!(error instanceof Refused) || error.refusal.code.startsWith('disk.')) throw error;
		}
	}
	await forgetMark(desk.shelf.at.folder);
}

async function beginCase(desk: Desk, id: CaseId): Promise<void> {
	const joined = desk.book.entries().filter((e) => e.kind === 'case.joined/1' && e.body.case === id);
	const isAnew = (at: number) => joined.at(at)?.chain === desk.book.mine;
	if (!isAnew(-1)) {
		const old = await caseBook(desk, id);
		const chain = newId<ChainId>();
		const book = await desk.shelf.restartCase(id, chain, desk.clock);
		desk.cases.set(id, Promise.resolve(book));
		await old.close();
		await enter(
			desk,
			book,
			'person.admitted/1',
			admissionOf(meAmong(peopleHere(desk), desk.me), desk.me.certificateDer, desk),
		);
		await enter(desk, desk.book, 'case.joined/1', { case: id, chain });
		return close(desk, book, old.mine);
	}
	const book = await caseBook(desk, id);
	const old = joined.filter((e) => e.chain !== desk.book.mine).at(-1)?.body.chain;
	if (!book.entries().some((e) => e.chain === book.mine && e.kind === 'chain.restarted/1'))
		await close(desk, book, old as ChainId);
}

async function close(desk: Desk, book: LedgerBook, old: ChainId): Promise<void> {
	await enter(desk, book, 'chain.restarted/1', {
		closes: old,
		missing: [],
		reason: 'The notebook was restored from a backup.',
	});
	if (caseIn(book).state === 'open') await admitEveryone(desk, book);
}
