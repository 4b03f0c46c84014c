/**
 * What is known of one path: the one shape that a walk of a disk, a baseline and every list of other tools come to.
 * What must hold: a path is bytes; `null` means that the source does not say, never a value that was made up; and the
 * order of paths is the order in which a walk meets them, so that two trees are compared by reading both once.
 */
import type { Digests } from '../../shared/vocabulary';

export const PATH_TYPES = [
	'file',
	'folder',
	'link',
	'fifo',
	'socket',
	'character-device',
	'block-device',
	'unknown',
] as const;
/** `unknown`: the list does not say. */
export type PathType = (typeof PATH_TYPES)[number];

export const PATH_STATES = ['clean', 'changed', 'partial', 'unreadable', 'not-checked'] as const;
/**
 * How far the record can be trusted. `changed`: it moved while it was read. `partial`: zeros stand for bytes that could
 * not be read. `not-checked`: left out by a rule, or not read because only sizes and times were asked for.
 */
export type PathState = (typeof PATH_STATES)[number];

export interface PathRecord {
	/** Relative to the root, `/` between its parts, the bytes as they stand on disk; never empty. */
	readonly path: Buffer;
	readonly type: PathType;
	readonly sizeBytes: bigint | null;
	/** Permission bits with set-user, set-group and sticky (07777), without the type. */
	readonly mode: number | null;
	readonly uid: number | null;
	readonly gid: number | null;
	/** Nanoseconds since 1970-01-01T00:00:00Z, without leap seconds. */
	readonly mtimeNs: bigint | null;
	readonly ctimeNs: bigint | null;
	readonly inode: bigint | null;
	/** How many names the file has. */
	readonly links: number | null;
	/** Of a device, `major:minor` (device-number.ts). */
	readonly device: string | null;
	/** Where a symbolic link points, as it stands in it. */
	readonly linkTarget: Buffer | null;
	/** Empty where nothing was digested. */
	readonly digests: Digests;
	readonly state: PathState;
	/** Why it is not clean, or what the source says beside; for people. */
	readonly remark: string | null;
}

/** A path of which nothing but the name is known; a source fills in what it says. */
export const unsaid = (path: Buffer): PathRecord => ({
	path,
	type: 'unknown',
	sizeBytes: null,
	mode: null,
	uid: null,
	gid: null,
	mtimeNs: null,
	ctimeNs: null,
	inode: null,
	links: null,
	device: null,
	linkTarget: null,
	digests: {},
	state: 'clean',
	remark: null,
});

export const isDevice = ({ type }: Pick<PathRecord, 'type'>): boolean =>
	type === 'block-device' || type === 'character-device';

const SLASH = 0x2f;

/**
 * Orders paths part by part, each part by its bytes; a folder comes right before what lies in it. Negative, zero or
 * positive, as for `Array.sort`.
 */
export function comparePaths(a: Buffer, b: Buffer): number {
	const shared = Math.min(a.length, b.length);
	for (let at = 0; at < shared; at++) {
		const left = a[at] as number;
		const right = b[at] as number;
		if (left === right) continue;
		if (left === SLASH) return -1;
		if (right === SLASH) return 1;
		return left - right;
	}
	return a.length - b.length;
}
