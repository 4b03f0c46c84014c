/**
 * A key and its certificate out of a PKCS#12 file (RFC 7292) that a stranger may have written.
 * What must hold: its MAC is checked before anything in it is decrypted; the key is held to the rule on keys (decision 3)
 * before node:crypto sees it; key and certificate belong together, which a signature shows; whatever is wrong is refused
 * by what it is; private bytes made on the way are zeroed.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import { type Ber, bytesOf, countOf, NotBer, octetsOf, partsOf, readBer } from './ber';
import { type Certificate, readCertificate, sign, verifySignature } from './certificates';
import { contentOf, der, inside, NotDer, oid, readDer, TAG } from './der';
import { decrypted, isAuthentic, NotDecrypted } from './pkcs12-ciphers';
import { Purse } from './pkcs12-kdf';
import { readPublicKey } from './public-key';
import type { Identity } from './selfsigned';

const hex = (dotted: string) => Buffer.from(oid(dotted)).subarray(2).toString('hex');
const DATA = hex('1.2.840.113549.1.7.1');
const ENCRYPTED = hex('1.2.840.113549.1.7.6');
const KEY_BAG = hex('1.2.840.113549.1.12.10.1.1');
const SHROUDED_KEY_BAG = hex('1.2.840.113549.1.12.10.1.2');
const CERTIFICATE_BAG = hex('1.2.840.113549.1.12.10.1.3');
const X509 = hex('1.2.840.113549.1.9.22.1');
const RSA = hex('1.2.840.113549.1.1.1');
const RSA_ENCRYPTION = der(TAG.sequence, oid('1.2.840.113549.1.1.1'), der(TAG.null));
const EXPLICIT = 0x80;
const LARGEST_NUMBER_BYTES = 513;
const TRIED = Buffer.from('Sealbook tries whether a key and a certificate belong together.', 'utf8');

/**
 * Reads the one key in the file and the certificate that belongs to it; further certificates are passed over.
 * @param passphrase the file's own
 * @throws Refused `pkcs12.…`, `certificate.…`
 */
export async function readPkcs12(bytes: Buffer, passphrase: string): Promise<Identity> {
	const found: Found = { keys: [], certificates: [] };
	try {
		const purse = new Purse();
		const safe = await authenticSafe(bytes, passphrase, purse);
		for (const part of partsOf(readBer(safe))) await readPart(part, passphrase, purse, found);
		return await identityIn(found);
	} catch (error) {
		if (error instanceof NotBer || error instanceof NotDer || error instanceof NotDecrypted) throw unreadable(error);
		throw error;
	} finally {
		for (const key of found.keys) key.fill(0);
	}
}

interface Found {
	/** PKCS#8 PrivateKeyInfo. */
	readonly keys: Buffer[];
	readonly certificates: Buffer[];
}

/** The bytes under the MAC, once it proved to be the passphrase's. */
async function authenticSafe(bytes: Buffer, passphrase: string, purse: Purse): Promise<Buffer> {
	const [version, info, macData] = partsOf(readBer(bytes));
	if (countOf(version) !== 3) throw new NotBer('it is not of version 3');
	const [kind, content] = partsOf(info);
	if (bytesOf(kind, TAG.oid).toString('hex') !== DATA || macData === undefined)
		throw new Refused(
			'pkcs12.no-mac',
			'This file is not protected by a passphrase as a whole.',
			'Export the key again with a passphrase, and without -nomac.',
			'file',
		);
	const safe = octetsOf(partsOf(content, EXPLICIT)[0]);
	if (await isAuthentic(macData, safe, passphrase, purse)) return safe;
	throw new Refused(
		'pkcs12.passphrase',
		'That is not the passphrase of this file, or the file was changed.',
		'Check Caps Lock and the keyboard’s language; this is the passphrase that was given when the file was made.',
		'filePassphrase',
	);
}

async function readPart(part: Ber, passphrase: string, purse: Purse, found: Found): Promise<void> {
	const [kind, content] = partsOf(part);
	const name = bytesOf(kind, TAG.oid).toString('hex');
	const inner = partsOf(content, EXPLICIT)[0];
	if (name === DATA) return readBags(octetsOf(inner), passphrase, purse, found);
	if (name !== ENCRYPTED) throw new NotBer('a part of it is protected in a way that is not read here');
	const [, encrypted] = partsOf(inner);
	const [, algorithm, text] = partsOf(encrypted);
	if (!algorithm) throw new NotBer('a part of it is missing');
	const bags = await decrypted(algorithm, octetsOf(text, EXPLICIT), passphrase, purse);
	await readBags(bags, passphrase, purse, found);
	bags.fill(0);
}

