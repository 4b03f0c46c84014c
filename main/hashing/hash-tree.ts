/**
 * Digests of whole trees: what a walk meets and what became of it, in the walk's order. Needs no notebook.
 * What must hold: every name met gives exactly one entry; nothing is left out.
 */
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import { type Census, census } from './census';
import type { HashingPool } from './digest-files';
import { type DigestedStep, digestSteps, type TreeProgress } from './digest-steps';
import type { EvidenceKind } from './kinds';
import type { EvidencePath } from './names';
import { type FileReading, named } from './read-evidence';
import { stepsAfter, type TreePlace } from './resume';
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
	readonly onProgress?: ((progress: CountedProgress) => void) | undefined;
	/** Goes through the tree beside the work, so that progress can say how much there is. */
	readonly count?: boolean | undefined;
	/** Where an earlier run stopped; its entries are not given again, but counted. */
	readonly after?: TreePlace | undefined;
}

export interface CountedProgress extends TreeProgress {
	/** Once it is known, where it was asked for. */
	readonly total?: Census;
}

/**
 * An entry for every file and for everything that is not one, folders that could be read excepted.
 * Refuses with `job.cancelled`, `digest.none`, `digest.self-test` and `hash.tree-changed`; trouble with one name is that name's entry.
 */
export async function* hashTree(
	paths: Iterable<EvidencePath>,
	options: HashTreeOptions,
): AsyncGenerator<TreeEntry, void, undefined> {
	const roots = [...paths];
	const { after, count, onProgress, ...rest } = options;
	const ended = new AbortController();
	let total: { total?: Census } = {};
	if (count) {
		void census(roots, ended.signal).then((found) => {
			if (found !== null) total = { total: found };
		});
	}
	const tell = ({ entriesDone, bytesDone }: TreeProgress) =>
		onProgress?.({ entriesDone: entriesDone + (after?.entries ?? 0), bytesDone, ...total });
	const steps = after === undefined ? walk(roots) : stepsAfter(walk(roots), after);
	try {
		for await (const digested of digestSteps(steps, { ...rest, onProgress: onProgress && tell }))
			yield entryOf(digested);
	} finally {
		ended.abort();
	}
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
