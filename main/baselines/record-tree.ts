/**
 * A tree as records of its paths: everything in it, folders, links and what cannot be read too, in the walk's order.
 * What must hold: nothing but regular files is opened; a name that was met has exactly one record; what a rule leaves
 * out has one that says so, and stands for all that lies in it.
 */
import type { DigestName } from '../../shared/vocabulary';
import type { HashingPool } from '../hashing/digest-files';
import type { TreeProgress } from '../hashing/digest-steps';
import { bytesOf, type EvidencePath } from '../hashing/names';
import { cancelled } from '../hashing/read-evidence';
import { walk } from '../hashing/walk';
import type { PathRecord } from './path-record';
import { leavingOut, type PathRules } from './path-rules';
import { recordOnLine } from './record-members';
import { recordOfStep, unreadFile } from './step-records';
import { linkTarget } from './tree-gathering';
import { rootRefused, treeLines } from './tree-lines';

export interface RecordingOptions {
	/** Of no use in quick mode. */
	readonly digests: readonly DigestName[];
	readonly rules: PathRules;
	/** Sizes and times only: every file is `not-checked`. */
	readonly quick: boolean;
	readonly pool: HashingPool;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: TreeProgress) => void) | undefined;
}

/**
 * Refuses with `baseline.root` where the root is no folder that can be gone through, `rule.malformed`, `job.cancelled`,
 * `digest.none` and `digest.self-test`; trouble with one name is that name's record.
 */
export async function* recordTree(
	root: EvidencePath,
	options: RecordingOptions,
): AsyncGenerator<PathRecord, void, undefined> {
	if (options.quick) yield* statTree(root, options);
	else
		for await (const { bytes } of treeLines(root, options))
			for (const line of bytes.toString('latin1').split('\n')) if (line !== '') yield recordOnLine(line);
}

/** Looks at everything and reads nothing. */
async function* statTree(
	root: EvidencePath,
	{ rules, signal, onProgress }: RecordingOptions,
): AsyncGenerator<PathRecord, void, undefined> {
	const whole = bytesOf(root);
	const from = whole.at(-1) === 0x2f ? whole.length : whole.length + 1;
	const leaveOut = leavingOut(rules);
	let entriesDone = 0;
	const steps = walk([whole], {
		leaveOut: (path, kind) => (path.length <= from ? undefined : leaveOut(path.subarray(from), kind)),
	});
	for await (const step of steps) {
		if (step.found === 'file') step.release();
		if (signal?.aborted === true) throw cancelled();
		const path = step.path.subarray(from);
		if (step.path.length <= from) {
			if (step.found !== 'folder') throw rootRefused(step);
		} else if (step.found === 'file') yield unreadFile(path, step.stats);
		else yield recordOfStep(step, path, linkTarget(step));
		onProgress?.({ entriesDone: ++entriesDone, bytesDone: 0 });
	}
}
