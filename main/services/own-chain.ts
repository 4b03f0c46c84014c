/**
 * Which chain of the notebook's own ledger this notebook writes. Mostly there is one; after each restore from a backup
 * one more, which took the place of the one before (decision 9).
 * What must hold: a chain that another one took the place of is never added to again.
 */
import type { ChainId } from '../../shared/vocabulary';
import type { RestoredMark } from '../backup/restored';
import type { LedgerBook } from './ledger-book';

/** Was a chain begun for this restore already? */
export const isBegun = (book: LedgerBook, mark: RestoredMark): boolean =>
	book.entries().some((e) => e.kind === 'notebook.restored/1' && e.body.restore === mark.restore);

/** The newest chain that no other took the place of; ids are in the order in which chains were begun. */
export function openChain(book: LedgerBook, but?: ChainId): ChainId | null {
	const restored = book.entries().filter((e) => e.kind === 'notebook.restored/1' && e.verdict === 'verified');
	const closed = new Set(restored.map((e) => e.body.closes));
	const open = [...book.lines().keys()].filter((chain) => chain !== but && !closed.has(chain));
	return open.sort().at(-1) ?? null;
}
