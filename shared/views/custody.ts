/** What is shown of evidence items and their custody. */

import type { Instant, ItemId } from '../vocabulary';
import type { EntryRef, FileView } from './entry';
import type { Signer } from './person';

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
