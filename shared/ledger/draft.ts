/** Makes an entry's head and disclosures from what a service decided; signing and writing belong to others. */
import type { Sha256 } from '../vocabulary';
import { canonical, type Json } from './canonical';
import { type Hash, type Head, writeDisclosure } from './line';

/** A head before its body is committed to: what the writer decided. */
export interface EntryDraft extends Omit<Head, 'v' | 'body'> {
	readonly body: Readonly<Record<string, Json>>;
}

/**
 * @param salt gives 16 fresh random bytes in base64url at each call
 * @returns the head's canonical text (what is hashed and signed) and the disclosures in the order of their names
 * @throws NotCanonical where the content holds what a ledger cannot
 */
export function draftEntry(
	draft: EntryDraft,
	hash: Hash,
	salt: () => string,
): { headText: string; digest: Sha256; disclosures: string[] } {
	const disclosures: string[] = [];
	const body: Record<string, Sha256> = {};
	for (const name of Object.keys(draft.body).sort()) {
		const text = writeDisclosure(salt(), name, draft.body[name] ?? null);
		disclosures.push(text);
		body[name] = hash(text);
	}
	const head: Head = { ...draft, v: 1, body };
	const headText = canonical(head);
	return { headText, digest: hash(headText), disclosures };
}
