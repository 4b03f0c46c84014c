/** What is told of case files, written and verified. */

import type { Classification } from '../fields';
import type { CaseId, Instant, Sha256 } from '../vocabulary';
import type { EntryRef, Fault, Receipt } from './entry';
import type { AnchoredView } from './outside';

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
	/** How many notes kept their text and files to themselves for what they are. */
	readonly keptBack: { readonly opinions: number; readonly hypotheses: number };
	readonly leftOut: number;
	/** Withheld members whose value another member of the file still says, each as `A-12:text`. */
	readonly stillSaid: readonly { readonly withheld: string; readonly in: string }[];
	readonly fingerprint: string;
	/** Public keys of those who alone can open it, or `passphrase`; null where anybody can. */
	readonly encryptedTo: readonly string[] | null;
	/** That it was written, entered in the notebook’s own ledger; null where nothing is written there any more. */
	readonly receipt: Receipt | null;
	readonly report: VerifyReport;
}

/** A file that was written for others, as the notebook's own ledger remembers it. What nobody said is null. */
export interface SentView {
	/** Of the notebook's own ledger. */
	readonly entry: EntryRef;
	readonly what: 'case file' | 'indicators';
	readonly case: CaseId;
	readonly at: Instant;
	/** Minutes from UTC. */
	readonly offset: number;
	readonly by: string | null;
	readonly fileName: string | null;
	readonly fileSha256: Sha256 | null;
	readonly tagManifest: Sha256 | null;
	readonly recipient: string | null;
	readonly organization: string | null;
	readonly purpose: string | null;
	readonly agreement: string | null;
	/** How far it may be told on; of indicators the limit that was set to those that went. */
	readonly tlp: Classification | null;
	readonly tlpBecause: string | null;
	/** As `ExportView` has it. */
	readonly encryptedTo: readonly string[] | null;
	/** Entries of a case file, or indicators. */
	readonly holds: number;
	readonly withheld: number;
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
	/** It is the case file of an exercise; false of a notebook, which holds many cases. */
	readonly exercise: boolean;
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
