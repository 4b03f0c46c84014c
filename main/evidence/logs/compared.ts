/** What became of one stated digest, and how many of each there are. */
import type { LogResult } from '../../../shared/acquisition-logs';
import type { DigestName } from '../../../shared/vocabulary';
import type { FileReading } from '../../hashing/read-evidence';
import type { StatedDigest } from './stated-run';

export interface ComparedDigest extends Pick<StatedDigest, 'of' | 'stage' | 'file' | 'said'> {
	/** Null: the log names the file and states no digest of it. */
	readonly algorithm: DigestName | null;
	readonly stated: string | null;
	readonly result: LogResult;
	/** What was computed here; only where it agrees or differs. */
	readonly recomputed: string | null;
	/** Why it was not checked, or what is missing. */
	readonly because: string | null;
}

export interface ComparedImage {
	/** The file or folder that was chosen, for people. */
	readonly name: string;
	readonly files: number;
	readonly sizeBytes: number;
	/** Null: its bytes are the source’s. */
	readonly container: string | null;
}

export interface Comparison {
	readonly image: ComparedImage | null;
	readonly digests: readonly ComparedDigest[];
}

export interface ComparingOptions {
	readonly signal: AbortSignal;
	readonly onProgress: (doneBytes: number, totalBytes: number) => void;
}

export const unchecked = (stated: StatedDigest, because: string): ComparedDigest => ({
	...about(stated),
	...{ result: 'not-checked', recomputed: null, because },
});

export const missing = (stated: StatedDigest, because: string): ComparedDigest => ({
	...about(stated),
	...{ result: 'missing', recomputed: null, because },
});

/** A digest was computed from every byte; nothing else may say that it agrees. */
export function judged(stated: StatedDigest, recomputed: string): ComparedDigest {
	return { ...about(stated), result: stated.hex === recomputed ? 'agrees' : 'differs', recomputed, because: null };
}

const about = ({ algorithm, hex, of, stage, file, said }: StatedDigest) => ({
	algorithm,
	stated: hex,
	of,
	stage,
	file,
	said,
});

/** Why a reading gives no digest to judge by; null where every byte was read from a file that stood still. */
export function flawOf({
	badRanges,
	changedWhileRead,
}: Pick<FileReading, 'badRanges' | 'changedWhileRead'>): string | null {
	if (badRanges.length > 0) return `${badRanges.length} ranges of the file could not be read`;
	return changedWhileRead.length > 0 ? 'the file changed while it was read' : null;
}

export const NOT_GIVEN = 'no image was given to compare with';
