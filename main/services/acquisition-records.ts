/** What an acquisition leaves beside its copy: the chunks' digests, a tree's list (a baseline of its own), the log. */
import { createHash } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import type { Json } from '../../shared/ledger/canonical';
import type { DigestName, Instant } from '../../shared/vocabulary';
import { BASELINE_FORMAT, baselineBytes } from '../baselines/baseline-file';
import type { PathRecord } from '../baselines/path-record';
import { sortedRecords } from '../baselines/sorted-records';
import type { AcquireOutcome, TreeRecord } from '../evidence/acquire-messages';
import { type ChunkedFile, writeChunkList } from '../evidence/chunk-list';
import type { ObjectStore } from '../store/objects';
import { type AcquisitionPlan, type PlannedSource, placeMembers } from './acquisition-plan';

/** What is said of the making. */
export interface Made {
	readonly at: Instant;
	readonly by: string;
	readonly program: string;
}

export const sha256Hex = () => {
	const hash = createHash('sha256');
	return { update: (bytes: Uint8Array) => hash.update(bytes), hex: () => hash.digest('hex') };
};

/** Stores the list of chunks. `records`: of a tree. */
export async function storeChunks(
	objects: ObjectStore,
	name: string,
	outcome: AcquireOutcome,
	source: PlannedSource,
	records: Iterable<TreeRecord> | null,
): Promise<Json> {
	const files = records === null ? [one(outcome, source)] : chunkedFiles(records);
	const { object, sizeBytes } = await objects.put(Readable.from(writeChunkList(files)));
	return { object, name, sizeBytes };
}

const one = ({ sizeBytes, chunks }: AcquireOutcome, { name }: PlannedSource): ChunkedFile => ({
	path: Buffer.from(name),
	sizeBytes,
	sha256: chunks,
});

function* chunkedFiles(records: Iterable<TreeRecord>): Generator<ChunkedFile, void, undefined> {
	for (const { path, type, state, sizeBytes, chunks } of records)
		if (type === 'file' && state !== 'unreadable' && sizeBytes !== null)
			yield { path: Buffer.from(path, 'latin1'), sizeBytes, sha256: chunks };
}

/** Stores a tree's list in the form of a baseline, so that other trees can be compared with what was acquired. */
export async function storeList(
	objects: ObjectStore,
	name: string,
	records: Iterable<TreeRecord>,
	plan: AcquisitionPlan,
	source: PlannedSource,
	made: Made,
): Promise<Json> {
	const head = {
		format: BASELINE_FORMAT,
		made: made.at,
		by: made.by,
		host: hostname(),
		root: placeMembers(source.path),
		pathStyle: 'unix',
		digests: [...plan.digests] as DigestName[],
		rules: { include: [], exclude: [] },
		quick: false,
		program: made.program,
		timeStepNs: 1,
		filesOnly: false,
	} as const;
	const { object, sizeBytes } = await objects.put(
		Readable.from(
			baselineBytes(
				{ ...head, digests: [...head.digests], rules: { include: [], exclude: [] } },
				inOrder(records),
				() => undefined,
			),
		),
	);
	return { object, name, sizeBytes };
}

/**
 * Records come in the order of the walk, unless a run was interrupted and the tree grew; the last record of a path counts.
 * However many there are, memory does not grow with them.
 */
const inOrder = (records: Iterable<TreeRecord>): AsyncGenerator<PathRecord, void, undefined> =>
	sortedRecords(pathRecords(records), { folder: tmpdir(), lastCounts: true });

async function* pathRecords(records: Iterable<TreeRecord>): AsyncGenerator<PathRecord, void, undefined> {
	for (const record of records) yield pathRecord(record);
}

function pathRecord(record: TreeRecord): PathRecord {
	const { path, type, sizeBytes, mode, uid, gid, mtimeNs, ctimeNs, ino, links, linkTarget, digests, state, remark } =
		record;
	return {
		...{ path: Buffer.from(path, 'latin1'), type, mode, uid, gid, links, digests, state, remark },
		// Devices are not copied, and the record of an acquisition does not number them.
		device: null,
		sizeBytes: sizeBytes === null ? null : BigInt(sizeBytes),
		mtimeNs: mtimeNs === null ? null : BigInt(mtimeNs),
		ctimeNs: ctimeNs === null ? null : BigInt(ctimeNs),
		inode: ino === null ? null : BigInt(ino),
		linkTarget: linkTarget === null ? null : Buffer.from(linkTarget, 'latin1'),
	};
}

export async function storeLog(objects: ObjectStore, name: string, lines: readonly string[]): Promise<Json> {
	const { object, sizeBytes } = await objects.put(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]));
	return { object, name, sizeBytes };
}
