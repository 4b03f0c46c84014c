/**
 * A thread that digests files, so that the window and the service are never kept waiting. It is bundled on its own and
 * loaded by path. It opens, reads into room that it keeps, and digests; no stream and no promise per block.
 * What must hold: a refusal of one file never costs the others, and a stop is obeyed within one block.
 */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import { type Algorithms, openAlgorithms, type Trial } from './algorithms';
import { listBatch } from './list-batch';
import { BatchReader, Stopped, type Teller } from './read-batch';
import { followFile, leadFile } from './read-together';
import { recordBatch } from './record-batch';
import { RingStopped } from './ring';
import { openRoomDigests, type RoomDigests } from './room-digests';
import type { Answer, WorkerMessage, WorkerRequest } from './worker-messages';

const PROGRESS_EVERY_MS = 100;

// Electron shows an `.asar` file as a folder, in each thread anew; evidence is read as it lies there. Node ignores this.
Reflect.set(process, 'noAsar', true);

interface Ready {
	readonly algorithms: Algorithms;
	/** Made when small files come. */
	readonly room: { value: Promise<RoomDigests> | undefined };
}

const opened = new Map<string, Ready>();
const reader = new BatchReader();

function serve(port: MessagePort): void {
	port.on('message', (request: WorkerRequest) => {
		void answer(port, request).then((message) => port.postMessage(message, givenAway(message)));
	});
}

/** Lines that are nobody else's go without being copied. */
function givenAway(message: WorkerMessage): ArrayBuffer[] {
	if (message.said !== 'recorded' && message.said !== 'listed') return [];
	const { buffer, byteLength } = message.lines;
	return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

async function answer(port: MessagePort, request: WorkerRequest): Promise<WorkerMessage> {
	const { batch } = request;
	try {
		return { batch, ...(await answered(port, request)) };
	} catch (error) {
		if (error instanceof Stopped || error instanceof RingStopped) return { batch, said: 'stopped' };
		if (error instanceof Refused) return { batch, said: 'refused', refusal: error.refusal };
		return { batch, said: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}

async function answered(port: MessagePort, request: WorkerRequest): Promise<Answer> {
	const stop = new Int32Array(request.stop);
	switch (request.asks) {
		case 'read': {
			const { algorithms, room } = await roomFor(request.digests);
			return {
				said: 'done',
				outcomes: reader.read(request, algorithms, room, stop, tellerTo(port, request.batch)),
			};
		}
		case 'list': {
			const { algorithms, room } = await roomFor(request.digests);
			const teller = tellerTo(port, request.batch);
			return { said: 'listed', ...listBatch(request, reader, algorithms, room, stop, teller) };
		}
		case 'record': {
			const { algorithms, room } = await roomFor(request.digests);
			const teller = tellerTo(port, request.batch);
			return { said: 'recorded', ...recordBatch(request, reader, algorithms, room, stop, teller) };
		}
		case 'weigh': {
			const { algorithms } = await readyFor(request.digests, 'measured');
			return { said: 'weighed', costs: request.digests.map((name) => algorithms.choices[name]?.msPerMiB ?? 0) };
		}
		case 'lead': {
			// Who only reads for the others needs no digests.
			const ready = request.digests.length === 0 ? undefined : await readyFor(request.digests, 'measured');
			return { said: 'led', outcome: leadFile(request, ready?.algorithms, stop, tellerTo(port, request.batch)) };
		}
		case 'follow': {
			const { algorithms } = await readyFor(request.digests, 'measured');
			return { said: 'followed', digests: followFile(request, algorithms, stop) };
		}
	}
}

async function roomFor(digests: readonly DigestName[]): Promise<{ algorithms: Algorithms; room: RoomDigests }> {
	const { algorithms, room } = await readyFor(digests, 'first');
	room.value ??= openRoomDigests(algorithms).then((made) => {
		for (const sentence of made.turnedDown) process.emitWarning(sentence, 'SelfTest');
		return made;
	});
	return { algorithms, room: await room.value };
}

async function readyFor(digests: readonly DigestName[], trial: Trial): Promise<Ready> {
	const key = [trial, ...digests].join();
	const known = opened.get(key);
	if (known !== undefined) return known;
	const algorithms = await openAlgorithms(digests, trial);
	// On standard error, whoever runs this: digests go on with the engine that passed, and that is said.
	for (const name of digests) {
		for (const sentence of algorithms.choices[name]?.turnedDown ?? []) process.emitWarning(sentence, 'SelfTest');
	}
	const ready: Ready = { algorithms, room: { value: undefined } };
	opened.set(key, ready);
	return ready;
}

/** The batch's progress; tells at most every tenth of a second. */
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
