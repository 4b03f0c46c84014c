/**
 * Sealing to a person who is not there: X25519 (RFC 7748) with a key pair used once, HKDF-SHA-256, AES-256-GCM, put
 * together as in HPKE's base mode (RFC 9180, section 4.1). So a new vault key can be given to everybody who stays
 * without asking for their passphrases. node:crypto has X25519 in Node's OpenSSL and in Electron's BoringSSL alike.
 * What must hold: both public keys go into the derivation as they stand, because X25519 itself ignores a bit of them;
 * every secret made on the way is zeroed. Who sealed it is not proven: the vault file's tag is for that.
 */
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { NotSealed } from '../store/sealing';
import { open, seal, subkey } from './sealing';

export const AGREEMENT_BYTES = 32;
/** What stands before the 32 bytes of a key in PKCS#8 and in SubjectPublicKeyInfo (RFC 8410, sections 4 and 7). */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** A person's key pair for agreement, 32 bytes each. The caller zeroes the private one. */
export function makeAgreement(): { readonly privateKey: Buffer; readonly publicKey: Buffer } {
	const pair = generateKeyPairSync('x25519', {
		privateKeyEncoding: { format: 'der', type: 'pkcs8' },
		publicKeyEncoding: { format: 'der', type: 'spki' },
	});
	const privateKey = Buffer.from(pair.privateKey.subarray(PKCS8.length));
	pair.privateKey.fill(0);
	return { privateKey, publicKey: Buffer.from(pair.publicKey.subarray(SPKI.length)) };
}

/** The public key that belongs to a private one. */
export function publicOf(privateKey: Uint8Array): Buffer {
	return bytesOf(createPublicKey(keyObject(privateKey)));
}

/** The sealed bytes: a public key used once (32), nonce, ciphertext and tag. */
export function sealTo(publicKey: Uint8Array, aad: string, plain: Uint8Array): Buffer {
	const once = makeAgreement();
	const key = agreed(once.privateKey, publicKey, Buffer.concat([once.publicKey, publicKey]));
	try {
		return Buffer.concat([once.publicKey, seal(key, aad, plain)]);
	} finally {
		key.fill(0);
		once.privateKey.fill(0);
	}
}

/** Throws `NotSealed` unless `sealTo` made it for this key and AAD. The caller zeroes what it gets. */
export function openFor(privateKey: Uint8Array, aad: string, sealed: Uint8Array): Buffer {
	const once = sealed.subarray(0, AGREEMENT_BYTES);
	if (once.length < AGREEMENT_BYTES) throw new NotSealed();
	const key = agreed(privateKey, once, Buffer.concat([once, publicOf(privateKey)]));
	try {
		return open(key, aad, sealed.subarray(AGREEMENT_BYTES));
	} finally {
		key.fill(0);
	}
}

function agreed(privateKey: Uint8Array, publicKey: Uint8Array, both: Uint8Array): Buffer {
	const secret = shared(privateKey, publicKey);
	try {
		return subkey(secret, both, 'sealed to a person');
	} finally {
		secret.fill(0);
	}
}

function shared(privateKey: Uint8Array, publicKey: Uint8Array): Buffer {
	const theirs = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
	const own = keyObject(privateKey);
	try {
		return diffieHellman({ privateKey: own, publicKey: theirs });
	} catch {
		// A point of low order, which no honest key is (RFC 7748, 6.1): both libraries refuse it.
		throw new NotSealed();
	}
}

function keyObject(privateKey: Uint8Array): KeyObject {
	const der = Buffer.concat([PKCS8, privateKey]);
	try {
		return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
	} finally {
		der.fill(0);
	}
}

function bytesOf(publicKey: KeyObject): Buffer {
	return Buffer.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length));
}
