/**
 * Making a person's key and the self-signed certificate that names it (casefile.md, "Signatures"): RSA-3072 made natively
 * by node:crypto, X.509 v3 by node-forge. The private key never becomes a forge key: forge asks for a signature, node gives it.
 * The names stand in the certificate for everybody who ever gets a case file; nothing else about the person does.
 */
import { constants, createPublicKey, generateKeyPair, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { Refused } from '../../shared/refusal';
import { type Certificate, readCertificate } from './certificates';

export interface Identity {
	readonly privateKey: KeyObject;
	readonly certificate: Certificate;
}

export interface Person {
	/** 1 to 64 characters (RFC 5280, upper bound of commonName). */
	readonly name: string;
	/** At most 64 characters each; empty or absent where there is none. */
	readonly organization?: string | undefined;
	readonly title?: string | undefined;
}

const YEARS = 10;
const BEFORE_MS = 60_000;
const LONGEST = 64;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** DigestInfo of SHA-256 up to the digest (RFC 8017, 9.2, note 1). */
const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** Makes a person's private key: RSA of 2048 to 4096 bits with e = 65537. */
export type NewKey = () => Promise<KeyObject>;

/** RSA of 3072 bits. */
export const newKey: NewKey = async () => {
	const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072, publicExponent: 0x10001 });
	return privateKey;
};

/** A new key with its certificate, valid from a minute before `now` for ten years. @throws Refused `person.name` */
export async function makeIdentity(person: Person, now: Date, make: NewKey = newKey): Promise<Identity> {
	const names = checkNames(person);
	const privateKey = await make();
	return { privateKey, certificate: selfSigned(names, privateKey, createPublicKey(privateKey), now) };
}

/** What forge calls to sign: RSASSA-PKCS1-v1_5 over the digest it made, by node:crypto. */
export function forgeSigner(privateKey: KeyObject): forge.pki.rsa.PrivateKey {
	const signer: Pick<forge.pki.rsa.PrivateKey, 'sign'> = {
		sign(digest) {
			if (typeof digest === 'string') throw new TypeError('a digest object is signed, not bytes');
			const info = Buffer.concat([SHA256_DIGEST_INFO, Buffer.from(digest.digest().getBytes(), 'latin1')]);
			return privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, info).toString('latin1');
		},
	};
	return signer as forge.pki.rsa.PrivateKey;
}

function selfSigned(
	names: readonly forge.pki.CertificateField[],
	privateKey: KeyObject,
	publicKey: KeyObject,
	now: Date,
): Certificate {
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
	const serial = randomBytes(16);
	serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
	certificate.serialNumber = serial.toString('hex');
	certificate.validity.notBefore = new Date(now.getTime() - BEFORE_MS);
	certificate.validity.notAfter = new Date(now);
	certificate.validity.notAfter.setUTCFullYear(now.getUTCFullYear() + YEARS);
	certificate.setSubject([...names]);
	certificate.setIssuer([...names]);
	certificate.setExtensions([
		{ name: 'basicConstraints', cA: false, critical: true },
		{ name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
		{ name: 'extKeyUsage', emailProtection: true },
		{ name: 'subjectKeyIdentifier' },
	]);
	certificate.sign(forgeSigner(privateKey), forge.md.sha256.create());
	const bytes = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
	return readCertificate(Buffer.from(bytes, 'latin1'));
}

function checkNames({ name, organization = '', title = '' }: Person): forge.pki.CertificateField[] {
	const fields: readonly (readonly [string, string, string])[] = [
		['commonName', name, 'name'],
		['organizationName', organization, 'organization'],
		['title', title, 'title'],
	];
	return fields.flatMap(([attribute, value, input]) => {
		if (value === '' && input !== 'name') return [];
		const unfit =
			value.trim() === '' || [...value].length > LONGEST || /\p{Cc}/u.test(value) || LONE_SURROGATE.test(value);
		if (unfit) {
			const sentence = `The ${input} cannot stand in a certificate: 1 to ${LONGEST} characters without line breaks are needed.`;
			throw new Refused('person.name', sentence, 'Shorten it; the full form can stand in a note.', input);
		}
		const field: forge.pki.CertificateField = { type: forge.pki.oids[attribute] ?? '', name: attribute, value };
		// The typings take the string type for a tag class; forge wants the type.
		return [Object.assign(field, { valueTagClass: forge.asn1.Type.UTF8 as number })];
	});
}
