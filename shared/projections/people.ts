/** Who is who in a ledger: from admissions to signers and people. */
import type { Admission, CheckedLedger } from '../ledger/verify';
import type { Person, Signer } from '../views';
import type { KeyId } from '../vocabulary';

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What is told of a person is all that an admission needs here. */
export interface Admitted extends Pick<Admission, 'vouchedFor'> {
	readonly entry: { readonly body: Readonly<Record<string, unknown>> };
}

/** @returns the person behind a key as their admission tells; members withheld or unknown are null */
export function signerOf(keyId: KeyId, admissions: ReadonlyMap<KeyId, Admitted>): Signer {
	const admission = admissions.get(keyId);
	const body = admission?.entry.body;
	return {
		keyId,
		name: textOr(body?.name),
		title: textOr(body?.title),
		organization: textOr(body?.organization),
		vouchedFor: admission?.vouchedFor ?? false,
	};
}

/** The people of a ledger in the order of their admission. */
export function peopleOf(ledger: CheckedLedger, signsHere: ReadonlySet<KeyId>): Person[] {
	return [...ledger.admissions].map(([keyId, admission]) => ({
		...signerOf(keyId, ledger.admissions),
		phone: textOr(admission.entry.body.phone),
		signsHere: signsHere.has(keyId),
		revoked: revokedIn(ledger, keyId),
		replacedBy: ledger.rotations.get(keyId)?.to ?? null,
		admittedAt: admission.entry.head.at,
		fingerprint: fingerprintOf(keyId),
	}));
}

function revokedIn({ revocations }: CheckedLedger, keyId: KeyId): Person['revoked'] {
	const revocation = revocations.get(keyId);
	return revocation ? { at: revocation.at, reason: revocation.reason } : null;
}

/** A key id as pairs with colons, the form that certificate tools print. */
export const fingerprintOf = (keyId: string): string => (keyId.toUpperCase().match(/../g) ?? []).join(':');
