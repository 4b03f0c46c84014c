/** What is shown of the jump kit: its items, what is amiss with them, and the verdict that they support. */
import type { Instant } from '../vocabulary';
import type { EntryRef } from './entry';

export type KitFinding = 'fit' | 'missing' | 'broken';
export type KitVerdict = 'ready' | 'not ready';

/** What stands against a verdict *ready*, as one word that screens and texts share. */
export type KitFault =
	| 'missing'
	| 'broken'
	| 'expired'
	| 'lent out'
	| 'never checked'
	| 'not checked since it came back'
	| 'check overdue'
	| 'never scrubbed'
	| 'not scrubbed since a case began';

export interface KitItemView {
	/** The item's id. */
	readonly item: string;
	/** The newest entry that tells what it is. */
	readonly entry: EntryRef;
	readonly name: string;
	readonly quantity: number;
	/** An id of the list “readiness”, as it was recorded. */
	readonly tool: string | null;
	/** `2027-03-31`, the last good day. */
	readonly expiresOn: string | null;
	readonly checkEveryDays: number | null;
	readonly where: string | null;
	readonly checked: {
		readonly entry: EntryRef;
		readonly at: Instant;
		readonly finding: KitFinding;
		readonly remark: string | null;
		readonly by: string | null;
	} | null;
	/** When the next check is due; null where none is asked for or none was made. */
	readonly dueAt: Instant | null;
	readonly lent: {
		readonly entry: EntryRef;
		readonly at: Instant;
		readonly to: string | null;
		readonly reason: string | null;
	} | null;
	readonly scrubbed: { readonly entry: EntryRef; readonly doneAt: Instant; readonly how: string | null } | null;
	readonly retired: { readonly at: Instant; readonly reason: string | null } | null;
	readonly faults: readonly KitFault[];
}

export interface KitView {
	/** What is amiss first, then by name; the retired ones last. */
	readonly items: readonly KitItemView[];
	/** `documents`: those of the library whose review the kit waits for, and which is overdue. */
	readonly counts: { readonly items: number; readonly amiss: number; readonly documents: number };
	/** What the entries support at this moment. */
	readonly supports: KitVerdict;
	/** Why not ready, a sentence each; empty where it is ready. */
	readonly because: readonly string[];
	/** What should be looked at and stands against no verdict, a sentence each. */
	readonly warnings: readonly string[];
	/** The newest verdict that somebody signed. */
	readonly given: {
		readonly entry: EntryRef;
		readonly at: Instant;
		readonly by: string | null;
		readonly verdict: KitVerdict;
		readonly because: readonly string[];
		readonly remark: string | null;
		/** False where it says ready and the entries no longer support it. */
		readonly holds: boolean;
	} | null;
	/** Tools and resources of §3.1.1 for which no item stands in the kit, by their ids. */
	readonly without: readonly string[];
}
