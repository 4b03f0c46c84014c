/**
 * Anchors as a check of the notebook's verification: do the cases hold what the notebook's own ledger says of them, and
 * up to which entry. What must hold: whatever no anchor reaches is said with its numbers, never passed over.
 */
import { anchoredUpTo } from '../../shared/ledger/anchors';
import type { Check, Fault } from '../../shared/views';
import type { Desk } from './desk';
import type { LedgerBook } from './ledger-book';
import { anchoredHeads, faultOf, rangeOf } from './rollback';

/** A case's ledger and the number the case is known by. */
interface Named {
	readonly name: string;
	readonly book: LedgerBook;
}

/** `notProven`: sentences for the report, what anchors cannot say. */
export function checkAnchors(desk: Desk, cases: readonly Named[]): { check: Check; notProven: readonly string[] } {
	const faults: Fault[] = [];
	const beyond: string[] = [];
	let count = 0;
	let open = false;
	for (const { name, book } of cases) {
		const anchored = anchoredHeads(desk.book, book.id);
		count += anchored.length;
		for (const finding of desk.anchors.findings(book)) {
			const fault = faultOf(book, finding);
			faults.push({ ...fault, place: `${name} ${fault.place}` });
			open ||= finding.acknowledgedIn === null;
		}
		for (const { chain, seq } of book.heads()) {
			const reached = anchoredUpTo(chain, anchored, book);
			if (reached < seq) beyond.push(`${name} ${rangeOf(book, { chain, from: reached + 1, to: seq })}`);
		}
	}
	return {
		check: { name: 'anchors', state: open ? 'broken' : faults.length > 0 ? 'remark' : 'holds', count, faults },
		notProven: [
			beyond.length > 0
				? `That what came after the newest anchors stands as it was sealed: ${beyond.join('; ')} rest on their signers’ keys alone.`
				: 'That what comes after the newest anchors will stand as it is sealed; now they reach to the newest entry of every case.',
			'That nobody with a key to this notebook cut or rewrote it: the anchors are its own, and stop only those without a key. A receipt, a print or a case file kept elsewhere shows it.',
		],
	};
}
