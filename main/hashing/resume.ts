/**
 * Going on in a tree where an earlier run stopped: the same walk, without the steps that have their entry already.
 * What must hold: a tree in which names came or went before that place is not gone on with: the list would have gaps or
 * doubles that nobody sees.
 */
import { Refused } from '../../shared/refusal';
import { displayName } from './names';
import type { WalkStep } from './walk';
import type { RunStep } from './walk-runs';

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
	if (!there) throw treeChanged(path);
}

/** As `stepsAfter`, where files come many at a time. */
export async function* runsAfter(
	steps: AsyncIterable<RunStep>,
	{ entries, path }: TreePlace,
): AsyncGenerator<RunStep, void, undefined> {
	let left = entries;
	let there = entries === 0;
	for await (const step of steps) {
		if (left === 0) {
			yield step;
			continue;
		}
		const many = step.found === 'run' ? step.names.length : 1;
		if (many >= left) {
			const last = step.found === 'run' ? Buffer.from(`${step.prefix}${step.names[left - 1]}`, 'latin1') : step.path;
			there = last.equals(path);
		}
		if (step.found === 'run' && there && many > left) yield { ...step, names: step.names.slice(left) };
		else if (step.found === 'run' || step.found === 'file') step.release();
		left = Math.max(0, left - many);
		if (left === 0 && !there) break;
	}
	if (!there) throw treeChanged(path);
}

function treeChanged(path: Buffer): Refused {
	const sentence = `Names came or went before “${displayName(path)}” since the work stopped there.`;
	return new Refused('hash.tree-changed', sentence, 'Begin anew with another output file.');
}
