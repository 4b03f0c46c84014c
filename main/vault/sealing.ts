/**
 * The one cipher: AES-256-GCM (NIST SP 800-38D) with 12-byte nonces and 16-byte tags, and keys for one purpose each by
 * HKDF-SHA-256 (RFC 5869). Sealed bytes are nonce, ciphertext, tag.
 * What must hold: a nonce is never used twice with one key (random with long-lived keys, counted with a key that
 * serves one object); what a thing is and where it belongs is authenticated with it; a key's bytes live in one Buffer,
 * which its owner zeroes.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { NotSealed, type Piece } from '../store/sealing';

export const KEY_BYTES = 32;
const NONCE = 12;
const TAG = 16;
const CIPHER = 'aes-256-gcm';

/** A key for one purpose. The caller zeroes it. */
export function subkey(key: Uint8Array, salt: Uint8Array | string, purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', key, salt, `sealbook/1 ${purpose}`, KEY_BYTES));
}

export function seal(key: Uint8Array, aad: string, plain: Uint8Array): Buffer {
	const nonce = randomBytes(NONCE);
	return Buffer.concat([nonce, sealAt(key, nonce, Buffer.from(aad, 'utf8'), plain)]);
}

/** Throws `NotSealed` unless `seal` made it with the same key and AAD. */
export function open(key: Uint8Array, aad: string, sealed: Uint8Array): Buffer {
	if (sealed.length < NONCE + TAG) throw new NotSealed();
	return openAt(key, sealed.subarray(0, NONCE), Buffer.from(aad, 'utf8'), sealed.subarray(NONCE));
}

/** With a nonce that the caller answers for; gives ciphertext and tag. */
export function sealAt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
	const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(aad);
	return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function openAt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
	if (sealed.length < TAG) throw new NotSealed();
	const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(aad);
	cipher.setAuthTag(sealed.subarray(sealed.length - TAG));
	const plain = cipher.update(sealed.subarray(0, sealed.length - TAG));
	try {
		cipher.final();
	} catch {
		plain.fill(0);
		throw new NotSealed();
	}
	return plain;
}

const PIECES: Readonly<Record<Piece, number>> = { chunk: 0, final: 1, trailer: 2 };

/** The nonce of an object's piece, under a key that serves this object only. */
export function pieceNonce(number: number, piece: Piece): Buffer {
	const nonce = Buffer.alloc(NONCE);
	nonce.writeBigUInt64BE(BigInt(number));
	nonce.writeUInt32BE(PIECES[piece], 8);
	return nonce;
}
