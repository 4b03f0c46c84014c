/**
 * How far anchors from outside reach in a case, as this notebook can tell: other people's signatures, other laptops'
 * chains, authorities' timestamps; and its own ledger, which counts only against somebody without the key (decision 7).
 */

import { anchoredIn, type OutsideAnchor, OWN_LEDGER } from '../../shared/ledger/outside';
import type { CheckedLedger } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { AnchoredView, Fault } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { timestampsOfEntries, tokenIn } from '../casefile/check-timestamps';
import { LARGEST_TOKEN_BYTES } from '../vault/timestamp-token';
import type { Desk } from './desk';
import type { LedgerBook } from './ledger-book';
import { anchoredHeads } from './rollback';

export interface Outside {
	readonly anchored: readonly AnchoredView[];
	/** Timestamps that do not hold. */
	readonly faults: readonly Fault[];
	readonly timestamps: number;
}

/** What was found last for a ledger as it is; it stands until the ledger grows or the notebook anchors it anew. */
const known = new WeakMap<CheckedLedger, { readonly own: number; readonly outside: Outside }>();

export async function outsideOf(desk: Desk, book: LedgerBook): Promise<Outside> {
	const ledger = book.checked();
	const heads = anchoredHeads(desk.book, book.id);
	const before = known.get(ledger);
	if (before?.own === heads.length) return before.outside;
	const tokens = await tokensOf(desk, book, ledger);
	const stamps = timestampsOfEntries(
		ledger,
		(object) => tokens.get(object) ?? null,
		() => null,
	);
	const own = heads.map(
		(head): OutsideAnchor => ({ kind: 'own-ledger', ...head, at: null, who: '', weak: OWN_LEDGER }),
	);
	const anchored = anchoredIn(ledger, [...stamps.anchors, ...own]);
	const outside = { anchored, faults: stamps.broken, timestamps: stamps.count };
	known.set(ledger, { own: heads.length, outside });
	return outside;
}

/** The tokens that entries hold, as far as they are at hand; whether all are is for the check of objects. */
async function tokensOf(desk: Desk, book: LedgerBook, ledger: CheckedLedger): Promise<Map<Sha256, Buffer>> {
	const tokens = new Map<Sha256, Buffer>();
	for (const entry of ledger.entries) {
		const named = tokenIn(entry);
		if (!named) continue;
		try {
			const pieces: Uint8Array[] = [];
			let sizeBytes = 0;
			for await (const piece of desk.shelf.objects(book.id).open(named.token)) {
				sizeBytes += piece.length;
				if (sizeBytes > LARGEST_TOKEN_BYTES) break;
				pieces.push(Buffer.from(piece));
			}
			tokens.set(named.token, Buffer.concat(pieces));
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
		}
	}
	return tokens;
}
