/**
 * Anchors as a check of the notebook's verification: do the cases hold what the notebook's own ledger says of them, and
 * up to which entry. What must hold: whatever no anchor reaches is said with its numbers, never passed over.
 */
import { anchoredUpTo } from '../../shared/ledger/anchors';
import type { AnchoredView, Check, Fault } from '../../shared/views';
import type { Desk } from './desk';
import type { LedgerBook } from './ledger-book';
import { outsideOf } from './outside';
import { anchoredHeads, faultOf, rangeOf } from './rollback';

/** A case's ledger and the number the case is known by. */
interface Named {
	readonly name: string;
	readonly book: LedgerBook;
}

export interface AnchorsChecked {
	readonly check: Check;
	/** Timestamps that entries hold. */
	readonly timestamps: Check;
	/** How far anchors from outside reach, each chain with the number of its case. */
	readonly anchored: readonly AnchoredView[];
	/** Sentences for the report, what anchors cannot say. */
	readonly notProven: readonly string[];
}

export async function checkAnchors(desk: Desk, cases: readonly Named[]): Promise<AnchorsChecked> {
	const faults: Fault[] = [];
	const beyond: string[] = [];
	const outside: AnchoredView[] = [];
	const stamps: Fault[] = [];
	let stamped = 0;
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
		const found = await outsideOf(desk, book);
		stamped += found.timestamps;
		stamps.push(...found.faults.map((fault) => ({ ...fault, place: `${name} ${fault.place}` })));
		for (const a of found.anchored)
			outside.push({ ...a, letter: `${name} ${a.letter}`, sentence: `${name}: ${a.sentence}` });
		for (const { chain, seq } of book.heads()) {
			const reached = anchoredUpTo(chain, anchored, book);
			if (reached < seq) beyond.push(`${name} ${rangeOf(book, { chain, from: reached + 1, to: seq })}`);
		}
	}
	return {
		anchored: outside,
		timestamps: { name: 'timestamps', state: stamps.length > 0 ? 'broken' : 'holds', count: stamped, faults: stamps },
		check: { name: 'anchors', state: open ? 'broken' : faults.length > 0 ? 'remark' : 'holds', count, faults },
		notProven: [
			beyond.length > 0
				? `That what came after the newest anchors stands as it was sealed: ${beyond.join('; ')} rest on their signers’ keys alone.`
				: 'That what comes after the newest anchors will stand as it is sealed; now they reach to the newest entry of every case.',
			'That nobody with a key to this notebook cut or rewrote it: the anchors are its own, and stop only those without a key. A receipt, a print or a case file kept elsewhere shows it.',
		],
	};
}
