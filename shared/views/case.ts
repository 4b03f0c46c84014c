/** What is shown of cases. */

import type { CaseId, ChainId, Instant, Sha256 } from '../vocabulary';
import type { EntryRef, Fault, PhaseId } from './entry';
import type { ImpactTriple } from './incident';
import type { AnchoredView } from './outside';
import type { Person } from './person';
import type { RoleView } from './role';

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
	/** Notes in each phase. */
	readonly phases: Readonly<Record<PhaseId, number>>;
	/** How it is rated now (SP 800-61 r2, §3.2.6). */
	readonly impact: ImpactTriple;
	/** No real incident; told wherever the case is named. */
	readonly exercise: boolean;
}

export interface CaseView extends CaseSummary {
	readonly people: readonly Person[];
	/** Of each person who has one. */
	readonly roles: readonly RoleView[];
	/** Whoever is here observes the case and adds nothing to it. */
	readonly observing: boolean;
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
	/** Phases that are open, of the case as a whole or of a host group. */
	readonly openPhases: readonly PhaseId[];
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
