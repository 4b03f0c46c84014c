/** What the notebook's process, the acquiring thread and its lanes say to each other. Plain data; paths are bytes. */
import type { Refusal } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import type { LaneWork } from './lane';
import type { SlotsMemory } from './slots';

/** Bytes from `from` up to but without `toExclusive`. */
export interface Range {
	readonly from: number;
	readonly toExclusive: number;
}

/** What tells whether a source moved: times in ns since 1970 and the inode as decimal strings. */
export interface SourceIdentity {
	readonly sizeBytes: number;
	readonly ino: string;
	readonly mtimeNs: string;
	readonly ctimeNs: string;
}

/**
 * What of a copy is not what was read first. `missing`: the file that held it is not there, or ends before; `not-checked`:
 * it lies in one chunk with what is missing, and only a whole chunk has a digest.
 */
export interface DamagedRange extends Range {
	readonly file?: string;
	readonly because?: 'missing' | 'not-checked';
}

/** A copy read again: from the medium, around the system's cache, or through it. */
export interface Rereading {
	readonly result: 'equal' | 'differs' | 'not-done';
	readonly from: 'medium' | 'cache';
	readonly damaged: readonly DamagedRange[];
}

/** Where copies are written: `name` (with `.001` … where they are cut) in `folder`. */
export interface TargetPlace {
	readonly folder: Uint8Array;
	readonly name: Uint8Array;
	readonly pieceBytes: number | null;
}

export interface AcquireWork {
	/** The acquisition's id and which of its sources this is; a journal of another one is not gone on with. */
	readonly acquisition: string;
	readonly source: number;
	readonly path: Uint8Array;
	readonly kind: 'file' | 'tree' | 'device';
	readonly digests: readonly DigestName[];
	/** Null: the blocks are stored by whoever started the thread, who is one more consumer of the ring. */
	readonly target: TargetPlace | null;
	/** Goes on where a journal says that an earlier run came to. */
	readonly resume: boolean;
	readonly sourceAgain: boolean;
	/** So many bytes are written between two syncs of the target. */
	readonly syncBytes: number;
}

/** A copy to be read again and compared: the digests of its chunks. */
export interface CheckedCopy {
	readonly name: string;
	readonly place: TargetPlace;
	readonly sizeBytes: number;
	readonly chunks: readonly string[];
}

export type AcquireThread =
	| { readonly role: 'acquire'; readonly self: string; readonly work: AcquireWork }
	| { readonly role: 'check'; readonly self: string; readonly copies: readonly CheckedCopy[] }
	| { readonly role: 'lane'; readonly work: LaneWork };

export type LaneMessage =
	| { readonly said: 'ready' }
	| { readonly said: 'refused'; readonly refusal: Refusal }
	| { readonly said: 'failed'; readonly reason: string };

/** One path of a tree and what became of it. Numbers that may be large are decimal strings. */
export interface TreeRecord {
	/** Relative to the root, as bytes in Latin-1: one character a byte. */
	readonly path: string;
	readonly type: 'file' | 'folder' | 'link' | 'fifo' | 'socket' | 'character-device' | 'block-device' | 'unknown';
	readonly state: 'clean' | 'changed' | 'partial' | 'unreadable' | 'not-checked';
	readonly remark: string | null;
	readonly sizeBytes: number | null;
	readonly mode: number | null;
	readonly uid: number | null;
	readonly gid: number | null;
	readonly mtimeNs: string | null;
	readonly ctimeNs: string | null;
	readonly ino: string | null;
	readonly links: number | null;
	/** Where a link points, in Latin-1. */
	readonly linkTarget: string | null;
	readonly digests: Digests;
	/** SHA-256 of each chunk. */
	readonly chunks: readonly string[];
	readonly badRanges: readonly Range[];
}

/** How the copying of one source ended; what it means is for the caller to say. */
export interface AcquireOutcome {
	readonly cancelled: boolean;
	readonly sizeBytes: number;
	/** Of the whole; empty for a tree. */
	readonly digests: Digests;
	readonly chunks: readonly string[];
	readonly badRanges: readonly Range[];
	/** Of a tree: what could not be read, with the file that it belongs to. */
	readonly badFiles: readonly (Range & { readonly file: string })[];
	readonly movements: readonly string[];
	readonly secondReading: Rereading;
	readonly sourceReading: Rereading | null;
	readonly pieces: number;
	readonly resumed: number;
	/** Of a tree: how many files were copied, and how many could not be. */
	readonly files: number | null;
	readonly unreadable: number;
	readonly log: readonly string[];
}

export type AcquireMessage =
	| {
			readonly said: 'progress';
			readonly state: 'reading' | 'verifying' | 'paused';
			readonly readBytes: number;
			readonly verifiedBytes: number;
			readonly totalBytes: number | null;
			readonly files: number | null;
			readonly badRanges: readonly Range[];
	  }
	| { readonly said: 'ring'; readonly memory: SlotsMemory; readonly consumer: number }
	/** A block for whoever stores; `name` where it begins a file of a tree. */
	| { readonly said: 'block'; readonly turn: number; readonly name?: Uint8Array }
	| { readonly said: 'records'; readonly records: readonly TreeRecord[] }
	| { readonly said: 'done'; readonly outcome: AcquireOutcome }
	| { readonly said: 'checked'; readonly readings: readonly Rereading[] }
	| { readonly said: 'refused'; readonly refusal: Refusal }
	| { readonly said: 'failed'; readonly reason: string };

export interface AcquireCommand {
	readonly do: 'pause' | 'go on' | 'cancel';
}
