/** A key leaves as PKCS#12 and comes in as PKCS#12: other programs open what is written, and what they write is read. */
import { createHash, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { sign, verifySignature } from '../../main/vault/certificates';
import { checkFilePassphrase, writePkcs12 } from '../../main/vault/pkcs12';
import { readPkcs12 } from '../../main/vault/pkcs12-read';
import { Bench, certificateOf, certificatePath, keyOf, keyPath, PASSPHRASE } from './pkcs12-files';

const bench = new Bench();
afterAll(() => bench.remove());
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pkcs1 = (key: KeyObject) => sha256(key.export({ format: 'der', type: 'pkcs1' }));
const adas = { privateKey: keyOf('ada'), certificate: certificateOf('ada'), name: 'Ada Lövenich 🔑' };

describe('a key that is written to a file', () => {
	it('is opened by openssl with its passphrase: key and certificate are Ada’s', async () => {
		const file = bench.file('ada.p12', await writePkcs12({ ...adas, passphrase: PASSPHRASE }));
		const shown = bench.openssl('pkcs12', '-in', file, '-passin', `pass:${PASSPHRASE}`, '-nodes').toString('latin1');
		const key = bench.file('ada.key', shown.slice(shown.indexOf('-----BEGIN PRIVATE KEY-----')));
		const certificate = bench.file('ada.crt', shown.slice(shown.indexOf('-----BEGIN CERTIFICATE-----')));
		const wanted = bench.openssl('rsa', '-in', keyPath('ada'), '-outform', 'DER', '-traditional');
		expect(bench.openssl('rsa', '-in', key, '-outform', 'DER', '-traditional').equals(wanted)).toBe(true);
		expect(sha256(bench.openssl('x509', '-in', certificate, '-outform', 'DER'))).toBe(adas.certificate.keyId);
		bench.openssl('rsa', '-in', key, '-check', '-noout');
	});

	it('is all of it encrypted with AES-256 under many rounds, with a MAC of SHA-256', async () => {
		const bytes = await writePkcs12({ ...adas, passphrase: PASSPHRASE });
		const file = bench.file('info.p12', bytes);
		const info = bench.infoOf(file);
		expect(info).toContain('MAC: sha256, Iteration 600000');
		expect(info.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256/g)).toHaveLength(2);
		expect(info).toContain('PKCS7 Encrypted data');
		expect(bytes.includes(Buffer.from(adas.certificate.der).subarray(100, 200))).toBe(false);
		expect(bytes.includes(Buffer.from('Ada', 'utf8'))).toBe(false);
	});

	it('is read again as it was', async () => {
		const read = await readPkcs12(await writePkcs12({ ...adas, passphrase: PASSPHRASE }), PASSPHRASE);
		expect(read.certificate.keyId).toBe(adas.certificate.keyId);
		expect(pkcs1(read.privateKey)).toBe(pkcs1(adas.privateKey));
		const text = Buffer.from('a line');
		expect(verifySignature(adas.certificate.publicKey, text, sign(read.privateKey, text))).toBe(true);
	});

	it.each([
		['Käsekuchen und Rhabarber', 'passphrase.characters'],
		['plum tractor\tseldom nine', 'passphrase.characters'],
		['日本語の長い合言葉です、たぶん', 'passphrase.characters'],
		['short', 'passphrase.weak'],
		['', 'passphrase.weak'],
		['aaaaaaaaaaaaaaaa', 'passphrase.weak'],
	])('is not written under “%s”', async (passphrase, code) => {
		const refusal = { code, field: 'filePassphrase', hint: expect.stringMatching(/./) };
		await expect(writePkcs12({ ...adas, passphrase })).rejects.toMatchObject({ refusal });
		expect(() => checkFilePassphrase(passphrase, 'Ada')).toThrow();
	});
});

describe('a file that openssl wrote', () => {
	const ada = ['-inkey', keyPath('ada'), '-in', certificatePath('ada')];
	it.each([
		['as it does by default', []],
		['in the old way, RC2 of 40 bits and 3DES', ['-legacy']],
		['with RC2 of 128 bits and 3DES', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-3DES']],
		['with 3DES of two keys', ['-certpbe', 'PBE-SHA1-2DES', '-keypbe', 'PBE-SHA1-2DES', '-legacy']],
		['with AES-128 and a MAC of SHA-512', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-192-CBC', '-macalg', 'SHA512']],
		['with a MAC of SHA-384 and many rounds', ['-macalg', 'SHA384', '-iter', '100000']],
		['with a MAC of SHA-1 and one round of it', ['-macalg', 'SHA1', '-nomaciter']],
		['with nothing encrypted', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
		['with a name and another certificate beside it', ['-name', 'ada', '-certfile', certificatePath('ben')]],
	])('%s is read', async (_how, options) => {
		const read = await readPkcs12(bench.exported(...ada, ...options), PASSPHRASE);
		expect(read.certificate.keyId).toBe(adas.certificate.keyId);
		expect(pkcs1(read.privateKey)).toBe(pkcs1(adas.privateKey));
	});

	it('with a passphrase of other letters is read', async () => {
		const out = bench.at('umlaut.p12');
		bench.openssl('pkcs12', '-export', '-out', out, '-passout', 'pass:Äpfel & Öl für Jürgen', ...ada);
		expect((await readPkcs12(readFileSync(out), 'Äpfel & Öl für Jürgen')).certificate.keyId).toBe(
			adas.certificate.keyId,
		);
	});
});
