/**
 * What a merge enters after its chains were committed: a chain of our own where the case is new here or ours was rolled
 * back (decision 9), and last of all that it was merged, in the notebook's own ledger (decision 10).
 * What must hold: each step asks first whether it was done, so that what a crash cut off is made up for at the next unlock,
 * or at the next merge of that case.
 */
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import type { Receipt } from '../../shared/views';
import { type CaseId, type ChainId, UUID } from '../../shared/vocabulary';
import { caseIn } from './cases';
import { admissionOf, admitEveryone, caseBook, caseIds, type Desk, enter, meAmong, peopleHere } from './desk';
import { enterRevocations } from './key-books';
import type { LedgerBook } from './ledger-book';

const chainId = z
	.string()
	.regex(UUID)
	.transform((text) => text as ChainId);
const noted = z.strictObject({
	/** The chain that this notebook begins in the case; null where it goes on in the one it has. */
	begins: chainId.nullable(),
	/** The chain of its own that this one takes the place of. */
	closes: chainId.nullable(),
	body: z.looseObject({ merge: z.string() }),
});

/** What is written down with a commitment. */
export type MergeNote = z.output<typeof noted> & { readonly body: Parameters<typeof enter>[3] };

const ROLLED_BACK = 'Another laptop’s copy held more of this chain than this notebook did: it had been rolled back.';

/** Carries a committed merge out to its end; null where none is committed. */
export async function finishMerge(desk: Desk, id: CaseId): Promise<Receipt | null> {
	const swap = desk.shelf.swap(id);
	const committed = await swap.carryOut();
	if (!committed) return null;
	const { begins, closes, body } = noted.parse(committed.note) as MergeNote;
	if (begins) await begin(desk, id, begins, closes);
	const book = await caseBook(desk, id);
	const receipt = (await entered(desk, body.merge)) ?? (await enter(desk, desk.book, 'case.merged/1', body));
	await swap.forget();
	desk.anchors.lookAgain(book);
	desk.tell({ tells: 'grew', case: id });
	await tellOfRevocations(desk, book);
	return receipt;
}

/** Every merge that a crash cut off, at unlock. What cannot be done now keeps nobody from the notebook: opening the case says why. */
export async function settleMerges(desk: Desk): Promise<void> {
	for (const id of await desk.shelf.casesHere()) {
		try {
			await finishMerge(desk, id);
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
		}
	}
}

async function entered(desk: Desk, merge: unknown): Promise<Receipt | null> {
	const found = desk.book.entries().find((e) => e.kind === 'case.merged/1' && e.body.merge === merge);
	if (!found) return null;
	const { chain, seq, digest, ref, head } = found;
	return { chain, seq, digest, ref, at: head.at };
}

/** Our own chain in the case: its first entry has seen every head at hand, and admits who is here. */
async function begin(desk: Desk, id: CaseId, chain: ChainId, closes: ChainId | null): Promise<void> {
	const old = desk.cases.get(id);
	const there = (await desk.shelf.chainsOf(id)).includes(chain);
	const book = await desk.shelf[there ? 'openCase' : 'restartCase'](id, chain, desk.clock);
	desk.cases.set(id, Promise.resolve(book));
	await (await old?.catch(() => null))?.close();
	if (book.head() === null) {
		const me = meAmong(peopleHere(desk), desk.me);
		await enter(desk, book, 'person.admitted/1', admissionOf(me, desk.me.certificateDer, desk));
	}
	if (!desk.book.entries().some((e) => e.kind === 'case.joined/1' && e.body.chain === chain))
		await enter(desk, desk.book, 'case.joined/1', { case: id, chain });
	if (closes && !book.entries().some((e) => e.chain === chain && e.kind === 'chain.restarted/1'))
		await enter(desk, book, 'chain.restarted/1', { closes, missing: [], reason: ROLLED_BACK });
	desk.anchors.lookAgain(book);
	if (caseIn(book).state === 'open' && desk.anchors.unacknowledged(book).length === 0) await admitEveryone(desk, book);
}

/** Keys that the notebook knows to be revoked and that the case now admits. Whoever may not sign there lets others tell it. */
async function tellOfRevocations(desk: Desk, book: LedgerBook): Promise<void> {
	if (!caseIds(desk).includes(book.id)) return;
	try {
		await enterRevocations(desk, book);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
	}
}
