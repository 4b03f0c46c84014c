/**
 * The X.509 certificates that name a ledger's keys (RFC 5280), read. A certificate comes from strangers: it is read from
 * its DER by our own strict walk, and node:crypto sees nothing but the public key, and that only after it proved to be
 * rsaEncryption with 2048 to 4096 bits and e = 65537 (Electron 25 aborts on some other keys, and e = 1 signs anything).
 * Making certificates stands in selfsigned.ts, so that a reader of strangers' files carries no forge.
 */
import { constants, createHash, type KeyObject, sign as rsaSign, verify as rsaVerify } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { Instant, KeyId, Sha256 } from '../../shared/vocabulary';
import { contentOf, type Der, der, inside, NotDer, oid, readDer, sameBytes, TAG, timeOf, wholeBits } from './der';
import { readPublicKey } from './public-key';

export interface Certificate {
	/** SHA-256 of the certificate's DER. */
	readonly keyId: KeyId;
	/** SHA-256 of the SubjectPublicKeyInfo: two certificates of one key share it. */
	readonly spkiSha256: Sha256;
	/** Names as the certificate gives them, empty where it gives none: hostile text, never markup or path. */
	readonly commonName: string;
	readonly organization: string;
	readonly title: string;
	readonly notBefore: Instant;
	readonly notAfter: Instant;
	readonly publicKey: KeyObject;
	/** May it issue certificates (basic constraints CA, and key usage keyCertSign where stated)? */
	readonly authority: boolean;
	readonly der: Uint8Array;
	/** RFC 7468: 64 columns, LF, one certificate; the only form a case file holds. */
	readonly pem: string;
	/** DER of issuer, serial number and subject. */
	readonly issuer: Uint8Array;
	readonly serial: Uint8Array;
	readonly subject: Uint8Array;
	readonly signed: { readonly tbs: Uint8Array; readonly algorithm: Uint8Array; readonly signature: Uint8Array };
}

const LARGEST_BYTES = 64 * 1024;
const NULL = der(TAG.null);
const WITH_RSA: readonly (readonly [string, Uint8Array])[] = [
	['sha256', der(TAG.sequence, oid('1.2.840.113549.1.1.11'), NULL)],
	['sha384', der(TAG.sequence, oid('1.2.840.113549.1.1.12'), NULL)],
	['sha512', der(TAG.sequence, oid('1.2.840.113549.1.1.13'), NULL)],
];
const COMMON_NAME = oid('2.5.4.3');
const ORGANIZATION = oid('2.5.4.10');
const TITLE = oid('2.5.4.12');
const KEY_USAGE = oid('2.5.29.15');
const BASIC_CONSTRAINTS = oid('2.5.29.19');

/**
 * Reads one certificate. @throws Refused `certificate.malformed` for anything but one X.509 v3 certificate in DER,
 * `certificate.key` for a key that Sealbook does not trust to sign.
 * @param readKey which keys may be; those of people where it is not given
 */
export function readCertificate(bytes: Uint8Array, readKey: (spki: Der) => KeyObject = readPublicKey): Certificate {
	if (bytes.length > LARGEST_BYTES) throw malformed(`it is larger than ${LARGEST_BYTES} bytes`);
	try {
		return read(Uint8Array.from(bytes), readKey);
	} catch (error) {
		if (error instanceof NotDer) throw malformed(error.message);
		throw error;
	}
}

/** Reads PEM text that holds exactly one certificate, with other text around it allowed. @throws Refused as above */
export function readCertificatePem(text: string): Certificate {
	const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END CERTIFICATE-----/g)];
	if (blocks.length !== 1) throw malformed(`its text holds ${blocks.length} certificates, not one`);
	return readCertificate(Buffer.from(blocks[0]?.[1] ?? '', 'base64'));
}

