/**
 * A thread that digests files, so that the window and the service are never kept waiting. It is bundled on its own and
 * loaded by path. It opens, reads into one buffer that it keeps, and digests; no stream and no promise per block.
 * What must hold: a refusal of one file never costs the others, and a stop is obeyed within one block.
 */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { Refused } from '../../shared/refusal';
import { type Algorithms, openAlgorithms } from './algorithms';
import { BLOCK_BYTES, EvidenceFile } from './evidence-file';
import type { BatchRequest, FileOutcome, FileToRead, WorkerMessage } from './worker-messages';

const PROGRESS_EVERY_MS = 100;

// Electron shows an `.asar` file as a folder, in each thread anew; evidence is read as it lies there. Node ignores this.
Reflect.set(process, 'noAsar', true);

const buffer = new Uint8Array(BLOCK_BYTES);
/** Nobody ever wakes it: for waiting without turning. */
const bell = new Int32Array(new SharedArrayBuffer(4));
const opened = new Map<string, Algorithms>();

/** The batch's progress; tells at most every tenth of a second. */
interface Teller {
	opened(bytes: number): void;
	read(bytes: number): void;
}

class Stopped extends Error {}

function serve(port: MessagePort): void {
	port.on('message', (request: BatchRequest) => {
		void answer(port, request).then((message) => port.postMessage(message));
	});
}

async function answer(port: MessagePort, request: BatchRequest): Promise<WorkerMessage> {
	const { batch } = request;
	try {
		const algorithms = await algorithmsFor(request);
		const teller = tellerTo(port, batch);
		const stop = new Int32Array(request.stop);
		const outcomes = request.files.map((file) => outcomeOf(file, algorithms, stop, teller));
		return { batch, said: 'done', outcomes };
	} catch (error) {
		if (error instanceof Stopped) return { batch, said: 'stopped' };
		if (error instanceof Refused) return { batch, said: 'refused', refusal: error.refusal };
		return { batch, said: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}

async function algorithmsFor({ digests }: BatchRequest): Promise<Algorithms> {
	const key = digests.join();
	const known = opened.get(key);
	if (known !== undefined) return known;
	const algorithms = await openAlgorithms(digests);
	opened.set(key, algorithms);
	return algorithms;
}

function outcomeOf(toRead: FileToRead, algorithms: Algorithms, stop: Int32Array, teller: Teller): FileOutcome {
	if (Atomics.load(stop, 0) !== 0) throw new Stopped();
	let file: EvidenceFile | undefined;
	try {
		const path = Buffer.from(toRead.path);
		file = EvidenceFile.openAt(path, toRead.access === undefined ? path : Buffer.from(toRead.access));
		teller.opened(file.statedBytes);
		if (file.settlesInMs > 0) Atomics.wait(bell, 0, 0, file.settlesInMs);
		const digests = algorithms.begin(file.statedBytes);
		for (const block of file.blocks(buffer)) {
			digests.update(block);
			teller.read(block.length);
			if (Atomics.load(stop, 0) !== 0) throw new Stopped();
		}
		return { ok: true, reading: file.settle(), digests: digests.finish() };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, refusal: error.refusal };
		throw error;
	} finally {
		file?.close();
	}
}

function tellerTo(port: MessagePort, batch: number): Teller {
	let bytesDone = 0;
	let bytesTotal = 0;
	let toldAt = performance.now();
	return {
		opened(bytes) {
			bytesTotal += bytes;
		},
		read(bytes) {
			bytesDone += bytes;
			const now = performance.now();
			if (now - toldAt < PROGRESS_EVERY_MS) return;
			toldAt = now;
			port.postMessage({ batch, said: 'progress', bytesDone, bytesTotal } satisfies WorkerMessage);
		},
	};
}

if (parentPort !== null) serve(parentPort);
