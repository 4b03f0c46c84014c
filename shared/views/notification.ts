/** What is shown of notifications and escalations of a case. */
import type { Instant } from '../vocabulary';
import type { CountedFrom } from './contact';
import type { EntryRef } from './entry';

/** A contact as an entry of the case calls it. */
export interface CalledContact {
	readonly contact: string;
	readonly name: string;
	/** How to reach them, as it was when the entry was made. */
	readonly reach: string | null;
}

/** An item of a list, or the notebook's own, as an entry calls it. */
export interface NamedChoice {
	readonly id: string;
	readonly name: string;
}

/** `tried`: nobody was reached yet. `told`: told, and nobody has said so. */
export type NotificationState = 'planned' | 'tried' | 'told' | 'acknowledged' | 'withdrawn';

export interface NotificationTry {
	readonly entry: EntryRef;
	readonly method: NamedChoice;
	readonly reached: boolean;
	readonly told: string | null;
	readonly to: string | null;
	/** Who did it; who wrote it down, where that is not said. */
	readonly by: string | null;
	readonly at: Instant;
	/** When it was entered, where that was later. */
	readonly enteredAt: Instant | null;
}

/** A deadline that runs in a case. */
export interface RunningDeadline {
	readonly deadline: string;
	readonly name: string;
	readonly amount: number;
	readonly unit: 'hours' | 'days';
	readonly from: CountedFrom;
	readonly fromEntry: EntryRef | null;
	readonly basis: string | null;
	/** What it is counted from; null while nobody has recorded that time. */
	readonly fromAt: Instant | null;
}

export interface NotificationView {
	readonly notification: string;
	/** The newest plan. */
	readonly entry: EntryRef;
	readonly party: NamedChoice;
	readonly what: string | null;
	/** In the order in which they are to be used now. */
	readonly methods: readonly (NamedChoice & { readonly inBand: boolean })[];
	readonly contact: CalledContact | null;
	readonly deadline: RunningDeadline | null;
	/** By when; null where no time is set or what it is counted from is unknown. */
	readonly dueAt: Instant | null;
	readonly state: NotificationState;
	/** When they were told first. */
	readonly toldAt: Instant | null;
	/** By how much that was late, in milliseconds; null where it was not, or nothing was due. */
	readonly toldLateMs: number | null;
	readonly tries: readonly NotificationTry[];
	readonly acknowledged: { readonly by: string; readonly how: string | null; readonly at: Instant } | null;
	readonly withdrawn: { readonly reason: string | null; readonly at: Instant } | null;
}

export interface EscalationLevel {
	readonly contacts: readonly CalledContact[];
	readonly waitMinutes: number;
	readonly tries: number;
}

export interface EscalationTry {
	readonly entry: EntryRef;
	readonly round: number;
	readonly level: number;
	readonly try: number;
	readonly contact: CalledContact;
	readonly method: string | null;
	readonly outcome: string | null;
	readonly at: Instant;
	readonly by: string | null;
}

/** Somebody who is to be called, and when. */
export interface Rung {
	/** How often the ladder was begun, from 1. */
	readonly round: number;
	/** From 1. */
	readonly level: number;
	readonly try: number;
	readonly contact: CalledContact;
	readonly dueAt: Instant;
}

/** Where an escalation stands at a moment. */
export interface RungNow extends Rung {
	readonly isDue: boolean;
	/** How late it is, in milliseconds; 0 while it is not due. */
	readonly lateMs: number;
	/** Rungs that fell due before and were not climbed: the device slept, or nobody acted. */
	readonly missed: readonly Rung[];
}

/** What the timers of an escalation follow from; no clock in it. */
export interface RunningEscalation {
	readonly levels: readonly EscalationLevel[];
	readonly startedAt: Instant;
	readonly last: { readonly round: number; readonly level: number; readonly try: number; readonly at: Instant } | null;
}

export interface EscalationView extends RunningEscalation {
	readonly escalation: string;
	readonly entry: EntryRef;
	readonly name: string;
	readonly reason: string | null;
	readonly tries: readonly EscalationTry[];
	readonly state: 'running' | 'answered' | 'ended';
	readonly answered: { readonly by: string; readonly said: string | null; readonly at: Instant } | null;
	readonly ended: { readonly reason: string | null; readonly at: Instant } | null;
	/** Where it stands now; null when it runs no more. */
	readonly now: RungNow | null;
}

export interface NotificationsView {
	/** Whether the network may be listened to, and what that rests on; null while nobody said. */
	readonly listenedTo: { readonly is: boolean; readonly reason: string | null; readonly at: Instant } | null;
	readonly notifications: readonly NotificationView[];
	/** Deadlines of the notebook for which this case has no plan. */
	readonly unplanned: readonly {
		readonly deadline: string;
		readonly name: string;
		readonly party: string | null;
		readonly from: CountedFrom;
		/** By when it would be; null where what it is counted from is unknown. */
		readonly dueAt: Instant | null;
	}[];
}
