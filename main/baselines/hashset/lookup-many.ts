/** Looks many files up at once: their digests are sorted first, so that each block of the set is read once at most. */
import type { DigestName, Digests } from '../../../shared/vocabulary';
import { type Hashset, type Hit, notADigest, originOf } from './hashset';
import { RecordOrder } from './record-order';
import { DIGEST_BYTES } from './set-format';

/** From this share of a section’s blocks on, blocks are read many at once. */
const DENSE = 0.25;

/** Files that are asked for, by their numbers from 0. */
export interface AskedDigests {
	readonly count: number;
	has(algorithm: DigestName, file: number): boolean;
	/** The digests of these files, which all have one, one after the other; `files` is in rising order. */
	digestsOf(algorithm: DigestName, files: Uint32Array): Uint8Array;
}

/**
 * What the set knows of each of these files, in their order; null: it does not know it. Refuses `hashset.damaged` and
 * `digest.malformed`, both for all of them.
 */
export const lookupMany = (set: Hashset, files: readonly Digests[]): (Hit | null)[] =>
	lookupAsked(set, new AskedFiles(files));

/** The same for digests however they are kept. */
export function lookupAsked(set: Hashset, files: AskedDigests): (Hit | null)[] {
	const answers: (Hit | null)[] = new Array<Hit | null>(files.count).fill(null);
	const missed = new Uint8Array(files.count);
	for (const [number, section] of set.sections.entries()) {
		const { algorithm, blocks, digestBytes } = section;
		const asked = openFiles(files, algorithm, answers);
		if (asked.length === 0) continue;
		const digests = files.digestsOf(algorithm, asked);
		const order = new RecordOrder(asked.length).of(digests, asked.length, digestBytes, 'all');
		const dense = asked.length > DENSE * blocks;
		section.forget();
		for (const at of order) {
			const file = asked[at] as number;
			const origin = originOf(section, digests, at * digestBytes, dense);
			const hit = origin < 0 ? null : set.hitOf(number, origin, missed[file] as number);
			if (hit === null) missed[file] = (missed[file] as number) | (1 << number);
			else answers[file] = hit;
		}
	}
	return answers;
}

/** Those that have this digest and no answer yet. */
function openFiles(files: AskedDigests, algorithm: DigestName, answers: readonly (Hit | null)[]): Uint32Array {
	const open = new Uint32Array(files.count);
	let count = 0;
	for (let file = 0; file < files.count; file++)
		if (answers[file] === null && files.has(algorithm, file)) open[count++] = file;
	return open.subarray(0, count);
}

class AskedFiles implements AskedDigests {
	readonly #files: readonly Digests[];

	constructor(files: readonly Digests[]) {
		this.#files = files;
	}

	get count(): number {
		return this.#files.length;
	}

	has(algorithm: DigestName, file: number): boolean {
		return this.#files[file]?.[algorithm] !== undefined;
	}

	digestsOf(algorithm: DigestName, files: Uint32Array): Uint8Array {
		const bytes = DIGEST_BYTES[algorithm];
		const digests = Buffer.allocUnsafe(files.length * bytes);
		for (let at = 0; at < files.length; at++) {
			const hex = this.#files[files[at] as number]?.[algorithm] ?? '';
			if (hex.length !== 2 * bytes || digests.write(hex, at * bytes, bytes, 'hex') !== bytes)
				throw notADigest(algorithm, hex);
		}
		return digests;
	}
}
