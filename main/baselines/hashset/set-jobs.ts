/**
 * Building, checking and asking sets of known files in a thread of their own. What must hold: the work is answered once,
 * whatever happens to the thread; where it was asked to stop it takes its files away before it ends.
 */
import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Refused } from '../../../shared/refusal';
import { littleRoom } from '../../hashing/little-room';
import { bytesOf, type EvidencePath } from '../../hashing/names';
import type { BuildOptions, BuildProgress } from './build-set';
import { cancelled } from './digest-sorter';
import type { LookedUpRow, LookupOptions } from './lookup-list';
import type { LookedUpIn, SetMessage, SetOrder } from './set-worker-messages';
import type { CheckedSet } from './verify-set';

export interface SetJobOptions {
	/** The bundled thread, `dist/main/hashset-worker.cjs`. */
	readonly workerPath: string;
	readonly signal: AbortSignal;
	readonly onProgress: (progress: BuildProgress) => void;
}

/** The thread makes few objects that last; with less room for new ones it takes less memory and no longer. */
const YOUNG_MB = 6;

type Outcome = Extract<SetMessage, { said: 'checked' | 'looked-up' }>;

/** As `buildSet`, in a thread. Refuses as it does, and `job.cancelled`. */
export async function buildSetInThread(
	{ lists, to, ...rest }: Omit<BuildOptions, 'isStopped' | 'onProgress' | 'runBytes' | 'fanIn'>,
	options: SetJobOptions,
): Promise<CheckedSet> {
	return checked(await inThread({ deed: 'build', ...rest, lists: lists.map(bytesOf), to: bytesOf(to) }, options));
}

/** Reads a set in full, also for the digest of its file. Refuses `hashset.*`, `evidence.*`, `job.cancelled`. */
export async function verifySetInThread(path: EvidencePath, options: SetJobOptions): Promise<CheckedSet> {
	return checked(await inThread({ deed: 'verify', path: bytesOf(path) }, options));
}

/** As `lookupList`, in a thread. Refuses as it does, and `job.cancelled`. */
export async function lookupInThread(
	path: EvidencePath,
	asked: LookupOptions & { readonly digests: readonly string[]; readonly list: EvidencePath | null },
	options: SetJobOptions,
): Promise<LookedUpIn & { readonly rows: readonly LookedUpRow[] }> {
	const packed: Uint8Array[] = [];
	const list = asked.list === null ? null : bytesOf(asked.list);
	const outcome = await inThread({ deed: 'lookup', ...asked, path: bytesOf(path), list }, options, packed);
	if (outcome.said !== 'looked-up') throw new Error('The thread answered something else than it was asked.');
	const rows: LookedUpRow[] = [];
	for (let some = packed.shift(); some; some = packed.shift()) rows.push(...(deserialize(some) as LookedUpRow[]));
	return { ...outcome.lookedUp, rows };
}

function checked(outcome: Outcome): CheckedSet {
	if (outcome.said !== 'checked') throw new Error('The thread answered something else than it was asked.');
	return outcome.checked;
}

/** `packed`: where the rows of a lookup go. */
function inThread(
	order: SetOrder['order'],
	{ onProgress, signal, workerPath }: SetJobOptions,
	packed: Uint8Array[] = [],
): Promise<Outcome> {
	if (signal.aborted) return Promise.reject(cancelled());
	return new Promise((resolve, reject) => {
		const stop = new SharedArrayBuffer(4);
		const onAbort = () => void Atomics.store(new Int32Array(stop), 0, 1);
		signal.addEventListener('abort', onAbort, { once: true });
		const worker = new Worker(workerPath, {
			workerData: { order, stop } satisfies SetOrder,
			...littleRoom(YOUNG_MB),
		});
		let outcome: Outcome | null = null;
		worker.on('message', (message: SetMessage) => {
			if (message.said === 'progress') onProgress(message.progress);
			else if (message.said === 'rows') packed.push(message.rows);
			else if (message.said === 'refused') {
				const { code, field, hint, sentence } = message.refusal;
				reject(new Refused(code, sentence, hint, field));
			} else outcome = message;
		});
		worker.on('error', reject);
		worker.on('exit', (status) => {
			signal.removeEventListener('abort', onAbort);
			// Answered only now: what the thread held is free before anybody makes more of the answer.
			if (outcome !== null) resolve(outcome);
			reject(new Error(`The thread for sets of known files ended with status ${status}.`));
		});
	});
}
