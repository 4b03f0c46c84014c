/**
 * Going on in a tree where an earlier run stopped: the same walk, without the steps that have their entry already.
 * What must hold: a tree in which names came or went before that place is not gone on with: the list would have gaps or
 * doubles that nobody sees.
 */
import { Refused } from '../../shared/refusal';
import { displayName } from './names';
import type { WalkStep } from './walk';

/** How far a tree was digested: so many entries, the last of them this one. */
export interface TreePlace {
	readonly entries: number;
	readonly path: Buffer;
}

/** The steps after the place. Refuses with `hash.tree-changed` where the walk does not meet it as it was. */
export async function* stepsAfter(
	steps: AsyncIterable<WalkStep>,
	{ entries, path }: TreePlace,
): AsyncGenerator<WalkStep, void, undefined> {
	let met = 0;
	let there = entries === 0;
	for await (const step of steps) {
		if (met++ >= entries) {
			yield step;
			continue;
		}
		if (step.found === 'file') step.release();
		if (met < entries) continue;
		there = step.path.equals(path);
		if (!there) break;
	}
	if (!there) {
		const sentence = `Names came or went before “${displayName(path)}” since the work stopped there.`;
		throw new Refused('hash.tree-changed', sentence, 'Begin anew with another output file.');
	}
}
