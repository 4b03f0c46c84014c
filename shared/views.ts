/**
 * What projections give and screens show: plain data, all of it computed from entries and thrown away at will.
 * A member that nobody wrote down is null, never an invented value.
 */
import type { Head } from './ledger/line';
import type { AnchoredView } from './outside-views';
import type { CaseId, ChainId, Digests, Instant, ItemId, KeyId, Sha256, Ticket } from './vocabulary';

export type * from './outside-views';

/** The four phases of SP 800-61 r2, Figure 3-1. */
export type PhaseId = 'prep' | 'da' | 'cer' | 'post';

/** `A-146`: chain letter (in the order in which chains joined the case) and number. */
export type EntryRef = string;

export interface Signer {
	readonly keyId: KeyId;
	/** From the person's admission; null where that was withheld or is missing. */
	readonly name: string | null;
	readonly title: string | null;
	readonly organization: string | null;
	/** False while no admitted key has signed an admission for it (decision 2). */
	readonly vouchedFor: boolean;
}

export interface Person extends Signer {
	readonly phone: string | null;
	/** True where this notebook holds the person's key, so that they can unlock it and sign here. */
	readonly signsHere: boolean;
	/** Their key counts no more; `reason` is null where it was withheld. */
	readonly revoked: { readonly at: Instant; readonly reason: string | null } | null;
	/** The key that the same person goes on under, where this one was replaced. */
	readonly replacedBy: KeyId | null;
	readonly admittedAt: Instant;
	/** SHA-256 of the certificate in DER, upper-case pairs with colons, for comparing aloud. */
	readonly fingerprint: string;
}

export interface Receipt {
	readonly chain: ChainId;
	readonly seq: number;
	readonly digest: Sha256;
	readonly ref: EntryRef;
	readonly at: Instant;
}

export type NotebookState = 'absent' | 'locked' | 'open' | 'in-use';

export interface NotebookStatus {
	readonly state: NotebookState;
	readonly folder: string;
	readonly name: string | null;
	/** Who may unlock; names are not secret on a locked screen (decision 19). */
	readonly people: readonly {
		readonly keyId: KeyId;
		readonly name: string;
		/** Whether recovery words were made for them, so that `notebook.recover` can open it. */
		readonly hasPaper: boolean;
	}[];
	/** Who is unlocked now. */
	readonly me: Person | null;
	/** Whoever holds the notebook's lock where it is in use elsewhere. */
	readonly heldBy: string | null;
	readonly failedUnlocks: number;
	readonly version: string;
	readonly clock: ClockView;
	/** The newest entry of the notebook's own ledger; null while locked. */
	readonly head: { readonly seq: number; readonly digest: Sha256 } | null;
	/** The newest backup that this notebook’s own ledger tells of, made or restored from; null where there is none, and while locked. */
	readonly backup: { readonly at: Instant; readonly where: string } | null;
	/** The recovery words of whoever is unlocked: never made, made, or made and since typed in rightly; null while locked. */
	readonly recovery: RecoveryState | null;
	/** What checking the ledgers found since it was opened. */
	readonly verification: NotebookVerification;
	/** Why nothing more is written in this run: the disk failed. Null while all is well. */
	readonly readOnly: string | null;
}

/** The check of all ledgers that runs at every start, or the last one that was asked for. */
export interface NotebookVerification {
	/** `broken` from the first fault on, also while the check goes on. */
	readonly state: 'checking' | 'intact' | 'broken' | 'not-checked';
	/** Ledgers: the notebook’s own, and one for each case. */
	readonly checked: number;
	readonly total: number;
	/** The first 50. */
	readonly faults: readonly Fault[];
	/** When all were checked; null before. */
	readonly at: Instant | null;
}

export type RecoveryState = 'none' | 'made' | 'tested';

