import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyDetached } from '../../main/casefile/cms';
import { signDetached } from '../../main/casefile/cms-forged';
import { readCertificatePem, sign } from '../../main/vault/certificates';
import { der, inside, oid, readDer, TAG, time } from '../../main/vault/der';
import { type Identity, makeIdentity } from '../../main/vault/selfsigned';
import { issueLeaf, makeAuthority } from '../vault/authority';

const AT = new Date('2026-11-22T01:40:00.750Z');
const CONTENT = Buffer.from(`${'0'.repeat(64)}  bagit.txt\r\n`);
let folder: string;
let ada: Identity;
let mallory: Identity;
let p7s: Buffer;

const openssl = (...words: string[]) =>
	execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'cms-'));
	ada = await makeIdentity({ name: 'Ada Müller', organization: 'Unit' }, AT);
	mallory = await makeIdentity({ name: 'Mallory' }, AT);
	p7s = Buffer.from(signDetached(CONTENT, ada.certificate, ada.privateKey, AT));
	for (const [name, who] of Object.entries({ ada, mallory })) {
		writeFileSync(join(folder, `${name}.pem`), who.certificate.pem);
		writeFileSync(join(folder, `${name}.key`), who.privateKey.export({ type: 'pkcs8', format: 'pem' }));
	}
	writeFileSync(join(folder, 'content'), CONTENT);
	writeFileSync(join(folder, 'x.p7s'), p7s);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const holds = (bytes: Uint8Array, content: Uint8Array = CONTENT, who: Identity = ada) =>
	verifyDetached(bytes, content, who.certificate).holds;

describe('a case-file signature', () => {
	it('holds over its content, by its key, at its second', () => {
		const finding = verifyDetached(p7s, CONTENT, ada.certificate);
		expect(finding).toEqual({ holds: true, keyId: ada.certificate.keyId, signingTime: '2026-11-22T01:40:00.000Z' });
		expect(holds(p7s, Buffer.from('other'))).toBe(false);
		expect(holds(p7s, CONTENT, mallory)).toBe(false);
	});

	it('is verified by openssl with the command that is printed for strangers', () => {
		const verify = (ca: string, content = 'content') =>
			openssl(
				'cms',
				'-verify',
				'-binary',
				'-inform',
				'DER',
				'-in',
				'x.p7s',
				'-content',
				content,
				'-CAfile',
				ca,
				'-no_check_time',
				'-out',
				'/dev/null',
			);
		verify('ada.pem');
		expect(() => verify('mallory.pem')).toThrow();
		writeFileSync(join(folder, 'altered'), Buffer.concat([CONTENT, Buffer.from('\n')]));
		expect(() => verify('ada.pem', 'altered')).toThrow();
	});

	it('has its signed attributes in the order contentType, signingTime, messageDigest', () => {
		const text = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'x.p7s');
		const order = [...text.matchAll(/object: (contentType|signingTime|messageDigest)/g)].map(([, name]) => name);
		expect(order).toEqual(['contentType', 'signingTime', 'messageDigest']);
		expect(text).toContain('Nov 22 01:40:00 2026 GMT');
	});

	it('holds for a certificate that an authority issued, byte for byte', () => {
		makeAuthority(openssl);
		openssl(
			'req',
			'-newkey',
			'rsa:2048',
			'-nodes',
			'-keyout',
			'leaf.key',
			'-out',
			'leaf.csr',
			'-subj',
			'/C=DE/O=Unit/CN=Issued',
		);
		writeFileSync(
			join(folder, 'leaf.ext'),
			'basicConstraints=critical,CA:FALSE\nsubjectAltName=email:a@example.org,otherName:1.2.3;UTF8:x\n',
		);
		issueLeaf(openssl);
		const certificate = readCertificatePem(readFileSync(join(folder, 'leaf.pem'), 'latin1'));
		const privateKey = createPrivateKey(readFileSync(join(folder, 'leaf.key')));
		expect(verifyDetached(signDetached(CONTENT, certificate, privateKey, AT), CONTENT, certificate)).toMatchObject({
			holds: true,
		});
		expect(verifyDetached(signDetached(CONTENT, certificate, ada.privateKey, AT), CONTENT, certificate)).toMatchObject({
			holds: false,
		});
	});

	it('does not hold with any bit flipped, cut or lengthened', () => {
		const accepted: string[] = [];
		for (let bit = 0; bit < p7s.length * 8; bit += 1) {
			const flipped = Buffer.from(p7s);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			if (holds(flipped)) accepted.push(`bit ${bit}`);
		}
		for (let at = 0; at < p7s.length; at += 1) {
			if (holds(p7s.subarray(0, at))) accepted.push(`cut at ${at}`);
			if (holds(Buffer.concat([p7s.subarray(0, at), Uint8Array.of(0), p7s.subarray(at)])))
				accepted.push(`put in at ${at}`);
		}
		if (holds(Buffer.concat([p7s, Uint8Array.of(0)]))) accepted.push('lengthened');
		expect(accepted).toEqual([]);
	});
});

