/**
 * Receipts that the reader kept, held against the ledgers of a case file (decision 6). A file that ends before a
 * receipt's entry is an older copy, or was cut; one in which another entry stands there was written anew. What passes
 * here rests on the reader's having kept the receipt where the sender could not change it.
 */
import { type OutsideAnchor, reachIn } from '../../shared/ledger/outside';
import { checkReceipt, type Receipt } from '../../shared/ledger/receipt';
import type { CheckedLedger } from '../../shared/ledger/verify';
import type { Check, Fault } from '../../shared/views';
import { checkOf } from './verdict';

export function checkReceipts(
	receipts: readonly Receipt[],
	ledger: CheckedLedger,
): { readonly check: Check; readonly anchors: readonly OutsideAnchor[] } {
	const broken: Fault[] = [];
	const missing: Fault[] = [];
	const anchors: OutsideAnchor[] = [];
	const atHand = reachIn(ledger);
	const [first] = ledger.entries;
	for (const receipt of receipts) {
		const finding = checkReceipt(receipt, first?.entry.head.case ?? receipt.head.case, atHand);
		const { chain, seq, head } = finding.entry;
		const letter = ledger.chains.find((c) => c.chain === chain)?.letter;
		const place = letter ? `${letter}-${seq}` : `entry ${seq} of chain ${chain}`;
		const expected = `${place} with digest ${head}`;
		if (finding.state === 'reached')
			anchors.push({ kind: 'receipt', ...finding.entry, at: receipt.head.at, who: '', weak: null });
		else if (finding.state === 'rewritten')
			broken.push({
				place,
				rule: 'what a receipt names stands there (fork)',
				expected,
				found: `another entry, with digest ${finding.found}`,
			});
		else
			missing.push({
				place,
				rule: finding.state === 'cut' ? 'what a receipt names is there' : 'a receipt is of this case',
				expected,
				found:
					finding.state === 'cut'
						? `the chain ends after ${finding.length} entries: an older copy, or it was cut (rollback)`
						: 'another case',
			});
	}
	return { check: checkOf('receipts', receipts.length, broken, missing), anchors };
}
