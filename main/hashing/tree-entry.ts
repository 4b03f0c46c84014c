/** One name of a tree and what became of it, as lists tell it. */
import { Refused } from '../../shared/refusal';
import type { EvidenceKind } from './kinds';
import { type FileReading, named } from './read-evidence';
import type { FileOutcome } from './worker-messages';

/**
 * `changed`: it moved while it was read. `partial`: some of it could not be read and counts as zeros. Neither is a clean
 * digest; `changed` stands where both are so.
 */
export type TreeEntry =
	| { readonly state: 'digested'; readonly path: Buffer; readonly reading: FileReading }
	| { readonly state: 'changed'; readonly path: Buffer; readonly reading: FileReading }
	| { readonly state: 'partial'; readonly path: Buffer; readonly reading: FileReading }
	| {
			readonly state: 'skipped';
			readonly path: Buffer;
			readonly kind: Exclude<EvidenceKind, 'file'>;
			readonly refusal: Refused;
	  }
	| { readonly state: 'unreadable'; readonly path: Buffer; readonly refusal: Refused };

/** What became of a file. */
export function entryOfFile(path: Buffer, outcome: FileOutcome): TreeEntry {
	if (!outcome.ok) {
		const { code, sentence, hint } = outcome.refusal;
		return { state: 'unreadable', path, refusal: new Refused(code, sentence, hint) };
	}
	const reading = named(path, outcome.reading, outcome.digests);
	const moved = reading.changedWhileRead.length > 0;
	const holes = reading.badRanges.length > 0;
	return { state: moved ? 'changed' : holes ? 'partial' : 'digested', path, reading };
}
