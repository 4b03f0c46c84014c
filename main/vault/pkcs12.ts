/**
 * A person's key and certificate as a PKCS#12 file (RFC 7292), which OpenSSL 1.1 and later, Java, Windows and browsers open:
 * AES-256-CBC under PBKDF2 with HMAC-SHA-256 (PBES2, RFC 8018) for both, and a MAC with SHA-256.
 * Written here and not by node-forge: that would make the key a string, which nobody can zero, leave the certificate in the
 * clear and authenticate with SHA-1. What must hold: every derivation costs as much as the others, as the cheapest of them
 * is where a passphrase would be guessed; keys made on the way are zeroed.
 */
import { createCipheriv, createHash, createHmac, type KeyObject, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Refused } from '../../shared/refusal';
import type { Certificate } from './certificates';
import { der, oid, TAG } from './der';
import { checkPassphrase } from './kdf';
import { bmpOf, derive, FOR, Purse } from './pkcs12-kdf';

/** What OWASP asks for PBKDF2 with HMAC-SHA-256 (2023). */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const DATA = oid('1.2.840.113549.1.7.1');
const ENCRYPTED = oid('1.2.840.113549.1.7.6');
const SHA_256 = der(TAG.sequence, oid('2.16.840.1.101.3.4.2.1'), der(TAG.null));
const HMAC_SHA_256 = der(TAG.sequence, oid('1.2.840.113549.2.9'), der(TAG.null));

export interface KeyToWrite {
	readonly privateKey: KeyObject;
	readonly certificate: Certificate;
	/** What programs show for it. */
	readonly name: string;
	/** The file's own; see `checkFilePassphrase`. */
	readonly passphrase: string;
}

/** The whole file, DER. @throws Refused `passphrase.…` */
export async function writePkcs12({ privateKey, certificate, name, passphrase }: KeyToWrite): Promise<Buffer> {
	checkFilePassphrase(passphrase, name);
	const attributes = attributesOf(certificate, name);
	const bag = (kind: string, value: Uint8Array) =>
		sequence(sequence(oid(`1.2.840.113549.1.12.10.1.${kind}`), explicit(value), attributes));
	const certificates = bag('3', sequence(oid('1.2.840.113549.1.9.22.1'), explicit(octets(certificate.der))));
	const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
	try {
		const shut = await encrypted(certificates, passphrase);
		const shrouded = await encrypted(pkcs8, passphrase);
		const safe = sequence(
			sequence(ENCRYPTED, explicit(sequence(integer(0), sequence(DATA, shut.algorithm, der(0x80, shut.text))))),
			sequence(DATA, explicit(octets(bag('2', sequence(shrouded.algorithm, octets(shrouded.text)))))),
		);
		const mac = await macOver(safe, passphrase);
		return Buffer.from(sequence(integer(3), sequence(DATA, explicit(octets(safe))), mac));
	} finally {
		pkcs8.fill(0);
	}
}

/**
 * The passphrase of a file that leaves the notebook: as strong as a handler's, and of the characters that every program
 * encodes alike. @throws Refused `passphrase.weak`, `passphrase.characters`, in the field `filePassphrase`
 */
export function checkFilePassphrase(passphrase: string, name: string): void {
	if (!/^[\x20-\x7e]*$/.test(passphrase))
		throw new Refused(
			'passphrase.characters',
			'The passphrase of the file holds characters that other programs would read otherwise.',
			'Use letters without accents, digits, spaces and the signs of a US keyboard.',
			'filePassphrase',
		);
	try {
		checkPassphrase(passphrase, name);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		throw new Refused(error.refusal.code, error.refusal.sentence, error.refusal.hint, 'filePassphrase');
	}
}

/** PBES2 with PBKDF2 and AES-256-CBC (RFC 8018, 6.2 and B.2). */
async function encrypted(plain: Uint8Array, passphrase: string): Promise<{ algorithm: Uint8Array; text: Buffer }> {
	const salt = randomBytes(SALT_BYTES);
	const iv = randomBytes(16);
	const key = await promisify(pbkdf2)(passphrase, salt, ITERATIONS, 32, 'sha256');
	const cipher = createCipheriv('aes-256-cbc', key, iv);
	key.fill(0);
	const kdf = sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(ITERATIONS), HMAC_SHA_256));
	const scheme = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv));
	return {
		algorithm: sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, scheme)),
		text: Buffer.concat([cipher.update(plain), cipher.final()]),
	};
}

/** MacData (RFC 7292, 4). */
async function macOver(safe: Uint8Array, passphrase: string): Promise<Uint8Array> {
	const salt = randomBytes(SALT_BYTES);
	const password = bmpOf(passphrase);
	const how = { hash: 'sha256', salt, iterations: ITERATIONS } as const;
	const key = await derive(how, password, FOR.mac, 32, new Purse());
	const mac = createHmac('sha256', key).update(safe).digest();
	key.fill(0);
	password.fill(0);
	return sequence(sequence(SHA_256, octets(mac)), octets(salt), integer(ITERATIONS));
}

/** The name that programs show, and what says that key and certificate belong together (RFC 2985, 5.5). */
function attributesOf({ der: bytes }: Certificate, name: string): Uint8Array {
	const id = createHash('sha1').update(bytes).digest();
	const attributes = [
		sequence(oid('1.2.840.113549.1.9.20'), der(TAG.set, der(TAG.bmpString, Buffer.from(name, 'utf16le').swap16()))),
		sequence(oid('1.2.840.113549.1.9.21'), der(TAG.set, octets(id))),
	];
	return der(TAG.set, ...attributes.sort(Buffer.compare));
}

const sequence = (...parts: readonly Uint8Array[]) => der(TAG.sequence, ...parts);
const octets = (bytes: Uint8Array) => der(TAG.octetString, bytes);
const explicit = (value: Uint8Array) => der(0xa0, value);

/** A number that is not negative, in DER. */
function integer(value: number): Uint8Array {
	const digits = value.toString(16);
	const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
	return der(TAG.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), bytes]) : bytes);
}
