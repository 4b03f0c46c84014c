/**
 * Does an authority's timestamp hold (RFC 3161, 2.2 and 2.3)? Told as an argument: the answer grants, the token is over
 * the digest that was asked for, it is signed by the certificate that it names itself, that certificate may stamp times
 * and nothing else, and was valid then. What must hold: nothing here says whom to trust; whoever reads decides that.
 */
import { constants, createHash, verify } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { Instant, Sha256 } from '../../shared/vocabulary';
import { readAuthorityKey, stampsOnly } from './authority-key';
import { type Certificate, isIssuedBy, readCertificate } from './certificates';
import { der, inside, NotDer, oid, sameBytes, TAG } from './der';
import { readToken, type Token, TST_INFO } from './timestamp-token';

export interface Timestamp {
	readonly holds: true;
	/** The authority's clock. */
	readonly at: Instant;
	readonly serial: string;
	/** Hexadecimal; null where the authority gave none back. */
	readonly nonce: string | null;
	readonly imprint: Sha256;
	readonly authority: Certificate;
	/** The other certificates it brought; strangers' until one is trusted. */
	readonly others: readonly Certificate[];
}

export interface TimestampFault {
	readonly holds: false;
	readonly rule: string;
	readonly expected: string;
	readonly found: string;
}

const HASHES: readonly (readonly [string, Uint8Array])[] = [
	['sha256', oid('2.16.840.1.101.3.4.2.1')],
	['sha384', oid('2.16.840.1.101.3.4.2.2')],
	['sha512', oid('2.16.840.1.101.3.4.2.3')],
];
const RSA = oid('1.2.840.113549.1.1.1');
const WITH_RSA: readonly (readonly [string, Uint8Array])[] = [
	['sha256', oid('1.2.840.113549.1.1.11')],
	['sha384', oid('1.2.840.113549.1.1.12')],
	['sha512', oid('1.2.840.113549.1.1.13')],
];
const ECDSA: readonly (readonly [string, Uint8Array])[] = [
	['sha256', oid('1.2.840.10045.4.3.2')],
	['sha384', oid('1.2.840.10045.4.3.3')],
	['sha512', oid('1.2.840.10045.4.3.4')],
];

/** Checks a `.tsr` over a digest. Never throws for what a stranger wrote. */
export function verifyTimestamp(tsr: Uint8Array, imprint: Sha256): Timestamp | TimestampFault {
	try {
		return judge(readToken(tsr), imprint);
	} catch (error) {
		if (!(error instanceof NotDer)) throw error;
		return broken('it is an RFC 3161 response in DER', 'status, SignedData, one signer', error.message);
	}
}

function judge(token: Token, imprint: Sha256): Timestamp | TimestampFault {
	const { status, signed, signer, certificates } = token;
	if (status > 1) return broken('the authority grants it', 'status 0 or 1', `status ${status}`);
	if (token.imprint !== imprint) return broken('it is over what was to be stamped', imprint, token.imprint);
	const hash = nameOf(HASHES, signer.digestAlgorithm);
	if (!hash) return broken('its digest is SHA-256, SHA-384 or SHA-512', 'one of these', 'another');
	if (!sameBytes(signed.contentType, TST_INFO) || !sameBytes(signed.messageDigest, digestOf(hash, token.info)))
		return broken('what is signed is this timestamp', 'its type and digest', 'another');
	const named = certificates.find((c) => sameBytes(signed.certificate.digest, certificateDigest(token, c)));
	if (!named) return broken('it brings the certificate that it says signed it', 'that certificate', 'none such');
	const authority = certificateIn(named);
	if (typeof authority === 'string') return broken('the authority has a sound certificate', 'such a one', authority);
	if (!isNamed(token, authority)) return broken('it is signed by the certificate that it names', 'one', 'two');
	if (!stampsOnly(authority.signed.tbs))
		return broken('the certificate is for timestamps only', 'timeStamping, critical', 'another usage');
	if (token.at < authority.notBefore || token.at > authority.notAfter)
		return broken('the certificate was valid then', `${authority.notBefore} to ${authority.notAfter}`, token.at);
	if (!signatureHolds(token, hash, authority))
		return broken('its signature verifies', `a signature by ${authority.keyId}`, 'one that does not verify');
	const others = certificates.filter((c) => c !== named).map(certificateIn);
	return {
		holds: true,
		...{ at: token.at, serial: token.serial, nonce: token.nonce, imprint, authority },
		others: others.filter((c): c is Certificate => typeof c !== 'string'),
	};
}

/**
 * Why the authority is trusted: it, or one that issued it through what the token brings, each valid when it stamped.
 * @param trust why a certificate is trusted, null where it is not known; @returns null where none is
 */
export function authorityTrusted(
	{ at, authority, others }: Timestamp,
	trust: (certificate: Certificate) => string | null,
): string | null {
	let below: Certificate | undefined = authority;
	for (let depth = 0; below && depth < 5; depth++) {
		const why = trust(below);
		if (why !== null) return why;
		const current: Certificate = below;
		below = others.find(
			(c) =>
				c !== current &&
				c.publicKey.asymmetricKeyType === 'rsa' &&
				c.notBefore <= at &&
				at <= c.notAfter &&
				isIssuedBy(current, c),
		);
	}
	return null;
}

function signatureHolds({ signer }: Token, hash: string, { publicKey }: Certificate): boolean {
	const bytes = der(TAG.set, signer.attributes);
	const elliptic = nameOf(ECDSA, signer.algorithm);
	try {
		if (publicKey.asymmetricKeyType === 'ec')
			return elliptic !== undefined && verify(elliptic, bytes, publicKey, signer.signature);
		const named = sameBytes(signer.algorithm, RSA) ? hash : nameOf(WITH_RSA, signer.algorithm);
		const key = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
		return named === hash && verify(hash, bytes, key, signer.signature);
	} catch {
		return false;
	}
}

/** Issuer and serial number, where the signer is named by these. */
function isNamed({ signer }: Token, { issuer, serial }: Certificate): boolean {
	if (signer.sid.tag !== TAG.sequence) return true;
	const [byIssuer, bySerial] = inside(signer.sid);
	return Boolean(byIssuer && bySerial && sameBytes(byIssuer.bytes, issuer) && sameBytes(bySerial.bytes, serial));
}

function certificateDigest({ signed }: Token, certificate: Uint8Array): Uint8Array {
	const { algorithm } = signed.certificate;
	const hash = typeof algorithm === 'string' ? algorithm : nameOf(HASHES, algorithm);
	return hash ? digestOf(hash, certificate) : Buffer.alloc(0);
}

function certificateIn(bytes: Uint8Array): Certificate | string {
	try {
		return readCertificate(bytes, readAuthorityKey);
	} catch (error) {
		if (error instanceof Refused) return error.refusal.sentence;
		throw error;
	}
}

const nameOf = (list: typeof HASHES, wanted: Uint8Array) => list.find(([, bytes]) => sameBytes(bytes, wanted))?.[0];
const digestOf = (hash: string, bytes: Uint8Array) => createHash(hash).update(bytes).digest();
const broken = (rule: string, expected: string, found: string): TimestampFault => ({
	holds: false,
	rule,
	expected,
	found,
});
