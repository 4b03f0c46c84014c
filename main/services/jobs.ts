/** Long work under a name: progress is told, and whoever knows the name may stop it. */
import { Refused } from '../../shared/refusal';
import type { JobProgress, Telling } from '../../shared/views';

const TOLD_EVERY_MS = 100;

export interface Job {
	readonly signal: AbortSignal;
	/** Says how far the work is; told at most ten times a second, and at the end. */
	progress(at: { doneBytes: number; totalBytes: number; doneItems?: number; totalItems?: number }): void;
}

export class Jobs {
	readonly #running = new Map<string, AbortController>();
	readonly #tell: (telling: Telling) => void;

	constructor(tell: (telling: Telling) => void) {
		this.#tell = tell;
	}

	/**
	 * Runs work under `name` (none: it cannot be stopped and tells nothing). Work that goes through its bytes again is timed
	 * anew. @throws Refused `job.running`; `job.cancelled` where the work ends with its signal's reason
	 */
	async run<T>(name: string | undefined, what: string, work: (job: Job) => Promise<T>): Promise<T> {
		const controller = new AbortController();
		if (name === undefined) return work({ signal: controller.signal, progress: () => undefined });
		if (this.#running.has(name))
			throw new Refused('job.running', `A job named ${name} is running already.`, 'Wait for it or cancel it.', 'job');
		this.#running.set(name, controller);
		let pass = { startedAt: performance.now(), from: 0 };
		let doneBytes = 0;
		let toldAt = 0;
		try {
			return await work({
				signal: controller.signal,
				progress: (at) => {
					const now = performance.now();
					if (at.doneBytes < doneBytes) pass = { startedAt: now, from: at.doneBytes };
					doneBytes = at.doneBytes;
					if (now - toldAt < TOLD_EVERY_MS && at.doneBytes < at.totalBytes) return;
					toldAt = now;
					this.#tell({
						tells: 'progress',
						progress: told(name, what, at, speed(at.doneBytes - pass.from, now - pass.startedAt)),
					});
				},
			});
		} catch (error) {
			throw error === controller.signal.reason ? cancelled(what) : error;
		} finally {
			this.#running.delete(name);
		}
	}

	/** @returns false where no such job runs */
	cancel(name: string): boolean {
		const controller = this.#running.get(name);
		controller?.abort();
		return controller !== undefined;
	}

	cancelAll(): void {
		for (const controller of this.#running.values()) controller.abort();
	}
}

const cancelled = (what: string) =>
	new Refused('job.cancelled', `This was stopped: ${what}.`, 'Start it again when ready.');

const speed = (bytes: number, tookMs: number) => (tookMs > 0 ? Math.round((bytes / tookMs) * 1000) : 0);

function told(job: string, what: string, at: Parameters<Job['progress']>[0], bytesPerSecond: number): JobProgress {
	const left = at.totalBytes - at.doneBytes;
	return {
		job,
		what,
		doneBytes: at.doneBytes,
		totalBytes: at.totalBytes,
		doneItems: at.doneItems ?? 0,
		totalItems: at.totalItems ?? 1,
		bytesPerSecond,
		msLeft: bytesPerSecond > 0 ? Math.round((left / bytesPerSecond) * 1000) : null,
	};
}
