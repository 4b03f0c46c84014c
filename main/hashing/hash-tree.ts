/**
 * Digests of whole trees: what a walk meets and what became of it, in the walk's order. Needs no notebook.
 * What must hold: every name met gives exactly one entry; nothing is left out.
 */
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import type { HashingPool } from './digest-files';
import { type DigestedStep, digestSteps, type TreeProgress } from './digest-steps';
import type { EvidenceKind } from './kinds';
import type { EvidencePath } from './names';
import { type FileReading, named } from './read-evidence';
import { type WalkStep, walk } from './walk';

export type { TreeProgress } from './digest-steps';

/**
 * One name of the tree and what became of it. `changed`: it moved while it was read. `partial`: some of it could not be
 * read and counts as zeros. Neither is a clean digest; `changed` stands where both are so.
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

export interface HashTreeOptions {
	readonly digests: readonly DigestName[];
	readonly pool: HashingPool;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: TreeProgress) => void) | undefined;
}

/**
 * An entry for every file and for everything that is not one, folders that could be read excepted.
 * Refuses with `job.cancelled`, `digest.none` and `digest.self-test`; trouble with one name is that name's entry.
 */
export async function* hashTree(
	paths: Iterable<EvidencePath>,
	options: HashTreeOptions,
): AsyncGenerator<TreeEntry, void, undefined> {
	for await (const digested of digestSteps(walk(paths), options)) yield entryOf(digested);
}

function entryOf({ step, outcome }: DigestedStep<WalkStep>): TreeEntry {
	if (step.found === 'skipped') return { state: 'skipped', path: step.path, kind: step.kind, refusal: step.refusal };
	if (step.found === 'unreadable') return { state: 'unreadable', path: step.path, refusal: step.refusal };
	if (outcome === undefined) throw new Error('A file came back without an outcome.');
	if (!outcome.ok) {
		const { code, sentence, hint } = outcome.refusal;
		return { state: 'unreadable', path: step.path, refusal: new Refused(code, sentence, hint) };
	}
	const reading = named(step.path, outcome.reading, outcome.digests);
	const moved = reading.changedWhileRead.length > 0;
	const holes = reading.badRanges.length > 0;
	return { state: moved ? 'changed' : holes ? 'partial' : 'digested', path: step.path, reading };
}
