/**
 * Base64 (RFC 4648, section 4) in one way only: what was not written exactly so is refused, so that no two texts mean
 * the same bytes.
 */
import { z } from 'zod';

export function toBase64(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Throws where `text` is not what `toBase64` gives. */
export function fromBase64(text: string): Buffer {
	const bytes = Buffer.from(text, 'base64');
	if (bytes.toString('base64') !== text) throw new Error('not canonical base64');
	return bytes;
}

export function isBase64(text: string): boolean {
	return Buffer.from(text, 'base64').toString('base64') === text;
}

/** Base64 of at most so many characters, in a file. */
export const base64 = (mostCharacters: number) => z.string().min(4).max(mostCharacters).refine(isBase64);
