/**
 * What the pool and its workers say to each other. Files travel in batches, because a message per file costs more than
 * a small file's digest; results come back in the order of the request. Bytes are copied, so nothing is shared but the
 * flag that stops a batch.
 */
import type { Refusal } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import type { Reading } from './evidence-file';

/** A file to read: its path, and the path to reach it by where that is too long for the system. */
export interface FileToRead {
	readonly path: Uint8Array;
	readonly access?: Uint8Array;
}

export interface BatchRequest {
	readonly batch: number;
	readonly files: readonly FileToRead[];
	readonly digests: readonly DigestName[];
	/** One Int32 that is no longer 0 when the batch is to stop; looked at between blocks. */
	readonly stop: SharedArrayBuffer;
}

export type FileOutcome =
	| { readonly ok: true; readonly reading: Reading; readonly digests: Digests }
	| { readonly ok: false; readonly refusal: Refusal };

export type WorkerMessage =
	| { readonly batch: number; readonly said: 'progress'; readonly bytesDone: number; readonly bytesTotal: number }
	| { readonly batch: number; readonly said: 'done'; readonly outcomes: readonly FileOutcome[] }
	| { readonly batch: number; readonly said: 'stopped' }
	/** The whole batch cannot be done: a digest without an engine. */
	| { readonly batch: number; readonly said: 'refused'; readonly refusal: Refusal }
	/** A bug: the worker tells it and goes on with the next batch. */
	| { readonly batch: number; readonly said: 'failed'; readonly reason: string };
