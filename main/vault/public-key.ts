/**
 * The rule on keys (decision 3), held against the bytes of a SubjectPublicKeyInfo before node:crypto sees them: rsaEncryption,
 * 2048 to 4096 bits, e = 65537. Electron 25 aborts on some other keys, and a key with e = 1 signs anything.
 */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import { contentOf, type Der, der, inside, NotDer, oid, readDer, sameBytes, TAG, wholeBits } from './der';

const LEAST_BITS = 2048;
const MOST_BITS = 4096;
const EXPONENT = Uint8Array.of(1, 0, 1);
const RSA_ENCRYPTION = der(TAG.sequence, oid('1.2.840.113549.1.1.1'), der(TAG.null));

/** Reads a SubjectPublicKeyInfo (RFC 5280, 4.1; RFC 8017, A.1.1); `whose` begins a refusal. @throws Refused `certificate.key`, NotDer */
export function readPublicKey(spki: Der, whose = 'This certificate'): KeyObject {
	const keyRefused = (why: string) => refusedKey(whose, why);
	const [algorithm, bits, ...more] = inside(spki);
	if (!algorithm || more.length > 0) throw new NotDer('its public key is malformed');
	if (!sameBytes(algorithm.bytes, RSA_ENCRYPTION)) throw keyRefused('its key is not an RSA key (rsaEncryption)');
	const [n, e, ...others] = inside(readDer(wholeBits(bits)));
	const modulus = contentOf(n, TAG.integer);
	const exponent = contentOf(e, TAG.integer);
	if (others.length > 0) throw new NotDer('its public key is malformed');
	const significant = modulus[0] === 0 ? modulus.subarray(1) : modulus;
	const top = significant[0] ?? 0;
	const size = significant.length * 8 - (top === 0 ? 8 : Math.clz32(top) - 24);
	if ((modulus[0] ?? 0) >= 0x80 || ((modulus[modulus.length - 1] ?? 0) & 1) === 0)
		throw keyRefused('its modulus is negative or even');
	if (size < LEAST_BITS || size > MOST_BITS)
		throw keyRefused(`its RSA key has ${size} bits, not ${LEAST_BITS} to ${MOST_BITS}`);
	if (!sameBytes(exponent, EXPONENT)) throw keyRefused('its RSA key has a public exponent other than 65537');
	return keyObject(spki.bytes);
}

/** Keys met before: a case names the same few again and again, and making one costs more than a signature's check. */
const met = new Map<string, KeyObject>();
const MOST_MET = 64;

function keyObject(spki: Uint8Array): KeyObject {
	const name = createHash('sha256').update(spki).digest('hex');
	const known = met.get(name);
	if (known) return known;
	const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
	if (met.size >= MOST_MET) met.clear();
	met.set(name, key);
	return key;
}

const refusedKey = (whose: string, why: string) =>
	new Refused(
		'certificate.key',
		`${whose} cannot be used: ${why}.`,
		'Use an RSA key of 2048 to 4096 bits with exponent 65537.',
	);
