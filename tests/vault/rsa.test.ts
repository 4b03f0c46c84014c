/** Signatures are checked by comparing the whole encoding: beside node's own check, over good ones, changed ones and forged paddings. */
import { constants, createHash, generateKeyPairSync, privateEncrypt, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rsaVerifier } from '../../main/vault/rsa';

const text = Buffer.from('{"at":"2026-11-22T01:40:00.000Z"}');
const digest = createHash('sha256').update(text).digest();

describe.each([2048, 3072])('a key of %i bits', (modulusLength) => {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
	const bytes = Math.ceil(modulusLength / 8);
	const verifies = rsaVerifier(publicKey);
	const good = sign('sha256', text, privateKey);
	const both = (signature: Uint8Array) => {
		const found = verifies(digest.toString('hex'), signature);
		expect(found).toBe(verify('sha256', text, { key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature));
		return found;
	};
	/** The signature that gives exactly this encoding. */
	const signing = (encoded: Buffer) => privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encoded);
	const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest]);
	const encoding = (middle: Buffer) => Buffer.concat([Buffer.from([0, 1]), middle, Buffer.from([0]), info]);
	const room = bytes - 3 - info.length;

	it('verifies what it signed, and the same made by hand', () => {
		expect(both(good)).toBe(true);
		expect(both(signing(encoding(Buffer.alloc(room, 0xff))))).toBe(true);
	});

	it('verifies nothing else', () => {
		for (let bit = 0; bit < good.length * 8; bit += 7) {
			const flipped = Buffer.from(good);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(both(flipped)).toBe(false);
		}
		expect(both(good.subarray(1))).toBe(false);
		expect(both(Buffer.concat([Buffer.alloc(1), good]))).toBe(false);
		expect(both(Buffer.alloc(bytes, 0xff))).toBe(false);
		expect(both(Buffer.alloc(bytes))).toBe(false);
		expect(both(Buffer.alloc(0))).toBe(false);
		expect(verifies('00'.repeat(32), good)).toBe(false);
		expect(verifies('no digest', good)).toBe(false);
	});

	it('takes no padding but the one: shorter, of other bytes, with room behind, without NULL, as for encryption', () => {
		const short = Buffer.concat([
			Buffer.from([0, 1]),
			Buffer.alloc(8, 0xff),
			Buffer.from([0]),
			info,
			Buffer.alloc(room - 8, 0x11),
		]);
		const other = Buffer.alloc(room, 0xff);
		other[room >> 1] = 0xfe;
		const zero = Buffer.alloc(room, 0xff);
		zero[8] = 0;
		const bare = Buffer.concat([
			Buffer.from('302f300b0609608648016503040201', 'hex'),
			Buffer.from('0420', 'hex'),
			digest,
		]);
		const noNull = Buffer.concat([
			Buffer.from([0, 1]),
			Buffer.alloc(bytes - 3 - bare.length, 0xff),
			Buffer.from([0]),
			bare,
		]);
		const encrypted = encoding(Buffer.alloc(room, 0xff));
		encrypted[1] = 2;
		for (const wrong of [short, encoding(other), encoding(zero), encrypted]) expect(both(signing(wrong))).toBe(false);
		// OpenSSL lets a missing NULL pass, RFC 8017 (8.2.2, note) leaves that open; here there is one encoding only.
		expect(verifies(digest.toString('hex'), signing(noNull))).toBe(false);
	});
});
