/**
 * What is said to a thread that reads lines ahead, and what it says back. Lines travel as one text and what was found as
 * columns, because a message of many small things costs more than the work.
 */
import type { NamedObject } from '../../shared/ledger/objects';

export interface LinesToRead {
	readonly id: number;
	/** Lines joined by LF, which no line holds. */
	readonly text: string;
	/** Certificates that the lines may be signed with, DER in base64; what cannot be read counts as not there. */
	readonly certificates: readonly string[];
}

/** Bits of a line's flags; a line that is not sound has none. */
export const SOUND = 1;
export const KIND_KNOWN = 2;
export const SIGNED = 4;

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
