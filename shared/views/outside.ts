/**
 * What a client is shown of proofs kept outside the notebook: how far they reach, timestamps, receipts, forks. Plain data,
 * computed from entries and from files that the person brings.
 */

import type { CaseId, ChainId, Instant, KeyId, Sha256, Ticket } from '../vocabulary';
import type { EntryRef } from './entry';

/** What somebody outside a chain said of one of its entries. */
export interface AnchorView {
	readonly kind: 'counter-signature' | 'other-chain' | 'receipt' | 'timestamp' | 'own-ledger';
	/** The entry that it names; through the links it reaches all entries before. */
	readonly seq: number;
	/** When, by whoever said it; null where it does not say. */
	readonly at: Instant | null;
	readonly who: string;
	/** Why it does not count against the chain's custodian; null where it does. */
	readonly weak: string | null;
}

/** How far anchors from outside reach in one chain, and what rests on its custodian's key alone. */
export interface AnchoredView {
	readonly chain: ChainId;
	readonly letter: string;
	/** The newest entry that an anchor reaches which counts; null where none does. */
	readonly through: number | null;
	/** The newest of each kind. */
	readonly by: readonly AnchorView[];
	/** `who`: the custodian by name, or by key id. */
	readonly rest: { readonly from: number; readonly to: number; readonly who: string | null } | null;
	/** All of it in words. */
	readonly sentence: string;
}

/** A request for a timestamp, as a file to be taken to an authority. */
export interface TimestampRequested {
	readonly path: string;
	/** `A-12`, or the signature's file. */
	readonly of: string;
	/** The SHA-256 that is to be stamped. */
	readonly imprint: Sha256;
}

/** An authority's timestamp that holds. */
export interface TimestampView {
	readonly of: string;
	readonly imprint: Sha256;
	/** By the authority's clock. */
	readonly at: Instant;
	readonly authority: string;
	/** Of the authority's certificate. */
	readonly fingerprint: string;
}

export interface ReceiptSaved {
	readonly path: string;
	readonly entry: EntryRef;
	readonly digest: Sha256;
}

/** What a receipt kept outside shows of a case. */
export interface ReceiptChecked {
	readonly state: 'reached' | 'cut' | 'rewritten' | 'other case';
	/** `A-12`, or the chain and number where the chain is not at hand. */
	readonly entry: string;
	readonly digest: Sha256;
	/** The digest of what stands there now; null where nothing does. */
	readonly found: Sha256 | null;
	readonly sentence: string;
	/** Where a proof of the fork was written; null where there is none. */
	readonly proof: string | null;
	/** The same file once more, where one key signed two entries and no place for the proof was given; else null. */
	readonly file: Ticket | null;
}

/** A receipt as the process that reads strangers’ files hands it over: every signature in it was found to hold. */
export type { Receipt as ReceiptRead } from '../ledger/receipt';

/** Two copies of one case, chain by chain. */
export interface CopiesCompared {
	readonly chains: readonly {
		readonly chain: ChainId;
		readonly lengths: readonly [number, number];
		readonly state:
			| 'same'
			| 'first is longer'
			| 'second is longer'
			| 'only in the first'
			| 'only in the second'
			| 'forked';
		readonly fork: ForkView | null;
	}[];
	readonly forks: number;
	readonly proof: string | null;
}

/** Two entries with one chain and number. */
export interface ForkView {
	readonly case: CaseId;
	readonly chain: ChainId;
	readonly seq: number;
	readonly heads: readonly [Sha256, Sha256];
	/** Who signed both: then it is proven; nobody where two keys signed, or a signature does not hold. */
	readonly signedBoth: readonly { readonly keyId: KeyId; readonly fingerprint: string }[];
	readonly sentence: string;
}
