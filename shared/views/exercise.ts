/** What is shown of exercises: the scenarios that ship, and one that is run. */
import type { Instant } from '../vocabulary';
import type { EntryRef } from './entry';
import type { ActionView } from './meeting';

export interface ScenarioView {
	/** Its id in the list “scenarios”. */
	readonly scenario: string;
	readonly version: number;
	readonly name: string;
	/** Paragraphs. */
	readonly narrative: readonly string[];
	readonly questions: readonly { readonly id: string; readonly asks: string; readonly section: string }[];
	/** In the order of their minutes after the start. */
	readonly injects: readonly { readonly id: string; readonly minute: number; readonly says: string }[];
}

export interface ExerciseAnswer {
	readonly entry: EntryRef;
	readonly at: Instant;
	/** Null where it is withheld. */
	readonly answer: string | null;
	/** Who answered; who wrote it down, where that is not said. */
	readonly by: string | null;
}

/** Answers that are typed and not sealed, by question. */
export type TypedAnswers = Readonly<Record<string, { readonly answer: string; readonly by: string }>>;

export interface ExerciseGap {
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly question: string;
	/** Null where it is withheld. */
	readonly says: string | null;
	/** Null where no entry tells of it. */
	readonly action: ActionView | null;
}

export interface ExerciseQuestion {
	readonly question: string;
	readonly asks: string;
	/** Where the publication treats it: `§3.3.1, §3.3.4`. */
	readonly section: string;
	readonly answer: ExerciseAnswer | null;
	/** Answers that another one took the place of, the newest first. */
	readonly former: readonly ExerciseAnswer[];
	readonly gaps: readonly ExerciseGap[];
}

export interface ExerciseInject {
	readonly inject: string;
	/** Minutes after the start. */
	readonly minute: number;
	readonly dueAt: Instant;
	/** Null until it was shown: the team is not told beforehand. */
	readonly says: string | null;
	readonly shown: { readonly entry: EntryRef; readonly at: Instant } | null;
}

export interface ExerciseView {
	readonly entry: EntryRef;
	readonly begunAt: Instant;
	/** The moment that it is told of. */
	readonly at: Instant;
	/** Since the start; up to the end, where it has ended. */
	readonly elapsedMs: number;
	readonly scenario: string;
	readonly name: string;
	/** Null where it is withheld. */
	readonly title: string | null;
	/** Paragraphs; empty where they are withheld. */
	readonly narrative: readonly string[];
	readonly facilitator: string | null;
	readonly participants: readonly string[];
	readonly plannedMinutes: number | null;
	readonly place: string | null;
	readonly timeOfDay: string | null;
	readonly injects: readonly ExerciseInject[];
	/** The one that comes next; null after the last one. */
	readonly next: { readonly inject: string; readonly dueAt: Instant } | null;
	/** Every question under its heading, in the order of the publication. */
	readonly groups: readonly {
		readonly id: string;
		readonly name: string;
		readonly questions: readonly ExerciseQuestion[];
	}[];
	readonly answered: number;
	readonly questions: number;
	/** In the order in which they were found. */
	readonly gaps: readonly ExerciseGap[];
	readonly ended: {
		readonly entry: EntryRef;
		readonly at: Instant;
		readonly wentWell: string | null;
		readonly wentBadly: string | null;
	} | null;
}
