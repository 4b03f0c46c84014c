/** Which ledgers know a key, and whether a key is one that this notebook has not met under another certificate. */
import { Refused } from '../../shared/refusal';
import type { Person } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import type { Certificate } from '../vault/certificates';
import { caseBook, caseIds, type Desk, peopleHere, seal } from './desk';
import type { LedgerBook } from './ledger-book';

/** The cases that admitted a key. One that cannot be read cannot be added to either, and keeps nobody from the others. */
export async function booksOf(desk: Desk, key: KeyId): Promise<LedgerBook[]> {
	const books: LedgerBook[] = [];
	for (const id of caseIds(desk)) {
		const book = await caseBook(desk, id).catch((error: unknown) => {
			if (error instanceof Refused) return null;
			throw error;
		});
		if (book?.checked().admissions.has(key)) books.push(book);
	}
	return books;
}

/**
 * Somebody who is known by their certificate only may bring its key.
 * @param awaited a key that may be met again: a rotation that a crash kept from its end
 * @returns the person of whom the notebook has just the certificate
 */
export function mustBeNewKey(desk: Desk, certificate: Certificate, awaited?: KeyId): Person | null {
	const { keyId, spkiSha256 } = certificate;
	const known = peopleHere(desk).find((p) => p.keyId === keyId) ?? null;
	const refuse = (code: string, sentence: string, hint: string) => new Refused(code, sentence, hint, 'file');
	if (known?.revoked)
		throw refuse('key.revoked', 'The key in this file was revoked and counts no more.', 'Use another key.');
	if (known?.signsHere) throw refuse('person.taken', 'The key in this file signs here already.', 'Use another key.');
	if (known?.replacedBy)
		throw refuse('key.replaced', 'The key in this file was replaced by another.', 'Use the key that replaced it.');
	if (known || awaited === keyId) return known;
	for (const { certificate: other } of desk.book.checked().admissions.values())
		if (other.spki === spkiSha256)
			throw refuse(
				'key.same',
				'The key in this file is known here under another certificate: the two would be one signer.',
				'Use another key.',
			);
	return null;
}

/** Enters in a case what the notebook knows of revoked keys that the case admitted. */
export async function enterRevocations(desk: Desk, book: LedgerBook): Promise<void> {
	for (const entry of desk.book.entries()) {
		const key = entry.body.key as KeyId;
		if (entry.kind !== 'person.key-revoked/1' || !desk.book.checked().revocations.has(key)) continue;
		const { admissions, revocations } = book.checked();
		if (!admissions.has(key) || revocations.has(key)) continue;
		const { reason, compromisedSince } = entry.body;
		await seal(desk, book, 'person.key-revoked/1', {
			key,
			reason: String(reason),
			compromisedSince: typeof compromisedSince === 'string' ? compromisedSince : undefined,
		});
	}
}
