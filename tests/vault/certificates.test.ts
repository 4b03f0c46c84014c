import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isIssuedBy, readCertificate, readCertificatePem, sign, verifySignature } from '../../main/vault/certificates';
import { der, oid, readDer, TAG, time, timeOf } from '../../main/vault/der';
import { type Identity, makeIdentity } from '../../main/vault/selfsigned';
import { Refused } from '../../shared/refusal';
import { issueLeaf, makeAuthority } from './authority';

const NOW = new Date('2026-11-22T01:40:00.500Z');
let folder: string;
let ada: Identity;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'certificates-'));
	ada = await makeIdentity({ name: 'Ada Müller 🔏', organization: 'Laboratório Forense', title: 'Handler' }, NOW);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function refusalOf(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		if (error instanceof Refused) return error.refusal.code;
		throw error;
	}
	return 'nothing was refused';
}

const openssl = (...words: string[]) =>
	execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const sequence = (...parts: Uint8Array[]) => der(TAG.sequence, ...parts);
const bits = (bytes: Uint8Array) => der(TAG.bitString, Uint8Array.of(0), bytes);

/** A certificate that differs from a good one in its public key alone: the reader must not get as far as the signature. */
function certificateWith(spki: Uint8Array): Uint8Array {
	const algorithm = sequence(oid('1.2.840.113549.1.1.11'), der(TAG.null));
	const name = sequence(der(TAG.set, sequence(oid('2.5.4.3'), der(TAG.utf8String, Buffer.from('Mallory')))));
	const validity = sequence(time(NOW), time(new Date('2060-01-01T00:00:00Z')));
	const version = der(0xa0, der(TAG.integer, Uint8Array.of(2)));
	const tbs = sequence(version, der(TAG.integer, Uint8Array.of(7)), algorithm, name, validity, name, spki);
	return sequence(tbs, algorithm, bits(Buffer.alloc(256, 1)));
}

function rsaSpki(modulus: Uint8Array, exponent: Uint8Array, parameters: Uint8Array = der(TAG.null)): Uint8Array {
	const key = sequence(der(TAG.integer, modulus), der(TAG.integer, exponent));
	return sequence(sequence(oid('1.2.840.113549.1.1.1'), parameters), bits(key));
}

const modulusOf = (size: number) => Buffer.concat([Uint8Array.of(0), Buffer.alloc(size / 8, 0xc1)]);
const F4 = Uint8Array.of(1, 0, 1);
const spkiOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });

describe('a certificate made here', () => {
	it('reads back with its names, times and the digest of its DER as key id', () => {
		const { certificate } = ada;
		expect(certificate.commonName).toBe('Ada Müller 🔏');
		expect(certificate.organization).toBe('Laboratório Forense');
		expect(certificate.title).toBe('Handler');
		expect(certificate.notBefore).toBe('2026-11-22T01:39:00.000Z');
		expect(certificate.notAfter).toBe('2036-11-22T01:40:00.000Z');
		expect(certificate.keyId).toBe(createHash('sha256').update(certificate.der).digest('hex'));
		expect(certificate.spkiSha256).toBe(
			createHash('sha256')
				.update(spkiOf(createPublicKey(ada.privateKey)))
				.digest('hex'),
		);
		expect(certificate.authority).toBe(false);
		expect(readCertificatePem(certificate.pem).keyId).toBe(certificate.keyId);
	});

	it('has the profile that casefile.md asks for, in the words of openssl', () => {
		writeFileSync(join(folder, 'ada.pem'), ada.certificate.pem);
		const text = openssl('x509', '-in', 'ada.pem', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus');
		expect(text).toContain('Version: 3 (0x2)');
		expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
		expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation/);
		expect(text).toMatch(/X509v3 Extended Key Usage:\s+E-mail Protection/);
		expect(text).toMatch(/X509v3 Subject Key Identifier/);
		expect(text).toContain('Public-Key: (3072 bit)');
		expect(text).toContain('Ada Müller 🔏');
		const structure = openssl('asn1parse', '-in', 'ada.pem');
		expect(structure.match(/UTF8STRING/g)?.length).toBe(6);
		expect(structure).not.toContain('PRINTABLESTRING');
		expect(new X509Certificate(ada.certificate.pem).serialNumber).toMatch(/^[4-7]/);
		expect(openssl('verify', '-CAfile', 'ada.pem', '-no_check_time', 'ada.pem')).toContain('OK');
	});

	it('leaves out an organization and a title that nobody has', async () => {
		const { certificate } = await makeIdentity({ name: 'Grace', organization: '', title: undefined }, NOW);
		expect([certificate.commonName, certificate.organization, certificate.title]).toEqual(['Grace', '', '']);
		expect(certificate.keyId).not.toBe(ada.certificate.keyId);
	});

	it('refuses names that no certificate can hold, and says which', async () => {
		for (const name of ['', '   ', 'x'.repeat(65), 'a\nb', '\ud800']) {
			await expect(makeIdentity({ name }, NOW)).rejects.toMatchObject({
				refusal: { code: 'person.name', field: 'name' },
			});
		}
		const tooLong = makeIdentity({ name: 'Ada', organization: 'x'.repeat(65) }, NOW);
		await expect(tooLong).rejects.toMatchObject({ refusal: { code: 'person.name', field: 'organization' } });
	});
});

