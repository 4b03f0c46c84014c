/** What is shown of phases, host groups and the checklist. */
import type { Instant } from '../vocabulary';
import type { EntryRef, PhaseId } from './entry';
import type { Signer } from './person';

export interface HostGroupView {
	/** Its id, a UUID. */
	readonly group: string;
	readonly name: string;
	readonly reason: string | null;
	readonly entry: EntryRef;
	readonly madeAt: Instant;
}

/** A time during which the case, or one host group, was in a phase. */
export interface PhaseInterval {
	readonly phase: PhaseId;
	/** The host group’s id; null: the case as a whole. */
	readonly group: string | null;
	readonly from: Instant;
	/** Null while it is open. */
	readonly to: Instant | null;
	readonly reason: string | null;
	readonly leftBecause: string | null;
	readonly entered: EntryRef;
	readonly left: EntryRef | null;
	/** How often this phase was entered for the same group, this time included. */
	readonly time: number;
	/** A later phase had been entered before: handling went back, which is normal (Figure 3-1). */
	readonly back: boolean;
	/** It was left at a time before it was entered: one of the two was stated wrongly. */
	readonly impossible: boolean;
}

export interface PhasesView {
	readonly groups: readonly HostGroupView[];
	/** In the order of the entries by which they were entered. */
	readonly intervals: readonly PhaseInterval[];
}

export type StepState = 'open' | 'in part' | 'done' | 'skipped';

/** A tick or a skip. */
export interface StepAct {
	readonly state: Exclude<StepState, 'open'>;
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly by: Signer | null;
	/** What was remarked, or why it was skipped. */
	readonly said: string | null;
	/** Entries that prove it. */
	readonly proof: readonly EntryRef[];
	readonly withdrawn: { readonly entry: EntryRef; readonly at: Instant; readonly reason: string | null } | null;
}

export interface StepView {
	/** `6.1`, or the id of a step of the notebook’s own. */
	readonly step: string;
	readonly name: string;
	readonly phase: PhaseId;
	/** The step that it is a part of. */
	readonly of: string | null;
	/** It stands for its parts, and is not ticked itself. */
	readonly heading: boolean;
	readonly state: StepState;
	/** The act that stands; null while it is open, and for a heading. */
	readonly stands: StepAct | null;
	/** Every act, in order. */
	readonly acts: readonly StepAct[];
}

/** The checklist of the case as a whole, or once more for one host group (step 6.3). */
export interface ChecklistView {
	readonly group: HostGroupView | null;
	readonly steps: readonly StepView[];
	/** Counts of what can be ticked; a skipped step counts as seen to. */
	readonly done: number;
	readonly total: number;
}