/** Did `authority` issue `certificate`? Names, the right to issue, and the signature (RSA with SHA-2) are looked at; times are not. */
export function isIssuedBy(certificate: Certificate, authority: Certificate): boolean {
	const { tbs, algorithm, signature } = certificate.signed;
	const known = WITH_RSA.find(([, der]) => sameBytes(der, algorithm));
	if (!known || !authority.authority || !sameBytes(certificate.issuer, authority.subject)) return false;
	return rsaVerify(known[0], tbs, { key: authority.publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
}

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.1). */
export function sign(privateKey: KeyObject, bytes: Uint8Array): Uint8Array {
	return rsaSign('sha256', bytes, { key: privateKey, padding: constants.RSA_PKCS1_PADDING });
}

/** Does the signature hold (RFC 8017, 8.2.2)? Never throws for what a stranger wrote. */
export function verifySignature(publicKey: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
	return rsaVerify('sha256', bytes, { key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
}

function read(bytes: Uint8Array, readKey: (spki: Der) => KeyObject): Certificate {
	const [tbs, algorithm, signature, ...more] = inside(readDer(bytes));
	const [version, serial, tbsAlgorithm, issuer, validity, subject, spki, ...rest] = inside(tbs);
	if (!tbs || !algorithm || !serial || !issuer || !subject || !spki || more.length > 0)
		throw new NotDer('it is not a certificate');
	if (!version || !sameBytes(version.bytes, der(0xa0, der(TAG.integer, Uint8Array.of(2)))))
		throw new NotDer('its version is not 3');
	if (!tbsAlgorithm || !sameBytes(tbsAlgorithm.bytes, algorithm.bytes))
		throw new NotDer('it names two signature algorithms');
	const number = contentOf(serial, TAG.integer);
	if (number.length > 20 || (number[0] ?? 0) >= 0x80) throw new NotDer('its serial number is negative or too long');
	const [notBefore, notAfter] = inside(validity).map((t) => timeOf(t).toISOString() as Instant);
	if (!notBefore || !notAfter) throw new NotDer('it has no time of validity');
	const extensions = readExtensions(rest);
	const names = readNames(subject);
	return {
		keyId: sha256(bytes) as string as KeyId,
		spkiSha256: sha256(spki.bytes),
		commonName: names(COMMON_NAME),
		organization: names(ORGANIZATION),
		title: names(TITLE),
		notBefore,
		notAfter,
		publicKey: readKey(spki),
		authority: mayIssue(extensions),
		der: bytes,
		pem: pemOf(bytes),
		issuer: issuer.bytes,
		serial: serial.bytes,
		subject: subject.bytes,
		signed: { tbs: tbs.bytes, algorithm: algorithm.bytes, signature: wholeBits(signature) },
	};
}

function readExtensions(rest: readonly Der[]): { readonly name: Uint8Array; readonly value: Uint8Array }[] {
	const wrapped = rest.filter((field) => field.tag === 0xa3);
	if (wrapped.length > 1 || rest.some((field) => ![0x81, 0x82, 0xa3].includes(field.tag)))
		throw new NotDer('it has unknown fields');
	const list = wrapped.length === 0 ? [] : inside(inside(wrapped[0], 0xa3)[0]);
	const extensions = list.map((extension) => {
		const [name, ...parts] = inside(extension);
		const critical = parts.length === 2 ? parts.shift() : undefined;
		if (critical && contentOf(critical, TAG.boolean)[0] !== 0xff) throw new NotDer('an extension states a default');
		if (!name || parts.length !== 1) throw new NotDer('an extension is malformed');
		return { name: name.bytes, value: contentOf(parts[0], TAG.octetString) };
	});
	const seen = new Set(extensions.map(({ name }) => Buffer.from(name).toString('hex')));
	if (seen.size !== extensions.length) throw new NotDer('an extension stands twice');
	return extensions;
}

function mayIssue(extensions: readonly { readonly name: Uint8Array; readonly value: Uint8Array }[]): boolean {
	const value = (name: Uint8Array) => extensions.find((extension) => sameBytes(extension.name, name))?.value;
	const constraints = value(BASIC_CONSTRAINTS);
	const usage = value(KEY_USAGE);
	const [authority] = constraints ? inside(readDer(constraints)) : [];
	const bits = usage && contentOf(readDer(usage), TAG.bitString);
	return authority?.tag === TAG.boolean && authority.content[0] === 0xff && (!bits || ((bits[1] ?? 0) & 0x04) !== 0);
}

/** The first value of each attribute of a Name (RFC 5280, 4.1.2.4). */
function readNames(name: Der): (attribute: Uint8Array) => string {
	const pairs = inside(name).flatMap((set) => inside(set, TAG.set).map((pair) => inside(pair)));
	return (attribute) => {
		const value = pairs.find(([kind]) => kind && sameBytes(kind.bytes, attribute))?.[1];
		if (!value) return '';
		const content = Buffer.from(value.content);
		if (value.tag === TAG.utf8String) return content.toString('utf8');
		if (value.tag === TAG.printableString || value.tag === TAG.ia5String) return content.toString('latin1');
		if (value.tag === TAG.bmpString && content.length % 2 === 0) return content.swap16().toString('utf16le');
		throw new NotDer('a name in an encoding that is not read here');
	};
}

function pemOf(bytes: Uint8Array): string {
	const lines =
		Buffer.from(bytes)
			.toString('base64')
			.match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;

const malformed = (why: string) =>
	new Refused(
		'certificate.malformed',
		`This is not a certificate that can be used: ${why}.`,
		'Ask its owner for an X.509 v3 certificate.',
	);
