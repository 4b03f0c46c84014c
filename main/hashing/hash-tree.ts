/**
 * Digests of whole trees: the walk finds, the workers read, and what comes out is in the walk's order with nothing left
 * out. Needs no notebook. Small files travel to the workers some hundred at a time.
 * What must hold: every name met gives exactly one entry; memory stays flat however large the tree; stopping early, by
 * the signal or by not asking for more, leaves nothing open.
 */
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import type { HashingPool } from './digest-files';
import type { EvidenceKind } from './kinds';
import type { EvidencePath } from './names';
import { cancelled, type FileReading, named } from './read-evidence';
import { type WalkStep, walk } from './walk';
import type { FileOutcome } from './worker-messages';

/**
 * One name of the tree and what became of it. `changed`: it moved while it was read. `partial`: some of it could not be
 * read and counts as zeros. Neither is a clean digest; `changed` stands where both are so.
 */
export type TreeEntry =
	| { readonly state: 'digested'; readonly path: Buffer; readonly reading: FileReading }
	| { readonly state: 'changed'; readonly path: Buffer; readonly reading: FileReading }
	| { readonly state: 'partial'; readonly path: Buffer; readonly reading: FileReading }
	| {
			readonly state: 'skipped';
			readonly path: Buffer;
			readonly kind: Exclude<EvidenceKind, 'file'>;
			readonly refusal: Refused;
	  }
	| { readonly state: 'unreadable'; readonly path: Buffer; readonly refusal: Refused };

export interface TreeProgress {
	/** Names that have their entry. */
	readonly entriesDone: number;
	readonly bytesDone: number;
}

export interface HashTreeOptions {
	readonly digests: readonly DigestName[];
	readonly pool: HashingPool;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: TreeProgress) => void) | undefined;
}

/** A batch is full at this many names or this many bytes. */
const BATCH_NAMES = 256;
const BATCH_BYTES = 4 * 1024 * 1024;

interface Batch {
	readonly steps: readonly WalkStep[];
	readonly outcomes: Promise<readonly FileOutcome[]>;
	/** Bytes read so far. */
	bytes: number;
}

/**
 * An entry for every file and for everything that is not one, folders that could be read excepted.
 * Refuses with `job.cancelled`, `digest.none` and `digest.self-test`; trouble with one name is that name's entry.
 */
export async function* hashTree(
	paths: Iterable<EvidencePath>,
	{ digests, pool, signal, onProgress }: HashTreeOptions,
): AsyncGenerator<TreeEntry, void, undefined> {
	const stop = new AbortController();
	const onAbort = () => stop.abort();
	if (signal?.aborted === true) throw cancelled();
	if (digests.length === 0) throw new Refused('digest.none', 'No digest was asked for.', 'Name at least one.');
	signal?.addEventListener('abort', onAbort, { once: true });
	const underWay: Batch[] = [];
	let entriesDone = 0;
	let bytesSettled = 0;
	const tell = () => {
		const bytesDone = underWay.reduce((sum, batch) => sum + batch.bytes, bytesSettled);
		onProgress?.({ entriesDone, bytesDone });
	};
	const send = (steps: readonly WalkStep[]) => {
		const files = steps.filter((step) => step.found === 'file');
		const read = files.map(({ path, access }) => (access === path ? { path } : { path, access }));
		const outcomes =
			files.length === 0
				? Promise.resolve([])
				: pool.digestBatch(read, digests, {
						signal: stop.signal,
						onProgress({ bytesDone }) {
							batch.bytes = bytesDone;
							tell();
						},
					});
		const release = () => {
			for (const file of files) file.release();
		};
		// Also keeps a batch that nobody waits for any more from counting as an unhandled failure.
		outcomes.then(release, release);
		const batch: Batch = { steps, outcomes, bytes: 0 };
		underWay.push(batch);
	};
	async function* settleFirst(): AsyncGenerator<TreeEntry, void, undefined> {
		const batch = underWay[0];
		if (batch === undefined) return;
		const outcomes = await batch.outcomes;
		if (stop.signal.aborted) throw cancelled();
		underWay.shift();
		const entries = entriesOf(batch.steps, outcomes);
		for (const entry of entries) if ('reading' in entry) bytesSettled += entry.reading.sizeBytes;
		for (const entry of entries) {
			yield entry;
			entriesDone++;
			tell();
		}
	}

	let gathered: WalkStep[] = [];
	try {
		let bytes = 0;
		for await (const step of walk(paths)) {
			gathered.push(step);
			if (stop.signal.aborted) throw cancelled();
			if (step.found === 'file') bytes += step.sizeBytes;
			if (gathered.length < BATCH_NAMES && bytes < BATCH_BYTES) continue;
			send(gathered);
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
		for (const step of gathered) if (step.found === 'file') step.release();
	}
}

function entriesOf(steps: readonly WalkStep[], outcomes: readonly FileOutcome[]): TreeEntry[] {
	let next = 0;
	return steps.map((step): TreeEntry => {
		if (step.found === 'skipped') {
			return { state: 'skipped', path: step.path, kind: step.kind, refusal: step.refusal };
		}
		if (step.found === 'unreadable') return { state: 'unreadable', path: step.path, refusal: step.refusal };
		const outcome = outcomes[next++];
		if (outcome === undefined) throw new Error('A worker gave fewer outcomes than it got files.');
		if (!outcome.ok) {
			const { code, sentence, hint } = outcome.refusal;
			return { state: 'unreadable', path: step.path, refusal: new Refused(code, sentence, hint) };
		}
		const reading = named(step.path, outcome.reading, outcome.digests);
		const moved = reading.changedWhileRead.length > 0;
		const holes = reading.badRanges.length > 0;
		return { state: moved ? 'changed' : holes ? 'partial' : 'digested', path: step.path, reading };
	});
}
