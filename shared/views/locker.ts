/** What is shown of the locker: every item of the notebook in a line, the places as a tree, a stock-take. */
import type { CaseId, Instant, ItemId } from '../vocabulary';
import type { CaseState } from './case';
import type { CustodyFindingKind, ItemState } from './custody';
import type { Receipt } from './entry';
import type { Signer } from './person';

/** One item of any case, in a line. */
export interface LockerRow {
	readonly case: CaseId;
	readonly number: string;
	/** Of a case that is no real incident: no evidence of anything. */
	readonly exercise: boolean;
	readonly caseState: CaseState;
	readonly item: ItemId;
	/** What is written on it. */
	readonly tag: string;
	/** What it is cited by in its case: the tag, unless two laptops gave the same one. */
	readonly cite: string;
	readonly description: string;
	readonly type: string | null;
	readonly serial: string | null;
	readonly holder: Pick<Signer, 'keyId' | 'name'>;
	readonly place: string | null;
	readonly state: ItemState;
	/** Since when it is so. */
	readonly since: Instant;
	readonly seals: readonly string[];
	/** Kinds of findings that nothing has settled. */
	readonly findings: readonly CustodyFindingKind[];
	readonly awaits: { readonly since: Instant; readonly to: string | null } | null;
	readonly dueBack: Instant | null;
	readonly onHold: boolean;
	readonly retention: { readonly ground: string | null; readonly until: Instant | null } | null;
	readonly acts: number;
}

export interface LockerView {
	readonly rows: readonly LockerRow[];
	/** Cases that could not be read, and why; their items are not among the rows. */
	readonly unread: readonly { readonly number: string; readonly why: string }[];
	readonly at: Instant;
}

export interface PlaceView {
	readonly place: string;
	readonly name: string;
	/** The names from the outermost place down to it: `House 3 / Room 12 / Locker B`. */
	readonly path: string;
	readonly parent: string | null;
	/** How many places stand around it. */
	readonly depth: number;
	readonly kind: string | null;
	readonly remark: string | null;
	readonly retired: boolean;
}

/** What was entered of a stock-take in one case. */
export interface StockTaken {
	readonly case: CaseId;
	readonly number: string;
	/** Null where the case is closed: the difference is said and not entered. */
	readonly receipt: Receipt | null;
	readonly missing: readonly string[];
	readonly unexpected: readonly string[];
}

export interface StockTaking {
	readonly taken: readonly StockTaken[];
	readonly unknown: readonly string[];
	/** Where nothing but unknown tags was there: the entry in the notebook's own ledger. */
	readonly receipt: Receipt | null;
}
