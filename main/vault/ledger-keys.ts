/** The keys that a ledger's lines bring in, sound or not: whoever verifies decides which of them count. */
import { readLine } from '../../shared/ledger/line';
import type { KeyId } from '../../shared/vocabulary';
import { readCertificate } from './certificates';
import { sha256 } from './sha256';

const MOST_KEYS = 64;
const ADMISSION = '"kind":"person.admitted/';
/**
 * No shorter line holds a certificate of an RSA key of 2048 bits: 860 characters at the least, beside 340 of a signature and
 * 560 of a head. Looking through every line takes as long as digesting it. Were one missed, its signatures would be checked later.
 */
const LEAST_LENGTH = 1700;

/** By key id, the SubjectPublicKeyInfo in DER. */
export function keysIn(chains: readonly (readonly string[])[]): [KeyId, Uint8Array][] {
	const found = new Map<KeyId, Uint8Array>();
	for (const lines of chains)
		for (const line of lines) {
			if (line.length < LEAST_LENGTH || found.size >= MOST_KEYS || !line.includes(ADMISSION)) continue;
			const certificate = readLine(line, sha256).entry?.body.certificate;
			if (typeof certificate !== 'string') continue;
			try {
				const { keyId, publicKey } = readCertificate(Buffer.from(certificate, 'base64'));
				found.set(keyId, publicKey.export({ format: 'der', type: 'spki' }));
			} catch {
				// Whoever verifies reads it again and says what is wrong with it.
			}
		}
	return [...found];
}
