/** PKCS#12 files that are of no use or mean harm: each is refused by what it is, with what to do, and costs little. */
import { afterAll, describe, expect, it } from 'vitest';
import { keyInFile } from '../../main/vault/pkcs12-file';
import { readPkcs12 } from '../../main/vault/pkcs12-read';
import { Refused } from '../../shared/refusal';
import { Bench, certificateOf, certificatePath, keyOf, keyPath, PASSPHRASE } from './pkcs12-files';
import {
	certificateBag,
	fileOf,
	fileUnderPbmac1,
	keyBag,
	looselyEncoded,
	numbersOf,
	oldCipher,
	pbes2,
	pkcs8Of,
	shroudedBag,
} from './pkcs12-parts';

const bench = new Bench();
afterAll(() => bench.remove());
const ada = ['-inkey', keyPath('ada'), '-in', certificatePath('ada')];
const pkcs8 = (name: string) => keyOf(name).export({ format: 'der', type: 'pkcs8' });
const adasCertificate = certificateBag(certificateOf('ada').der);
const said = expect.stringMatching(/\S/);

async function refusalOf(bytes: Buffer, passphrase = PASSPHRASE): Promise<Refused['refusal'] | null> {
	try {
		await readPkcs12(bytes, passphrase);
		return null;
	} catch (error) {
		if (error instanceof Refused) return error.refusal;
		throw error;
	}
}

