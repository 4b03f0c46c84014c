/**
 * How parts of a PKCS#12 file are encrypted and its whole authenticated: PBES2 and PBMAC1 (RFC 8018; RFC 9579) and the old
 * ways (RFC 7292, appendix C), 3DES and RC2. RC4 is refused, as is anything else: with its object identifier.
 * RC2 comes from node-forge, because OpenSSL 3 and BoringSSL have it no longer; all other ciphers are node:crypto's.
 */
import { createDecipheriv, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { Refused } from '../../shared/refusal';
import { type Ber, bytesOf, countOf, NotBer, octetsOf, partsOf } from './ber';
import { oid, TAG } from './der';
import { bmpOf, type Derivation, derive, FOR, type HashName, type Purse } from './pkcs12-kdf';

/** Bytes that a wrong passphrase or a change makes of a cipher's text. */
export class NotDecrypted extends Error {}

const hex = (dotted: string) => Buffer.from(oid(dotted)).subarray(2).toString('hex');
const PBES2 = hex('1.2.840.113549.1.5.13');
const PBMAC1 = hex('1.2.840.113549.1.5.14');
const PBKDF2 = hex('1.2.840.113549.1.5.12');
const HMACS: Readonly<Record<string, HashName>> = {
	[hex('1.2.840.113549.2.7')]: 'sha1',
	[hex('1.2.840.113549.2.8')]: 'sha224',
	[hex('1.2.840.113549.2.9')]: 'sha256',
	[hex('1.2.840.113549.2.10')]: 'sha384',
	[hex('1.2.840.113549.2.11')]: 'sha512',
};
const HASHES: Readonly<Record<string, HashName>> = {
	[hex('1.3.14.3.2.26')]: 'sha1',
	[hex('2.16.840.1.101.3.4.2.4')]: 'sha224',
	[hex('2.16.840.1.101.3.4.2.1')]: 'sha256',
	[hex('2.16.840.1.101.3.4.2.2')]: 'sha384',
	[hex('2.16.840.1.101.3.4.2.3')]: 'sha512',
};
/** Name, bytes of the key, bytes of the initialization vector. */
const CIPHERS: Readonly<Record<string, readonly [string, number, number]>> = {
	[hex('2.16.840.1.101.3.4.1.2')]: ['aes-128-cbc', 16, 16],
	[hex('2.16.840.1.101.3.4.1.22')]: ['aes-192-cbc', 24, 16],
	[hex('2.16.840.1.101.3.4.1.42')]: ['aes-256-cbc', 32, 16],
	[hex('1.2.840.113549.3.7')]: ['des-ede3-cbc', 24, 8],
};
const OLD_CIPHERS: Readonly<Record<string, readonly [string, number]>> = {
	[hex('1.2.840.113549.1.12.1.3')]: ['des-ede3-cbc', 24],
	[hex('1.2.840.113549.1.12.1.4')]: ['des-ede-cbc', 16],
	[hex('1.2.840.113549.1.12.1.5')]: ['rc2', 16],
	[hex('1.2.840.113549.1.12.1.6')]: ['rc2', 5],
};
const SALT_AT_MOST = 1024;

/** Decrypts a part by its AlgorithmIdentifier. The caller zeroes what it gets. @throws NotDecrypted, NotBer, Refused `pkcs12.algorithm`, `pkcs12.cost` */
export async function decrypted(algorithm: Ber, text: Buffer, passphrase: string, purse: Purse): Promise<Buffer> {
	const [name, parameters] = partsOf(algorithm);
	const found = nameOf(name);
	if (found === PBES2) {
		const [kdf, scheme] = partsOf(parameters);
		const [cipherName, iv] = partsOf(scheme);
		const [cipher, keyBytes, ivBytes] = CIPHERS[nameOf(cipherName)] ?? unknown(nameOf(cipherName));
		const vector = octetsOf(iv);
		if (vector.length !== ivBytes) throw new NotBer('an initialization vector in it has the wrong length');
		const key = await stretched(kdf, passphrase, keyBytes, purse);
		return withCipher(cipher, key, vector, text);
	}
	const [cipher, keyBytes] = OLD_CIPHERS[found] ?? unknown(found);
	const [salt, iterations] = partsOf(parameters);
	const old: Derivation = { hash: 'sha1', salt: saltOf(salt), iterations: countOf(iterations) };
	const password = bmpOf(passphrase);
	const key = await derive(old, password, FOR.key, keyBytes, purse);
	const iv = await derive(old, password, FOR.iv, 8, purse);
	password.fill(0);
	// Two keys of three: the third is the first (node:crypto in Electron knows no cipher of that name).
	if (cipher === 'des-ede-cbc') return withCipher('des-ede3-cbc', Buffer.concat([key, key.subarray(0, 8)]), iv, text);
	return cipher === 'rc2' ? withRc2(key, iv, text) : withCipher(cipher, key, iv, text);
}

/** Is the MAC over `content` the passphrase's? `macData` as RFC 7292, 4, or RFC 9579 has it. @throws NotBer, Refused `pkcs12.algorithm`, `pkcs12.cost` */
export async function isAuthentic(macData: Ber, content: Buffer, passphrase: string, purse: Purse): Promise<boolean> {
	const [info, salt, count] = partsOf(macData);
	const [algorithm, digest] = partsOf(info);
	const [name, parameters] = partsOf(algorithm);
	const expected = octetsOf(digest);
	let hash: HashName;
	let key: Buffer;
	if (nameOf(name) === PBMAC1) {
		const [kdf, scheme] = partsOf(parameters);
		const [hmac] = partsOf(scheme);
		hash = HMACS[nameOf(hmac)] ?? unknown(nameOf(hmac));
		key = await stretched(kdf, passphrase, null, purse);
	} else {
		hash = HASHES[nameOf(name)] ?? unknown(nameOf(name));
		const password = bmpOf(passphrase);
		const iterations = count === undefined ? 1 : countOf(count);
		key = await derive({ hash, salt: saltOf(salt), iterations }, password, FOR.mac, MAC_BYTES[hash], purse);
		password.fill(0);
	}
	const mac = createHmac(hash, key).update(content).digest();
	key.fill(0);
	return mac.length === expected.length && timingSafeEqual(mac, expected);
}

const MAC_BYTES: Readonly<Record<HashName, number>> = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

/** PBKDF2 (RFC 8018, 5.2) by its AlgorithmIdentifier; without `keyBytes` the file says how many (RFC 9579, 4). */
async function stretched(
	kdf: Ber | undefined,
	passphrase: string,
	keyBytes: number | null,
	purse: Purse,
): Promise<Buffer> {
	const [name, parameters] = partsOf(kdf);
	if (nameOf(name) !== PBKDF2) return unknown(nameOf(name));
	const [salt, count, ...more] = partsOf(parameters);
	const stated = more.find(({ tag }) => tag === TAG.integer);
	const prf = more.find(({ parts }) => parts !== null);
	const [hmac] = prf ? partsOf(prf) : [];
	const hash = hmac ? (HMACS[nameOf(hmac)] ?? unknown(nameOf(hmac))) : 'sha1';
	const length = keyBytes ?? (stated ? countOf(stated) : 0);
	if (length < 16 || length > 64 || (stated && countOf(stated) !== length))
		throw new NotBer('a key length in it is not one that its cipher has');
	const iterations = countOf(count);
	purse.spend(iterations, Math.ceil(length / MAC_BYTES[hash]));
	const password = Buffer.from(passphrase, 'utf8');
	const key = await promisify(pbkdf2)(password, saltOf(salt), iterations, length, hash);
	password.fill(0);
	return key;
}

function withCipher(cipher: string, key: Buffer, iv: Buffer, text: Buffer): Buffer {
	try {
		const decipher = createDecipheriv(cipher, key, iv);
		return Buffer.concat([decipher.update(text), decipher.final()]);
	} catch {
		throw new NotDecrypted();
	} finally {
		key.fill(0);
	}
}

function withRc2(key: Buffer, iv: Buffer, text: Buffer): Buffer {
	const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
	cipher.start(iv.toString('latin1'));
	cipher.update(forge.util.createBuffer(text.toString('latin1')));
	key.fill(0);
	if (text.length % 8 !== 0 || !cipher.finish()) throw new NotDecrypted();
	return Buffer.from(cipher.output.getBytes(), 'latin1');
}

function saltOf(value: Ber | undefined): Buffer {
	const salt = octetsOf(value);
	if (salt.length > SALT_AT_MOST) throw new NotBer('a salt in it is too long');
	return salt;
}

const nameOf = (value: Ber | undefined): string => bytesOf(value, TAG.oid).toString('hex');

function unknown(name: string): never {
	throw new Refused(
		'pkcs12.algorithm',
		`This file is encrypted in a way that is not read here (object identifier ${dotted(Buffer.from(name, 'hex'))}).`,
		'Export the key again with AES-256 and a SHA-256 MAC, as `openssl pkcs12 -export` does.',
		'file',
	);
}

function dotted(content: Buffer): string {
	const arcs: number[] = [];
	let arc = 0;
	for (const octet of content) {
		arc = arc * 128 + (octet & 0x7f);
		if (octet >= 0x80) continue;
		arcs.push(arc);
		arc = 0;
	}
	const [first = 0, ...rest] = arcs;
	const root = Math.min(2, Math.floor(first / 40));
	return [root, first - root * 40, ...rest].join('.');
}
