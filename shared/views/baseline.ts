/** What is shown of baselines (a tree as it was recorded once) and of comparisons with them. */
import type { CaseId, COMPARISON_STATES, DigestName, Digests, Instant, KeyId, Sha256 } from '../vocabulary';
import type { EntryRef, Receipt } from './entry';

/** Each state’s number of paths; a state that no path has is 0. */
export type BaselineCounts = Readonly<Record<'clean' | 'changed' | 'partial' | 'unreadable' | 'not-checked', number>>;

export interface BaselineView {
	/** SHA-256 of the baseline file: its name in entries. */
	readonly baseline: Sha256;
	/** `BL-01`: the order in which this notebook came to know them. */
	readonly tag: string;
	/** Recorded here, taken in from a file of another Sealbook, or made of another tool’s list. */
	readonly from: 'tree' | 'file' | 'list';
	/** The list’s format where it was one. */
	readonly format: string | null;
	/** The recorded folder, and the host as it calls itself; null where nobody said. */
	readonly root: string;
	readonly host: string | null;
	readonly made: Instant;
	readonly by: string | null;
	readonly program: string;
	readonly pathStyle: 'unix' | 'windows';
	readonly digests: readonly DigestName[];
	/** Sizes and times only: nothing was read. */
	readonly quick: boolean;
	readonly rules: { readonly include: readonly string[]; readonly exclude: readonly string[] };
	readonly paths: number;
	readonly byState: BaselineCounts;
	/** Of all files. */
	readonly sizeBytes: number;
	readonly fileBytes: number;
	/** Who signed the file itself; null where nobody did. `known`: a person whom this notebook vouches for. */
	readonly signer: {
		readonly keyId: KeyId;
		readonly name: string | null;
		readonly signedAt: Instant;
		readonly known: boolean;
	} | null;
	/** The entry of the notebook’s own ledger, and when. */
	readonly ref: EntryRef;
	readonly at: Instant;
}

export interface ListLookView {
	/** What lines may have that do not say which; the first is taken for it. Empty where nothing is to be asked. */
	readonly digests: readonly DigestName[];
}

export interface BaselineExportView {
	readonly path: string;
	readonly sizeBytes: number;
	readonly paths: number;
	/** Paths that the list could not hold, by reason; empty where nothing was lost. */
	readonly lost: readonly { readonly reason: string; readonly count: number; readonly first: string }[];
	/** What no line of this format says though the baseline does: “owner and group”. */
	readonly never: readonly string[];
}

export type ComparisonState = (typeof COMPARISON_STATES)[number];

export type ComparisonCounts = Readonly<Record<ComparisonState, number>>;
export type ComparedAttribute =
	| 'type'
	| 'size'
	| 'content'
	| 'mode'
	| 'uid'
	| 'gid'
	| 'links'
	| 'device'
	| 'linkTarget'
	| 'mtime'
	| 'ctime'
	/** Told, but never decides a state: a copy of the same file has another. */
	| 'inode';

/** What sets of known files say of what a path holds now. */
export interface KnownView {
	readonly verdict: 'good' | 'bad' | 'unknown';
	/** The set’s name; null where no set has it. */
	readonly set: string | null;
}

export interface ComparisonView {
	/** The entry that tells of it: `A-145`. */
	readonly comparison: EntryRef;
	readonly case: CaseId;
	readonly baseline: Sha256;
	/** The baseline’s tag, root and time; the tag is null where this notebook does not know it. */
	readonly baselineTag: string | null;
	readonly baselineRoot: string;
	readonly baselineMade: Instant;
	readonly baselineSigner: string | null;
	/** What it was compared with, for people. */
	readonly target: string;
	readonly targetKind: 'tree' | 'baseline' | 'list';
	readonly targetHost: string | null;
	readonly startedAt: Instant;
	readonly endedAt: Instant;
	readonly by: string | null;
	/** At least one side was not read: sizes and times were trusted. */
	readonly quick: boolean;
	readonly ignoreCase: boolean;
	readonly ignored: readonly ComparedAttribute[];
	/** Names of the sets of known files that were asked. */
	readonly knownSets: readonly string[];
	readonly rows: number;
	readonly counts: ComparisonCounts;
	/** Of rows that are not unchanged. */
	readonly known: Readonly<Record<KnownView['verdict'], number>> | null;
	readonly findings: number;
	readonly result: Sha256;
	/** The entries in which two people proved a recovery with it. */
	readonly provedBy: readonly EntryRef[];
}

export interface ComparisonRunView extends ComparisonView {
	readonly receipt: Receipt;
}

export interface ComparisonRowView {
	/** Its place in the result, from 0: names the row in other questions. */
	readonly row: number;
	readonly state: ComparisonState;
	/** For people, in the baseline’s path style, without the root. */
	readonly path: string;
	/** `file`, `folder`, `link`, … as it is now, else as it was. */
	readonly type: string;
	/** As it is now; null where it is gone or nobody knows. */
	readonly sizeBytes: number | null;
	readonly modifiedAt: Instant | null;
	/** The strongest digest of what is there now. */
	readonly digest: { readonly name: DigestName; readonly value: string } | null;
	/** Where a moved or copied path came from. */
	readonly from: string | null;
	readonly attributes: readonly ComparedAttribute[];
	/** Its content was not read: sizes and times were trusted. */
	readonly quick: boolean;
	readonly remark: string | null;
	readonly known: KnownView | null;
	/** The newest deviation recorded of it. */
	readonly finding: EntryRef | null;
}

export interface ComparisonRowsView {
	/** Rows that fit the filter. */
	readonly total: number;
	readonly rows: readonly ComparisonRowView[];
}

/** One side of a path, everything that is known of it. */
export interface PathSideView {
	readonly path: string;
	/** Base64, where the path is not UTF-8. */
	readonly pathBytes: string | null;
	readonly type: string;
	/** Decimal, as it may be larger than a number holds. */
	readonly sizeBytes: string | null;
	/** Octal, four digits. */
	readonly mode: string | null;
	readonly uid: number | null;
	readonly gid: number | null;
	readonly links: number | null;
	/** Of a device, `8:1`: major and minor. */
	readonly device: string | null;
	readonly inode: string | null;
	/** RFC 3339, UTC, as many digits of a second as are known. */
	readonly mtime: string | null;
	readonly ctime: string | null;
	readonly linkTarget: string | null;
	readonly digests: Digests;
	readonly state: string;
	readonly remark: string | null;
}

export interface ComparisonPathView extends ComparisonRowView {
	readonly before: PathSideView | null;
	readonly after: PathSideView | null;
	/** Content changed and the modification time did not. */
	readonly timesDoNotFit: boolean;
	readonly findings: readonly { readonly ref: EntryRef; readonly tag: string | null; readonly at: Instant }[];
	/** Other paths that are not unchanged and whose modification time lies within ten minutes of this one’s; the first 20. */
	readonly near: readonly ComparisonRowView[];
}

/** A deviation in one act: what was written, in this order. */
export interface FindingView {
	readonly note: Receipt;
	/** Null where the path is gone, so that there is nothing to hold. */
	readonly evidence: Receipt | null;
	readonly tag: string | null;
	readonly deviation: Receipt;
}

/** A recovery that two people have proved. */
export interface ProofView {
	readonly receipt: Receipt;
	/** Paths that were explained one by one. */
	readonly excepted: number;
	readonly signers: readonly string[];
}
