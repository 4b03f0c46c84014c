/**
 * A tree's list of digests as bytes, in the walk's order: the workers read, digest and write the lines, and here they are
 * only put in order. What hash-tree.ts gives entry by entry, for lists that need no entry in the hand.
 * What must hold: the same list, byte for byte, as writing hash-tree.ts's entries by the list's format; memory stays flat;
 * stopping early, by the signal or by not asking for more, leaves nothing open.
 */
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import { type Census, census } from './census';
import type { HashingPool } from './digest-files';
import { hashList, type ListFormat } from './formats';
import type { CountedProgress } from './hash-tree';
import { Gathered, type ListedLines, ListReading } from './list-reading';
import type { EvidencePath } from './names';
import { cancelled } from './read-evidence';
import { runsAfter, type TreePlace } from './resume';
import { walkRuns } from './walk-runs';

export type { ListedLines } from './list-reading';

export interface ListTreeOptions {
	readonly digests: readonly DigestName[];
	readonly format: ListFormat;
	readonly pool: HashingPool;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: CountedProgress) => void) | undefined;
	/** As in `hashTree`, and so is `after`. */
	readonly count?: boolean | undefined;
	readonly after?: TreePlace | undefined;
}

/** A batch is full at this many names. */
const BATCH_NAMES = 512;

/** Refuses with `format.digest` and as `hashTree` does; trouble with one name is in its line. */
export async function* listTree(
	paths: Iterable<EvidencePath>,
	options: ListTreeOptions,
): AsyncGenerator<ListedLines, void, undefined> {
	const { digests, format, pool, signal, after, count, onProgress } = options;
	if (signal?.aborted === true) throw cancelled();
	if (digests.length === 0) throw new Refused('digest.none', 'No digest was asked for.', 'Name at least one.');
	const roots = [...paths];
	const stop = new AbortController();
	const onAbort = () => stop.abort();
	signal?.addEventListener('abort', onAbort, { once: true });
	const list = hashList(format, { digests, invokedFrom: '', command: '' });
	const ended = new AbortController();
	let total: { total?: Census } = {};
	if (count)
		void census(roots, ended.signal).then((counted) => {
			if (counted !== null) total = { total: counted };
		});
	let entriesDone = after?.entries ?? 0;
	let bytesDone = 0;
	const tell = () => onProgress?.({ entriesDone, bytesDone, ...total });
	const reading = new ListReading(pool, digests, format, list, stop.signal, (bytes) => {
		bytesDone += bytes;
		tell();
	});
	const underWay: Promise<ListedLines>[] = [];
	let batch = new Gathered();
	const send = () => {
		if (batch.count === 0) return;
		const full = batch;
		batch = new Gathered();
		const listed = reading.of(full);
		// A batch that nobody waits for any more does not count as an unhandled failure.
		listed.catch(() => undefined);
		underWay.push(listed);
	};
	const settleFirst = async (): Promise<ListedLines> => {
		const listed = await (underWay[0] as Promise<ListedLines>);
		if (stop.signal.aborted) throw cancelled();
		underWay.shift();
		entriesDone += listed.entries;
		return listed;
	};
	const steps = walkRuns(roots, BATCH_NAMES);
	try {
		for await (const step of after === undefined ? steps : runsAfter(steps, after)) {
			batch.take(step, list);
			if (stop.signal.aborted) throw cancelled();
			if (batch.count < BATCH_NAMES) continue;
			send();
			if (underWay.length <= 2 * pool.threads) continue;
			yield await settleFirst();
			tell();
		}
		send();
		while (underWay.length > 0) {
			yield await settleFirst();
			tell();
		}
	} finally {
		signal?.removeEventListener('abort', onAbort);
		ended.abort();
		stop.abort();
		batch.release();
	}
}
