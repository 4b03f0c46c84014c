/**
 * The workers that digest files, and the one way to hand them work. A worker is started when there is something for it
 * and does not keep the program alive while it has nothing.
 * What must hold: every batch is answered exactly once, whatever happens to its worker; a cancelled one at once, even
 * where a dying disk keeps the worker in the middle of a read.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import { bytesOf, type EvidencePath } from './names';
import { cancelled, type FileReading, named, type ReadProgress } from './read-evidence';
import type { BatchRequest, FileOutcome, FileToRead, WorkerMessage } from './worker-messages';

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

interface Batch extends Omit<BatchRequest, 'batch'> {
	readonly onProgress: ((progress: ReadProgress) => void) | undefined;
	readonly keep: (outcomes: readonly FileOutcome[]) => void;
	readonly fail: (reason: Error) => void;
}

interface Thread {
	readonly worker: Worker;
	batch: Batch | undefined;
	number: number;
}

export class HashingPool {
	readonly threads: number;
	private readonly workerPath: string;
	private readonly running: Thread[] = [];
	private readonly waiting: Batch[] = [];
	private closed = false;
	private lastNumber = 0;

	constructor(options: PoolOptions) {
		this.workerPath = options.workerPath;
		this.threads = options.threads ?? Math.min(8, availableParallelism());
	}

	/**
	 * Digests one file. Refuses as `EvidenceFile` does, with `job.cancelled`, and with `digest.self-test` or
	 * `digest.none`. A file that changed or has holes is a reading that says so, not a refusal.
	 */
	async digestFile(
		path: EvidencePath,
		digests: readonly DigestName[],
		options: DigestingOptions = {},
	): Promise<FileReading> {
		const [outcome] = await this.digestBatch([{ path: bytesOf(path) }], digests, options);
		if (outcome === undefined) throw new Error('A worker gave no outcome for the only file of its batch.');
		if (!outcome.ok) throw asRefused(outcome.refusal);
		options.onProgress?.({ bytesDone: outcome.reading.sizeBytes, bytesTotal: outcome.reading.sizeBytes });
		return named(path, outcome.reading, outcome.digests);
	}

	/** Digests several files, one outcome each in their order. Refuses only for the whole batch, as `digestFile` does. */
	digestBatch(
		files: readonly FileToRead[],
		digests: readonly DigestName[],
		{ onProgress, signal }: DigestingOptions = {},
	): Promise<readonly FileOutcome[]> {
		if (this.closed) throw new Error('The hashing pool is closed.');
		if (signal?.aborted === true) return Promise.reject(cancelled());
		return new Promise((resolve, reject) => {
			const stop = new SharedArrayBuffer(4);
			const onAbort = () => {
				Atomics.store(new Int32Array(stop), 0, 1);
				const at = this.waiting.indexOf(batch);
				if (at >= 0) this.waiting.splice(at, 1);
				reject(cancelled());
			};
			const batch: Batch = {
				files,
				digests,
				stop,
				onProgress: (progress) => {
					if (signal?.aborted !== true) onProgress?.(progress);
				},
				keep: (outcomes) => {
					signal?.removeEventListener('abort', onAbort);
					resolve(outcomes);
				},
				fail: (reason) => {
					signal?.removeEventListener('abort', onAbort);
					reject(reason);
				},
			};
			signal?.addEventListener('abort', onAbort, { once: true });
			this.waiting.push(batch);
			this.dispatch();
		});
	}

	/** Ends the workers; what they had not finished is refused with `job.cancelled`. */
	async close(): Promise<void> {
		this.closed = true;
		for (const batch of this.waiting.splice(0)) batch.fail(cancelled());
		const ending = this.running.splice(0);
		for (const thread of ending) {
			const { batch } = thread;
			if (batch === undefined) continue;
			Atomics.store(new Int32Array(batch.stop), 0, 1);
			thread.batch = undefined;
			batch.fail(cancelled());
		}
		await Promise.all(ending.map(({ worker }) => worker.terminate()));
	}

	private dispatch(): void {
		while (this.waiting.length > 0) {
			const idle = this.running.find(({ batch }) => batch === undefined) ?? this.start();
			const batch = idle && this.waiting.shift();
			if (idle === undefined || batch === undefined) return;
			const { files, digests, stop } = batch;
			idle.batch = batch;
			idle.number = ++this.lastNumber;
			idle.worker.ref();
			idle.worker.postMessage({ batch: idle.number, files, digests, stop } satisfies BatchRequest);
		}
	}

	private start(): Thread | undefined {
		if (this.running.length >= this.threads) return undefined;
		const thread: Thread = { worker: new Worker(this.workerPath), batch: undefined, number: 0 };
		thread.worker.on('message', (message: WorkerMessage) => this.hear(thread, message));
		thread.worker.on('error', (error) => this.lose(thread, error));
		thread.worker.on('exit', (code) => this.lose(thread, new Error(`A hashing worker ended with code ${code}.`)));
		this.running.push(thread);
		return thread;
	}

	private hear(thread: Thread, message: WorkerMessage): void {
		const { batch } = thread;
		if (batch === undefined || message.batch !== thread.number) return;
		if (message.said === 'progress') {
			batch.onProgress?.({ bytesDone: message.bytesDone, bytesTotal: message.bytesTotal });
			return;
		}
		thread.batch = undefined;
		thread.worker.unref();
		switch (message.said) {
			case 'done':
				batch.keep(message.outcomes);
				break;
			case 'stopped':
				batch.fail(cancelled());
				break;
			case 'refused':
				batch.fail(asRefused(message.refusal));
				break;
			case 'failed':
				batch.fail(new Error(`A hashing worker failed: ${message.reason}`));
				break;
			default:
				message satisfies never;
		}
		this.dispatch();
	}

	/** A worker is gone: its batch fails loudly, the others go on with a new worker. */
	private lose(thread: Thread, error: unknown): void {
		const at = this.running.indexOf(thread);
		if (at < 0) return;
		this.running.splice(at, 1);
		thread.batch?.fail(error instanceof Error ? error : new Error(String(error)));
		thread.batch = undefined;
		this.dispatch();
	}
}

function asRefused({ code, sentence, hint, field }: Refused['refusal']): Refused {
	return new Refused(code, sentence, hint, field);
}
