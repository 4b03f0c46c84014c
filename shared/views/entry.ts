/** What is shown of entries: receipts, drafts, proofs, and where a rule does not hold. */
import type { Head } from '../ledger/line';
import type { ChainId, Digests, Instant, Sha256 } from '../vocabulary';
import type { Signer } from './person';

/** The four phases of SP 800-61 r2, Figure 3-1. */
export type PhaseId = 'prep' | 'da' | 'cer' | 'post';

/** `A-146`: chain letter (in the order in which chains joined the case) and number. */
export type EntryRef = string;

export interface Receipt {
	readonly chain: ChainId;
	readonly seq: number;
	readonly digest: Sha256;
	readonly ref: EntryRef;
	readonly at: Instant;
}

/** One place where a rule of the ledger does not hold. */
export interface Fault {
	/** `A-12`, a member or a file. */
	readonly place: string;
	/** The rule of ledger.md or casefile.md, in words. */
	readonly rule: string;
	readonly expected: string;
	readonly found: string;
}

export interface ClockFinding {
	readonly kind: 'set-back' | 'stepped';
	/** Milliseconds by which `at` departs from what the monotonic clock says; negative when set back. */
	readonly stepMs: number;
	readonly sentence: string;
}

/** A file that a body names: stored (with `object`) or only digested (with `digests`), decision 14. */
export interface FileView {
	readonly name: string;
	readonly sizeBytes: number;
	readonly object: Sha256 | null;
	readonly digests: Digests;
	/** Said of the reading: changed while read, bad ranges; empty when nothing was amiss. */
	readonly remarks: readonly string[];
}

export interface EntryView {
	readonly ref: EntryRef;
	readonly chain: ChainId;
	readonly seq: number;
	readonly digest: Sha256;
	readonly head: Head;
	readonly kind: string;
	readonly body: Readonly<Record<string, unknown>>;
	readonly withheld: readonly string[];
	/** Disclosed members that a copy may leave out (decision 13). */
	readonly mayWithhold: readonly string[];
	readonly signers: readonly Signer[];
	readonly verdict: 'verified' | 'broken' | 'not checked';
	readonly faults: readonly Fault[];
	readonly clock: ClockFinding | null;
	/** Entries that correct this one. */
	readonly correctedBy: readonly EntryRef[];
	/** The entry that this one corrects. */
	readonly corrects: EntryRef | null;
	readonly phase: PhaseId | null;
	readonly files: readonly FileView[];
}

/** An entry's proof: the same digests on both sides of its links. */
export interface EntryProof {
	readonly entry: EntryView;
	readonly prev: { readonly ref: EntryRef; readonly digest: Sha256 } | null;
	readonly next: { readonly ref: EntryRef; readonly prev: Sha256 } | null;
	readonly members: readonly { readonly name: string; readonly digest: Sha256; readonly disclosed: boolean }[];
	/** Whether an anchor from outside reaches this entry, and the sentence about its chain. */
	readonly anchored: { readonly reached: boolean; readonly sentence: string };
	readonly checkedAt: Instant;
}

export interface DraftView {
	readonly text: string;
	readonly phase: PhaseId | null;
	readonly observedAt: string | null;
	readonly savedAt: Instant;
}
