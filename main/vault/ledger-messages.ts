/**
 * What is said to a thread that reads lines ahead, and what it says back. Lines stand as bytes in a block that both see, and
 * what was found comes as columns, because a message of many small things costs more than the work.
 */
import type { NamedObject } from '../../shared/ledger/objects';
import type { KeyId } from '../../shared/vocabulary';

export interface LinesToRead {
	readonly id: number;
	/** Lines in UTF-8, each with an LF behind it, from the block's beginning. */
	readonly block: SharedArrayBuffer;
	/** How many bytes of the block they take. */
	readonly used: number;
	readonly lines: number;
	readonly isAscii: boolean;
	/** Keys that the lines may be signed with: SubjectPublicKeyInfo in DER. */
	readonly keys: readonly (readonly [KeyId, Uint8Array])[];
}

/** Bits of a line's flags; a line that is not sound has none. */
export const SOUND = 1;
export const KIND_KNOWN = 2;
export const SIGNED = 4;
export const FOLLOWS = 8;

export interface LinesRead {
	readonly id: number;
	readonly flags: Uint8Array;
	/** How many disclosures each line has. */
	readonly disclosures: Uint16Array;
	/** 64 hexadecimal digits for each sound line, one after the other. */
	readonly digests: string;
	/** The objects that lines name, by the line's place; lines that name none are not listed. */
	readonly objects: readonly (readonly [number, readonly NamedObject[]])[];
}
