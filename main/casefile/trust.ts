/**
 * Whom the reader trusts (decision 22): what was obtained outside the file, as a certificate or its fingerprint. A certificate
 * inside the file proves nothing by itself. An authority's certificate trusts what it issued; the report lists the names.
 */
import { Refused } from '../../shared/refusal';
import { SHA256 } from '../../shared/vocabulary';
import { type Certificate, isIssuedBy, readCertificate, readCertificatePem } from '../vault/certificates';

/** A fingerprint (64 hex digits, colons allowed), a certificate in PEM, or its DER or PEM bytes. */
export type TrustGiven = string | Uint8Array;

/** Why a certificate is trusted, in words; `null` where it is not known to the reader. */
export type Trust = (certificate: Certificate) => string | null;

/** @throws Refused `trust.unreadable` for what is neither fingerprint nor certificate, `certificate.…` for unfit ones */
export function trustIn(given: readonly TrustGiven[]): Trust {
	const fingerprints = new Set<string>();
	const certificates: Certificate[] = [];
	for (const one of given) {
		const text = typeof one === 'string' ? one : Buffer.from(one).toString('latin1');
		const digits = text.replace(/[:\s]/g, '').toLowerCase();
		if (SHA256.test(digits)) fingerprints.add(digits);
		else if (text.includes('-----BEGIN CERTIFICATE-----')) certificates.push(readCertificatePem(text));
		else if (typeof one !== 'string') certificates.push(readCertificate(one));
		else throw unreadable();
	}
	return (certificate) => {
		if (fingerprints.has(certificate.keyId)) return 'its fingerprint is the one you gave';
		if (certificates.some(({ keyId }) => keyId === certificate.keyId)) return 'it is the certificate you gave';
		const issuer = certificates.find((authority) => isIssuedBy(certificate, authority));
		return issuer ? `issued by ${issuer.commonName || issuer.keyId}, whose certificate you gave` : null;
	};
}

const unreadable = () =>
	new Refused(
		'trust.unreadable',
		'What is to be trusted is neither a fingerprint nor a certificate.',
		'Give 64 hexadecimal digits, or a file that holds one certificate in PEM or DER.',
		'trust',
	);
