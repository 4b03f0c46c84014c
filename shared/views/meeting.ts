/** What is shown of lessons learned meetings, and of the actions that were agreed on. */
import type { Instant } from '../vocabulary';
import type { EntryRef } from './entry';

export type LessonId = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

export interface MeetingView {
	/** The meeting's id. */
	readonly meeting: string;
	readonly planned: {
		readonly entry: EntryRef;
		readonly for: Instant;
		readonly place: string | null;
		readonly moderator: string | null;
		readonly invited: readonly string[];
		readonly agenda: string | null;
	} | null;
	readonly held: {
		readonly entry: EntryRef;
		readonly at: Instant;
		readonly moderator: string | null;
		readonly attended: readonly string[];
		readonly agreements: readonly string[];
		/** True in a copy that leaves the answers out: then `answer` null says nothing. */
		readonly answersWithheld: boolean;
	} | null;
	/** All nine, in their order; `answer` null where none was given. */
	readonly answers: readonly { readonly question: LessonId; readonly name: string; readonly answer: string | null }[];
	/** Who did not come; `told` null: they do not know yet. */
	readonly absent: readonly {
		readonly name: string;
		readonly told: { readonly entry: EntryRef; readonly at: Instant; readonly how: string | null } | null;
	}[];
}

/** Minutes as they are typed: nothing of them is sealed, and half-typed values are kept too. */
export interface Minutes {
	/** The meeting that was planned; null for another. */
	readonly meeting: string | null;
	/** On this device's wall, as it is typed: `2026-11-27T10:00:00`. */
	readonly heldAt: string | null;
	readonly moderator: string;
	/** A name a line. */
	readonly attended: string;
	readonly absent: string;
	readonly answers: readonly { readonly question: LessonId; readonly answer: string }[];
	/** An agreement a line. */
	readonly agreements: string;
}

export interface KeptMinutes extends Minutes {
	readonly savedAt: Instant;
}

export interface ActionView {
	/** The action's id. */
	readonly action: string;
	readonly entry: EntryRef;
	readonly what: string;
	readonly owner: string;
	/** `2026-12-24`. */
	readonly dueOn: string;
	/** The meeting that agreed on it. */
	readonly meeting: string | null;
	readonly done: { readonly entry: EntryRef; readonly at: Instant; readonly how: string | null } | null;
	readonly overdue: boolean;
}

export interface AfterView {
	/** When the incident was resolved, as stated; null where that is not known. */
	readonly resolvedAt: Instant | null;
	readonly meetings: readonly MeetingView[];
	/** What is to be done first, by day; then what was done. */
	readonly actions: readonly ActionView[];
}
