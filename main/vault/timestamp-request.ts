/**
 * What is taken to a timestamp authority on a stick (RFC 3161, 2.4.1): a digest and a nonce, nothing of the case. The
 * authority's certificate is asked for, because without it nobody can verify the answer later.
 */
import type { Sha256 } from '../../shared/vocabulary';
import { contentOf, der, inside, NotDer, oid, readDer, sameBytes, TAG } from './der';

const VERSION_1 = der(TAG.integer, Uint8Array.of(1));
const SHA_256 = oid('2.16.840.1.101.3.4.2.1');
const TRUE = der(TAG.boolean, Uint8Array.of(0xff));
const LARGEST_BYTES = 1024;

export interface Asked {
	readonly imprint: Sha256;
	/** Hexadecimal; null where the request has none. */
	readonly nonce: string | null;
}

/**
 * A TimeStampReq in DER. @param nonce 8 random bytes: some authorities take no more; its top bit is cleared and the next
 * set, so that it has one shortest encoding
 */
export function timestampRequest(
	imprint: Sha256,
	nonce: Uint8Array,
): { readonly bytes: Uint8Array; readonly nonce: string } {
	const positive = Uint8Array.from(nonce);
	positive[0] = ((positive[0] ?? 0) & 0x7f) | 0x40;
	const bytes = der(
		TAG.sequence,
		VERSION_1,
		der(TAG.sequence, der(TAG.sequence, SHA_256, der(TAG.null)), der(TAG.octetString, Buffer.from(imprint, 'hex'))),
		der(TAG.integer, positive),
		TRUE,
	);
	return { bytes, nonce: Buffer.from(positive).toString('hex') };
}

/** Reads such a request again. @throws NotDer */
export function readTimestampRequest(bytes: Uint8Array): Asked {
	if (bytes.length > LARGEST_BYTES) throw new NotDer('it is too large');
	const [version, imprint, ...rest] = inside(readDer(bytes));
	if (!version || !sameBytes(version.bytes, VERSION_1)) throw new NotDer('its version is not 1');
	const nonce = rest.find(({ tag }) => tag === TAG.integer);
	return { imprint: imprintIn(imprint), nonce: nonce ? Buffer.from(nonce.content).toString('hex') : null };
}

/** A MessageImprint that is SHA-256 (RFC 3161, 2.4.1). @throws NotDer */
export function imprintIn(value: ReturnType<typeof inside>[number] | undefined): Sha256 {
	const [algorithm, digest] = inside(value);
	const [name] = inside(algorithm);
	if (!name || !sameBytes(name.bytes, SHA_256)) throw new NotDer('what it stamps is not a SHA-256');
	const found = contentOf(digest, TAG.octetString);
	if (found.length !== 32) throw new NotDer('what it stamps is not a SHA-256');
	return Buffer.from(found).toString('hex') as Sha256;
}
