/**
 * What can be compared: a baseline file, a folder on disk (recorded by the baseline's own rules and digests) or another
 * tool's list. Each becomes one side, read once.
 */
import { lstat } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import type { HashingPool } from '../hashing/digest-files';
import type { TreeProgress } from '../hashing/digest-steps';
import { displayName, type EvidencePath } from '../hashing/names';
import { type BaselineHead, looksLikeBaseline, type OpenedBaseline, openBaseline } from './baseline-file';
import type { Side } from './compare';
import { TreeCursor } from './cursor';
import { beginningOf, bytesOfFile } from './file-bytes';
import { importList } from './import-list';
import type { ReadableList } from './lists/read-list';
import { recordTree } from './record-tree';
import { sortedRecords, withoutCase } from './sorted-records';
import { treeLines } from './tree-lines';

export interface Target {
	readonly kind: 'tree' | 'baseline' | 'list';
	/** For people. */
	readonly name: string;
	readonly host: string | null;
	readonly side: Side;
}

export interface TargetOptions {
	/** What it is compared with: its rules and digests are those a folder is recorded by. */
	readonly baseline: BaselineHead;
	/** Trust sizes and times: nothing of a folder is read. */
	readonly quick: boolean;
	/** Digests wanted of a folder beside the one that tells whether a file changed. */
	readonly digests?: readonly DigestName[];
	/** Of a list. */
	readonly format?: ReadableList | undefined;
	readonly root?: string | undefined;
	/** Which digest the lines of a list have, and what its paths are like, where it does not say. */
	readonly digest?: DigestName | undefined;
	readonly pathStyle?: 'unix' | 'windows' | undefined;
	readonly pool: HashingPool;
	/** The host's name, for a folder. */
	readonly host: string;
	/** For what does not fit into memory. */
	readonly folder: string;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: TreeProgress) => void) | undefined;
}

export const sideOf = ({ head, records, cursor }: OpenedBaseline): Side => ({
	records,
	cursor,
	digests: head.digests,
	quick: head.quick,
	timeStepNs: BigInt(head.timeStepNs),
	filesOnly: head.filesOnly,
});

/** The same side with paths that differ in upper and lower case only refused, in the order of `withoutCase`. */
export const sideWithoutCase = (side: Side, folder: string, signal?: AbortSignal): Side => ({
	...side,
	cursor: undefined,
	records: sortedRecords(side.records, { folder, keyOf: withoutCase, signal }),
});

/** Opens what the path names. Refuses `disk.<CODE>`, `file.unreadable`, and what reading its kind does. */
export async function openTarget(path: EvidencePath, options: TargetOptions): Promise<Target> {
	const name = displayName(path);
	const found = await lstat(path).catch((error: unknown) => {
		throw refusalOfDisk(error, `“${name}” cannot be compared`) ?? error;
	});
	if (found.isDirectory()) return { kind: 'tree', name, host: options.host, side: treeSide(path, options) };
	const beginning = await beginningOf(path);
	if (looksLikeBaseline(beginning)) {
		const opened = await openBaseline(bytesOfFile(path, true));
		return { kind: 'baseline', name, host: opened.head.host ?? null, side: sideOf(opened) };
	}
	const { format, root, digest, folder, signal, baseline } = options;
	const list = await importList(bytesOfFile(path), {
		...{ format, root, digest, folder, signal },
		pathStyle: options.pathStyle ?? baseline.pathStyle,
	});
	const { digests, filesOnly, records, timeStepNs } = list;
	return {
		kind: 'list',
		name,
		host: null,
		side: { records, digests, filesOnly, quick: false, timeStepNs: BigInt(timeStepNs) },
	};
}

function treeSide(path: EvidencePath, { baseline, quick, digests: more = [], ...options }: TargetOptions): Side {
	const unread = quick || baseline.quick;
	const telling = tellingDigest(baseline.digests);
	if (!unread && telling === undefined)
		throw new Refused(
			'comparison.no-digest',
			'The baseline holds no digest, so nothing can tell whether a file changed.',
			'Compare in quick mode: sizes and times only.',
		);
	const wanted = DIGESTS.filter((name) => name === telling || more.includes(name));
	const digests = unread ? [] : wanted;
	const recording = { ...options, digests, quick: unread, rules: baseline.rules };
	const records = recordTree(path, recording);
	const cursor = unread ? undefined : new TreeCursor(treeLines(path, recording));
	return { records, cursor, own: true, digests, quick: unread, timeStepNs: 1n, filesOnly: false };
}

/** One digest is enough; the strongest that is quick. */
const tellingDigest = (held: readonly DigestName[]): DigestName | undefined =>
	(['sha256', 'sha512', 'blake3', 'sha384', 'sha3-256', 'sha1', 'md5'] as const).find((name) => held.includes(name));
