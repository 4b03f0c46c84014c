/** Timestamps by an authority: what is asked, what holds, and that openssl says the same of every answer. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustIn } from '../../main/casefile/trust';
import { readAuthorityKey, stampsOnly } from '../../main/vault/authority-key';
import { readCertificate } from '../../main/vault/certificates';
import { authorityTrusted, type Timestamp, verifyTimestamp } from '../../main/vault/timestamp';
import { readTimestampRequest, timestampRequest } from '../../main/vault/timestamp-request';
import type { Sha256 } from '../../shared/vocabulary';
import { StampingAuthority } from './stamping-authority';

const imprint = createHash('sha256').update('an entry').digest('hex') as Sha256;
const other = createHash('sha256').update('another').digest('hex') as Sha256;
let tsa: StampingAuthority;
let asked: ReturnType<typeof timestampRequest>;
let answer: Buffer;

beforeAll(() => {
	tsa = new StampingAuthority();
	asked = timestampRequest(imprint, randomBytes(8));
	answer = tsa.reply(asked.bytes);
});
afterAll(() => tsa.remove());

const held = (bytes: Uint8Array): Timestamp => {
	const found = verifyTimestamp(bytes, imprint);
	if (!found.holds) throw new Error(JSON.stringify(found));
	return found;
};

describe('a request', () => {
	it('is one that openssl reads, with digest, nonce and the wish for the certificate', () => {
		writeFileSync(join(tsa.folder, 'q.tsq'), asked.bytes);
		const text = tsa.openssl('ts', '-query', '-in', 'q.tsq', '-text');
		expect(text).toMatch(/Hash Algorithm: sha256/);
		expect(text).toMatch(/Certificate required: yes/);
		expect(text.toLowerCase()).toContain(`nonce: 0x${asked.nonce}`);
		expect(readTimestampRequest(asked.bytes)).toEqual({ imprint, nonce: asked.nonce });
	});
});

describe('an answer', () => {
	it('holds, with the time and the nonce, and openssl agrees', () => {
		const found = held(answer);
		expect(found).toMatchObject({ nonce: asked.nonce, imprint, serial: '02' });
		expect(found.authority.commonName).toBe('Stamps of Unit 7');
		expect(Math.abs(Date.parse(found.at) - Date.now())).toBeLessThan(600_000);
		expect(tsa.agrees(answer, imprint)).toBe(true);
	});

	it('over another digest does not hold, and openssl agrees', () => {
		expect(verifyTimestamp(answer, other)).toMatchObject({ holds: false, rule: 'it is over what was to be stamped' });
		expect(tsa.agrees(answer, other)).toBe(false);
	});

	it('is trusted through the root that the reader gave, or by the authority’s fingerprint, and else not', () => {
		const found = held(answer);
		expect(authorityTrusted(found, trustIn([tsa.root]))).toMatch(/issued by Stamp root/);
		expect(authorityTrusted(found, trustIn([found.authority.keyId]))).toMatch(/fingerprint/);
		const rootsFingerprint = found.others[0]?.keyId ?? '';
		expect(authorityTrusted(found, trustIn([rootsFingerprint]))).toMatch(/fingerprint/);
		expect(authorityTrusted(found, trustIn([other]))).toBeNull();
	});

	it('with any byte of what is signed changed does not hold', () => {
		let accepted = 0;
		let tried = 0;
		for (let at = 0; at < answer.length; at += 7) {
			const changed = Buffer.from(answer);
			changed[at] = (changed[at] ?? 0) ^ 1;
			tried += 1;
			const found = verifyTimestamp(changed, imprint);
			// Bytes that nothing signs (the status’s words, the root beside) may differ; what was signed may not.
			if (found.holds) expect(found).toMatchObject({ at: held(answer).at, imprint, nonce: asked.nonce });
			if (found.holds) accepted += 1;
		}
		expect(tried).toBeGreaterThan(100);
		expect(accepted).toBeLessThan(tried / 2);
	});

	it('that is cut, or is something else, is a finding and never an error', () => {
		for (let length = 0; length < answer.length; length += 11)
			expect(verifyTimestamp(answer.subarray(0, length), imprint).holds).toBe(false);
		expect(verifyTimestamp(randomBytes(500), imprint)).toMatchObject({ holds: false });
		expect(verifyTimestamp(Buffer.from('3005300302010230', 'hex'), imprint)).toMatchObject({ holds: false });
	});

	it('that refuses is told as such', () => {
		// The digest algorithm MD5 is not among those the authority takes.
		writeFileSync(join(tsa.folder, 'file'), 'x');
		tsa.openssl('ts', '-query', '-data', 'file', '-md5', '-cert', '-out', 'md5.tsq');
		tsa.openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'md5.tsq', '-out', 'refused.tsr');
		const refused = Buffer.from(tsa.openssl('base64', '-in', 'refused.tsr'), 'base64');
		expect(verifyTimestamp(refused, imprint)).toMatchObject({
			holds: false,
			found: expect.stringContaining('status 2'),
		});
	});

	it('without the certificate cannot be checked by anybody', () => {
		tsa.openssl('ts', '-query', '-digest', imprint, '-sha256', '-out', 'bare.tsq');
		tsa.openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'bare.tsq', '-out', 'bare.tsr');
		const bare = Buffer.from(tsa.openssl('base64', '-in', 'bare.tsr'), 'base64');
		expect(verifyTimestamp(bare, imprint)).toMatchObject({ rule: 'it brings the certificate that it says signed it' });
	});
});

describe('authorities of several makes', () => {
	for (const [what, made] of [
		['an elliptic key, P-256', { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] }],
		['an elliptic key, P-384', { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'] }],
		['an RSA key of 4096 bits', { key: ['-newkey', 'rsa:4096'] }],
		['the older way to name its certificate', { naming: 'sha1' as const }],
		['a certificate named by SHA-384', { naming: 'sha384' as const }],
	] as const)
		it(`${what}: holds`, () => {
			const another = new StampingAuthority(made);
			const bytes = another.reply(asked.bytes);
			expect(held(bytes).nonce).toBe(asked.nonce);
			expect(authorityTrusted(held(bytes), trustIn([another.root]))).toMatch(
				/^issued by .*, whose certificate you gave$/,
			);
			expect(another.agrees(bytes, imprint)).toBe(true);
			another.remove();
		});

	it('a certificate that may do more than stamp, or says so without weight, is none of an authority', () => {
		const says = (usage: string) => {
			const another = new StampingAuthority({ usage });
			another.openssl('x509', '-in', 'tsa.pem', '-outform', 'DER', '-out', 'tsa.der');
			const { signed } = readCertificate(readFileSync(join(another.folder, 'tsa.der')), readAuthorityKey);
			another.remove();
			return stampsOnly(signed.tbs);
		};
		expect(says('critical,timeStamping')).toBe(true);
		expect(says('timeStamping')).toBe(false);
		expect(says('critical,timeStamping,emailProtection')).toBe(false);
		expect(says('critical,codeSigning')).toBe(false);
	});
});