async function readBags(bytes: Buffer, passphrase: string, purse: Purse, found: Found): Promise<void> {
	for (const bag of partsOf(readBer(bytes))) {
		const [kind, wrapped] = partsOf(bag);
		const value = partsOf(wrapped, EXPLICIT)[0];
		const name = bytesOf(kind, TAG.oid).toString('hex');
		if (name === KEY_BAG) found.keys.push(wholeOf(value));
		else if (name === SHROUDED_KEY_BAG) {
			const [algorithm, text] = partsOf(value);
			if (!algorithm) throw new NotBer('a key in it is missing');
			found.keys.push(await decrypted(algorithm, octetsOf(text), passphrase, purse));
		} else if (name === CERTIFICATE_BAG) {
			const [sort, certificate] = partsOf(value);
			if (bytesOf(sort, TAG.oid).toString('hex') === X509)
				found.certificates.push(Buffer.from(octetsOf(partsOf(certificate, EXPLICIT)[0])));
		}
		if (found.keys.length > 1) throw twoKeys();
	}
}

async function identityIn({ keys, certificates }: Found): Promise<Identity> {
	const [key] = keys;
	if (!key)
		throw refuse('no-key', 'There is no private key in this file.', 'Export the key together with its certificate.');
	const privateKey = privateKeyIn(key);
	for (const bytes of certificates) {
		const certificate = readable(bytes);
		if (certificate && belongTogether(privateKey, certificate)) return { privateKey, certificate };
	}
	if (certificates.length === 1 && certificates[0]) readCertificate(certificates[0]);
	throw refuse(
		'no-certificate',
		`This file holds ${certificates.length === 0 ? 'no certificate' : 'no certificate that belongs to its key'}.`,
		'Export the key together with its own certificate.',
	);
}

/** PKCS#8 (RFC 5208, 5) with an RSA key (RFC 8017, A.1.2), held to the rule before node:crypto sees it. */
function privateKeyIn(pkcs8: Buffer): KeyObject {
	const [, algorithm, octets] = inside(readDer(pkcs8));
	const [name] = inside(algorithm);
	if (Buffer.from(contentOf(name, TAG.oid)).toString('hex') !== RSA)
		throw refuse('key', 'The key in this file is not an RSA key.', RULE);
	const bytes = contentOf(octets, TAG.octetString);
	const numbers = inside(readDer(bytes));
	const [, n, e] = numbers;
	if (!n || !e || numbers.length !== 9 || numbers.some(({ content }) => content.length > LARGEST_NUMBER_BYTES))
		throw refuse('key', 'The RSA key in this file is malformed.', RULE);
	const spki = der(
		TAG.sequence,
		RSA_ENCRYPTION,
		der(TAG.bitString, Uint8Array.of(0), der(TAG.sequence, n.bytes, e.bytes)),
	);
	readPublicKey(readDer(spki), 'The key in this file');
	const key = Buffer.from(bytes);
	try {
		return createPrivateKey({ key, format: 'der', type: 'pkcs1' });
	} catch {
		throw refuse('key', 'The RSA key in this file is damaged.', 'Export it again from where it was made.');
	} finally {
		key.fill(0);
	}
}

function belongTogether(privateKey: KeyObject, certificate: Certificate): boolean {
	try {
		return verifySignature(certificate.publicKey, TRIED, sign(privateKey, TRIED));
	} catch {
		throw refuse('key', 'The RSA key in this file does not sign.', 'Export it again from where it was made.');
	}
}

/** Null for a certificate of a chain that is of no use here. */
function readable(bytes: Buffer): Certificate | null {
	try {
		return readCertificate(bytes);
	} catch (error) {
		if (error instanceof Refused) return null;
		throw error;
	}
}

/** The value's own bytes again: its content under a definite length. */
function wholeOf(value: Ber | undefined): Buffer {
	if (!value?.parts) throw new NotBer('a key in it is missing');
	return Buffer.from(der(TAG.sequence, value.content));
}

const RULE = 'Use an RSA key of 2048 to 4096 bits with exponent 65537.';
const refuse = (code: string, sentence: string, hint: string) => new Refused(`pkcs12.${code}`, sentence, hint, 'file');
const twoKeys = () =>
	refuse('two-keys', 'There is more than one private key in this file.', 'Export the one key that is to sign, alone.');

function unreadable(error: Error): Refused {
	const why = error instanceof NotDecrypted ? 'a part of it does not open under its passphrase' : error.message;
	return refuse(
		'unreadable',
		`This is not a PKCS#12 file that can be read: ${why}.`,
		'Get it again, whole; such files end in .p12 or .pfx.',
	);
}
