/**
 * The payload of an age v1 file (c2sp.org/age, "Payload"): a nonce, then chunks of 64 KiB, each under ChaCha20-Poly1305
 * with its number and whether it is the last in its nonce. Chunks lie at places that follow from their numbers, so one can
 * be read without those before it; none can be moved, left out or added unseen.
 */
import { hkdfSync } from 'node:crypto';
import { type Aead, aeadUnder } from './aead';

export const CHUNK_BYTES = 1 << 16;
const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
/** Between the header and the first chunk. */
export const PAYLOAD_NONCE_BYTES = 16;
const PAYLOAD_KEY_BYTES = 32;

/** Where the chunks of a file begin, and the key of this payload alone (32 bytes). */
export interface Payload {
	readonly at: number;
	readonly key: Uint8Array;
}

/** HKDF-SHA-256 (RFC 5869) of the file key, salted with the nonce. */
export const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array =>
	new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', PAYLOAD_KEY_BYTES));

/** How many chunks hold that many bytes; nothing at all is one empty chunk. */
export const chunksFor = (sizeBytes: number): number => Math.max(1, Math.ceil(sizeBytes / CHUNK_BYTES));

/** The size of all chunks together for that many bytes of content. */
export const sealedBytes = (sizeBytes: number): number => sizeBytes + chunksFor(sizeBytes) * TAG_BYTES;

/** The content's size for that many bytes of chunks; null where no content gives that. */
export function contentBytes(sealed: number): number | null {
	const chunks = Math.ceil(sealed / SEALED_CHUNK_BYTES);
	const last = sealed - (chunks - 1) * SEALED_CHUNK_BYTES - TAG_BYTES;
	if (chunks < 1 || last < 0 || (last === 0 && chunks > 1)) return null;
	return sealed - chunks * TAG_BYTES;
}

/** The chunks of one payload, sealed and opened by their numbers, from 0. */
export interface Chunks {
	readonly seal: (number: number, last: boolean, content: Uint8Array) => Uint8Array;
	/** Null where it is not that chunk as it was sealed. */
	readonly open: (number: number, last: boolean, sealed: Uint8Array) => Uint8Array | null;
}

export function chunksUnder(key: Uint8Array, aead: Aead = aeadUnder(key)): Chunks {
	return {
		seal: (number, last, content) => aead.seal(nonceOf(number, last), content),
		open: (number, last, sealed) => aead.open(nonceOf(number, last), sealed),
	};
}

/** Eleven bytes of the number, big-endian, and one that marks the last chunk. */
function nonceOf(number: number, last: boolean): Uint8Array {
	const nonce = Buffer.alloc(12);
	nonce.writeBigUInt64BE(BigInt(number), 3);
	nonce[11] = last ? 1 : 0;
	return nonce;
}
