/**
 * A thread that digests the blocks of a ring: some of the digests that are asked for, of whole files, and, where it is its
 * turn, the digest of each chunk. What it finds it writes beside the block that completes it.
 * What must hold: one lane or another digests every chunk; a lane that fails says why and stops the ring.
 */
import type { DigestName, Digests } from '../../shared/vocabulary';
import { openAlgorithms, type RunningDigests } from '../hashing/algorithms';
import { AGAIN, BEGINS, CHUNK_BYTES, ENDS, RESULT_BYTES, SLOTS_PER_CHUNK, Slots, type SlotsMemory } from './slots';

export interface LaneWork {
	readonly memory: SlotsMemory;
	readonly consumer: number;
	/** Which digests of whole files it makes. */
	readonly digests: readonly DigestName[];
	/** Whether it digests the chunks in the first reading; in the second all lanes take turns. */
	readonly chunks: boolean;
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
		const chunked = await openAlgorithms(['sha256']);
		ready();
		let digests: RunningDigests | null = null;
		let chunk: RunningDigests | null = null;
		let block = 0;
		for (let turn = 0; slots.waitFor(turn); turn++) {
			const { bytes, flags } = slots.read(turn);
			const again = (flags & AGAIN) !== 0;
			const ends = (flags & ENDS) !== 0;
			const result = slots.result(turn, work.consumer);
			result.fill(0);
			if ((flags & BEGINS) !== 0) {
				digests = again ? null : (whole?.begin(ends ? bytes.length : CHUNK_BYTES) ?? null);
				block = 0;
				chunk = null;
			}
			const ordinal = Math.floor(block / SLOTS_PER_CHUNK);
			const mine = again ? ordinal % work.lanes === work.consumer : work.chunks;
			if (mine && bytes.length > 0) {
				chunk ??= chunked.begin(ends && block % SLOTS_PER_CHUNK === 0 ? bytes.length : CHUNK_BYTES);
				chunk.update(bytes);
			}
			if (bytes.length > 0) digests?.update(bytes);
			block++;
			if (chunk !== null && (ends || block % SLOTS_PER_CHUNK === 0)) {
				writeResult(result, 0, CHUNK_DIGEST, chunk.finish().sha256 ?? '');
				chunk = null;
			}
			if (ends && digests !== null) {
				const made = digests.finish();
				let at = 1 + CHUNK_DIGEST;
				for (const name of work.digests) {
					writeResult(result, at, DIGEST_BYTES[name], made[name] ?? '');
					at += 1 + DIGEST_BYTES[name];
				}
				digests = null;
			}
			slots.done(turn, work.consumer);
		}
	} catch (error) {
		slots.close();
		throw error;
	}
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
