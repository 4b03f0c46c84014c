/** What is shown of entries: receipts, drafts, proofs, and where a rule does not hold. */
import type { Head } from '../ledger/line';
import type { ChainId, Countersigning, Digests, Instant, Sha256, Stance, Ticket } from '../vocabulary';
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

/** A signature that somebody put under an entry which they did not sign, by an entry of its own. */
export interface CountersignatureView {
	/** The entry that says so. */
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly role: Countersigning;
	readonly name: string;
	/** Null: nothing, or withheld. */
	readonly remark: string | null;
	/** Why it does not count; null where it does. */
	readonly weak: string | null;
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
	/** Signatures of others under this one, oldest first. */
	readonly countersigned: readonly CountersignatureView[];
	/** The entry under which this one puts a signature. */
	readonly countersigns: EntryRef | null;
	readonly phase: PhaseId | null;
	/** What a note says of itself; an addendum keeps that of the entry it corrects. Null: not said. */
	readonly stance: Stance | null;
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

/** A file that came to a draft: digested when it arrived, not sealed. */
export interface ArrivedFile {
	readonly ticket: Ticket;
	/** Shown name, unprintable characters visibly escaped. */
	readonly name: string;
	readonly sizeBytes: number;
	readonly sha256: Sha256;
	/** Its bytes came from the clipboard and are kept, encrypted, until they are sealed or discarded. */
	readonly pasted: boolean;
}

export interface DraftView {
	readonly text: string;
	readonly phase: PhaseId | null;
	readonly stance: Stance | null;
	readonly observedAt: string | null;
	/** In place of `observedAt`: as it was found, zone unknown. */
	readonly observedLocal: string | null;
	readonly accuracyMs: number | null;
	readonly lateBecause: string | null;
	readonly notLateBecause: string | null;
	/** Who did it and who watched it, as their names were typed; null: nothing said. */
	readonly doneBy: string | null;
	readonly witness: string | null;
	readonly attachments: readonly ArrivedFile[];
	readonly savedAt: Instant;
}

/** The draft of the quick entry: one for the notebook, whatever case it is for; `case` null: a case yet to be opened. */
export interface QuickDraftView extends DraftView {
	readonly case: string | null;
}
