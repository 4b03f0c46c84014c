/**
 * The workers that digest files, and the one way to hand them work. A worker is started when there is something for it
 * and does not keep the program alive while it has nothing.
 * What must hold: every piece of work is answered exactly once, whatever happens to its worker; a cancelled one at once,
 * even where a dying disk keeps the worker in the middle of a read.
 */
import { lstat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { DigestName } from '../../shared/vocabulary';
import type { ListFormat } from './formats';
import { LONG_FILE_BYTES, LongFiles } from './long-files';
import { bytesOf, type EvidencePath } from './names';
import { packPaths, unpackOutcomes } from './packed-outcomes';
import { cancelled, type FileReading, named, type ReadProgress } from './read-evidence';
import { asRefused, Threads } from './threads';
import type { Answer, Ask, FileOutcome, FileToRead, ListedPart, ListPart, RecordedPart } from './worker-messages';

export interface PoolOptions {
	/** The bundled worker, `dist/main/hashing-worker.cjs`. */
	readonly workerPath: string;
	/** How many files are digested at once; as many as the machine has cores, at most 8, where not said. */
	readonly threads?: number;
}

export interface DigestingOptions {
	/** Several times a second at most, and once at the end; bytes of the whole batch. */
	readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

export class HashingPool {
	readonly threads: number;
	private readonly running: Threads;
	private readonly long: LongFiles;

	constructor(options: PoolOptions) {
		this.threads = options.threads ?? Math.min(8, availableParallelism());
		this.running = new Threads(options.workerPath, this.threads);
		this.long = new LongFiles(this.running);
	}

	/**
	 * Digests one file, a long one by several workers at once. Refuses as `EvidenceFile` does, with `job.cancelled`, and
	 * with `digest.self-test` or `digest.none`. A file that changed or has holes is a reading that says so, not a refusal.
	 */
	async digestFile(
		path: EvidencePath,
		digests: readonly DigestName[],
		options: DigestingOptions = {},
	): Promise<FileReading> {
		if (options.signal?.aborted === true) throw cancelled();
		const stated = await lstat(path).catch(() => undefined);
		const file = { path: bytesOf(path) };
		const [outcome] =
			stated?.isFile() && stated.size >= LONG_FILE_BYTES
				? await this.digestLong(file, digests, options)
				: await this.digestBatch([file], digests, options);
		if (outcome === undefined) throw new Error('A worker gave no outcome for the only file of its batch.');
		if (!outcome.ok) throw asRefused(outcome.refusal);
		options.onProgress?.({ bytesDone: outcome.reading.sizeBytes, bytesTotal: outcome.reading.sizeBytes });
		return named(path, outcome.reading, outcome.digests);
	}

	/** Digests several files, one outcome each in their order. Refuses only for the whole batch, as `digestFile` does. */
	async digestBatch(
		files: readonly FileToRead[],
		digests: readonly DigestName[],
		options: DigestingOptions = {},
	): Promise<readonly FileOutcome[]> {
		if (files.length === 0) return [];
		const ask: Ask = { asks: 'read', files: packPaths(files), digests: eachOnce(digests) };
		return readOf((await this.running.ask(() => [ask], options))[0]);
	}

	/**
	 * As `digestBatch`, for one file of `LONG_FILE_BYTES` or more: where workers are idle, they share its digests, all of
	 * one reading.
	 */
	async digestLong(
		file: FileToRead,
		digests: readonly DigestName[],
		options: DigestingOptions = {},
	): Promise<readonly FileOutcome[]> {
		return readOf(await this.long.digest(file, digests, options));
	}

	/** Digests files and gives lines; refuses as `digestBatch` does. */
	async listBatch(
		parts: readonly ListPart[],
		digests: readonly DigestName[],
		format: ListFormat,
		options: DigestingOptions = {},
	): Promise<ListedPart> {
		const ask: Ask = { asks: 'list', digests: eachOnce(digests), format, parts };
		const [answer] = await this.running.ask(() => [ask], options);
		if (answer?.said !== 'listed') throw new Error(`A hashing worker said “${answer?.said}” of a list.`);
		return answer;
	}

	/** Digests files and gives lines of records; refuses as `digestBatch` does. */
	async recordBatch(
		parts: readonly ListPart[],
		digests: readonly DigestName[],
		rootBytes: number,
		options: DigestingOptions = {},
	): Promise<RecordedPart> {
		const ask: Ask = { asks: 'record', digests: eachOnce(digests), rootBytes, parts };
		const [answer] = await this.running.ask(() => [ask], options);
		if (answer?.said !== 'recorded') throw new Error(`A hashing worker said “${answer?.said}” of records.`);
		return answer;
	}

	/** Ends the workers; what they had not finished is refused with `job.cancelled`. */
	close(): Promise<void> {
		return this.running.close();
	}
}

/** A worker's answer has each digest once, in their order: one that was named twice would take the place of the next. */
const eachOnce = (digests: readonly DigestName[]): DigestName[] => [...new Set(digests)];

function readOf(answer: Answer | undefined): readonly FileOutcome[] {
	if (answer?.said === 'done') return unpackOutcomes(answer.outcomes);
	if (answer?.said === 'led') return [answer.outcome];
	throw new Error(`A hashing worker said “${answer?.said}” of files.`);
}
