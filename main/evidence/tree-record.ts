/** What is known of one path of an acquired tree. */
import type { BigIntStats } from 'node:fs';
import type { Refused } from '../../shared/refusal';
import { kindOf } from '../hashing/kinds';
import type { TreeRecord } from './acquire-messages';
import type { Source } from './source';

/** A file that was read so far; without `readBytes`, one that was only opened. */
export function recordOf(path: string, source: Source, readBytes?: number): TreeRecord {
	const moved = readBytes === undefined ? [] : source.movements();
	const holes = source.badRanges.length;
	const remarks = [
		...(moved.length > 0 ? [`changed while it was read: ${moved.join(', ')}`] : []),
		...(holes > 0 ? [`${holes} ranges could not be read and stand as zeros`] : []),
	];
	return {
		...statsOf(source.stats),
		path,
		state: moved.length > 0 ? 'changed' : holes > 0 ? 'partial' : 'clean',
		remark: remarks.length > 0 ? remarks.join('; ') : null,
		sizeBytes: readBytes ?? source.sizeBytes,
		digests: {},
		chunks: [],
		badRanges: source.badRanges.map((range) => ({ ...range })),
	};
}

/** What was met and not read: no file, or one that could not be opened. Links, devices, FIFOs and sockets are left out on purpose. */
export function unreadRecord(path: string, stats: BigIntStats | null, refusal: Refused, leftOut: boolean): TreeRecord {
	const said = refusal.refusal.sentence;
	return {
		...(stats ? statsOf(stats) : NOTHING),
		...BARE,
		path,
		state: leftOut ? 'not-checked' : 'unreadable',
		remark: said,
	};
}

export const folderRecord = (path: string, stats: BigIntStats): TreeRecord => ({
	...statsOf(stats),
	...BARE,
	path,
	state: 'clean',
	remark: null,
});

const BARE = { digests: {}, chunks: [], badRanges: [] } as const;

const NOTHING = {
	type: 'unknown',
	sizeBytes: null,
	mode: null,
	uid: null,
	gid: null,
	mtimeNs: null,
	ctimeNs: null,
	ino: null,
	links: null,
	linkTarget: null,
} as const;

function statsOf(stats: BigIntStats) {
	return {
		type: kindOf(stats),
		sizeBytes: Number(stats.size),
		mode: Number(stats.mode & 0o7777n),
		uid: Number(stats.uid),
		gid: Number(stats.gid),
		mtimeNs: String(stats.mtimeNs),
		ctimeNs: String(stats.ctimeNs),
		ino: String(stats.ino),
		links: Number(stats.nlink),
		linkTarget: null,
	};
}
