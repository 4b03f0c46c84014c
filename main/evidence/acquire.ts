/**
 * Starts the acquiring thread and speaks with it: the one way from the notebook's process to a copy. The thread ends with
 * its work; who is not interested any more ends it.
 */
import { Worker } from 'node:worker_threads';
import type {
	AcquireCommand,
	AcquireMessage,
	AcquireOutcome,
	AcquireThread,
	AcquireWork,
	CheckedCopy,
	Rereading,
} from './acquire-messages';
import { asRefused } from './pipeline';
import type { SlotsMemory } from './slots';

export type AcquireProgress = Extract<AcquireMessage, { said: 'progress' }>;

/** Who stores what is read, where it goes to no folder: a consumer of the ring. */
export interface Storing {
	ring(memory: SlotsMemory, consumer: number): void;
	block(turn: number, name: Uint8Array | undefined): void;
}

export interface Acquiring {
	/** Refuses `evidence.*`, `acquisition.*`, `disk.*`, `digest.*`; what was copied stays and can be resumed. */
	readonly outcome: Promise<AcquireOutcome>;
	tell(command: AcquireCommand['do']): void;
	/** Ends it at once, as a crash would. */
	kill(): Promise<void>;
}

export interface AcquireHearing {
	readonly onProgress: (progress: AcquireProgress) => void;
	readonly onRecords?: (records: Extract<AcquireMessage, { said: 'records' }>['records']) => void;
	readonly storing?: Storing;
}

/** @param workerPath the bundled `acquire-worker.cjs` */
export function acquire(workerPath: string, work: AcquireWork, hearing: AcquireHearing): Acquiring {
	const { worker, ended } = start(workerPath, { role: 'acquire', self: workerPath, work }, (message) => {
		if (message.said === 'progress') hearing.onProgress(message);
		if (message.said === 'records') hearing.onRecords?.(message.records);
		if (message.said === 'ring') hearing.storing?.ring(message.memory, message.consumer);
		if (message.said === 'block') hearing.storing?.block(message.turn, message.name);
		return message.said === 'done' ? message.outcome : undefined;
	});
	return {
		outcome: ended,
		tell: (command) => worker.postMessage({ do: command } satisfies AcquireCommand),
		kill: async () => {
			await worker.terminate();
		},
	};
}

/** Reads copies in folders again, one result each. */
export function checkCopies(
	workerPath: string,
	copies: readonly CheckedCopy[],
	onProgress: (verifiedBytes: number) => void,
	signal: AbortSignal,
): Promise<readonly Rereading[]> {
	const { worker, ended } = start(workerPath, { role: 'check', self: workerPath, copies }, (message) => {
		if (message.said === 'progress') onProgress(message.verifiedBytes);
		return message.said === 'checked' ? message.readings : undefined;
	});
	const stop = () => void worker.terminate();
	signal.addEventListener('abort', stop, { once: true });
	return ended.finally(() => signal.removeEventListener('abort', stop));
}

/** `hear` gives the result where a message holds it. */
function start<T>(workerPath: string, thread: AcquireThread, hear: (message: AcquireMessage) => T | undefined) {
	const worker = new Worker(workerPath, { workerData: thread });
	const ended = new Promise<T>((resolve, reject) => {
		worker.on('message', (message: AcquireMessage) => {
			if (message.said === 'refused') reject(asRefused(message.refusal));
			else if (message.said === 'failed') reject(new Error(`The acquiring thread failed: ${message.reason}`));
			else {
				const result = hear(message);
				if (result !== undefined) resolve(result);
			}
		});
		worker.on('error', reject);
		worker.on('exit', () => reject(new Stopped()));
	});
	// Whoever awaits it is told; before that it must not count as unhandled.
	ended.catch(() => undefined);
	return { worker, ended };
}

/** The thread was ended before it had its result. */
export class Stopped extends Error {
	constructor() {
		super('the acquiring thread was ended');
		this.name = 'Stopped';
	}
}
