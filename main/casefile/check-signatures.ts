/**
 * Who vouches for the file as a whole: its signatures over the tag manifest, through that over every digest, and the
 * certificates they and the entries rest on. What passes here, only the owner of the key can have made.
 */
import type { CheckedLedger } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { Check, Fault, VerifyReport } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { type Certificate, readCertificatePem } from '../vault/certificates';
import { TAG_MANIFEST } from './bag';
import type { CaseJson } from './case-json';
import { verifyDetached } from './cms';
import type { Contents } from './contents';
import { stemOf } from './names';
import type { Trust } from './trust';
import { checkOf } from './verdict';

export type SignerLine = VerifyReport['signers'][number];

/** Every file under certificates/ is the certificate of its name, in the one form; gives those that are, by key id. */
export function checkCertificates(
	contents: Contents,
	ledger: CheckedLedger,
	about: CaseJson | null,
): { readonly check: Check; readonly certificates: ReadonlyMap<KeyId, Certificate> } {
	const broken: Fault[] = ledger.faults
		.filter(({ step }) => step === 'certificates')
		.map(({ step: _, ...fault }) => fault);
	const missing: Fault[] = [];
	const certificates = new Map<KeyId, Certificate>();
	const needed = new Set<string>([...ledger.admissions.keys(), ...(about?.signers ?? [])]);
	for (const { path } of contents.of('certificate')) {
		const fault = (rule: string, expected: string, found: string) =>
			broken.push({ place: path, rule, expected, found });
		const read = certificateAt(contents, path);
		if (typeof read === 'string')
			fault('a certificate holds an RSA key of 2048 to 4096 bits', 'a sound certificate', read);
		else if (read.keyId !== stemOf(path)) fault('a certificate is the one of its name', stemOf(path), read.keyId);
		else if (read.pem !== contents.bytes(path).toString('latin1'))
			fault('PEM has one form', '64 columns, one certificate', 'another form');
		else if (!needed.has(read.keyId)) fault('the ledgers name every certificate', 'an admission', 'none');
		else certificates.set(read.keyId, read);
	}
	for (const keyId of needed) {
		const path = `data/certificates/${keyId}.pem`;
		if (!contents.members.has(path))
			missing.push({
				place: path,
				rule: 'every certificate that is named is there',
				expected: keyId,
				found: 'no such file',
			});
	}
	return { check: checkOf('certificates', contents.of('certificate').length, broken, missing), certificates };
}

/** Each `.p7s` is over this tag manifest by the certificate of its name; every signer that case.json names is there. */
export function checkCaseFileSignatures(
	contents: Contents,
	certificates: ReadonlyMap<KeyId, Certificate>,
	about: CaseJson | null,
	trust: Trust,
	ledger: Pick<CheckedLedger, 'revocations'>,
): { readonly check: Check; readonly signers: readonly SignerLine[]; readonly trusted: boolean } {
	const broken: Fault[] = [];
	const missing: Fault[] = [];
	const signers: SignerLine[] = [];
	let trusted = false;
	for (const { path } of contents.of('signature')) {
		const certificate = certificates.get(stemOf(path) as KeyId);
		if (about && !about.signers.some((keyId) => keyId === stemOf(path)))
			broken.push({
				place: path,
				rule: 'case.json names every signer',
				expected: about.signers.join(', '),
				found: stemOf(path),
			});
		if (!certificate) {
			broken.push({
				place: path,
				rule: 'a signature has its certificate',
				expected: `data/certificates/${stemOf(path)}.pem`,
				found: 'none that holds',
			});
			continue;
		}
		const finding = verifyDetached(contents.bytes(path), contents.bytes(TAG_MANIFEST), certificate);
		const revoked = ledger.revocations.get(certificate.keyId);
		if (!finding.holds) broken.push({ place: path, ...finding.fault });
		else if (revoked)
			// The signature covers the revocation, so it was made after it (decision 5).
			broken.push({
				place: path,
				rule: 'a case file that holds a revocation is not signed by the revoked key',
				expected: 'a signature by a key that counts',
				found: `one by the key that ${revoked.ref} revokes`,
			});
		else {
			const because = trust(certificate);
			trusted ||= because !== null;
			signers.push(signerLine(certificate, because, finding.signingTime, 'case file'));
		}
	}
	for (const keyId of about?.signers ?? []) {
		const path = `signatures/${keyId}.p7s`;
		if (!contents.members.has(path))
			missing.push({
				place: path,
				rule: 'every signer that case.json names has signed',
				expected: keyId,
				found: 'no such file',
			});
	}
	if (contents.of('signature').length === 0 && missing.length === 0)
		missing.push({ place: 'signatures', rule: 'a case file is signed', expected: 'a signature', found: 'none' });
	return { check: checkOf('case-file signatures', signers.length, broken, missing), signers, trusted };
}

/** Who signed entries, each with why they are trusted, and who was not vouched for in the case. */
export function entrySigners(
	ledger: CheckedLedger,
	certificates: ReadonlyMap<KeyId, Certificate>,
	trust: Trust,
): SignerLine[] {
	return [...ledger.admissions.keys()].flatMap((keyId) => {
		const certificate = certificates.get(keyId);
		return certificate ? [signerLine(certificate, trust(certificate), null, 'entries')] : [];
	});
}

function certificateAt(contents: Contents, path: string): Certificate | string {
	try {
		return readCertificatePem(contents.bytes(path).toString('latin1'));
	} catch (error) {
		if (error instanceof Refused) return error.refusal.sentence;
		throw error;
	}
}

function signerLine(
	certificate: Certificate,
	trusted: string | null,
	signedAt: string | null,
	signs: SignerLine['signs'],
): SignerLine {
	const fingerprint = (certificate.keyId.toUpperCase().match(/../g) ?? []).join(':');
	return { keyId: certificate.keyId, name: certificate.commonName || null, fingerprint, trusted, signedAt, signs };
}
