/**
 * What the pool and its workers say to each other. Files travel in batches, because a message per file costs more than
 * a small file's digest, and packed (packed-outcomes.ts), because copying objects between threads does too; results
 * come back in the order of the request. A long file has two or more workers: one leads, which means it reads, and the
 * others follow it through a ring of shared memory (ring.ts), so that all digests are of one reading.
 */
import type { Refusal } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import type { Reading } from './evidence-file';
import type { PackedOutcomes, PackedPaths } from './packed-outcomes';
import type { Ring } from './ring';

/** A file to read: its path, and the path to reach it by where that is too long for the system. */
export interface FileToRead {
	readonly path: Uint8Array;
	readonly access?: Uint8Array;
}

/** What a worker can be asked. */
export type Ask =
	| { readonly asks: 'read'; readonly digests: readonly DigestName[]; readonly files: PackedPaths }
	/** Makes the digests ready and says what each costs. */
	| { readonly asks: 'weigh'; readonly digests: readonly DigestName[] }
	| {
			readonly asks: 'lead';
			readonly digests: readonly DigestName[];
			readonly files: PackedPaths;
			readonly ring: Ring;
			readonly followers: number;
	  }
	| {
			readonly asks: 'follow';
			readonly digests: readonly DigestName[];
			readonly ring: Ring;
			readonly follower: number;
	  };

export type WorkerRequest = Ask & {
	readonly batch: number;
	/** One Int32 that is no longer 0 when the work is to stop; looked at between blocks. */
	readonly stop: SharedArrayBuffer;
};

export type FileOutcome =
	| { readonly ok: true; readonly reading: Reading; readonly digests: Digests }
	| { readonly ok: false; readonly refusal: Refusal };

/** What a worker answers in the end. */
export type Answer =
	| { readonly said: 'done'; readonly outcomes: PackedOutcomes }
	/** Milliseconds for a mebibyte, in the order asked for. */
	| { readonly said: 'weighed'; readonly costs: readonly number[] }
	| { readonly said: 'led'; readonly outcome: FileOutcome }
	| { readonly said: 'followed'; readonly digests: Digests }
	| { readonly said: 'stopped' }
	/** The whole work cannot be done: a digest without an engine. */
	| { readonly said: 'refused'; readonly refusal: Refusal }
	/** A bug: the worker tells it and goes on with the next work. */
	| { readonly said: 'failed'; readonly reason: string };

export type WorkerMessage = { readonly batch: number } & (
	| Answer
	| { readonly said: 'progress'; readonly bytesDone: number; readonly bytesTotal: number }
);
