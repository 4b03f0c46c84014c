/**
 * ChaCha20-Poly1305 (RFC 8439): OpenSSL's where Node has it, which is many times faster; else @noble/ciphers', because
 * Electron's BoringSSL does not give it to node:crypto. Both are held against each other and against RFC 8439 by a test.
 */
import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

export interface Aead {
	/** The text and its tag of 16 bytes. @param nonce 12 bytes, never twice under one key */
	readonly seal: (nonce: Uint8Array, text: Uint8Array) => Uint8Array;
	/** Null where the tag does not fit. */
	readonly open: (nonce: Uint8Array, sealed: Uint8Array) => Uint8Array | null;
}

const NAME = 'chacha20-poly1305';
const TAG_BYTES = 16;

export const aeadUnder = (key: Uint8Array): Aead => (getCiphers().includes(NAME) ? ofNode(key) : ofNoble(key));

export function ofNode(key: Uint8Array): Aead {
	return {
		seal(nonce, text) {
			const cipher = createCipheriv(NAME, key, nonce, { authTagLength: TAG_BYTES });
			const sealed = cipher.update(text);
			cipher.final();
			return Buffer.concat([sealed, cipher.getAuthTag()]);
		},
		open(nonce, sealed) {
			if (sealed.length < TAG_BYTES) return null;
			const decipher = createDecipheriv(NAME, key, nonce, { authTagLength: TAG_BYTES });
			decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
			const text = decipher.update(sealed.subarray(0, -TAG_BYTES));
			try {
				decipher.final();
			} catch {
				return null;
			}
			return text;
		},
	};
}

export function ofNoble(key: Uint8Array): Aead {
	return {
		seal: (nonce, text) => chacha20poly1305(key, nonce).encrypt(text),
		open(nonce, sealed) {
			if (sealed.length < TAG_BYTES) return null;
			try {
				return chacha20poly1305(key, nonce).decrypt(sealed);
			} catch {
				return null;
			}
		},
	};
}
