/** What every writer of a list is: a beginning, a line for each record or the reason why it has none, and an end. */
import type { DigestName } from '../../../shared/vocabulary';
import type { PathRecord } from '../path-record';

/** How `sha256sum` and its family write a line: as text, `--binary`, `--tag` or `--zero`. */
export const CHECKSUM_STYLES = ['text', 'binary', 'tag', 'zero'] as const;
export type ChecksumStyle = (typeof CHECKSUM_STYLES)[number];

export interface WritingOptions {
	readonly digests: readonly DigestName[];
	/** For `sha256sum` only; text where not said. */
	readonly style?: ChecksumStyle;
	/** The program's version; stands in the head of formats that have one. */
	readonly version: string;
	/** The folder that names start from, for people. */
	readonly root: string;
}

/** Why a record has no line: a clause, “this format cannot hold a name with a line feed”. */
export interface Lost {
	readonly lost: string;
}

export interface ListWriter {
	readonly begin: Buffer;
	line(record: PathRecord): Buffer | Lost;
	readonly end: Buffer;
	/** What no line of this list says though records may: “owner and group”. */
	readonly never: readonly string[];
}

/** The reason why a record is no clean file with a digest, or undefined where it is one. */
export function notDigested(record: PathRecord): Lost | undefined {
	if (record.type !== 'file' && record.type !== 'unknown')
		return { lost: `this format holds files only, and it is a ${record.type}` };
	if (record.state !== 'clean') return { lost: record.remark ?? record.state };
	return undefined;
}

export const NOTHING = Buffer.alloc(0);
