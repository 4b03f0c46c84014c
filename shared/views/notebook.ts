/** What is shown of the notebook as a whole. */

import type { Instant, KeyId, Sha256 } from '../vocabulary';
import type { Fault } from './entry';
import type { Person, RecoveryState } from './person';

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

export interface ClockView {
	readonly at: Instant;
	readonly offset: number;
	readonly zone: string;
	/** What the monotonic clock is and whether it counts sleep. */
	readonly monotonic: string;
}
