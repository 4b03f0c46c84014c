/** A thread that builds, checks or asks one set of known files and ends, so that nobody waits for it. Bundled on its own and loaded by path. */
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { Refused } from '../../../shared/refusal';
import { type BuildProgress, buildSet } from './build-set';
import { cancelled } from './digest-sorter';
import { Hashset } from './hashset';
import { type LookedUpRow, lookupList } from './lookup-list';
import type { BuildOrder, LookupOrder, SetMessage, SetOrder, VerifyOrder } from './set-worker-messages';
import { ListFile } from './sources/list-file';
import { fileDigest, verifySet } from './verify-set';

const TOLD_EVERY_MS = 100;

// Electron shows an `.asar` file as a folder; lists are read as they lie there. Node ignores this.
Reflect.set(process, 'noAsar', true);

interface Course {
	isStopped(): boolean;
	tell(progress: BuildProgress): void;
}

type Say = (message: SetMessage) => void;

async function serve(order: SetOrder['order'], course: Course, say: Say): Promise<SetMessage> {
	switch (order.deed) {
		case 'build':
			return build(order, course);
		case 'verify':
			return verify(order, course);
		case 'lookup':
			return lookup(order, course, say);
	}
}

async function build({ deed: _, lists, to, ...rest }: BuildOrder, { isStopped, tell }: Course): Promise<SetMessage> {
	const built = await buildSet({
		...rest,
		lists: lists.map((path) => Buffer.from(path)),
		to: Buffer.from(to),
		isStopped,
		onProgress: tell,
	});
	return { said: 'checked', checked: { ...built, file: null } };
}

function verify({ path }: VerifyOrder, course: Course): SetMessage {
	const set = new Hashset(Buffer.from(path));
	try {
		let doneBytes = 0;
		const onRead = (bytes: number) => {
			if (course.isStopped()) throw cancelled();
			doneBytes += bytes;
			course.tell({ doneBytes, totalBytes: 2 * set.sizeBytes, doneItems: 0, totalItems: 1 });
		};
		const verified = verifySet(set.fd, onRead);
		return { said: 'checked', checked: { ...verified, file: fileDigest(set.fd, onRead) } };
	} finally {
		set.close();
	}
}

async function lookup({ digests, list, path, ...options }: LookupOrder, course: Course, say: Say): Promise<SetMessage> {
	const set = new Hashset(Buffer.from(path));
	let doneBytes = 0;
	let file: ListFile | null = null;
	try {
		const totalBytes = (): number => file?.sizeBytes ?? 0;
		const goOn = () => {
			if (course.isStopped()) throw cancelled();
		};
		const onRead = (bytes: number) => {
			goOn();
			doneBytes += bytes;
			course.tell({ doneBytes, totalBytes: totalBytes(), doneItems: 0, totalItems: 1 });
		};
		file = list === null ? null : new ListFile(Buffer.from(list), onRead);
		const rows = (some: readonly LookedUpRow[]) => say({ said: 'rows', rows: serialize(some) });
		const counts = await lookupList(set, digests, file, options, { goOn, rows });
		const { kind, name } = set.described;
		return { said: 'looked-up', lookedUp: { ...counts, kind, set: name } };
	} finally {
		file?.close();
		set.close();
	}
}

const port = parentPort;
if (port !== null) {
	const { order, stop } = workerData as SetOrder;
	const flag = new Int32Array(stop);
	const say: Say = (message) => port.postMessage(message);
	let toldAt = 0;
	const tell = (progress: BuildProgress): void => {
		const now = performance.now();
		if (now - toldAt < TOLD_EVERY_MS) return;
		toldAt = now;
		say({ said: 'progress', progress });
	};
	serve(order, { isStopped: () => Atomics.load(flag, 0) !== 0, tell }, say).then(say, (error: unknown) => {
		if (!(error instanceof Refused)) throw error;
		say({ said: 'refused', refusal: error.refusal });
	});
}