describe('what OpenSSL would accept and a case file must not', () => {
	const made = (name: string, ...words: string[]) => {
		openssl(
			'cms',
			'-sign',
			'-binary',
			'-in',
			'content',
			'-outform',
			'DER',
			'-out',
			name,
			'-signer',
			'ada.pem',
			'-inkey',
			'ada.key',
			...words,
		);
		return readFileSync(join(folder, name));
	};

	it('no signed attributes, another digest, more attributes, no certificate, a second signer, enveloped content', () => {
		const accepted = Object.entries({
			'no signed attributes': made('a.p7s', '-noattr'),
			'SHA-512': made('b.p7s', '-md', 'sha512', '-nosmimecap'),
			'SHA-1': made('c.p7s', '-md', 'sha1', '-nosmimecap'),
			'more attributes': made('d.p7s'),
			'SHA-256 without its NULL': made('k.p7s', '-nosmimecap'),
			'no certificate': made('e.p7s', '-nocerts', '-nosmimecap'),
			'a second certificate': made('f.p7s', '-certfile', 'mallory.pem', '-nosmimecap'),
			'by key identifier': made('g.p7s', '-keyid', '-nosmimecap'),
			'the content inside': made('h.p7s', '-nodetach', '-nosmimecap'),
			PSS: made('i.p7s', '-keyopt', 'rsa_padding_mode:pss', '-nosmimecap'),
			'a second signer': made('j.p7s', '-signer', 'mallory.pem', '-inkey', 'mallory.key', '-nosmimecap'),
		}).filter(([, bytes]) => holds(bytes));
		expect(accepted).toEqual([]);
	});

	it('an unsigned attribute, and signed attributes in another order', () => {
		const [type, wrapped] = inside(readDer(p7s));
		const signedData = inside(inside(wrapped, 0xa0)[0]);
		const signer = inside(inside(signedData[4], TAG.set)[0]);
		const rebuilt = (fields: readonly Uint8Array[]) => {
			const signers = der(TAG.set, der(TAG.sequence, ...fields));
			const inner = der(TAG.sequence, ...signedData.slice(0, 4).map((f) => f.bytes), signers);
			return der(TAG.sequence, type?.bytes ?? p7s, der(0xa0, inner));
		};
		const fields = signer.map((f) => f.bytes);
		expect(holds(rebuilt(fields))).toBe(true);
		const note = der(TAG.sequence, oid('1.2.3.4'), der(TAG.set, der(TAG.null)));
		expect(holds(rebuilt([...fields, der(0xa1, note)]))).toBe(false);

		const digest = createHash('sha256').update(CONTENT).digest();
		const attribute = (name: string, value: Uint8Array) => der(TAG.sequence, oid(name), der(TAG.set, value));
		const unsorted = [
			attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')),
			attribute('1.2.840.113549.1.9.4', der(TAG.octetString, digest)),
			attribute('1.2.840.113549.1.9.5', time(AT)),
		];
		const signature = sign(ada.privateKey, der(TAG.set, ...unsorted));
		const swapped = [...fields.slice(0, 3), der(0xa0, ...unsorted), fields[4] ?? p7s, der(TAG.octetString, signature)];
		expect(verifyDetached(rebuilt(swapped), CONTENT, ada.certificate)).toMatchObject({
			holds: false,
			fault: { rule: expect.stringContaining('canonical') },
		});
	});

	it('an entry’s raw signature dressed as CMS', () => {
		const head = Buffer.from('{"at":"2026-11-22T01:40:00.000Z"}');
		const raw = sign(ada.privateKey, head);
		const [type, wrapped] = inside(readDer(p7s));
		const signedData = inside(inside(wrapped, 0xa0)[0]);
		const fields = inside(inside(signedData[4], TAG.set)[0]).map((f) => f.bytes);
		const signer = der(TAG.sequence, ...fields.slice(0, 3), fields[4] ?? p7s, der(TAG.octetString, raw));
		const inner = der(TAG.sequence, ...signedData.slice(0, 4).map((f) => f.bytes), der(TAG.set, signer));
		const dressed = der(TAG.sequence, type?.bytes ?? p7s, der(0xa0, inner));
		writeFileSync(join(folder, 'dressed.p7s'), dressed);
		writeFileSync(join(folder, 'head'), head);
		openssl(
			'cms',
			'-verify',
			'-binary',
			'-inform',
			'DER',
			'-in',
			'dressed.p7s',
			'-content',
			'head',
			'-CAfile',
			'ada.pem',
			'-no_check_time',
			'-out',
			'/dev/null',
		);
		expect(holds(dressed, head)).toBe(false);
	});
});
