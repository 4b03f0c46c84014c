/**
 * Receipts and forks (decision 6): a case's newest entry written out with its signatures, to be kept by somebody else;
 * a receipt held against the case; two copies of a case compared. What is found is told, never mended. Whoever holds a
 * receipt is a stranger: their file is parsed, and its signatures checked, in a process that has no key (decision 25).
 */
import { Readable } from 'node:stream';
import type { Given } from '../../shared/contract';
import { forkOf, writeForkProof } from '../../shared/ledger/fork';
import type { Entry } from '../../shared/ledger/line';
import { checkReceipt, type Receipt, writeReceipt } from '../../shared/ledger/receipt';
import { provenHead, signedHeadOf, Unproven } from '../../shared/ledger/signed-head';
import type { CopiesCompared, ReceiptRead } from '../../shared/views';
import { compareCaseFiles, forkInFile } from '../casefile/compare';
import { receiptInFile } from '../casefile/receipt-file';
import { writeOut } from '../store/write-out';
import { ledgerRules } from '../vault/ledger-rules';
import { caseNamed } from './cases';
import type { Handlers, ReceiptReader } from './desk';
import type { LedgerBook } from './ledger-book';
import type { Setting } from './session';
import { newestOf, refOf } from './timestamps';

export const receipts: Handlers<'receipt.save' | 'receipt.check'> = {
	'receipt.save': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		desk.anchors.mustBeWhole(book);
		const newest = newestOf(book);
		const entry = entryAt(book, newest.chain, newest.seq);
		if (!entry) throw new Error('the newest entry is not among the checked ones');
		const text = writeReceipt(signedHeadOf(entry), newest.head, certificatesOf(book, entry));
		const path = String(desk.redeem(input.to));
		await writeText(path, text);
		return { path, entry: refOf(book, newest), digest: newest.head };
	},

	'receipt.check': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const file = desk.redeem(input.file);
		const receipt = await desk.readReceipt(file);
		const finding = checkReceipt(receipt, book.id, book);
		const { entry } = finding;
		const ref = refOf(book, entry);
		const proof = finding.state === 'rewritten' ? proofOf(book, receipt) : null;
		const path = proof && input.proofTo ? String(desk.redeem(input.proofTo)) : null;
		if (proof && path) await writeText(path, proof);
		const found = finding.state === 'rewritten' ? finding.found : finding.state === 'reached' ? entry.head : null;
		return {
			state: finding.state,
			entry: ref,
			digest: entry.head,
			found,
			sentence: sentenceOf(finding, ref, proof !== null),
			proof: path,
			file: proof && !path ? desk.ticketFor(file) : null,
		};
	},
};

function sentenceOf(finding: ReturnType<typeof checkReceipt>, ref: string, proven: boolean): string {
	switch (finding.state) {
		case 'reached':
			return `The case still has ${ref} as the receipt names it, and with it every entry before it in that chain.`;
		case 'cut':
			return `The case was cut: the receipt names ${ref}, and that chain ends after ${finding.length} entries (rollback).`;
		case 'rewritten':
			return `The case was written anew: another entry stands at ${ref} than the receipt names (fork)${proven ? ', and one key signed both, which anybody can check' : ''}.`;
		case 'other case':
			return 'The receipt is of another case.';
		default:
			return finding satisfies never;
	}
}

/** What proves that one key signed the receipt's entry and the one that stands in its place; null where none did. */
function proofOf(book: LedgerBook, receipt: Receipt): string | null {
	const entry = entryAt(book, receipt.head.chain, receipt.head.seq);
	if (!entry) return null;
	const rules = ledgerRules();
	const certificates = certificatesOf(book, entry);
	try {
		forkOf(receipt, provenHead(signedHeadOf(entry), certificates, rules));
	} catch (error) {
		if (error instanceof Unproven) return null;
		throw error;
	}
	return writeForkProof([receipt.signed, signedHeadOf(entry)], [...receipt.certificates, ...certificates]);
}

const entryAt = (book: LedgerBook, chain: string, seq: number): Entry | undefined =>
	book.checked().entries.find((e) => e.chain === chain && e.seq === seq)?.entry;

/** DER in base64 of an entry's signers, as their admissions brought them in. */
function certificatesOf(book: LedgerBook, { head }: Entry): string[] {
	const { admissions } = book.checked();
	return head.by.flatMap((keyId) => {
		const certificate = admissions.get(keyId)?.entry.body.certificate;
		return typeof certificate === 'string' ? [certificate] : [];
	});
}

const writeText = (path: string, text: string) => writeOut(path, Readable.from([Buffer.from(text, 'utf8')]));

/** Reads a receipt in this process, where there is none without keys. */
export const readReceiptHere: ReceiptReader = (path) => receiptInFile(path);

/** `receipt.read`. */
export const receiptIn = ({ tickets }: Setting, input: Given<'receipt.read'>): Promise<ReceiptRead> =>
	receiptInFile(tickets.redeem(input.file));

/** `fork.compare`. */
export async function compareCopies({ tickets }: Setting, input: Given<'fork.compare'>): Promise<CopiesCompared> {
	const [one, two] = input.files;
	const { compared, proof } = await compareCaseFiles([tickets.redeem(one), tickets.redeem(two)]);
	const path = proof && input.proofTo ? String(tickets.redeem(input.proofTo)) : null;
	if (proof && path) await writeText(path, proof);
	return { ...compared, proof: path };
}

/** `fork.verify`. */
export const verifyFork = ({ tickets }: Setting, input: Given<'fork.verify'>) =>
	forkInFile(tickets.redeem(input.proof));
