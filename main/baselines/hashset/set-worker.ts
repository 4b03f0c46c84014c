/** A thread that builds or checks one set of known files and ends, so that nobody waits for it. Bundled on its own and loaded by path. */
import { parentPort, workerData } from 'node:worker_threads';
import { Refused } from '../../../shared/refusal';
import { buildSet } from './build-set';
import { cancelled } from './digest-sorter';
import { Hashset } from './hashset';
import type { SetMessage, SetOrder } from './set-worker-messages';
import { type CheckedSet, fileDigest, verifySet } from './verify-set';

const TOLD_EVERY_MS = 100;

// Electron shows an `.asar` file as a folder; lists are read as they lie there. Node ignores this.
Reflect.set(process, 'noAsar', true);

async function serve({ order, stop }: SetOrder, say: (message: SetMessage) => void): Promise<CheckedSet> {
	const flag = new Int32Array(stop);
	const isStopped = () => Atomics.load(flag, 0) !== 0;
	let toldAt = 0;
	const tell = (doneBytes: number, totalBytes: number, doneItems: number, totalItems: number): void => {
		const now = performance.now();
		if (now - toldAt < TOLD_EVERY_MS) return;
		toldAt = now;
		say({ said: 'progress', progress: { doneBytes, totalBytes, doneItems, totalItems } });
	};
	if (order.deed === 'build') {
		const { deed, lists, to, ...rest } = order;
		const built = await buildSet({
			...rest,
			lists: lists.map((path) => Buffer.from(path)),
			to: Buffer.from(to),
			isStopped,
			onProgress: (at) => tell(at.doneBytes, at.totalBytes, at.doneItems, at.totalItems),
		});
		return { ...built, file: null };
	}
	const set = new Hashset(Buffer.from(order.path));
	try {
		let done = 0;
		const onRead = (bytes: number) => {
			if (isStopped()) throw cancelled();
			done += bytes;
			tell(done, 2 * set.sizeBytes, 0, 1);
		};
		const verified = verifySet(set.fd, onRead);
		return { ...verified, file: fileDigest(set.fd, onRead) };
	} finally {
		set.close();
	}
}

const port = parentPort;
if (port !== null)
	serve(workerData as SetOrder, (message) => port.postMessage(message)).then(
		(checked) => port.postMessage({ said: 'done', checked } satisfies SetMessage),
		(error: unknown) => {
			if (!(error instanceof Refused)) throw error;
			port.postMessage({ said: 'refused', refusal: error.refusal } satisfies SetMessage);
		},
	);