/** What goes on paper, once: the words leave the notebook in this answer and are kept nowhere. */
export interface RecoveryPaper {
	/** Twelve words of the 2048 English ones of BIP-39. */
	readonly words: readonly string[];
	/** A QR code of the words with spaces between; `modules` is `size` × `size` characters 0 (light) and 1 (dark), row by row, without the quiet zone of 4 modules. */
	readonly qr: { readonly size: number; readonly modules: string };
	readonly madeAt: Instant;
	readonly receipt: Receipt;
}

export interface ClockView {
	readonly at: Instant;
	readonly offset: number;
	readonly zone: string;
	/** What the monotonic clock is and whether it counts sleep. */
	readonly monotonic: string;
}

export type CaseState = 'open' | 'closed';

export interface CaseSummary {
	readonly case: CaseId;
	readonly number: string;
	readonly title: string;
	readonly classification: string | null;
	readonly state: CaseState;
	readonly openedAt: Instant;
	readonly lastAt: Instant;
	readonly entries: number;
	readonly items: number;
	readonly chains: number;
	readonly phases: Readonly<Record<PhaseId, number>>;
}

export interface CaseView extends CaseSummary {
	readonly people: readonly Person[];
	readonly heads: readonly {
		readonly chain: ChainId;
		readonly letter: string;
		readonly seq: number;
		readonly digest: Sha256;
		readonly mine: boolean;
	}[];
	/** What verification of everything at hand found when the case was last read. */
	readonly verification: {
		readonly verdict: 'intact' | 'broken';
		readonly checked: number;
		readonly faults: readonly Fault[];
		readonly at: Instant;
	};
	/** The phase of the newest note. */
	readonly phase: PhaseId | null;
	/** What an anchor names and the disk does not hold. Nothing is written while one of them is not acknowledged. */
	readonly lost: readonly LossView[];
	readonly anchored: readonly AnchoredView[];
}

