/**
 * What the store needs of a vault, in the store's words: it never sees a key, and a test can hand in another.
 * What must hold for whoever implements these: authenticated encryption, every `open` throws `NotSealed` for bytes
 * that were not sealed by the same vault for the same purpose and place, and `Refused('notebook.locked')` once locked.
 */
import type { Sha256 } from '../../shared/vocabulary';

/** The bytes were not sealed here, or not whole. */
export class NotSealed extends Error {
	constructor() {
		super('not sealed by this vault for this place');
		this.name = 'NotSealed';
	}
}

/** Seals a chain's records, each to its 1-based position: 12-byte nonce, ciphertext, 16-byte tag. */
export interface RecordSeal {
	seal(position: number, plain: Uint8Array): Buffer;
	open(position: number, sealed: Uint8Array): Buffer;
}

/** What a sealed piece of an object is: more follow, the last one, or what is known only at the end. */
export type Piece = 'chunk' | 'final' | 'trailer';

/** Seals the pieces of one object, each to its 0-based number and to what it is: ciphertext, 16-byte tag. */
export interface PieceSeal {
	seal(number: number, piece: Piece, plain: Uint8Array): Buffer;
	open(number: number, piece: Piece, sealed: Uint8Array): Buffer;
	/** Zeroes the object's key. */
	close(): void;
}

export interface ObjectSealer {
	/** The seal for the object file whose header these bytes are; the header holds a random id and is never reused. */
	pieceSeal(header: Uint8Array): PieceSeal;
	/** The name that a new object gets on disk: tells nothing about the object to one without the vault. */
	objectFileName(object: Sha256): string;
	/** Every name it may have since it was stored, newest first: a vault’s key may have changed. */
	objectFileNames(object: Sha256): readonly string[];
}

export interface DocumentSealer {
	seal(aad: string, plain: Uint8Array): Buffer;
	open(aad: string, sealed: Uint8Array): Buffer;
}

export const SEALED_RECORD_EXTRA_BYTES = 28;
export const SEALED_PIECE_EXTRA_BYTES = 16;
