/**
 * Signatures checked as RFC 8017, 8.2.2 tells it (RSASSA-PKCS1-v1_5 with SHA-256): the signature to the power of e, and what
 * comes out compared with the one encoding that can stand there. Nothing of it is parsed, so nothing can be parsed wrongly;
 * the digest, known already, is not made twice.
 */
import { constants, type KeyObject, publicDecrypt } from 'node:crypto';

/** DigestInfo for SHA-256 up to the digest itself (RFC 8017, 9.2, note 1). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const DIGEST_BYTES = 32;

/** Checks signatures of one key over what has the digest given: SHA-256 in hexadecimal, the signature's bytes. Never throws for what a stranger wrote. */
export function rsaVerifier(publicKey: KeyObject): (digest: string, signature: Uint8Array) => boolean {
	const bytes = Math.ceil((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
	const infoAt = bytes - DIGEST_BYTES - SHA256_INFO.length;
	const encoded = Buffer.alloc(bytes, 0xff);
	encoded.set([0x00, 0x01]);
	encoded[infoAt - 1] = 0x00;
	SHA256_INFO.copy(encoded, infoAt);
	const key = { key: publicKey, padding: constants.RSA_NO_PADDING };
	return (digest, signature) => {
		if (signature.length !== bytes) return false;
		if (encoded.write(digest, bytes - DIGEST_BYTES, 'hex') !== DIGEST_BYTES) return false;
		try {
			return encoded.equals(publicDecrypt(key, signature));
		} catch {
			// As a number it is not below the modulus.
			return false;
		}
	};
}
