/** Step 3 of verification: who may sign, and whether they did (ledger.md, rule 3; decisions 1 and 2). */
import type { ChainId, KeyId } from '../vocabulary';
import type { LaidOut, Row } from './laid-out';
import type { Admission, Rules } from './verified';

/**
 * Every signer was admitted before, every signature verifies, two signers are two keys. Only an entry whose own
 * signatures hold admits anybody.
 * @returns who was admitted, and how many signatures were looked at
 */
export function signersWereAdmitted(
	laid: LaidOut,
	rules: Rules,
): { readonly admissions: ReadonlyMap<KeyId, Admission>; readonly signatures: number } {
	const admissions = new Map<KeyId, Admission>();
	/** By chain, how many signed the entry before, where nothing was amiss with that. */
	const soundBefore = new Map<ChainId, number>();
	let signatures = 0;
	const [veryFirst] = laid.order;
	for (const row of laid.order) {
		const before = soundBefore.get(row.chain);
		if (before !== undefined && row.ahead?.follows && row.ahead.signed) {
			signatures += before;
			continue;
		}
		const admitted = admissionIn(laid, row, rules);
		// The first entry of a chain may be by the very person it admits.
		const self = admitted && row.seq === 1 && row.entry.head.by[0] === admitted.certificate.keyId ? admitted : null;
		const sound = signaturesHold(
			laid,
			row,
			(keyId) => admissions.get(keyId) ?? (self?.certificate.keyId === keyId ? self : undefined),
		);
		const signers = row.entry.head.by.length;
		signatures += signers;
		if (row.faults.some(({ step }) => step === 'signatures')) soundBefore.delete(row.chain);
		else soundBefore.set(row.chain, signers);
		if (admitted && sound) admit(admitted, row === veryFirst, row.entry.head.by[0], admissions);
	}
	return { admissions, signatures };
}

function signaturesHold(laid: LaidOut, row: Row, signerOf: (keyId: KeyId) => Admission | undefined): boolean {
	const { head } = row.entry;
	const keys = new Set<string>();
	let sound = true;
	for (const [i, keyId] of head.by.entries()) {
		const signer = signerOf(keyId);
		if (!signer) {
			sound = false;
			laid.sayOf('signatures', row, {
				rule: 'every signer was admitted before',
				expected: `an admission of ${keyId} before`,
				found: 'none',
			});
			continue;
		}
		if (keys.has(signer.certificate.spki))
			laid.sayOf('signatures', row, {
				rule: 'two signers are two keys',
				expected: 'different keys',
				found: 'one key under two certificates',
			});
		keys.add(signer.certificate.spki);
		if (row.ahead?.signed || signer.certificate.verifies(row.entry.headText, row.entry.signatures[i] ?? '')) continue;
		sound = false;
		laid.sayOf('signatures', row, {
			rule: 'every signature verifies',
			expected: `a signature by ${keyId}`,
			found: 'one that does not verify',
		});
	}
	return sound;
}

function admissionIn(laid: LaidOut, row: Row, rules: Rules): Admission | null {
	if (!row.kindAboutPeople?.startsWith('person.admitted/')) return null;
	const { certificate } = row.entry.body;
	if (typeof certificate !== 'string') return null;
	try {
		return {
			certificate: rules.readCertificate(certificate),
			ref: row.ref,
			entry: row.entry,
			vouchedFor: false,
		};
	} catch (error) {
		laid.sayOf('certificates', row, {
			rule: 'a certificate holds an RSA key of 2048 to 4096 bits',
			expected: 'a sound certificate',
			found: error instanceof Error ? error.message : String(error),
		});
		return null;
	}
}

/** Decision 2: the case's very first entry vouches for its author; later an admission counts as much as whoever signed it. */
function admit(
	admitted: Admission,
	isVeryFirst: boolean,
	author: KeyId | undefined,
	admissions: Map<KeyId, Admission>,
): void {
	const { keyId } = admitted.certificate;
	const bySelf = author === keyId;
	const vouches = isVeryFirst || (!bySelf && author !== undefined && admissions.get(author)?.vouchedFor === true);
	const earlier = admissions.get(keyId);
	if (!earlier) admissions.set(keyId, { ...admitted, vouchedFor: vouches });
	else if (vouches) earlier.vouchedFor = true;
}
