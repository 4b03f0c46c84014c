/**
 * A tree as lines of records, as a baseline file has them, in the walk's order: the workers read, digest and write the
 * lines, and here they are only put in order, many at a time.
 * What must hold: a name that was met has exactly one line; memory stays flat; stopping early, by the signal or by not
 * asking for more, leaves nothing open.
 */
import { lstatSync } from 'node:fs';
import { Refused } from '../../shared/refusal';
import { refusalOfSystem } from '../hashing/kinds';
import { fileAt, partsBetween } from '../hashing/listed-parts';
import { bytesOf, displayName, type EvidencePath } from '../hashing/names';
import { cancelled, type ReadProgress } from '../hashing/read-evidence';
import { plainStats } from '../hashing/record-batch';
import { type TreeRun, walkRuns } from '../hashing/walk-runs';
import type { LeftFile, ListPart, PlainStats } from '../hashing/worker-messages';
import type { PathRecord } from './path-record';
import { leavingOut } from './path-rules';
import { recordLine } from './record-members';
import type { RecordingOptions } from './record-tree';
import { readFile } from './step-records';
import { Gathered } from './tree-gathering';

/** Lines of some paths, each with its end, and what they say. */
export interface TreeLines {
	readonly bytes: Buffer;
	/** Files that were read whole and stood still, and their bytes. */
	readonly files: number;
	readonly fileBytes: number;
	/** All the others. */
	readonly others: readonly PathRecord[];
}

/** A batch is full at this many names. */
const BATCH_NAMES = 256;