describe('a signature', () => {
	it('verifies over the same bytes only, here and in openssl', () => {
		const bytes = Buffer.from('{"at":"2026"}');
		const signature = sign(ada.privateKey, bytes);
		expect(signature.length).toBe(384);
		expect(verifySignature(ada.certificate.publicKey, bytes, signature)).toBe(true);
		expect(verifySignature(ada.certificate.publicKey, Buffer.from('{"at":"2027"}'), signature)).toBe(false);
		expect(verifySignature(ada.certificate.publicKey, bytes, signature.subarray(1))).toBe(false);
		expect(verifySignature(ada.certificate.publicKey, bytes, Buffer.concat([Uint8Array.of(0), signature]))).toBe(false);
		expect(verifySignature(ada.certificate.publicKey, bytes, new Uint8Array(0))).toBe(false);
		writeFileSync(join(folder, 'head'), bytes);
		writeFileSync(join(folder, 'head.sig'), signature);
		writeFileSync(join(folder, 'ada.pub'), ada.certificate.publicKey.export({ type: 'spki', format: 'pem' }));
		expect(openssl('dgst', '-sha256', '-verify', 'ada.pub', '-signature', 'head.sig', 'head')).toContain('Verified OK');
	});
});

describe('a hostile certificate', () => {
	it('is refused for every kind of key but RSA of 2048 to 4096 bits with exponent 65537', () => {
		expect(readCertificate(certificateWith(rsaSpki(modulusOf(2048), F4))).commonName).toBe('Mallory');
		const keys: Record<string, Uint8Array> = {
			'e = 1': rsaSpki(modulusOf(3072), Uint8Array.of(1)),
			'e = 3': rsaSpki(modulusOf(3072), Uint8Array.of(3)),
			'1024 bits': rsaSpki(modulusOf(1024), F4),
			'2047 bits': rsaSpki(Buffer.concat([Uint8Array.of(0x7f), Buffer.alloc(255, 0xff)]), F4),
			'8192 bits': rsaSpki(modulusOf(8192), F4),
			'even modulus': rsaSpki(Buffer.concat([Uint8Array.of(0), Buffer.alloc(256, 0xc0)]), F4),
			'negative modulus': rsaSpki(Buffer.alloc(256, 0xc1), F4),
			'no parameters': rsaSpki(modulusOf(2048), F4, new Uint8Array(0)),
			'RSA-PSS': spkiOf(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey),
			'P-256': spkiOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey),
			Ed25519: spkiOf(generateKeyPairSync('ed25519').publicKey),
			Ed448: spkiOf(generateKeyPairSync('ed448').publicKey),
		};
		for (const [name, spki] of Object.entries(keys)) {
			expect(`${name}: ${refusalOf(() => readCertificate(certificateWith(spki)))}`).toBe(`${name}: certificate.key`);
		}
	});

	it('is refused when cut, lengthened or encoded in any second way', () => {
		const good = ada.certificate.der;
		for (let length = 0; length < good.length; length += 1) {
			expect(refusalOf(() => readCertificate(good.subarray(0, length)))).toBe('certificate.malformed');
		}
		expect(refusalOf(() => readCertificate(Buffer.concat([good, Uint8Array.of(0)])))).toBe('certificate.malformed');
		expect(refusalOf(() => readCertificate(Buffer.alloc(70_000, 0x30)))).toBe('certificate.malformed');
		const longLength = Buffer.concat([Uint8Array.of(0x30, 0x83, 0), good.subarray(2)]);
		expect(refusalOf(() => readCertificate(longLength))).toBe('certificate.malformed');
		const indefinite = Buffer.concat([Uint8Array.of(0x30, 0x80), good.subarray(4), Uint8Array.of(0, 0)]);
		expect(refusalOf(() => readCertificate(indefinite))).toBe('certificate.malformed');
		expect(refusalOf(() => readCertificatePem(ada.certificate.pem.repeat(2)))).toBe('certificate.malformed');
		const deep = Array.from({ length: 200 }).reduce<Uint8Array>((inner) => sequence(inner), der(TAG.null));
		expect(refusalOf(() => readCertificate(deep))).toBe('certificate.malformed');
	});

	it('changes its key id or is refused for any bit flipped, and never does anything else', () => {
		const good = Buffer.from(ada.certificate.der);
		for (let bit = 0; bit < good.length * 8; bit += 1) {
			const flipped = Buffer.from(good);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			try {
				expect(readCertificate(flipped).keyId).not.toBe(ada.certificate.keyId);
			} catch (error) {
				expect(error).toBeInstanceOf(Refused);
			}
		}
	});
});