/** Entries of a case that were there once and are not: the case was rolled back (ledger.md, "Rollback"). */
export interface LossView {
	/** `A-5 to A-7`. */
	readonly entries: string;
	/** How many entries that is. */
	readonly count: number;
	/** The digest that the last of them had. */
	readonly head: Sha256;
	/** The digest of what stands at its place now; null where the chain ends before. */
	readonly found: Sha256 | null;
	/** How many entries the chain has now. */
	readonly length: number;
	/** The entry in which somebody acknowledged it. */
	readonly acknowledgedIn: EntryRef | null;
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

export interface CustodyFinding {
	readonly kind: string;
	readonly sentence: string;
	readonly entries: readonly EntryRef[];
	readonly from: Instant | null;
	readonly to: Instant | null;
	readonly settledBy: EntryRef | null;
}

export interface CustodyInterval {
	readonly from: Instant;
	/** Null while it lasts. */
	readonly to: Instant | null;
	readonly holder: Signer;
	readonly place: string | null;
	readonly reason: string | null;
	readonly entries: readonly EntryRef[];
}

export interface ItemView {
	readonly item: ItemId;
	readonly tag: string;
	readonly description: string;
	/** The other identifying fields of SP 800-61 r2 §3.3.2, by member name; absent ones are left out. */
	readonly fields: Readonly<Record<string, string>>;
	readonly files: readonly FileView[];
	readonly registered: EntryRef;
	readonly registeredAt: Instant;
	readonly holder: Signer;
	readonly place: string | null;
	readonly intervals: readonly CustodyInterval[];
	readonly findings: readonly CustodyFinding[];
}

export interface CustodyView {
	readonly items: readonly ItemView[];
}

export interface ExportView {
	readonly path: string;
	readonly fileName: string;
	/** The top folder inside. */
	readonly folder: string;
	readonly sizeBytes: number;
	/** SHA-256 of the finished file. */
	readonly sha256: Sha256;
	readonly tagManifest: Sha256;
	readonly entries: number;
	readonly objects: number;
	readonly withheld: number;
	readonly leftOut: number;
	readonly fingerprint: string;
	/** That it was written, entered in the notebook’s own ledger; null where nothing is written there any more. */
	readonly receipt: Receipt | null;
	readonly report: VerifyReport;
}

/** How a copy was read back: `medium` around the system’s cache, `cache` maybe only what the system remembered. */
export type ReadBack = 'medium' | 'cache';

interface OneBackup {
	/** Where it stands: the folder, and what its disk is called. */
	readonly folder: string;
	readonly where: string;
	/** Which backup in its place, from 1. */
	readonly generation: number;
	/** The moment that the copy is of. */
	readonly madeAt: Instant;
	readonly files: number;
	readonly sizeBytes: number;
	readonly readBack: ReadBack;
}

export interface BackupView extends OneBackup {
	/** Bytes that were not there yet; the rest stood there from before and was read too. */
	readonly copiedBytes: number;
	/** Parts that the disk had lost or gave back wrongly, and that were copied again. */
	readonly repaired: number;
	readonly receipt: Receipt;
}

export interface BackupCheckView extends OneBackup {
	/** The notebook’s name. */
	readonly name: string;
	readonly faults: readonly Fault[];
	/** Was it written by this notebook? Only the unlocked notebook itself can say. */
	readonly tag: 'holds' | 'broken' | 'not checked';
	/** Earlier backups in the same place. */
	readonly others: readonly { readonly generation: number; readonly madeAt: Instant }[];
}

export interface RestoreView extends OneBackup {
	readonly name: string;
}

export type CheckState = 'holds' | 'broken' | 'missing' | 'not checked' | 'remark';
export type Verdict = 'intact' | 'intact, signer unknown' | 'incomplete' | 'broken' | 'unreadable';

export interface Check {
	readonly name: string;
	readonly state: CheckState;
	readonly count: number;
	readonly faults: readonly Fault[];
}

/** The report of casefile.md, "The verdict"; also what a notebook's own verification gives. */
export interface VerifyReport {
	readonly verdict: Verdict;
	readonly checks: readonly Check[];
	readonly chains: readonly {
		readonly chain: string;
		readonly letter: string;
		readonly entries: number;
		readonly first: string | null;
		readonly last: string | null;
		readonly head: string | null;
	}[];
	readonly signers: readonly {
		readonly keyId: string;
		readonly name: string | null;
		readonly fingerprint: string;
		readonly trusted: string | null;
		readonly signedAt: string | null;
		readonly signs: 'case file' | 'entries';
	}[];
	readonly withheld: readonly { readonly kind: string; readonly member: string; readonly count: number }[];
	/** Of each chain; empty where no chain could be read. */
	readonly anchored: readonly AnchoredView[];
	readonly notProven: readonly string[];
}

export interface DraftView {
	readonly text: string;
	readonly phase: PhaseId | null;
	readonly observedAt: string | null;
	readonly savedAt: Instant;
}

export interface PickedFile {
	readonly ticket: Ticket;
	/** Shown name, unprintable characters visibly escaped. */
	readonly name: string;
	readonly sizeBytes: number;
}

export interface Preferences {
	readonly theme: 'system' | 'light' | 'dark';
	readonly singleKeys: boolean;
	/** The notebook locks when nobody used the device for so long; 1 to 120. */
	readonly lockAfterMinutes: number;
}

/** Long work tells how far it is; sent to every client while it runs. */
export interface JobProgress {
	readonly job: string;
	readonly what: string;
	readonly doneBytes: number;
	readonly totalBytes: number;
	readonly doneItems: number;
	readonly totalItems: number;
	/** Average so far. */
	readonly bytesPerSecond: number;
	readonly msLeft: number | null;
}

/** Told to the window without being asked. */
export type Telling =
	| { readonly tells: 'progress'; readonly progress: JobProgress }
	| { readonly tells: 'grew'; readonly case: CaseId | null }
	| { readonly tells: 'locked'; readonly because: string }
	/** The status says something new of verification, or that nothing is written any more. */
	| { readonly tells: 'standing' };
