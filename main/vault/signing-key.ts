/**
 * A person's new key pair. What must hold: the private key exists only as the returned bytes, which the caller wraps
 * under the person's passphrase and zeroes.
 */
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

/** A new RSA key of 3072 bits, e = 65537: PKCS#8 in DER (the caller zeroes it) and the public key in PEM. */
export async function generateSigningKey(): Promise<{ readonly pkcs8: Buffer; readonly publicKeyPem: string }> {
	const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
		modulusLength: 3072,
		publicExponent: 65537,
		privateKeyEncoding: { type: 'pkcs8', format: 'der' },
		publicKeyEncoding: { type: 'spki', format: 'pem' },
	});
	return { pkcs8: privateKey, publicKeyPem: publicKey };
}