/** Refuses as `recordTree` does. Nothing is left out of what it reads, so it is of no use in quick mode. */
export async function* treeLines(
	root: EvidencePath,
	options: RecordingOptions,
): AsyncGenerator<TreeLines, void, undefined> {
	const { digests, pool, signal, onProgress } = options;
	if (signal?.aborted === true) throw cancelled();
	if (digests.length === 0) throw new Refused('digest.none', 'No digest was asked for.', 'Name at least one.');
	const whole = bytesOf(root);
	const from = whole.at(-1) === 0x2f ? whole.length : whole.length + 1;
	const { include, exclude } = options.rules;
	const leaveOut = leavingOut(options.rules);
	const stop = new AbortController();
	const onAbort = () => stop.abort();
	signal?.addEventListener('abort', onAbort, { once: true });
	let entriesDone = 0;
	let bytesDone = 0;
	const tell = () => onProgress?.({ entriesDone, bytesDone });
	const reading = new Reading(options, from, stop.signal, (more) => {
		bytesDone += more;
		tell();
	});
	const underWay: { readonly paths: number; readonly lines: Promise<TreeLines> }[] = [];
	const gatherer = () => new Gathered(from, include.length + exclude.length > 0 ? leaveOut : null);
	let batch = gatherer();
	const send = () => {
		if (batch.count === 0) return;
		const lines = reading.of(batch);
		// A batch that nobody waits for any more does not count as an unhandled failure.
		lines.catch(() => undefined);
		underWay.push({ paths: batch.count, lines });
		batch = gatherer();
	};
	const settleFirst = async (): Promise<TreeLines> => {
		const first = underWay[0] as (typeof underWay)[number];
		const lines = await first.lines;
		if (stop.signal.aborted) throw cancelled();
		underWay.shift();
		entriesDone += first.paths;
		return lines;
	};
	try {
		const steps = walkRuns([whole], BATCH_NAMES, {
			leaveOut: (path, kind) => (path.length <= from ? undefined : leaveOut(path.subarray(from), kind)),
		});
		for await (const step of steps) {
			if (step.found !== 'run' && step.path.length <= from) {
				if (step.found !== 'folder') throw rootRefused(step);
				entriesDone++;
				continue;
			}
			batch.take(step);
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
		stop.abort();
		batch.release();
	}
}

export function rootRefused(step: Exclude<TreeRun, { found: 'run' }>): Refused {
	if (step.found === 'file') step.release();
	const name = displayName(step.path);
	const why =
		'refusal' in step ? step.refusal.refusal.sentence : `“${name}” is a ${'kind' in step ? step.kind : 'file'}.`;
	return new Refused('baseline.root', why, 'A baseline is of a folder; choose the folder itself, not a link to it.');
}

/** Batches on their way through the workers. */
class Reading {
	constructor(
		private readonly options: RecordingOptions,
		private readonly from: number,
		private readonly signal: AbortSignal,
		private readonly onBytes: (bytes: number) => void,
	) {}

	async of(batch: Gathered): Promise<TreeLines> {
		try {
			const found = await this.recorded(batch.parts, batch.count);
			return {
				bytes: found.length === 1 ? (found[0] as TreeLines).bytes : Buffer.concat(found.map(({ bytes }) => bytes)),
				files: found.reduce((sum, { files }) => sum + files, 0),
				fileBytes: found.reduce((sum, { fileBytes }) => sum + fileBytes, 0),
				others: [...batch.others, ...found.flatMap(({ others }) => others)],
			};
		} finally {
			batch.release();
		}
	}

	/** A worker gives back what would keep it long, and that is shared. */
	private async recorded(parts: readonly ListPart[], count: number): Promise<TreeLines[]> {
		if (count === 0) return [];
		const { digests, pool } = this.options;
		const options = this.reading();
		const { lines, done, files, bytes, left } = await pool.recordBatch(parts, digests, this.from, options);
		const middle = done + Math.ceil((count - done) / 2);
		const rest = Promise.all([
			this.recorded(partsBetween(parts, done, middle), middle - done),
			this.recorded(partsBetween(parts, middle, count), count - middle),
		]);
		rest.catch(() => undefined);
		const pieces: Uint8Array[] = [];
		const others: PathRecord[] = [];
		let at = 0;
		let readBytes = bytes;
		for (const [number, end, found] of left) {
			const { record, sizeBytes } = await this.left(fileAt(parts, number), found);
			readBytes += found.outcome ? sizeBytes : 0;
			others.push(record);
			pieces.push(lines.subarray(at, end), Buffer.from(`${recordLine(record)}\n`));
			at = end;
		}
		options.onProgress({ bytesDone: readBytes });
		pieces.push(lines.subarray(at));
		const whole =
			pieces.length === 1 ? Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength) : Buffer.concat(pieces);
		return [{ bytes: whole, files, fileBytes: bytes, others }, ...(await rest).flat()];
	}

	/** What the worker gave back, and a long file once it was read. */
	private async left(
		{ path, access = path }: { path: Buffer; access?: Buffer },
		{ stats, outcome }: LeftFile,
	): Promise<{ record: PathRecord; sizeBytes: number }> {
		const own = path.subarray(this.from);
		if (outcome)
			return { record: readFile(own, stats, outcome), sizeBytes: outcome.ok ? outcome.reading.sizeBytes : 0 };
		let before: PlainStats;
		try {
			before = plainStats(lstatSync(access, { bigint: true }));
		} catch (error) {
			const refused = { ok: false, refusal: refusalOfSystem(error, path).refusal } as const;
			return { record: readFile(own, stats, refused), sizeBytes: 0 };
		}
		const options = this.reading();
		const file = access === path ? { path } : { path, access };
		const [read] = await this.options.pool.digestLong(file, this.options.digests, options);
		if (read === undefined) throw new Error('A worker gave no outcome for a long file.');
		const sizeBytes = read.ok ? read.reading.sizeBytes : 0;
		options.onProgress({ bytesDone: sizeBytes });
		return { record: readFile(own, before, read), sizeBytes };
	}

	private reading() {
		let told = 0;
		return {
			signal: this.signal,
			onProgress: ({ bytesDone }: Pick<ReadProgress, 'bytesDone'>) => {
				this.onBytes(bytesDone - told);
				told = bytesDone;
			},
		};
	}
}
