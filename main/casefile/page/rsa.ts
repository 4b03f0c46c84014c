/**
 * RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2.2), verified with whole numbers: the page has no node:crypto, and what browsers bring
 * is not there in every browser for a page opened from a disk. The exponent is 65537, as public-key.ts has seen to.
 */
import { contentOf, type Der, der, inside, oid, readDer, TAG, wholeBits } from '../../vault/der';

export interface RsaKey {
	readonly modulus: bigint;
	readonly sizeBytes: number;
}

const NULL = der(TAG.null);
/** The first part of EMSA-PKCS1-v1_5's DigestInfo (section 9.2, note 1). */
const ALGORITHMS: Readonly<Record<string, Uint8Array>> = {
	sha256: der(TAG.sequence, oid('2.16.840.1.101.3.4.2.1'), NULL),
	sha384: der(TAG.sequence, oid('2.16.840.1.101.3.4.2.2'), NULL),
	sha512: der(TAG.sequence, oid('2.16.840.1.101.3.4.2.3'), NULL),
};

/** @param spki a SubjectPublicKeyInfo that public-key.ts accepted */
export function rsaKeyIn(spki: Der): RsaKey {
	const [, bits] = inside(spki);
	const modulus = numberOf(contentOf(inside(readDer(wholeBits(bits)))[0], TAG.integer));
	return { modulus, sizeBytes: Math.ceil(modulus.toString(16).length / 2) };
}

/** @param digest of what is said to be signed, by the algorithm of that name */
export function rsaHolds({ modulus, sizeBytes }: RsaKey, name: string, digest: Uint8Array, signature: Uint8Array) {
	const algorithm = ALGORITHMS[name];
	const value = numberOf(signature);
	if (!algorithm || signature.length !== sizeBytes || value >= modulus) return false;
	const info = der(TAG.sequence, algorithm, der(TAG.octetString, digest));
	const padding = new Uint8Array(sizeBytes - info.length - 3).fill(0xff);
	const expected = numberOf(Uint8Array.of(0, 1, ...padding, 0, ...info));
	let power = value;
	for (let i = 0; i < 16; i += 1) power = (power * power) % modulus;
	return (power * value) % modulus === expected;
}

/** A whole number of any size, from its bytes, the highest first. */
function numberOf(bytes: Uint8Array): bigint {
	let digits = '';
	for (const byte of bytes) digits += byte.toString(16).padStart(2, '0');
	return BigInt(`0x${digits || '0'}`);
}
