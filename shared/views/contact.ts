/** What is shown of contacts, ladders and deadlines: what the notebook knows before anything happens. */
import type { Instant, Sha256 } from '../vocabulary';
import type { EntryRef } from './entry';

export interface ContactView {
	/** The contact's id. */
	readonly contact: string;
	/** The newest entry that tells of it. */
	readonly entry: EntryRef;
	readonly name: string;
	readonly role: string | null;
	readonly organization: string | null;
	readonly party: string | null;
	readonly phone: string | null;
	readonly backupPhone: string | null;
	readonly email: string | null;
	readonly onCall: string | null;
	readonly fingerprints: readonly string[];
	readonly verify: string | null;
	/** When the newest entry was made. */
	readonly at: Instant;
	/** How many entries tell of it. */
	readonly versions: number;
	readonly retired: { readonly at: Instant; readonly reason: string | null } | null;
}

export interface LadderLevel {
	readonly contacts: readonly string[];
	readonly waitMinutes: number;
	readonly tries: number;
}

export interface LadderView {
	readonly ladder: string;
	readonly entry: EntryRef;
	readonly name: string;
	readonly levels: readonly LadderLevel[];
	readonly at: Instant;
	readonly retired: string | null;
}

export type CountedFrom = 'started' | 'discovered' | 'reported' | 'resolved' | 'entry';

export interface DeadlineView {
	readonly deadline: string;
	readonly entry: EntryRef;
	readonly name: string;
	readonly amount: number;
	readonly unit: 'hours' | 'days';
	readonly from: CountedFrom;
	readonly party: string | null;
	readonly basis: string | null;
	readonly at: Instant;
	readonly retired: string | null;
}

export interface ContactsView {
	/** By name; the retired ones last. */
	readonly contacts: readonly ContactView[];
	readonly ladders: readonly LadderView[];
	readonly deadlines: readonly DeadlineView[];
	/** The newest entry of the notebook's own ledger, for the foot of a call sheet. */
	readonly head: { readonly ref: EntryRef; readonly digest: Sha256; readonly at: Instant } | null;
}
