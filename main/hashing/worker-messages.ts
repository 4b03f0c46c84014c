/**
 * What the pool and its workers say to each other. Files travel in batches, because a message per file costs more than
 * a small file's digest, and packed (packed-outcomes.ts), because copying objects between threads does too; results
 * come back in the order of the request. A long file has two or more workers: one leads, which means it reads, and the
 * others follow it through a ring of shared memory (ring.ts), so that all digests are of one reading.
 */
import type { BigIntStats } from 'node:fs';
import type { Refusal } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import type { Reading } from './evidence-file';
import type { ListFormat } from './formats';
import type { EvidenceKind } from './kinds';
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
	/** As lines of a list, for which no object has to be made of each file. */
	| {
			readonly asks: 'list';
			readonly digests: readonly DigestName[];
			readonly format: ListFormat;
			readonly parts: readonly ListPart[];
	  }
	/** As lines of records (clean-record.ts), paths without the `rootBytes` that they begin with. */
	| {
			readonly asks: 'record';
			readonly digests: readonly DigestName[];
			readonly rootBytes: number;
			readonly parts: readonly ListPart[];
	  }
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

/** Files whose names follow a prefix (Latin-1 stands for bytes, a NUL between two names), or one line that is known. */
export type ListPart =
	| { readonly prefix: string; readonly access: string | null; readonly names: string }
	| { readonly line: string };

/** Lines of so many of the names and lines asked for; the others are to be asked for again. */
export interface ListedPart {
	readonly lines: Uint8Array;
	readonly done: number;
	readonly digested: number;
	readonly amiss: number;
	readonly bytes: number;
	/** The first that could not be read. */
	readonly refused: Refusal | null;
	/** Long files, which were left for several workers: which of those asked for, and where its line belongs. */
	readonly long: readonly (readonly [number: number, at: number])[];
}

/** Lines of so many of the names and lines asked for; the others are to be asked for again. */
export interface RecordedPart {
	readonly lines: Uint8Array;
	readonly done: number;
	/** Of the files that have their line. */
	readonly files: number;
	readonly bytes: number;
	/** What is to be told elsewhere: which of those asked for, and where its line belongs. */
	readonly left: readonly (readonly [number: number, at: number, found: LeftFile])[];
}

/** What became of a file whose line the worker did not write. */
export interface LeftFile {
	/** Before it was read; `null` where not even that was given. */
	readonly stats: PlainStats | null;
	/** `null`: long, left for several workers, not read yet. */
	readonly outcome: FileOutcome | null;
}

/** What a record says of `BigIntStats`, for the way between threads. */
export interface PlainStats
	extends Pick<BigIntStats, 'size' | 'mode' | 'uid' | 'gid' | 'mtimeNs' | 'ctimeNs' | 'ino' | 'nlink'> {
	readonly kind: EvidenceKind;
}

export type FileOutcome =
	| { readonly ok: true; readonly reading: Reading; readonly digests: Digests }
	| { readonly ok: false; readonly refusal: Refusal };

/** What a worker answers in the end. */
export type Answer =
	| { readonly said: 'done'; readonly outcomes: PackedOutcomes }
	| ({ readonly said: 'listed' } & ListedPart)
	| ({ readonly said: 'recorded' } & RecordedPart)
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
