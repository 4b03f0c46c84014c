/** A receipt that somebody kept, read from the file as it was given to them: a stranger's text. */
import { type Receipt, readReceipt } from '../../shared/ledger/receipt';
import { Unproven } from '../../shared/ledger/signed-head';
import { Refused } from '../../shared/refusal';
import { readGiven } from '../store/given-file';
import { ledgerRules } from '../vault/ledger-rules';

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
