/**
 * The filling side of the ring: starts the lanes, hands out free blocks, gathers what the lanes found in the order of the
 * blocks, and lets this thread's messages through now and then.
 * What must hold: results come once, in order, and none is lost; a lane that failed fails whoever fills.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Refused } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import { openAlgorithms } from '../hashing/algorithms';
import { hasInstructions } from '../hashing/choosing-engines';
import { openLongLanes, timeLongLanes } from '../hashing/long-lanes';
import type { AcquireThread, LaneMessage } from './acquire-messages';
import { type ChunkTurns, readResult } from './lane';
import { makeSlots, PAGE_BYTES, Slots, type SlotsMemory } from './slots';

/** What the lanes found in one block. */
export interface BlockResult {
	readonly turn: number;
	readonly flags: number;
	readonly length: number;
	/** SHA-256 of the chunk that ends with the block; null where none does. */
	readonly chunk: string | null;
	/** Of the file that ends with it; empty where none does, or where it was read again. */
	readonly digests: Digests;
}

const TURN_EVERY_MS = 10;
const SECOND_MS = 100;
const ALIGN_STEP = 16;
const MOST_LANES = 4;

export class Pipeline {
	readonly slots: Slots;
	/** What a further consumer opens the ring with. */
	readonly memory: SlotsMemory;
	readonly #lanes: readonly { readonly worker: Worker; readonly digests: readonly DigestName[] }[];
	#turn = 0;
	#collected = 0;
	#failure: unknown = null;
	#turnedAt = performance.now();
	#shift = 0;
	readonly #keep: (result: BlockResult) => void;

