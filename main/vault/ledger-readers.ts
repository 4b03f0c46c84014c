/**
 * Threads that read the lines of long ledgers ahead of their verification, on every core. Short ledgers are read here and at
 * once: a thread takes longer to start than a few hundred signatures to check.
 * What must hold: the lines come back in their places, and where a thread says nothing of a line or is lost, the line is
 * read here; no fault is passed over because a thread was.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readLine } from '../../shared/ledger/line';
import { type ReadAhead, SoundEntry } from '../../shared/ledger/read-ahead';
import { type ReadLine, readLines } from '../../shared/ledger/verify';
import type { Sha256 } from '../../shared/vocabulary';
import { KIND_KNOWN, type LinesRead, type LinesToRead, SIGNED, SOUND } from './ledger-messages';
import { sha256 } from './ledger-rules';

/** Fewer lines than this are read at once and here, where nothing else is said. */
const FEW = 400;
const LINES_AT_ONCE = 500;
/** How many requests wait with one thread, so that it never waits for us. */
const WAITING = 2;
const MOST_CERTIFICATES = 64;
const ADMISSION = '"kind":"person.admitted/';

export interface LedgerReadersOptions {
	/** The bundled `ledger-worker`; without it everything is read in the caller's thread. */
	readonly workerPath?: string | undefined;
	readonly threads?: number;
	/** Ledgers with fewer lines are read in the caller's thread. */
	readonly few?: number;
}

/** Lines that were read are told as they come; `signal` stops the work by refusing with its reason. */
export interface Reading {
	readonly onRead?: ((lines: number) => void) | undefined;
	readonly signal?: AbortSignal | undefined;
}

interface Thread {
	readonly worker: Worker;
	readonly asked: Map<number, (answer: LinesRead | null) => void>;
}

export class LedgerReaders {
	readonly #workerPath: string | undefined;
	readonly #most: number;
	readonly #few: number;
	readonly #threads: Thread[] = [];
	#lastId = 0;

	constructor({ workerPath, threads, few = FEW }: LedgerReadersOptions = {}) {
		this.#few = few;
		this.#workerPath = workerPath;
		this.#most = threads ?? Math.min(8, availableParallelism());
	}

	/** Reads the chains of one ledger, each its lines from the first; gives the same as `readLines` of each. */
	async read(chains: readonly (readonly string[])[], reading: Reading = {}): Promise<ReadLine[][]> {
		const total = chains.reduce((n, lines) => n + lines.length, 0);
		if (this.#workerPath === undefined || total < this.#few) {
			const read = chains.map((lines) => readLines(lines, sha256));
			reading.onRead?.(total);
			return read;
		}
		const certificates = certificatesIn(chains);
		const read = chains.map((lines) => new Array<ReadLine>(lines.length));
		const ranges = chains.flatMap((lines, chain) =>
			Array.from({ length: Math.ceil(lines.length / LINES_AT_ONCE) }, (_, at) => ({ chain, from: at * LINES_AT_ONCE })),
		);
		let next = 0;
		const work = async () => {
			for (let range = ranges[next++]; range; range = ranges[next++]) {
				reading.signal?.throwIfAborted();
				const lines = (chains[range.chain] ?? []).slice(range.from, range.from + LINES_AT_ONCE);
				const answer = await this.#ask(lines, certificates);
				const into = read[range.chain] ?? [];
				for (const [i, line] of taken(lines, answer).entries()) into[range.from + i] = line;
				reading.onRead?.(lines.length);
			}
		};
		await Promise.all(Array.from({ length: this.#most * WAITING }, work));
		return read;
	}

	/** Ends the threads; what they had not finished is read by whoever asked. */
	async close(): Promise<void> {
		await Promise.all(this.#threads.splice(0).map((thread) => this.#end(thread)));
	}

	#ask(lines: readonly string[], certificates: readonly string[]): Promise<LinesRead | null> {
		const thread = this.#leastBusy();
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			thread.asked.set(id, resolve);
			thread.worker.ref();
			thread.worker.postMessage({ id, text: lines.join('\n'), certificates } satisfies LinesToRead);
		});
	}

	#leastBusy(): Thread {
		if (this.#threads.length < this.#most) this.#threads.push(this.#start());
		const [least] = [...this.#threads].sort((a, b) => a.asked.size - b.asked.size);
		if (!least) throw new Error('there is no thread to read with');
		return least;
	}

	#start(): Thread {
		const thread: Thread = { worker: new Worker(this.#workerPath ?? ''), asked: new Map() };
		thread.worker.on('message', (answer: LinesRead) => {
			const settle = thread.asked.get(answer.id);
			thread.asked.delete(answer.id);
			if (thread.asked.size === 0) thread.worker.unref();
			settle?.(answer);
		});
		thread.worker.on('error', () => this.#lose(thread));
		thread.worker.on('exit', () => this.#lose(thread));
		return thread;
	}

	async #end(thread: Thread): Promise<void> {
		await thread.worker.terminate();
		this.#lose(thread);
	}

	#lose(thread: Thread): void {
		const at = this.#threads.indexOf(thread);
		if (at >= 0) this.#threads.splice(at, 1);
		for (const settle of thread.asked.values()) settle(null);
		thread.asked.clear();
	}
}

/** What a thread found, line by line; what it did not find sound is read here. */
function taken(lines: readonly string[], answer: LinesRead | null): ReadLine[] {
	const objects = new Map(answer?.objects ?? []);
	let sound = 0;
	return lines.map((line, i) => {
		const flags = answer?.flags[i] ?? 0;
		if (!answer || (flags & SOUND) === 0) return readLine(line, sha256);
		const digest = answer.digests.slice(sound * 64, sound * 64 + 64) as Sha256;
		sound += 1;
		const ahead = aheadOf(flags, answer.disclosures[i] ?? 0, objects.get(i));
		return { entry: new SoundEntry(line, digest), digest, faults: NO_FAULTS, ahead };
	});
}

const NO_FAULTS: readonly never[] = [];
/** Nearly all lines are alike in this; they share one. */
const alike = new Map<number, ReadAhead>();

function aheadOf(flags: number, disclosures: number, objects: ReadAhead['objects'] | undefined): ReadAhead {
	const make = (): ReadAhead => ({
		kindKnown: (flags & KIND_KNOWN) !== 0,
		signed: (flags & SIGNED) !== 0,
		disclosures,
		objects: objects ?? NO_FAULTS,
	});
	if (objects) return make();
	const key = disclosures * 8 + flags;
	const shared = alike.get(key) ?? make();
	alike.set(key, shared);
	return shared;
}

/** Certificates that lines of the ledger bring in, sound or not: whoever verifies decides which of them count. */
function certificatesIn(chains: readonly (readonly string[])[]): string[] {
	const found = new Set<string>();
	for (const lines of chains)
		for (const line of lines) {
			if (found.size >= MOST_CERTIFICATES || !line.includes(ADMISSION)) continue;
			const certificate = readLine(line, sha256).entry?.body.certificate;
			if (typeof certificate === 'string') found.add(certificate);
		}
	return [...found];
}