describe('an authority', () => {
	it('is known as issuer by name, right and signature together', () => {
		makeAuthority(openssl);
		openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=Issued');
		openssl('x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-out', 'v1.pem', '-days', '30');
		writeFileSync(join(folder, 'leaf.ext'), 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n');
		issueLeaf(openssl);
		openssl(
			'req',
			'-x509',
			'-newkey',
			'rsa:2048',
			'-nodes',
			'-keyout',
			'fake.key',
			'-out',
			'fake.pem',
			'-subj',
			'/CN=Unit CA',
			'-days',
			'30',
		);
		const read = (name: string) => readCertificatePem(readFileSync(join(folder, name), 'latin1'));
		expect(read('leaf.pem').commonName).toBe('Issued');
		expect(isIssuedBy(read('leaf.pem'), read('ca.pem'))).toBe(true);
		expect(isIssuedBy(read('leaf.pem'), read('fake.pem'))).toBe(false);
		expect(isIssuedBy(ada.certificate, read('ca.pem'))).toBe(false);
		expect(isIssuedBy(ada.certificate, ada.certificate)).toBe(false);
		expect(refusalOf(() => read('v1.pem'))).toBe('certificate.malformed');
	});
});

describe('times in DER', () => {
	it('are UTCTime through 2049 and GeneralizedTime after, and read back', () => {
		for (const iso of [
			'1950-01-01T00:00:00.000Z',
			'2026-11-22T01:40:00.000Z',
			'2049-12-31T23:59:59.000Z',
			'2050-01-01T00:00:00.000Z',
		]) {
			const value = readDer(time(new Date(iso)));
			expect(value.tag).toBe(iso < '2050' ? TAG.utcTime : TAG.generalizedTime);
			expect(timeOf(value).toISOString()).toBe(iso);
		}
		expect(() => readDer(der(TAG.utcTime, Buffer.from('260231000000Z')))).toThrow();
	});
});
