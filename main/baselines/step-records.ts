/**
 * What a walk met and what reading it gave, as the record of its path.
 * What must hold: size and times are from before the file was read; where those of the reading differ from them, it
 * changed; and nothing that was not read whole passes as clean.
 */
import type { BigIntStats } from 'node:fs';
import { instantOf } from '../hashing/evidence-file';
import { plainStats } from '../hashing/record-batch';
import type { FolderStep, LeftOutStep, WalkStep } from '../hashing/walk';
import type { FileOutcome, PlainStats } from '../hashing/worker-messages';
import { deviceNumber } from './device-number';
import { isDevice, type PathRecord, unsaid } from './path-record';

export type OtherStep = Exclude<WalkStep, { found: 'file' }> | FolderStep | LeftOutStep;

/** Of what is no file. `target`: of a link, where it could be read. */
export function recordOfStep(step: OtherStep, path: Buffer, target: Buffer | undefined): PathRecord {
	switch (step.found) {
		case 'left-out':
			return { ...unsaid(path), type: step.kind, state: 'not-checked', remark: step.because };
		case 'unreadable': {
			const remark = step.refusal.refusal.sentence;
			if (step.stats === null) return { ...unsaid(path), state: 'unreadable', remark };
			return { ...stated(path, plainStats(step.stats)), state: 'unreadable', remark };
		}
		case 'folder':
			return stated(path, plainStats(step.stats));
		case 'skipped': {
			const record = stated(path, plainStats(step.stats));
			if (isDevice(record)) return { ...record, device: deviceNumber(step.stats.rdev) };
			if (step.kind !== 'link') return record;
			if (target) return { ...record, linkTarget: target };
			return { ...record, state: 'unreadable', remark: 'where the link points could not be read' };
		}
	}
}

export const unreadFile = (path: Buffer, stats: BigIntStats): PathRecord => ({
	...stated(path, plainStats(stats)),
	state: 'not-checked',
	remark: 'quick: not read, only size and times recorded',
});

/** Of a file, with what reading it gave. `stats`: before; null where the system did not say. */
export function readFile(path: Buffer, stats: PlainStats | null, outcome: FileOutcome): PathRecord {
	const record = stats ? stated(path, stats) : unsaid(path);
	if (!outcome.ok || !stats)
		return { ...record, state: 'unreadable', remark: outcome.ok ? 'nothing is known of it' : outcome.refusal.sentence };
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

const stated = (path: Buffer, stats: PlainStats): PathRecord => ({
	path,
	type: stats.kind,
	sizeBytes: stats.size,
	mode: Number(stats.mode) & 0o7777,
	uid: Number(stats.uid),
	gid: Number(stats.gid),
	mtimeNs: stats.mtimeNs,
	ctimeNs: stats.ctimeNs,
	inode: stats.ino,
	links: Number(stats.nlink),
	device: null,
	linkTarget: null,
	digests: {},
	state: 'clean',
	remark: null,
});