describe('a file with the right passphrase is refused', () => {
	it.each([
		['no key', ['-nokeys', '-in', certificatePath('ada')], 'pkcs12.no-key', /no private key/],
		['no certificate', ['-nocerts', '-inkey', keyPath('ada')], 'pkcs12.no-certificate', /no certificate/],
		['no MAC', [...ada, '-nomac'], 'pkcs12.no-mac', /passphrase/],
	])('with %s', async (_what, options, code, sentence) => {
		const refusal = await refusalOf(bench.exported(...options));
		expect(refusal).toMatchObject({ code, field: 'file', sentence: expect.stringMatching(sentence), hint: said });
	});

	it.each([
		[
			'an elliptic-curve key',
			['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
			'pkcs12.key',
			/not an RSA key/,
		],
		['an Ed448 key', ['-algorithm', 'ED448'], 'pkcs12.key', /not an RSA key/],
		['an RSA-PSS key', ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'], 'pkcs12.key', /not an RSA key/],
		['a key of 1024 bits', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'], 'certificate.key', /1024 bits/],
		[
			'e = 3',
			['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-pkeyopt', 'rsa_keygen_pubexp:3'],
			'certificate.key',
			/exponent other than 65537/,
		],
	])('with %s', async (what, how, code, sentence) => {
		const { key, certificate } = bench.made(what.replace(/\W/g, ''), ...how);
		const refusal = await refusalOf(bench.exported('-inkey', key, '-in', certificate));
		expect(refusal).toMatchObject({
			code,
			sentence: expect.stringMatching(sentence),
			hint: expect.stringMatching(/RSA/),
		});
	});

	it('with e = 1, which signs anything', async () => {
		const { n, p, q, qi } = numbersOf(keyOf('ada'));
		const refusal = await refusalOf(await fileOf([keyBag(pkcs8Of([n, 1, 1, p, q, 1, 1, qi])), adasCertificate]));
		expect(refusal).toMatchObject({ code: 'certificate.key', sentence: expect.stringMatching(/exponent/), hint: said });
	});

	it('with two keys', async () => {
		const two = await fileOf([keyBag(pkcs8('ada')), adasCertificate, keyBag(pkcs8('ben'))]);
		expect(await refusalOf(two)).toMatchObject({ code: 'pkcs12.two-keys', field: 'file', hint: said });
	});

	it('with the certificate of another', async () => {
		const refusal = await refusalOf(await fileOf([keyBag(pkcs8('ben')), adasCertificate]));
		expect(refusal).toMatchObject({
			code: 'pkcs12.no-certificate',
			sentence: expect.stringMatching(/belongs to its key/),
		});
	});

	it('with numbers that are no key', async () => {
		const { n, e, d, p, q, dp, dq, qi } = numbersOf(keyOf('ada'));
		for (const numbers of [
			[n, e, d + 2n, p + 2n, q + 2n, dp + 2n, dq + 2n, qi],
			[n, e, d, p, q, dp, dq],
			[n, e, d << 8192n, p, q, dp, dq, qi],
			[0, e, d, p, q, dp, dq, qi],
		]) {
			const refusal = await refusalOf(await fileOf([keyBag(pkcs8Of(numbers)), adasCertificate]));
			expect(refusal?.code).toMatch(/^(pkcs12\.key|pkcs12\.no-certificate|certificate\.key)$/);
		}
	});

	it('with a certificate that may not be used', async () => {
		const short = certificateBag(certificateOf('ada').der.subarray(0, 500));
		expect(await refusalOf(await fileOf([keyBag(pkcs8('ada')), short]))).toMatchObject({
			code: 'certificate.malformed',
		});
	});
});

describe('a file that would keep the program busy is refused before it does', () => {
	const key = keyBag(pkcs8('ada'));
	it.each([
		['its MAC', () => fileOf([key, adasCertificate], 2_000_000_000)],
		['its MAC, as PBMAC1', async () => fileUnderPbmac1([key, adasCertificate], 1, 2_000_000_000)],
		['a key in it', () => fileOf([shroudedBag(pbes2(2_000_000_000)), adasCertificate])],
		['a key in it, in the old way', () => fileOf([shroudedBag(oldCipher(2_000_000_000)), adasCertificate])],
		['rounds beyond numbers', () => fileOf([shroudedBag(pbes2(Number.MAX_SAFE_INTEGER)), adasCertificate])],
		['no rounds at all', () => fileOf([shroudedBag(pbes2(0)), adasCertificate])],
	])('by %s', async (_where, make) => {
		expect(await refusalOf(await make())).toMatchObject({ code: 'pkcs12.cost', field: 'file', hint: said });
	});

	it('by 10 MB', async () => {
		const large = bench.file('large.p12', Buffer.alloc(10 << 20, 0x30));
		const refusal = { code: 'pkcs12.too-large', hint: said };
		await expect(keyInFile(large, PASSPHRASE)).rejects.toMatchObject({ refusal });
	});

	it('by nesting and by numbers of parts', async () => {
		const code = 'pkcs12.unreadable';
		expect(await refusalOf(Buffer.from('30 80'.repeat(50_000).replaceAll(' ', ''), 'hex'))).toMatchObject({ code });
		expect(await refusalOf(Buffer.concat([Buffer.of(0x30, 0x80), Buffer.alloc(200_000, '0500', 'hex')]))).toMatchObject(
			{
				code,
			},
		);
	});
});

describe('a file', () => {
	it('with another passphrase is refused as that, whoever wrote it', async () => {
		for (const passphrase of ['another passphrase here', '', PASSPHRASE.toUpperCase(), `${PASSPHRASE} `]) {
			const refusal = await refusalOf(bench.exported(...ada), passphrase);
			expect(refusal).toMatchObject({ code: 'pkcs12.passphrase', field: 'filePassphrase', hint: said });
		}
		const refusal = await refusalOf(fileUnderPbmac1([adasCertificate]), 'another passphrase here');
		expect(refusal).toMatchObject({ code: 'pkcs12.passphrase' });
	});

	it('that is encrypted in a way nobody reads here is refused with that way’s name', async () => {
		const scrypt = '1.3.6.1.4.1.11591.4.11';
		for (const [bag, name] of [
			[shroudedBag(pbes2(1, scrypt)), scrypt],
			[shroudedBag(oldCipher(1, 1)), '1.2.840.113549.1.12.1.1'],
		] as const) {
			const refusal = await refusalOf(await fileOf([bag, adasCertificate]));
			expect(refusal).toMatchObject({ code: 'pkcs12.algorithm', sentence: expect.stringContaining(name), hint: said });
		}
	});

	it('that is cut short anywhere, or is something else, is refused', async () => {
		const whole = bench.exported(...ada);
		for (let length = 0; length < whole.length; length += 97)
			expect(await refusalOf(whole.subarray(0, length))).toMatchObject({ code: 'pkcs12.unreadable', hint: said });
		for (const other of ['', 'PK\x03\x04', '-----BEGIN CERTIFICATE-----', '\x30\x03\x02\x01\x03', '\x30\x00'])
			expect(await refusalOf(Buffer.from(other, 'latin1'))).toMatchObject({ code: 'pkcs12.unreadable' });
		expect(await refusalOf(Buffer.concat([whole, Buffer.of(0)]))).toMatchObject({ code: 'pkcs12.unreadable' });
	});

	it('with any one byte changed is refused or gives the very same key', async () => {
		const whole = await fileOf([keyBag(pkcs8('cem')), certificateBag(certificateOf('cem').der)]);
		for (let at = 0; at < whole.length; at += 7) {
			const changed = Buffer.from(whole);
			changed[at] = (changed[at] ?? 0) ^ 0x41;
			const read = await readPkcs12(changed, PASSPHRASE).catch((error: unknown) => error);
			if (read instanceof Error) expect(read).toBeInstanceOf(Refused);
			else expect(read).toMatchObject({ certificate: { keyId: certificateOf('cem').keyId } });
		}
	});

	it('under PBMAC1 is read', async () => {
		const read = await readPkcs12(fileUnderPbmac1([keyBag(pkcs8('ada')), adasCertificate]), PASSPHRASE);
		expect(read.certificate.keyId).toBe(certificateOf('ada').keyId);
	});

	it('with indefinite lengths and its content in pieces is read', async () => {
		const read = await readPkcs12(looselyEncoded(bench.exported(...ada)), PASSPHRASE);
		expect(read.certificate.keyId).toBe(certificateOf('ada').keyId);
	});
});
