/** What is shown of containment decisions and of everything that is due. */
import type { CRITERIA, DURATIONS, ENDINGS, RATINGS } from '../catalogue/containment';
import type { CaseId, Instant } from '../vocabulary';
import type { EntryRef } from './entry';
import type { RungNow, RunningEscalation } from './notification';

export type Criterion = (typeof CRITERIA)[number];
export type Rating = (typeof RATINGS)[number];
export type DurationClass = (typeof DURATIONS)[number];
export type Ending = (typeof ENDINGS)[number];

export interface Weighed {
	readonly criterion: Criterion;
	readonly rating: Rating;
	readonly because: string | null;
}

export interface ContainmentOption {
	readonly name: string;
	readonly weighed: readonly Weighed[];
}

export interface ContainmentView {
	readonly containment: string;
	readonly entry: EntryRef;
	readonly options: readonly ContainmentOption[];
	readonly chosen: string | null;
	readonly strategy: string | null;
	readonly duration: DurationClass;
	/** When it expires, after every extension; null where it is permanent. */
	readonly expiresAt: Instant | null;
	readonly authorizedBy: string | null;
	readonly authorizedHow: string | null;
	readonly appliesTo: readonly string[];
	readonly decidedAt: Instant;
	/** `stands`: it holds until it expires; `expired` says that this moment is past. */
	readonly state: 'stands' | 'expired' | 'permanent' | 'removed' | 'replaced';
	/** What became of it, in order. */
	readonly endings: readonly {
		readonly entry: EntryRef;
		readonly how: Ending;
		readonly reason: string | null;
		readonly expiresAt: Instant | null;
		readonly replacedBy: string | null;
		readonly authorizedBy: string | null;
		readonly at: Instant;
	}[];
}

/** Something in a case that runs towards a moment; no clock in it. */
export type Pending =
	| {
			readonly is: 'notification' | 'containment' | 'meeting' | 'action';
			readonly id: string;
			readonly entry: EntryRef;
			/** The party, the measure, where a meeting is to be (empty where that is not said), or what is to be done. */
			readonly title: string;
			readonly dueAt: Instant;
	  }
	| {
			readonly is: 'escalation';
			readonly id: string;
			readonly entry: EntryRef;
			readonly title: string;
			readonly running: RunningEscalation;
	  };

/** `overdue`: its moment is past. `soon`: it comes within the time that its sort is announced before. */
export type Urgency = 'overdue' | 'soon' | 'later';

export interface DueItem {
	readonly is: Pending['is'];
	readonly case: CaseId;
	readonly number: string;
	/** Of a case that is no real incident. */
	readonly exercise: boolean;
	readonly id: string;
	readonly entry: EntryRef;
	readonly title: string;
	readonly dueAt: Instant;
	readonly urgency: Urgency;
	/** How late it is, in milliseconds; 0 while its moment is to come. */
	readonly lateMs: number;
	/** For an escalation: who is to be called. */
	readonly rung: RungNow | null;
}

export interface DueView {
	/** The moment that this is told of. */
	readonly at: Instant;
	/** When something here will be another: ask again then. Null where nothing will. */
	readonly nextAt: Instant | null;
	/** The most urgent first. */
	readonly items: readonly DueItem[];
}
