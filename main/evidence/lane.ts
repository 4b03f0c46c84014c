/**
 * A thread that digests the blocks of a ring: some of the digests that are asked for, of whole files, and, where it is its
 * turn, the digest of each chunk. What it finds it writes beside the block that completes it.
 * What must hold: one lane or another digests every chunk; a lane that fails says why and stops the ring.
 */
import type { DigestName, Digests } from '../../shared/vocabulary';
import { openAlgorithms, type RunningDigests } from '../hashing/algorithms';
import { openLongLanes, SIDE_BY_SIDE } from '../hashing/long-lanes';
import { ChunkDigests } from './chunk-digests';
import { AGAIN, BEGINS, CHUNK_BYTES, ENDS, RESULT_BYTES, SLOTS_PER_CHUNK, Slots, type SlotsMemory } from './slots';

/** Of `lanes` that take turns, `mine` is its own; a turn is one chunk, or as many as are digested side by side. */
export interface ChunkTurns {
	readonly sideBySide: boolean;
	readonly mine: number;
	readonly lanes: number;
}

export interface LaneWork {
	readonly memory: SlotsMemory;
	readonly consumer: number;
	/** Which digests of whole files it makes. */
	readonly digests: readonly DigestName[];
	/** Which chunks it digests in the first reading, if any; in the second all lanes take turns. */
	readonly chunks: ChunkTurns | null;
	/** How many lanes there are; they are consumers 0 and on. */
	readonly lanes: number;
}

const DIGEST_BYTES: Readonly<Record<DigestName, number>> = {
	md5: 16,
	sha1: 20,
	sha256: 32,
	sha384: 48,
	sha512: 64,
	'sha3-256': 32,
	blake3: 32,
};
const CHUNK_DIGEST = 32;
/** So long no block came: there is time to digest what is kept. */
const IDLE_MS = 20;

/** What stands beside a block: SHA-256 of the chunk that ends with it, and the digests of the file that does. */
export interface LaneResult {
	readonly chunk: string | null;
	readonly digests: Digests;
}

/** Digests until the ring is closed. `ready` is called once its engines have passed their tests. */
export async function runLane(work: LaneWork, ready: () => void): Promise<void> {
	const slots = new Slots(work.memory);
	try {
		const whole = work.digests.length > 0 ? await openAlgorithms(work.digests) : null;
		const sideBySide = work.chunks?.sideBySide ? await openLongLanes() : null;
		const chunks = new ChunkDigests(await openAlgorithms(['sha256']), sideBySide, (turn, hex) =>
			writeResult(slots.result(turn, work.consumer), 0, CHUNK_DIGEST, hex),
		);
		ready();
		let digests: RunningDigests | null = null;
		let block = 0;
		for (let turn = 0; ; turn++) {
			if (chunks.keeps && !slots.comesWithin(turn, IDLE_MS)) {
				// Nothing else is to be done, and somebody may wait for just this.
				chunks.settle();
				slots.done(turn - 1, work.consumer);
			}
			if (!slots.waitFor(turn)) break;
			const { bytes, flags } = slots.read(turn);
			const again = (flags & AGAIN) !== 0;
			const ends = (flags & ENDS) !== 0;
			const result = slots.result(turn, work.consumer);
			result.fill(0);
			if ((flags & BEGINS) !== 0) {
				digests = again ? null : (whole?.begin(ends ? bytes.length : CHUNK_BYTES) ?? null);
				// In the second reading its turns are single chunks: four of them would be eight in the ring.
				chunks.begin(!again);
				block = 0;
			}
			const ordinal = Math.floor(block / SLOTS_PER_CHUNK);
			block++;
			if (again ? ordinal % work.lanes === work.consumer : isTurnOf(work.chunks, ordinal))
				chunks.take(bytes, turn, ends ? 'file' : block % SLOTS_PER_CHUNK === 0 ? 'chunk' : 'nothing');
			if (bytes.length > 0) digests?.update(bytes);
			if (ends && digests !== null) {
				const made = digests.finish();
				let at = 1 + CHUNK_DIGEST;
				for (const name of work.digests) {
					writeResult(result, at, DIGEST_BYTES[name], made[name] ?? '');
					at += 1 + DIGEST_BYTES[name];
				}
				digests = null;
			}
			if (!chunks.keeps) slots.done(turn, work.consumer);
		}
	} catch (error) {
		slots.close();
		throw error;
	}
}

function isTurnOf(chunks: ChunkTurns | null, ordinal: number): boolean {
	if (chunks === null) return false;
	return Math.floor(ordinal / (chunks.sideBySide ? SIDE_BY_SIDE : 1)) % chunks.lanes === chunks.mine;
}

/** What a lane wrote beside a block. */
export function readResult(result: Uint8Array, digests: readonly DigestName[]): LaneResult {
	const found: Partial<Record<DigestName, string>> = {};
	let at = 1 + CHUNK_DIGEST;
	for (const name of digests) {
		const hex = hexAt(result, at, DIGEST_BYTES[name]);
		if (hex !== null) found[name] = hex;
		at += 1 + DIGEST_BYTES[name];
	}
	return { chunk: hexAt(result, 0, CHUNK_DIGEST), digests: found };
}

/** One byte that says that something stands there, then the digest. */
function writeResult(result: Uint8Array, at: number, length: number, hex: string): void {
	const bytes = Buffer.from(hex, 'hex');
	if (bytes.length !== length || at + 1 + length > RESULT_BYTES)
		throw new Error(`not a digest of ${length} bytes: ${hex}`);
	result[at] = 1;
	result.set(bytes, at + 1);
}

function hexAt(result: Uint8Array, at: number, length: number): string | null {
	return result[at] === 1 ? Buffer.from(result.subarray(at + 1, at + 1 + length)).toString('hex') : null;
}
