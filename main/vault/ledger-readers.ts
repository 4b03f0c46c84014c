/**
 * Threads that read the lines of long ledgers ahead of their verification, on every core. Short ledgers are read here and at
 * once: a thread takes longer to start than a few hundred signatures to check.
 * What must hold: the lines come back in their places, and where a thread says nothing of a line or is lost, the line is
 * read here; no fault is passed over because a thread was.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PlainCatalogue } from '../../shared/catalogue/plain';
import { plainCatalogue } from '../../shared/catalogue/plain-of';
import { readLine } from '../../shared/ledger/line';
import type { ReadAhead } from '../../shared/ledger/read-ahead';
import { SoundEntry } from '../../shared/ledger/sound-entry';
import { type ReadLine, readLines } from '../../shared/ledger/verify';
import type { Sha256 } from '../../shared/vocabulary';
import { type Block, Blocks } from './ledger-blocks';
import { keysIn } from './ledger-keys';
import { FOLLOWS, KIND_KNOWN, type LinesRead, type LinesToRead, SIGNED, SOUND } from './ledger-messages';
import { sha256 } from './sha256';

/** Fewer lines than this are read at once and here, where nothing else is said. */
const FEW = 400;
/** How many requests wait with one thread, so that it never waits for us. */
const WAITING = 2;

export interface LedgerReadersOptions {
	/** The bundled `ledger-worker`; without it everything is read in the caller's thread. */
	readonly workerPath?: string | undefined;
	readonly threads?: number;
	/** Ledgers with fewer lines are read in the caller's thread. */
	readonly few?: number;
}

/** Lines that were read are told as they come, of all there are; `signal` stops the work by refusing with its reason. */
export interface Reading {
	readonly onRead?: ((lines: number, of: number) => void) | undefined;
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
			reading.onRead?.(total, total);
			return read;
		}
		const keys = keysIn(chains);
		const read = chains.map((lines) => new Array<ReadLine>(lines.length));
		const blocks = new Blocks(chains);
		const work = async () => {
			for (let block = blocks.next(); block; block = blocks.next()) {
				reading.signal?.throwIfAborted();
				const answer = await this.#ask(block, keys);
				if (answer) blocks.giveBack(block.block);
				take(block.lines, answer, read[block.chain] ?? [], block.from);
				reading.onRead?.(block.lines.length, total);
			}
		};
		await Promise.all(Array.from({ length: this.#most * WAITING }, work)).finally(() => blocks.clear());
		return read;
	}

	/** Ends the threads; what they had not finished is read by whoever asked. */
	async close(): Promise<void> {
		await Promise.all(this.#threads.splice(0).map((thread) => this.#end(thread)));
	}

	#ask({ block, used, isAscii, lines }: Block, keys: LinesToRead['keys']): Promise<LinesRead | null> {
		const thread = this.#leastBusy();
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			thread.asked.set(id, resolve);
			thread.worker.ref();
			const request: LinesToRead = { id, block, used, isAscii, lines: lines.length, keys };
			thread.worker.postMessage(request);
		});
	}

	#leastBusy(): Thread {
		if (this.#threads.length < this.#most) this.#threads.push(this.#start());
		const [least] = [...this.#threads].sort((a, b) => a.asked.size - b.asked.size);
		if (!least) throw new Error('there is no thread to read with');
		return least;
	}

	#start(): Thread {
		const thread: Thread = {
			worker: new Worker(this.#workerPath ?? '', { workerData: catalogue() }),
			asked: new Map(),
		};
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
function take(lines: readonly string[], answer: LinesRead | null, into: ReadLine[], from: number): void {
	const objects = new Map(answer?.objects ?? []);
	let sound = 0;
	for (let i = 0; i < lines.length; i += 1) {
		const line = lines[i] ?? '';
		const flags = answer?.flags[i] ?? 0;
		if (!answer || (flags & SOUND) === 0) {
			into[from + i] = readLine(line, sha256);
			continue;
		}
		const ahead = aheadOf(flags, answer.disclosures[i] ?? 0, objects.get(i));
		into[from + i] = new ReadAheadLine(new SoundEntry(line, answer.digests, sound * 64), ahead);
		sound += 1;
	}
}

class ReadAheadLine implements ReadLine {
	readonly entry: SoundEntry;
	readonly ahead: ReadAhead;

	constructor(entry: SoundEntry, ahead: ReadAhead) {
		this.entry = entry;
		this.ahead = ahead;
	}

	get digest(): Sha256 {
		return this.entry.digest;
	}

	get faults(): typeof NO_FAULTS {
		return NO_FAULTS;
	}
}

/** Made once: it is the same for every thread. */
let plain: PlainCatalogue | null = null;
function catalogue(): PlainCatalogue {
	plain ??= plainCatalogue();
	return plain;
}

const NO_FAULTS: readonly never[] = [];
/** Nearly all lines are alike in this; they share one. */
const alike = new Map<number, ReadAhead>();

function aheadOf(flags: number, disclosures: number, objects: ReadAhead['objects'] | undefined): ReadAhead {
	const key = disclosures * 16 + flags;
	const shared = objects ? undefined : alike.get(key);
	if (shared) return shared;
	const ahead: ReadAhead = {
		kindKnown: (flags & KIND_KNOWN) !== 0,
		signed: (flags & SIGNED) !== 0,
		follows: (flags & FOLLOWS) !== 0,
		disclosures,
		objects: objects ?? NO_FAULTS,
	};
	if (!objects) alike.set(key, ahead);
	return ahead;
}
