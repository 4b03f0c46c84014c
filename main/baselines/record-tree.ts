/**
 * A tree as records of its paths: everything in it, folders, links and what cannot be read too, in the walk's order.
 * What must hold: nothing but regular files is opened; a name that was met has exactly one record; what a rule leaves
 * out has one that says so, and stands for all that lies in it.
 * A file's size and times are from when the walk met it, its digests from when it was read; where size or time of
 * modification differ between the two, it changed.
 */
import { type BigIntStats, readlinkSync } from 'node:fs';
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import type { HashingPool } from '../hashing/digest-files';
import { type DigestedStep, digestSteps, type TreeProgress } from '../hashing/digest-steps';
import { instantOf } from '../hashing/evidence-file';
import { kindOf } from '../hashing/kinds';
import { bytesOf, displayName, type EvidencePath } from '../hashing/names';
import { cancelled } from '../hashing/read-evidence';
import { type TreeStep, walk } from '../hashing/walk';
import type { FileOutcome } from '../hashing/worker-messages';
import { type PathRecord, unsaid } from './path-record';
import { leavingOut, type PathRules } from './path-rules';

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

type Step = TreeStep & { readonly target?: Buffer };

/**
 * Refuses with `baseline.root` where the root is no folder that can be gone through, `rule.malformed`, `job.cancelled`,
 * `digest.none` and `digest.self-test`; trouble with one name is that name's record.
 */
export async function* recordTree(
	root: EvidencePath,
	options: RecordingOptions,
): AsyncGenerator<PathRecord, void, undefined> {
	const whole = bytesOf(root);
	const from = whole.at(-1) === 0x2f ? whole.length : whole.length + 1;
	const leaveOut = leavingOut(options.rules);
	const steps = withTargets(
		walk([whole], { leaveOut: (path, kind) => (path.length < from ? undefined : leaveOut(path.subarray(from), kind)) }),
	);
	const read = options.quick ? unread(steps, options) : digestSteps(steps, options);
	for await (const digested of read) {
		const { path, found } = digested.step;
		if (path.length >= from) yield recordOf(digested, path.subarray(from), options.quick);
		else if (found !== 'folder') throw rootRefused(digested.step);
	}
}

/** A link's target is read while the walk still holds what its path leans on. */
async function* withTargets(steps: AsyncIterable<TreeStep>): AsyncGenerator<Step, void, undefined> {
	for await (const step of steps) {
		if (step.found !== 'skipped' || step.kind !== 'link') yield step;
		else {
			const target = targetOf(step.access);
			yield target === undefined ? step : { ...step, target };
		}
	}
}

function targetOf(access: Buffer): Buffer | undefined {
	try {
		return readlinkSync(access, 'buffer');
	} catch {
		return undefined;
	}
}

async function* unread(
	steps: AsyncIterable<Step>,
	{ signal, onProgress }: RecordingOptions,
): AsyncGenerator<DigestedStep<Step>, void, undefined> {
	let entriesDone = 0;
	for await (const step of steps) {
		if (step.found === 'file') step.release();
		if (signal?.aborted === true) throw cancelled();
		yield { step, outcome: undefined };
		onProgress?.({ entriesDone: ++entriesDone, bytesDone: 0 });
	}
}

function rootRefused(step: Step): Refused {
	const name = displayName(step.path);
	const why =
		'refusal' in step ? step.refusal.refusal.sentence : `“${name}” is a ${'kind' in step ? step.kind : 'file'}.`;
	return new Refused('baseline.root', why, 'A baseline is of a folder; choose the folder itself, not a link to it.');
}

function recordOf({ step, outcome }: DigestedStep<Step>, path: Buffer, quick: boolean): PathRecord {
	switch (step.found) {
		case 'left-out':
			return { ...unsaid(path), type: step.kind, state: 'not-checked', remark: step.because };
		case 'unreadable': {
			const remark = step.refusal.refusal.sentence;
			if (step.stats === null) return { ...unsaid(path), state: 'unreadable', remark };
			return { ...stated(path, step.stats), state: 'unreadable', remark };
		}
		case 'folder':
			return stated(path, step.stats);
		case 'skipped': {
			const record = stated(path, step.stats);
			if (step.kind !== 'link') return record;
			if (step.target) return { ...record, linkTarget: step.target };
			return { ...record, state: 'unreadable', remark: 'where the link points could not be read' };
		}
		case 'file': {
			const record = stated(path, step.stats);
			if (quick) return { ...record, state: 'not-checked', remark: 'quick: not read, only size and times recorded' };
			if (outcome === undefined) throw new Error('A file came back without an outcome.');
			return readFile(record, step.stats, outcome);
		}
	}
}

/** The file's record with what reading it gave. */
function readFile(record: PathRecord, stats: BigIntStats, outcome: FileOutcome): PathRecord {
	if (!outcome.ok) return { ...record, state: 'unreadable', remark: outcome.refusal.sentence };
	const { reading, digests } = outcome;
	const moved = [...reading.changedWhileRead];
	if (moved.length === 0 && BigInt(reading.sizeBytes) !== stats.size) moved.push('size');
	if (moved.length === 0 && reading.modifiedAt !== instantOf(stats.mtimeNs)) moved.push('mtime');
	if (moved.length > 0)
		return { ...record, digests, state: 'changed', remark: `changed while it was read: ${moved.join(', ')}` };
	if (reading.badRanges.length === 0) return { ...record, digests };
	const ranges = reading.badRanges.slice(0, 20).map(({ from, toExclusive }) => `${from}-${toExclusive - 1}`);
	const more = reading.badRanges.length > ranges.length ? ` and ${reading.badRanges.length - ranges.length} more` : '';
	const remark = `could not be read whole, zeros stand for bytes ${ranges.join(', ')}${more}`;
	return { ...record, digests, state: 'partial', remark };
}

function stated(path: Buffer, stats: BigIntStats): PathRecord {
	return {
		path,
		type: kindOf(stats),
		sizeBytes: stats.size,
		mode: Number(stats.mode) & 0o7777,
		uid: Number(stats.uid),
		gid: Number(stats.gid),
		mtimeNs: stats.mtimeNs,
		ctimeNs: stats.ctimeNs,
		inode: stats.ino,
		links: Number(stats.nlink),
		linkTarget: null,
		digests: {},
		state: 'clean',
		remark: null,
	};
}
