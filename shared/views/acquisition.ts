/** What is shown of acquisitions: bytes copied from a source while they are digested, and read again afterwards. */
import type { CaseId, DigestName, Digests, Instant, ItemId } from '../vocabulary';
import type { EntryRef, Receipt } from './entry';

/**
 * How an acquisition ended. `partial`: zeros stand for bytes that could not be read. `changed`: the source moved while it
 * was read. `differs`: what the target gives back is not what was read. Only `complete` is clean.
 */
export type AcquisitionVerdict = 'complete' | 'partial' | 'changed' | 'differs' | 'cancelled';

/** `interrupted`: the program ended, or the target failed, in the middle; it can be resumed or cancelled. */
export type AcquisitionState = 'running' | 'paused' | 'interrupted' | AcquisitionVerdict;
export type AcquiredState = 'queued' | 'reading' | 'verifying' | 'paused' | 'interrupted' | AcquisitionVerdict;

/** Bytes from `from` up to but without `toExclusive`. */
export interface ByteRange {
	readonly from: number;
	readonly toExclusive: number;
}

/** Bytes that could not be read from the source, and the file of a tree that they belong to. */
export interface BadRangeView extends ByteRange {
	readonly file: string | null;
}

/**
 * What of a copy is not what was read first. `missing`: the file, named here, is not there or ends before; `not-checked`:
 * it shares a chunk with what is missing; null: it was read and differs.
 */
export interface DamagedRangeView extends BadRangeView {
	readonly because: 'missing' | 'not-checked' | null;
}

/** The second reading: of the copy, chunk by chunk, from the medium around the cache or through it. */
export interface SecondReading {
	readonly result: 'equal' | 'differs' | 'not-done';
	readonly from: 'medium' | 'cache';
	/** Where the copy differs, to the chunk; files of a tree by name. The first 200. */
	readonly damaged: readonly DamagedRangeView[];
}

/** One source of an acquisition: a file, a folder with all below it, or a block device. */
export interface AcquiredView {
	/** From 0, in the order in which they were named. */
	readonly source: number;
	readonly name: string;
	readonly kind: 'file' | 'tree' | 'device';
	readonly state: AcquiredState;
	/** Null until it is known (a tree is counted first). */
	readonly totalBytes: number | null;
	readonly doneBytes: number;
	readonly verifiedBytes: number;
	/** Of a tree; null for others. */
	readonly doneFiles: number | null;
	/** Of the step it is in; 0 where it is in none. */
	readonly bytesPerSecond: number;
	readonly msLeft: number | null;
	/** Null until all of it was read, and for a tree, whose files have their own in the list. */
	readonly digests: Digests | null;
	/** The first 200. */
	readonly badRanges: readonly BadRangeView[];
	readonly badRangeCount: number;
	/** What moved while it was read: `size`, `mtime`, … empty where it stood still. */
	readonly movements: readonly string[];
	readonly secondReading: SecondReading | null;
	/** Where the copy lies: a path for people, or the vault. */
	readonly target: string;
	/** The entry that tells how it ended. */
	readonly entry: EntryRef | null;
}

export interface AcquisitionView {
	readonly acquisition: string;
	readonly case: CaseId;
	readonly item: ItemId;
	readonly tag: string;
	readonly state: AcquisitionState;
	/** The entry that it began with, and who signed that. */
	readonly entry: EntryRef;
	readonly startedAt: Instant;
	readonly startedBy: string | null;
	readonly to: 'vault' | 'folder';
	/** The folder, for people; null for the vault. */
	readonly folder: string | null;
	/** Free bytes where the copy is written; null where nobody can say. */
	readonly freeBytes: number | null;
	readonly pieceBytes: number | null;
	readonly digests: readonly DigestName[];
	readonly writeBlocker: string | null;
	readonly tool: string | null;
	readonly operator: string | null;
	readonly targetStatement: string | null;
	/** Why it was interrupted, one sentence; null otherwise. */
	readonly because: string | null;
	/** In this run, without pauses. */
	readonly elapsedMs: number;
	readonly totalBytes: number | null;
	readonly doneBytes: number;
	readonly verifiedBytes: number;
	readonly bytesPerSecond: number;
	readonly msLeft: number | null;
	readonly sources: readonly AcquiredView[];
	/** The last second reading or re-verification, and when the next is due; null where there is none. */
	readonly verifiedAt: Instant | null;
	readonly verifiedAs: 'equal' | 'differs' | null;
	readonly dueAt: Instant | null;
}

/** What re-verification found. */
export interface AcquisitionCheckView {
	readonly result: 'equal' | 'differs';
	readonly sources: readonly {
		readonly acquisition: string;
		readonly source: number;
		readonly name: string;
		readonly reading: SecondReading;
	}[];
	readonly receipts: readonly Receipt[];
}

export interface AcquisitionSchedule {
	/** Null: nothing is ever due. */
	readonly everyDays: number | null;
	/** Copies that should have been read again by now, the longest overdue first. */
	readonly due: readonly {
		readonly case: CaseId;
		readonly number: string;
		readonly tag: string;
		readonly acquisition: string;
		readonly dueAt: Instant;
	}[];
}

/** A trusted tool, and whether its digest is the one that was known. */
export interface TrustedTool {
	readonly name: string;
	readonly digests: Digests;
	/** `unknown`: there was nothing to compare with. */
	readonly check: 'as known' | 'differs' | 'unknown';
}

export interface VolatileStepView {
	/** From 1, the most volatile first. */
	readonly step: number;
	readonly what: string;
	/** `RFC 3227, §2.1`, and what SP 800-61 r2 says to it. */
	readonly standard: string;
	readonly commands: readonly string[];
	readonly state: 'open' | 'done' | 'skipped';
	/** Why it was skipped, or what is to be said of it. */
	readonly reason: string | null;
	readonly command: string | null;
	readonly tool: TrustedTool | null;
	/** The name of the stored output; its bytes are an object of the entry. */
	readonly output: string | null;
	readonly entry: EntryRef | null;
}

/** Collecting what is lost first, first. */
export interface VolatilePlanView {
	readonly plan: string;
	readonly case: CaseId;
	readonly host: string;
	readonly system: 'linux' | 'windows';
	readonly plannedAt: Instant;
	readonly entry: EntryRef;
	readonly steps: readonly VolatileStepView[];
}
