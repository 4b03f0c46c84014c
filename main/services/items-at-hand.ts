/**
 * Items of a case as they stand now, worked out once for a ledger as long as it does not grow: a list that is looked at and
 * typed into asks for them again and again.
 * What must hold: what is given is what `custodyOf` would give at that moment.
 */
import type { EntryView, ItemView } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';
import { itemsOf } from './evidence';
import type { LedgerBook } from './ledger-book';

interface AtHand {
	/** By identity: a ledger that grew has others. */
	readonly entries: readonly EntryView[];
	readonly at: Instant;
	/** The first moment after `at` at which something lent becomes overdue. */
	readonly until: Instant | null;
	readonly items: readonly ItemView[];
}

const known = new WeakMap<LedgerBook, AtHand>();

/** @param now what counts as now, for what is overdue */
export function itemsAtHand(book: LedgerBook, now: Instant): readonly ItemView[] {
	const before = known.get(book);
	const entries = book.entries();
	if (before?.entries === entries && before.at <= now && (before.until === null || now <= before.until))
		return before.items;
	const items = itemsOf(book, now);
	const due = items.flatMap(({ dueBack }) => (dueBack !== null && dueBack >= now ? [dueBack] : []));
	known.set(book, { entries, at: now, until: due.sort()[0] ?? null, items });
	return items;
}