	private constructor(
		memory: SlotsMemory,
		lanes: readonly { worker: Worker; digests: readonly DigestName[] }[],
		keep: (result: BlockResult) => void,
	) {
		this.memory = memory;
		this.slots = new Slots(memory);
		this.#lanes = lanes;
		this.#keep = keep;
		for (const { worker } of lanes) {
			worker.on('message', (message: LaneMessage) => {
				if (message.said === 'refused') this.#fail(asRefused(message.refusal));
				if (message.said === 'failed') this.#fail(new Error(`A digesting thread failed: ${message.reason}`));
			});
			worker.on('error', (error) => this.#fail(error));
			worker.on('exit', (code) => {
				if (!this.slots.closed) this.#fail(new Error(`A digesting thread ended with code ${code}.`));
			});
		}
	}

	/**
	 * @param self the bundle that the lanes are started from
	 * @param others consumers besides the lanes; their numbers follow those of the lanes
	 * @param keep gets each block's result, in order
	 */
	static async open(
		self: string,
		digests: readonly DigestName[],
		others: number,
		keep: (result: BlockResult) => void,
	): Promise<Pipeline> {
		const shares = await sharesOf(digests);
		const keepsChunks = shares.some(({ chunks }) => chunks?.sideBySide);
		const memory = makeSlots(shares.length + others, keepsChunks);
		const lanes = shares.map(({ digests: mine, chunks }, consumer) => ({
			digests: mine,
			worker: new Worker(self, {
				workerData: {
					role: 'lane',
					work: { memory, consumer, digests: mine, chunks, lanes: shares.length },
				} satisfies AcquireThread,
			}),
		}));
		const pipeline = new Pipeline(memory, lanes, keep);
		try {
			await Promise.all(lanes.map(({ worker }) => ready(worker)));
		} catch (error) {
			await pipeline.close();
			throw error;
		}
		return pipeline;
	}

	get lanes(): number {
		return this.#lanes.length;
	}

	get turn(): number {
		return this.#turn;
	}

	/** A block to be filled; waits until one is free. */
	async claim(): Promise<Uint8Array> {
		this.collect();
		if (performance.now() - this.#turnedAt > TURN_EVERY_MS) await this.turnOfLoop();
		while (!this.slots.isFree(this.#turn)) {
			const seen = this.slots.bell;
			if (this.slots.isFree(this.#turn)) break;
			this.slots.waitForBell(seen, SECOND_MS);
			if (this.slots.closed || performance.now() - this.#turnedAt > SECOND_MS) await this.turnOfLoop();
		}
		this.collect();
		return this.slots.memory(this.#turn);
	}

	publish(length: number, flags: number): void {
		this.slots.publish(this.#turn++, length, flags);
	}

	/** Hands on what the lanes have found by now. */
	collect(): void {
		const done = this.slots.doneBy();
		for (; this.#collected < done; this.#collected++) {
			const turn = this.#collected;
			const { bytes, flags } = this.slots.read(turn);
			const found = this.#lanes.map(({ digests }, consumer) => readResult(this.slots.result(turn, consumer), digests));
			const chunk = found.find((each) => each.chunk !== null)?.chunk ?? null;
			const digests = Object.assign({}, ...found.map((each) => each.digests)) as Digests;
			this.#keep({ turn, flags, length: bytes.length, chunk, digests });
		}
	}

	/** Waits until everything that was published was found out. */
	async drain(): Promise<void> {
		while (this.#collected < this.#turn) {
			const seen = this.slots.bell;
			if (this.slots.doneBy() < this.#turn) this.slots.waitForBell(seen, SECOND_MS);
			this.collect();
			await this.turnOfLoop();
		}
	}

	/** Lets messages in. @throws what a lane failed of */
	async turnOfLoop(): Promise<void> {
		await setImmediate();
		this.#turnedAt = performance.now();
		if (this.#failure !== null) throw this.#failure;
		if (this.slots.closed) {
			// The lane that closed the ring says why in a message that is on its way.
			await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
			throw this.#failure ?? new Error('The ring was closed.');
		}
	}

	/** Moves the blocks within their page; only while the ring is drained. @returns false when all places were tried */
	shiftOn(): boolean {
		this.#shift += ALIGN_STEP;
		if (this.#shift >= PAGE_BYTES) return false;
		this.slots.shift = this.#shift;
		return true;
	}

	async close(): Promise<void> {
		this.slots.close();
		await Promise.all(this.#lanes.map(({ worker }) => worker.terminate()));
	}

	#fail(error: unknown): void {
		this.#failure ??= error;
		this.slots.close();
	}
}

interface Share {
	readonly digests: DigestName[];
	chunks: ChunkTurns | null;
	ms: number;
}

/**
 * Divides the digests so that the lanes take about as long, by what each engine took when it was chosen: the best of several
 * times, because one that was held up would leave half of the work to the wrong lane. One of them takes the chunks, or all
 * of them in turns, whichever leaves less to the busiest.
 */
async function sharesOf(digests: readonly DigestName[]): Promise<readonly Share[]> {
	const { choices } = await openAlgorithms([...digests, 'sha256']);
	const msOf = (name: DigestName) => choices[name]?.msPerMiB ?? 0;
	const sideBySideMs = await sideBySide(msOf('sha256'));
	const chunksMs = sideBySideMs ?? msOf('sha256');
	const turns = { sideBySide: sideBySideMs !== null, mine: 0, lanes: 1 };
	const lanes = Math.max(1, Math.min(MOST_LANES, availableParallelism(), digests.length + 1));
	const divided = (withChunks: boolean): Share[] => {
		const shares = Array.from({ length: lanes }, (): Share => ({ digests: [], chunks: null, ms: 0 }));
		const costs: { name: DigestName | null; ms: number }[] = digests.map((name) => ({ name, ms: msOf(name) }));
		if (withChunks) costs.push({ name: null, ms: chunksMs });
		for (const { name, ms } of costs.sort((a, b) => b.ms - a.ms)) {
			const least = shares.reduce((a, b) => (b.ms < a.ms ? b : a));
			least.ms += ms;
			if (name === null) least.chunks = turns;
			else least.digests.push(name);
		}
		return shares;
	};
	const byOne = divided(true);
	const inTurns = divided(false).map(
		(share, mine): Share => ({
			...share,
			chunks: { ...turns, mine, lanes },
			ms: share.ms + chunksMs / lanes,
		}),
	);
	const busiest = (shares: readonly Share[]) => Math.max(...shares.map(({ ms }) => ms));
	return busiest(inTurns) < busiest(byOne) ? inTurns : byOne;
}

/** What a mebibyte of chunks side by side takes; `null` where one after the other, at `singleMs`, is as quick. */
async function sideBySide(singleMs: number): Promise<number | null> {
	if (await hasInstructions('sha256')) return null;
	const digest = await openLongLanes();
	return digest === null ? null : timeLongLanes(digest, singleMs);
}

function ready(worker: Worker): Promise<void> {
	return new Promise((resolve, reject) => {
		worker.once('error', reject);
		worker.on('message', (message: LaneMessage) => {
			if (message.said === 'ready') resolve();
			if (message.said === 'refused') reject(asRefused(message.refusal));
			if (message.said === 'failed') reject(new Error(message.reason));
		});
	});
}

export function asRefused({ code, sentence, hint, field }: Refused['refusal']): Refused {
	return new Refused(code, sentence, hint, field);
}
