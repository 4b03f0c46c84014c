/**
 * Digests the files that a walk meets and gives every step back in the walk's order, with what became of it. The walk
 * finds, the workers read; small files travel to the workers some hundred at a time.
 * What must hold: every step comes back exactly once; memory stays flat however large the tree; stopping early, by the
 * signal or by not asking for more, leaves nothing open.
 */
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import type { HashingPool } from './digest-files';
import { LONG_FILE_BYTES } from './long-files';
import { cancelled, type ReadProgress } from './read-evidence';
import type { TreeStep } from './walk';
import type { FileOutcome } from './worker-messages';

export interface TreeProgress {
	/** Names that have their entry. */
	readonly entriesDone: number;
	readonly bytesDone: number;
}

export interface DigestStepsOptions {
	readonly digests: readonly DigestName[];
	readonly pool: HashingPool;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: TreeProgress) => void) | undefined;
}

export interface DigestedStep<S extends TreeStep> {
	readonly step: S;
	/** Of a file; nothing else is read. */
	readonly outcome: FileOutcome | undefined;
}

/** A batch is full at this many names or this many bytes. */
const BATCH_NAMES = 256;
const BATCH_BYTES = 4 * 1024 * 1024;

interface Batch<S extends TreeStep> {
	readonly digested: Promise<readonly DigestedStep<S>[]>;
	/** Bytes read so far. */
	bytes: number;
}

/** Refuses with `job.cancelled`, `digest.none` and `digest.self-test`; trouble with one name is its outcome. */
export async function* digestSteps<S extends TreeStep>(
	steps: AsyncIterable<S>,
	{ digests, pool, signal, onProgress }: DigestStepsOptions,
): AsyncGenerator<DigestedStep<S>, void, undefined> {
	const stop = new AbortController();
	const onAbort = () => stop.abort();
	if (signal?.aborted === true) throw cancelled();
	if (digests.length === 0) throw new Refused('digest.none', 'No digest was asked for.', 'Name at least one.');
	signal?.addEventListener('abort', onAbort, { once: true });
	const underWay: Batch<S>[] = [];
	let entriesDone = 0;
	let bytesSettled = 0;
	const tell = () => {
		if (!onProgress) return;
		const bytesDone = underWay.reduce((sum, batch) => sum + batch.bytes, bytesSettled);
		onProgress({ entriesDone, bytesDone });
	};
	const send = (gathered: readonly S[], long = false) => {
		const toRead = gathered.flatMap((step) => {
			if (step.found !== 'file') return [];
			const { path, access } = step;
			return [access === path ? { path } : { path, access }];
		});
		const options = {
			signal: stop.signal,
			onProgress({ bytesDone }: ReadProgress) {
				batch.bytes = bytesDone;
				tell();
			},
		};
		const [first] = toRead;
		const reading =
			long && first !== undefined
				? pool.digestLong(first, digests, options)
				: pool.digestBatch(toRead, digests, options);
		const release = () => releaseAll(gathered);
		reading.then(release, release);
		const digested = reading.then((outcomes) => withOutcomes(gathered, outcomes));
		// A batch that nobody waits for any more does not count as an unhandled failure.
		digested.catch(() => undefined);
		const batch: Batch<S> = { digested, bytes: 0 };
		underWay.push(batch);
	};
	async function* settleFirst(): AsyncGenerator<DigestedStep<S>, void, undefined> {
		const batch = underWay[0];
		if (batch === undefined) return;
		const digested = await batch.digested;
		if (stop.signal.aborted) throw cancelled();
		underWay.shift();
		for (const { outcome } of digested) if (outcome?.ok) bytesSettled += outcome.reading.sizeBytes;
		for (const each of digested) {
			yield each;
			entriesDone++;
			tell();
		}
	}

	let gathered: S[] = [];
	try {
		let bytes = 0;
		for await (const step of steps) {
			// A long file travels alone: several workers may share it.
			const long = step.found === 'file' && step.sizeBytes >= LONG_FILE_BYTES;
			if (long && gathered.length > 0) {
				send(gathered);
				gathered = [];
				bytes = 0;
			}
			gathered.push(step);
			if (stop.signal.aborted) throw cancelled();
			if (step.found === 'file') bytes += step.sizeBytes;
			if (gathered.length < BATCH_NAMES && bytes < BATCH_BYTES) continue;
			send(gathered, long);
			gathered = [];
			bytes = 0;
			if (underWay.length > 2 * pool.threads) yield* settleFirst();
		}
		if (gathered.length > 0) send(gathered);
		gathered = [];
		while (underWay.length > 0) yield* settleFirst();
	} finally {
		signal?.removeEventListener('abort', onAbort);
		stop.abort();
		releaseAll(gathered);
	}
}

function withOutcomes<S extends TreeStep>(steps: readonly S[], outcomes: readonly FileOutcome[]): DigestedStep<S>[] {
	let next = 0;
	return steps.map((step) => {
		if (step.found !== 'file') return { step, outcome: undefined };
		const outcome = outcomes[next++];
		if (outcome === undefined) throw new Error('A worker gave fewer outcomes than it got files.');
		return { step, outcome };
	});
}

function releaseAll(steps: readonly TreeStep[]): void {
	for (const step of steps) if (step.found === 'file') step.release();
}
