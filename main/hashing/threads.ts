/**
 * The threads behind the pool: starts them, hands each what it is asked, and gathers the answers. A job may ask several
 * of them at the same moment.
 * What must hold: every job is settled exactly once, whatever happens to its threads; a cancelled one at once, even where
 * a dying disk keeps a thread in the middle of a read. An idle thread does not keep the program alive.
 */
import { setMaxListeners } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Refused } from '../../shared/refusal';
import { littleRoom } from './little-room';
import { cancelled, type ReadProgress } from './read-evidence';
import type { Answer, Ask, WorkerMessage, WorkerRequest } from './worker-messages';

/** How the threads stand when a job could begin. */
export interface Standing {
	/** At least one. */
	readonly idle: number;
	/** Threads at work for jobs that may take long, and such jobs behind this one. */
	readonly busyLong: number;
	readonly waitingLong: number;
}

export interface JobOptions {
	/** May take long: what it is asked is more than some small files. */
	readonly long?: boolean;
	readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** What each of some idle threads is asked; `undefined` waits until more of them are idle. */
export type Plan = (standing: Standing) => readonly Ask[] | undefined;

interface Job {
	readonly plan: Plan;
	readonly long: boolean;
	readonly stop: SharedArrayBuffer;
	readonly onProgress: (progress: ReadProgress) => void;
	readonly keep: (answers: readonly Answer[]) => void;
	readonly fail: (reason: Error) => void;
	readonly answers: Answer[];
	asked: number;
}

interface Thread {
	readonly worker: Worker;
	/** What it works at, and which of the job's asks is its own. */
	work: { readonly job: Job; readonly number: number; readonly place: number } | undefined;
}

/** A thread makes much that lives shortly; the usual room for it is dear where there are several threads. */
const YOUNG_MB = 16;

export class Threads {
	private readonly running: Thread[] = [];
	private readonly waiting: Job[] = [];
	private closed = false;
	private lastNumber = 0;

	constructor(
		private readonly workerPath: string,
		/** How many at once. */
		readonly limit: number,
	) {}

	/**
	 * The answers to what the plan asks, in its order; none of them says `failed` or `refused`. Refuses with what a worker
	 * refused, and with `job.cancelled`.
	 */
	ask(plan: Plan, { long = false, onProgress, signal }: JobOptions = {}): Promise<readonly Answer[]> {
		if (this.closed) return Promise.reject(new Error('The hashing pool is closed.'));
		if (signal?.aborted === true) return Promise.reject(cancelled());
		return new Promise((resolve, reject) => {
			const settle = () => signal?.removeEventListener('abort', onAbort);
			const job: Job = {
				plan,
				long,
				stop: new SharedArrayBuffer(4),
				onProgress: (progress) => {
					if (signal?.aborted !== true) onProgress?.(progress);
				},
				keep: (answers) => {
					settle();
					resolve(answers);
				},
				fail: (reason) => {
					settle();
					Atomics.store(new Int32Array(job.stop), 0, 1);
					reject(reason);
				},
				answers: [],
				asked: 0,
			};
			const onAbort = () => {
				const at = this.waiting.indexOf(job);
				if (at >= 0) this.waiting.splice(at, 1);
				job.fail(cancelled());
				this.dispatch();
			};
			if (signal) {
				// Any number of jobs wait for one signal; Node would call more than ten a leak, on the person’s terminal.
				setMaxListeners(0, signal);
				signal.addEventListener('abort', onAbort, { once: true });
			}
			this.waiting.push(job);
			this.dispatch();
		});
	}

	/** Ends the threads; what they had not finished is refused with `job.cancelled`. */
	async close(): Promise<void> {
		this.closed = true;
		for (const job of this.waiting.splice(0)) job.fail(cancelled());
		const ending = this.running.splice(0);
		for (const thread of ending) {
			thread.work?.job.fail(cancelled());
			thread.work = undefined;
		}
		await Promise.all(ending.map(({ worker }) => worker.terminate()));
	}

	private dispatch(): void {
		for (let job = this.waiting[0]; job !== undefined; job = this.waiting[0]) {
			const busy = this.running.filter(({ work }) => work !== undefined);
			const idle = this.limit - busy.length;
			if (idle === 0) return;
			const busyLong = busy.filter(({ work }) => work?.job.long).length;
			const waitingLong = this.waiting.filter(({ long }, at) => at > 0 && long).length;
			const asks = job.plan({ idle, busyLong, waitingLong });
			if (asks === undefined) return;
			this.waiting.shift();
			job.asked = asks.length;
			for (const [place, ask] of asks.entries()) this.give(job, place, ask);
		}
	}

	private give(job: Job, place: number, ask: Ask): void {
		const thread = this.running.find(({ work }) => work === undefined) ?? this.start();
		const number = ++this.lastNumber;
		thread.work = { job, number, place };
		thread.worker.ref();
		thread.worker.postMessage({ ...ask, batch: number, stop: job.stop } satisfies WorkerRequest);
	}

	private start(): Thread {
		const worker = new Worker(this.workerPath, littleRoom(YOUNG_MB));
		const thread: Thread = { worker, work: undefined };
		thread.worker.on('message', (message: WorkerMessage) => this.hear(thread, message));
		thread.worker.on('error', (error) => this.lose(thread, error));
		thread.worker.on('exit', (code) => this.lose(thread, new Error(`A hashing worker ended with code ${code}.`)));
		this.running.push(thread);
		return thread;
	}

	private hear(thread: Thread, message: WorkerMessage): void {
		const { work } = thread;
		if (work === undefined || message.batch !== work.number) return;
		const { job, place } = work;
		if (message.said === 'progress') {
			job.onProgress({ bytesDone: message.bytesDone, bytesTotal: message.bytesTotal });
			return;
		}
		thread.work = undefined;
		thread.worker.unref();
		job.answers[place] = message;
		if (message.said === 'refused') job.fail(asRefused(message.refusal));
		else if (message.said === 'failed') job.fail(new Error(`A hashing worker failed: ${message.reason}`));
		job.asked--;
		if (job.asked === 0) {
			// A leader that could not read its file gives up, and those who follow stop: the leader's word counts.
			const [first] = job.answers;
			const gaveUp = first?.said === 'led' && !first.outcome.ok;
			if (!gaveUp && job.answers.some(({ said }) => said === 'stopped')) job.fail(cancelled());
			else job.keep(job.answers);
		}
		this.dispatch();
	}

	/** A worker is gone: its job fails loudly, the others go on with a new worker. */
	private lose(thread: Thread, error: unknown): void {
		const at = this.running.indexOf(thread);
		if (at < 0) return;
		this.running.splice(at, 1);
		thread.work?.job.fail(error instanceof Error ? error : new Error(String(error)));
		thread.work = undefined;
		this.dispatch();
	}
}

export function asRefused({ code, sentence, hint, field }: Refused['refusal']): Refused {
	return new Refused(code, sentence, hint, field);
}
