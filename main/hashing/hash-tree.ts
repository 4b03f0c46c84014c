/**
 * Digests of whole trees: what a walk meets and what became of it, in the walk's order. Needs no notebook.
 * What must hold: every name met gives exactly one entry; nothing is left out.
 */
import type { DigestName } from '../../shared/vocabulary';
import { type Census, census } from './census';
import type { HashingPool } from './digest-files';
import { type DigestedStep, digestSteps, type TreeProgress } from './digest-steps';
import type { EvidencePath } from './names';
import { stepsAfter, type TreePlace } from './resume';
import { entryOfFile, type TreeEntry } from './tree-entry';
import { type WalkStep, walk } from './walk';

export type { TreeProgress } from './digest-steps';
export type { TreeEntry } from './tree-entry';

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
	return entryOfFile(step.path, outcome);
}
