/** What is shown of other tools' logs: what they state, and how it compares with what was computed here. */
import type { LogFact, LogFormat, LogOutcome, LogResult, LogStage, LogSubject, LogVerdict } from '../acquisition-logs';
import type { DigestName, Instant, ItemId, Sha256, Ticket } from '../vocabulary';
import type { EntryRef, Receipt } from './entry';

/** What a log states of one run; its own words throughout. */
export interface LogRunView {
	readonly tool: string | null;
	readonly version: string | null;
	readonly startedAt: string | null;
	readonly endedAt: string | null;
	readonly outcome: LogOutcome;
	readonly outcomeSays: string | null;
	readonly stated: Readonly<Partial<Record<LogFact, string>>>;
	/** Files as the log names them, the first 200; and how many there are. */
	readonly names: readonly string[];
	readonly nameCount: number;
	readonly badSectors: { readonly count: number | null; readonly says: string | null } | null;
	readonly remarks: readonly string[];
}

/** One stated digest; the first 200 of a run. */
export interface LogDigestView {
	/** Null: the log names the file and states no digest of it. */
	readonly algorithm: DigestName | null;
	readonly stated: string | null;
	readonly of: LogSubject;
	readonly stage: LogStage;
	/** As the log names it; null where the whole image or source is meant. */
	readonly file: string | null;
	/** The log’s own word about it. */
	readonly said: string | null;
}

export interface LogComparedView extends LogDigestView {
	readonly result: LogResult;
	/** What was computed here; null unless it agrees or differs. */
	readonly recomputed: string | null;
	readonly because: string | null;
}

export interface LogPreview {
	readonly format: LogFormat;
	readonly encoding: string;
	readonly name: string;
	readonly sizeBytes: number;
	readonly sha256: Sha256;
	/** `folder`: it tells of collected files, which lie in a folder. */
	readonly wants: 'image' | 'folder';
	readonly runs: readonly (LogRunView & { readonly digests: readonly LogDigestView[]; readonly digestCount: number })[];
	/** For the import. */
	readonly file: Ticket;
}

/** A log that was taken in. */
export interface AcquisitionLogView extends LogRunView {
	readonly log: string;
	readonly entry: EntryRef;
	readonly item: ItemId;
	readonly tag: string;
	readonly format: LogFormat;
	readonly file: { readonly name: string; readonly sizeBytes: number; readonly object: Sha256 } | null;
	readonly run: { readonly number: number; readonly of: number } | null;
	readonly importedAt: Instant;
	readonly importedBy: string | null;
	readonly image: {
		readonly name: string;
		readonly files: number;
		readonly sizeBytes: number;
		readonly container: string | null;
	} | null;
	readonly result: LogVerdict;
	readonly counts: Readonly<Record<LogResult, number>>;
	readonly digests: readonly LogComparedView[];
}

export interface LogImported extends Receipt {
	readonly view: AcquisitionLogView;
}
