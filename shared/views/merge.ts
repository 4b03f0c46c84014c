/** What is told of another laptop's copy of a case: what is in its file, and what merging it does. */
import type { CaseId, ChainId, KeyId, Sha256, Ticket } from '../vocabulary';
import type { VerifyReport } from './casefile';
import type { Receipt } from './entry';
import type { ForkView } from './outside';

/** A case file as the process that reads strangers' files hands it over. */
export interface CopyRead {
	readonly report: VerifyReport;
	/** Null where it is unreadable or broken: nothing of such a file is handed over. */
	readonly copy: CopyContent | null;
}

export interface CopyContent {
	readonly case: CaseId;
	/** Null where it is withheld. */
	readonly number: string | null;
	readonly title: string | null;
	readonly sizeBytes: number;
	/** SHA-256 of the whole file. */
	readonly sha256: Sha256;
	readonly tagManifest: Sha256;
	/** Each chain's lines, joined by LF. */
	readonly chains: readonly { readonly chain: ChainId; readonly text: string }[];
	/** Of an encrypted file: where its chunks begin, and the key of its content (32 bytes, base64); else null. */
	readonly sealed: { readonly at: number; readonly key: string } | null;
	/** Where in the file, decrypted where it is encrypted, the bytes of each object stand. */
	readonly objects: readonly { readonly object: Sha256; readonly at: number; readonly sizeBytes: number }[];
}

/** Why a chain of the copy is not taken. */
export interface ChainRefused {
	readonly why: 'forked' | 'not its own';
	readonly sentence: string;
	/** Both versions of the first entry that differs; null where no entry differs. */
	readonly fork: ForkView | null;
	/** The foreign chain, kept aside sealed in the notebook's objects; null in a preview. */
	readonly keptAs: Sha256 | null;
}

export interface ChainMergeView {
	readonly chain: ChainId;
	/** By which its entries are cited after the merge. */
	readonly letter: string;
	/** This notebook writes it, or wrote it. */
	readonly ours: boolean;
	/** Entries at hand before, and in the copy. */
	readonly here: number;
	readonly there: number;
	readonly state: 'same' | 'longer here' | 'only here' | 'grows' | 'new' | 'refused';
	readonly adds: number;
	/** Members that were withheld here and that the copy discloses. */
	readonly discloses: number;
	readonly refused: ChainRefused | null;
}

export interface MergeView {
	/** False in a preview. */
	readonly done: boolean;
	readonly case: CaseId;
	readonly number: string | null;
	readonly title: string | null;
	/** No real incident. */
	readonly exercise: boolean;
	/** The case was in this notebook before. */
	readonly known: boolean;
	readonly fileSha256: Sha256;
	/** Who signed the case file. */
	readonly signers: readonly {
		readonly keyId: KeyId;
		readonly name: string | null;
		readonly fingerprint: string;
		/** Why they are trusted; null where nobody here knows them. */
		readonly trusted: string | null;
	}[];
	/** Nobody here knows who signed it: the merge asks for consent to one of `signers`. */
	readonly needsConsent: boolean;
	/** `incomplete`: taken as far as it holds; what is missing stands in `findings`. */
	readonly verdict: VerifyReport['verdict'];
	readonly chains: readonly ChainMergeView[];
	/** What the new entries are, by kind. */
	readonly news: readonly { readonly kind: string; readonly count: number }[];
	readonly adds: { readonly entries: number; readonly disclosures: number; readonly objects: number };
	/** The copy held more of this notebook's own chain than the notebook: it was rolled back, and goes on in a new chain. */
	readonly rolledBack: boolean;
	/** What was refused or found, a sentence each; empty where all is well. */
	readonly findings: readonly string[];
	/** The merge's entry in the notebook's own ledger; null in a preview, and where nothing was new. */
	readonly receipt: Receipt | null;
	/** The same file once more, for the merge that follows a preview. */
	readonly file: Ticket | null;
}
