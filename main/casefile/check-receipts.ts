/**
 * Receipts that the reader kept, held against the ledgers of a case file (decision 6). A file that ends before a
 * receipt's entry is an older copy, or was cut; one in which another entry stands there was written anew. What passes
 * here rests on the reader's having kept the receipt where the sender could not change it.
 */
import { type OutsideAnchor, reachIn } from '../../shared/ledger/outside';
import { checkReceipt, type Receipt, readReceipt } from '../../shared/ledger/receipt';
import { Unproven } from '../../shared/ledger/signed-head';
import type { CheckedLedger } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { Check, Fault } from '../../shared/views';
import { readGiven } from '../store/given-file';
import { ledgerRules } from '../vault/ledger-rules';
import { checkOf } from './verdict';

const LARGEST_BYTES = 256 * 1024;

/** Reads a receipt's file. @throws Refused `receipt.unreadable`, `disk.…`, `file.unreadable` */
export async function receiptInFile(path: string | Buffer): Promise<Receipt> {
	const text = (await readGiven(path, LARGEST_BYTES)).toString('utf8');
	try {
		return readReceipt(text.replace(/\n$/, ''), ledgerRules());
	} catch (error) {
		if (!(error instanceof Unproven)) throw error;
		throw new Refused(
			'receipt.unreadable',
			`This is no receipt that says anything: ${error.message}.`,
			'Choose the file as it was saved; a receipt that was changed proves nothing.',
			'receipts',
		);
	}
}

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
