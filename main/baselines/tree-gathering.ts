/**
 * What a walk met, gathered for the workers: files by their names, and the lines of all that is not read.
 * What must hold: what is met goes into one batch, once, in the walk's order; what a rule leaves out is told, and for no
 * name a second record is made.
 */
import { readlinkSync } from 'node:fs';
import { Refused } from '../../shared/refusal';
import { displayName } from '../hashing/names';
import type { TreeRun } from '../hashing/walk-runs';
import type { ListPart } from '../hashing/worker-messages';
import type { PathRecord } from './path-record';
import type { LeaveOut } from './path-rules';
import { recordLine } from './record-members';
import { type OtherStep, recordOfStep } from './step-records';

/** What goes to a worker together. */
export class Gathered {
	readonly parts: ListPart[] = [];
	readonly others: PathRecord[] = [];
	private readonly releases: (() => void)[] = [];
	/** Names and lines in the parts. */
	count = 0;

	constructor(
		private readonly from: number,
		/** `null`: no rule leaves anything out. */
		private readonly leaveOut: LeaveOut | null,
	) {}

	take(step: TreeRun): void {
		if (step.found === 'run') {
			const { prefix, access, names } = step;
			this.releases.push(step.release);
			if (this.leaveOut) this.ruled(prefix, access, names, this.leaveOut);
			else this.push(prefix, access, names);
			return;
		}
		if (step.found === 'file') {
			const { path, access, release } = step;
			this.releases.push(release);
			this.parts.push({
				prefix: path.toString('latin1'),
				access: access === path ? null : access.toString('latin1'),
				names: '',
			});
			this.count++;
			return;
		}
		this.tell(step, linkTarget(step));
	}

	private ruled(prefix: string, access: string | null, names: readonly string[], leaveOut: LeaveOut): void {
		let kept: string[] = [];
		for (const name of names) {
			const path = Buffer.from(prefix + name, 'latin1');
			const because = leaveOut(path.subarray(this.from), 'file');
			if (because === undefined) {
				kept.push(name);
				continue;
			}
			this.push(prefix, access, kept);
			kept = [];
			this.tell({ found: 'left-out', path, kind: 'file', because }, undefined);
		}
		this.push(prefix, access, kept);
	}

	private push(prefix: string, access: string | null, names: readonly string[]): void {
		if (names.length === 0) return;
		// Sorted by their folder's reader; a system that gives a name twice must not give two records.
		for (let at = 1; at < names.length; at++) if (names[at] === names[at - 1]) throw twice(prefix, names[at] as string);
		this.parts.push({ prefix, access, names: names.join('\0') });
		this.count += names.length;
	}

	private tell(step: OtherStep, target: Buffer | undefined): void {
		const record = recordOfStep(step, step.path.subarray(this.from), target);
		this.others.push(record);
		this.parts.push({ line: Buffer.from(`${recordLine(record)}\n`).toString('latin1') });
		this.count++;
	}

	release(): void {
		for (const release of this.releases.splice(0)) release();
	}
}

/** Where a link points; to be read before the next step is asked for. */
export function linkTarget(step: OtherStep): Buffer | undefined {
	if (step.found !== 'skipped' || step.kind !== 'link') return undefined;
	try {
		return readlinkSync(step.access, 'buffer');
	} catch {
		return undefined;
	}
}

function twice(prefix: string, name: string): Refused {
	const shown = displayName(Buffer.from(prefix + name, 'latin1'));
	return new Refused('baseline.duplicate', `“${shown}” stands twice.`, 'Its folder gave it twice; check that disk.');
}
