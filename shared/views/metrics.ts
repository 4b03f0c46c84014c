/** What is shown of the measures of SP 800-61 r2, §3.4.2. Unknown is a range or nothing, never an invented figure. */
import type { ANSWERS, COST_SORTS } from '../catalogue/measure';
import type { Instant } from '../vocabulary';
import type { EntryRef, PhaseId } from './entry';
import type { ImpactRating } from './incident';
import type { ChoiceView } from './list';
import type { PartyView } from './scene';

/** When something was, as exactly as that is known; milliseconds since 1970. */
export interface Moment {
	readonly firstMs: number;
	readonly lastMs: number;
	readonly entries: readonly EntryRef[];
}

export interface Elapsed {
	/** `contradictory`: by what was stated, the end lies before the beginning. */
	readonly state: 'known' | 'range' | 'unknown' | 'contradictory';
	/** Null where it is not known. */
	readonly leastMs: number | null;
	/** Null where it is not known: a range without an end is at least so long. */
	readonly mostMs: number | null;
	/** What it follows from. */
	readonly entries: readonly EntryRef[];
	/** Why it is not known, or only roughly; null where it is known. */
	readonly because: string | null;
}

export type Stage =
	| 'started'
	| 'discovered'
	| 'reported'
	| 'rated'
	| 'da'
	| 'cer'
	| 'containment decided'
	| 'contained'
	| 'eradicated'
	| 'recovered'
	| 'post'
	| 'resolved';

export interface StageMeasure {
	readonly stage: Stage;
	/** Null: not reached, or nobody knows when. */
	readonly moment: Moment | null;
	readonly because: string | null;
	readonly sinceStart: Elapsed;
	readonly sinceDiscovery: Elapsed;
}

export interface PhaseMeasure {
	readonly phase: PhaseId;
	/** How long it was open, for the case or any host group; what overlaps counts once. */
	readonly open: Elapsed;
	/** How often it was entered, and how often after a later one. */
	readonly entered: number;
	readonly back: number;
}

export type Audience = 'management' | 'external' | 'other';

/** A party that was told. */
export interface ToldMeasure {
	readonly party: string;
	readonly audience: Audience;
	readonly sinceDiscovery: Elapsed;
}

export interface LaborView {
	readonly who: PartyView | null;
	readonly what: string | null;
	readonly time: Elapsed;
	readonly entry: EntryRef;
	readonly replaced: EntryRef | null;
}

export type CostSort = (typeof COST_SORTS)[number];

export interface CostView {
	readonly sort: CostSort | null;
	readonly what: string | null;
	/** Null: unknown, or withheld. */
	readonly amount: { readonly currency: string; readonly least: string; readonly most: string } | null;
	readonly basis: string | null;
	readonly entry: EntryRef;
	readonly withheld: boolean;
	readonly replaced: EntryRef | null;
}

/** A sum of one sort in one currency, in its decimal form. */
export interface CostSum {
	readonly sort: CostSort;
	readonly currency: string;
	readonly least: string;
	readonly most: string;
	readonly entries: readonly EntryRef[];
}

export type Answer = (typeof ANSWERS)[number];

export interface AssessmentGiven {
	readonly measure: ChoiceView;
	readonly answer: Answer;
	readonly by: PartyView | null;
	readonly says: string | null;
	readonly entry: EntryRef;
	readonly at: Instant;
}

/** One item of what an audit looks at, as somebody answered it. */
export interface AuditAnswered {
	readonly item: ChoiceView;
	readonly answer: Answer;
	readonly by: PartyView | null;
	readonly says: string | null;
	readonly entry: EntryRef;
	readonly at: Instant;
}

/** Something that was written down or not; unknown is told apart from no. */
export interface Identified {
	readonly is: 'identified' | 'not known';
	readonly what: string | null;
	readonly entries: readonly EntryRef[];
}

export interface SignCount {
	readonly type: 'precursor' | 'indicator';
	readonly recorded: number;
	readonly validated: number;
	readonly falseAlarms: number;
	readonly undecided: number;
	readonly entries: readonly EntryRef[];
}

export interface CaseMetrics {
	/** An exercise counts nowhere. */
	readonly exercise: boolean;
	readonly vectors: readonly ChoiceView[];
	readonly category: string | null;
	readonly labor: {
		readonly total: Elapsed;
		/** Entries of which the time is known, of all that count. */
		readonly known: number;
		readonly parts: readonly LaborView[];
	};
	readonly stages: readonly StageMeasure[];
	readonly phases: readonly PhaseMeasure[];
	/** From the first report to the first act of the response. */
	readonly response: Elapsed;
	readonly told: readonly ToldMeasure[];
	/** Until the first of them was told, from discovery. */
	readonly toManagement: Elapsed;
	readonly toExternal: Elapsed;
	/** The three factors as they are now, with first and last. */
	readonly impact: readonly ImpactRating[];
	readonly signs: readonly SignCount[];
	/** Technical indicators that stand. */
	readonly indicators: number;
	readonly cause: Identified;
	readonly vector: Identified;
	/** By step 6.1 of the checklist, which identifies and mitigates what was exploited. */
	readonly vulnerabilities: Identified;
	/** The systems and resources that it struck. */
	readonly victims: Identified;
	readonly related: Identified;
	readonly cost: {
		readonly sums: readonly CostSum[];
		readonly known: number;
		readonly parts: readonly CostView[];
	};
	/** The newest of each measure and person stands last. */
	readonly assessments: readonly AssessmentGiven[];
	/** In their order; of each item the newest stands last. */
	readonly audit: readonly AuditAnswered[];
}

/** A figure across cases. */
export interface Across {
	/** Cases of which it is known, wholly or as a range with both ends. */
	readonly known: number;
	/** All cases that count. */
	readonly of: number;
	/** Null while fewer than two cases are known: of one case there is no mean. */
	readonly mean: { readonly leastMs: number; readonly mostMs: number } | null;
	/** The one in the middle, of an even number half way between the two; null while fewer than two are known. */
	readonly median: { readonly leastMs: number; readonly mostMs: number } | null;
	/** The shortest and the longest known; null where none is. */
	readonly from: { readonly leastMs: number; readonly mostMs: number } | null;
}

export interface NumberedMetrics extends CaseMetrics {
	readonly case: string;
	readonly number: string;
	readonly title: string;
}

export interface MetricsOfAll {
	/** Cases that count. */
	readonly counted: number;
	/** Numbers of exercises, which do not. */
	readonly exercises: readonly string[];
	/** Cases of which nothing could be read. */
	readonly unread: readonly string[];
	/** A case with several vectors counts under each. */
	readonly byVector: readonly { readonly name: string; readonly count: number }[];
	readonly withoutVector: number;
	readonly byCategory: readonly { readonly name: string; readonly count: number }[];
	readonly withoutCategory: number;
	readonly labor: Across;
	readonly stages: readonly { readonly stage: Stage; readonly sinceStart: Across; readonly sinceDiscovery: Across }[];
	readonly response: Across;
	readonly toManagement: Across;
	readonly toExternal: Across;
	/** Sums over the cases that recorded any; `known`: in how many of the cases that count. */
	readonly cost: readonly (Omit<CostSum, 'entries'> & { readonly known: number })[];
	readonly cases: readonly NumberedMetrics[];
}
