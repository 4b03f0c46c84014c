/**
 * A case file's signature: CMS SignedData (RFC 5652, section 5), detached, DER, over the tag manifest. node-forge writes it
 * (cms-forged.ts); it is checked without forge, by taking from a stranger's bytes only the time and the signature, building the
 * one encoding those can have with the certificate that is known anyway, and comparing every byte (decision 4). Without
 * signed attributes, with another digest, another certificate, a second signer or any other encoding it is broken.
 */
import { createHash, type KeyObject } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { Instant, KeyId } from '../../shared/vocabulary';
import { type Certificate, readCertificate, sign, verifySignature } from '../vault/certificates';
import { contentOf, der, inside, NotDer, oid, readDer, sameBytes, TAG, time, timeOf } from '../vault/der';

export interface SignatureFault {
	readonly rule: string;
	readonly expected: string;
	readonly found: string;
}

export type SignatureFinding =
	| { readonly holds: true; readonly keyId: KeyId; readonly signingTime: Instant }
	| { readonly holds: false; readonly keyId: KeyId; readonly fault: SignatureFault };

export const LARGEST_SIGNATURE_BYTES = 128 * 1024;

const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
const DATA = oid('1.2.840.113549.1.7.1');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const SIGNING_TIME = oid('1.2.840.113549.1.9.5');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const NULL = der(TAG.null);
const SHA_256 = der(TAG.sequence, oid('2.16.840.1.101.3.4.2.1'), NULL);
const RSA_ENCRYPTION = der(TAG.sequence, oid('1.2.840.113549.1.1.1'), NULL);
const VERSION_1 = der(TAG.integer, Uint8Array.of(1));

/** Checks a `.p7s` over `content` that must be by the key of `certificate`. Never throws for what a stranger wrote. */
export function verifyDetached(p7s: Uint8Array, content: Uint8Array, certificate: Certificate): SignatureFinding {
	return verifyOver(p7s, digestOf(content), certificate);
}

/** The same signature over content that is too large for memory; `digest` is its SHA-256. `at` is cut to the second. */
export function signOver(digest: Uint8Array, certificate: Certificate, privateKey: KeyObject, at: Date): Uint8Array {
	const attributes = attributesOf(digest, at);
	return encode(certificate, attributes, sign(privateKey, der(TAG.set, attributes)));
}

/**
 * The certificate that a `.p7s` brings along: whose signature it claims to be. `verifyOver` says whether it is.
 * @throws Refused `certificate.*` where it is none that is accepted here, `signature.malformed` where there is none
 */
export function certificateIn(p7s: Uint8Array): Certificate {
	try {
		if (p7s.length > LARGEST_SIGNATURE_BYTES) throw new NotDer('it is too large');
		const [, wrapped] = inside(readDer(p7s));
		const certificates = inside(inside(wrapped, 0xa0)[0]).find((field) => field.tag === 0xa0);
		const [first] = inside(certificates, 0xa0);
		if (!first) throw new NotDer('it brings no certificate');
		return readCertificate(first.bytes);
	} catch (error) {
		if (!(error instanceof NotDer)) throw error;
		throw new Refused('signature.malformed', `This is no signature: ${error.message}.`, 'Ask for the signature anew.');
	}
}

/** Checks a `.p7s` over content with this SHA-256, as `verifyDetached` does. */
export function verifyOver(p7s: Uint8Array, expected: Uint8Array, certificate: Certificate): SignatureFinding {
	const { keyId } = certificate;
	const broken = (rule: string, expected: string, found: string): SignatureFinding => ({
		holds: false,
		keyId,
		fault: { rule, expected, found },
	});
	try {
		const signingTime = signingTimeIn(p7s);
		const attributes = attributesOf(expected, signingTime);
		const signature = signatureIn(p7s);
		const digest = messageDigestIn(p7s);
		if (!sameBytes(digest, expected))
			return broken(
				'it is over this tag manifest',
				Buffer.from(expected).toString('hex'),
				Buffer.from(digest).toString('hex'),
			);
		if (!sameBytes(encode(certificate, attributes, signature), p7s))
			return broken(
				'it is CMS in the one canonical form, with the certificate of its name',
				'those bytes',
				'other bytes',
			);
		if (!verifySignature(certificate.publicKey, der(TAG.set, attributes), signature))
			return broken('its signature verifies', `a signature by ${keyId}`, 'one that does not verify');
		return { holds: true, keyId, signingTime: signingTime.toISOString() as Instant };
	} catch (error) {
		if (!(error instanceof NotDer)) throw error;
		return broken('it is CMS SignedData in DER', 'detached, SHA-256, signed attributes, one signer', error.message);
	}
}

export const digestOf = (content: Uint8Array): Uint8Array => createHash('sha256').update(content).digest();

/** The content of SignedAttributes, in DER's order. */
export function attributesOf(digest: Uint8Array, at: Date): Uint8Array {
	const attribute = (type: Uint8Array, value: Uint8Array) => der(TAG.sequence, type, der(TAG.set, value));
	return Buffer.concat([
		attribute(CONTENT_TYPE, DATA),
		attribute(SIGNING_TIME, time(at)),
		attribute(MESSAGE_DIGEST, der(TAG.octetString, digest)),
	]);
}

/** ContentInfo with SignedData: version 1, SHA-256, no content, one certificate, one signer by issuer and serial number. */
export function encode(
	{ der: certificate, issuer, serial }: Certificate,
	attributes: Uint8Array,
	signature: Uint8Array,
): Uint8Array {
	const signer = der(
		TAG.sequence,
		VERSION_1,
		der(TAG.sequence, issuer, serial),
		SHA_256,
		der(0xa0, attributes),
		RSA_ENCRYPTION,
		der(TAG.octetString, signature),
	);
	const signedData = der(
		TAG.sequence,
		VERSION_1,
		der(TAG.set, SHA_256),
		der(TAG.sequence, DATA),
		der(0xa0, certificate),
		der(TAG.set, signer),
	);
	return der(TAG.sequence, SIGNED_DATA, der(0xa0, signedData));
}

/** The one SignerInfo's fields. @throws NotDer */
function signerIn(p7s: Uint8Array) {
	if (p7s.length > LARGEST_SIGNATURE_BYTES) throw new NotDer('it is too large');
	const [type, wrapped] = inside(readDer(p7s));
	if (!type || !sameBytes(type.bytes, SIGNED_DATA)) throw new NotDer('it is not SignedData');
	const signers = inside(inside(inside(wrapped, 0xa0)[0]).at(-1), TAG.set);
	if (signers.length !== 1) throw new NotDer(`it has ${signers.length} signers`);
	const fields = inside(signers[0]);
	if (fields[3]?.tag !== 0xa0) throw new NotDer('it has no signed attributes');
	return fields;
}

export function signatureIn(p7s: Uint8Array): Uint8Array {
	return contentOf(signerIn(p7s)[5], TAG.octetString);
}

function attributeIn(p7s: Uint8Array, wanted: Uint8Array) {
	const attributes = inside(signerIn(p7s)[3], 0xa0).map((attribute) => inside(attribute));
	const found = attributes.find(([type]) => type && sameBytes(type.bytes, wanted));
	if (!found) throw new NotDer('a signed attribute is missing');
	return inside(found[1], TAG.set)[0];
}

const signingTimeIn = (p7s: Uint8Array) => timeOf(attributeIn(p7s, SIGNING_TIME));
const messageDigestIn = (p7s: Uint8Array) => contentOf(attributeIn(p7s, MESSAGE_DIGEST), TAG.octetString);
