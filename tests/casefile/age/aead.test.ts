/** ChaCha20-Poly1305 by OpenSSL and by @noble/ciphers: the same bytes, those of RFC 8439, 2.8.2 (there with other data bound). */
import { expect, it } from 'vitest';
import { ofNoble, ofNode } from '../../../main/casefile/age/aead';

it('both seal alike, open what the other sealed, and nothing that was changed', () => {
	const key = Buffer.from(Array.from({ length: 32 }, (_, i) => 0x80 + i));
	const nonce = Buffer.from('070000004041424344454647', 'hex');
	const text = Buffer.from('Ladies and Gentlemen of the class of ’99', 'utf8');
	const [one, two] = [ofNode(key), ofNoble(key)];
	const sealed = Buffer.from(one.seal(nonce, text));
	expect(Buffer.from(two.seal(nonce, text))).toEqual(sealed);
	// The stream does not depend on what is bound: RFC 8439 begins with d31a8d34 for “Ladi”.
	expect(sealed.subarray(0, 4).toString('hex')).toBe('d31a8d34');
	for (const aead of [one, two]) {
		expect(Buffer.from(aead.open(nonce, sealed) ?? [])).toEqual(text);
		const changed = Buffer.from(sealed);
		changed[3] = (changed[3] ?? 0) ^ 1;
		expect([aead.open(nonce, changed), aead.open(nonce, sealed.subarray(0, 8))]).toEqual([null, null]);
	}
});
