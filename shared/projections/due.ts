/**
 * Everything that runs towards a moment: notifications with a deadline, measures that expire, escalations, meetings and
 * actions. In two steps, both pure: what a case's entries have pending, without any clock, so that it can be kept; and what of that is due at a
 * moment handed in. Nothing is remembered between two askings, so a restart or a sleep only makes things later.
 */
import type { CaseSummary, ContainmentView, DueItem, DueView, EntryView, NotificationView, Pending } from '../views';
import type { Instant } from '../vocabulary';
import { containmentsOf } from './containments';
import { escalationsOf } from './escalations';
import { afterOf } from './meetings';
import { notificationsOf } from './notifications';
import { rungAt } from './rungs';

/** How long before its moment each sort is announced. */
const SOON_MS = {
	...{ notification: 4 * 3_600_000, containment: 3_600_000, escalation: 60_000 },
	...{ meeting: 24 * 3_600_000, action: 24 * 3_600_000 },
} as const;
const DAY_MS = 86_400_000;
const LONG_AGO = '0000-01-01T00:00:00.000Z' as Instant;

/** What a case has pending, from its entries alone. */
export function pendingIn(entries: readonly EntryView[]): Pending[] {
	if (!entries.some(({ kind }) => /^(notification|containment|escalation|meeting|action)\./.test(kind))) return [];
	return [
		...escalationsOf(entries, null).flatMap((each): Pending[] => {
			if (each.state !== 'running' || each.levels.length === 0) return [];
			const { escalation: id, entry, levels, startedAt } = each;
			const last = each.last && {
				round: each.last.round,
				level: each.last.level,
				try: each.last.try,
				at: each.last.at,
			};
			return [{ is: 'escalation', id, entry, title: each.reason ?? each.name, running: { levels, startedAt, last } }];
		}),
		...containmentsOf(entries, LONG_AGO).flatMap(measure),
		...notificationsOf(entries).flatMap(toTell),
		...learning(entries),
	];
}

/** A meeting until it was held; an action until it is done, due when its last day is over in UTC. */
function learning(entries: readonly EntryView[]): Pending[] {
	const { meetings, actions } = afterOf(entries, LONG_AGO);
	return [
		...meetings.flatMap(({ meeting: id, planned, held }): Pending[] =>
			planned === null || held !== null
				? []
				: [{ is: 'meeting', id, entry: planned.entry, title: planned.place ?? '', dueAt: planned.for }],
		),
		...actions.flatMap(({ action: id, entry, what, owner, dueOn, done }): Pending[] =>
			done !== null
				? []
				: [{ is: 'action', id, entry, title: `${owner}: ${what}`, dueAt: minus(`${dueOn}T00:00:00.000Z`, -DAY_MS) }],
		),
	];
}

function measure({ containment: id, entry, strategy, chosen, expiresAt, state }: ContainmentView): Pending[] {
	if (state !== 'stands' || expiresAt === null) return [];
	return [{ is: 'containment', id, entry, title: strategy ?? chosen ?? entry, dueAt: expiresAt }];
}

function toTell({ notification: id, entry, party, dueAt, state }: NotificationView): Pending[] {
	if (dueAt === null || (state !== 'planned' && state !== 'tried')) return [];
	return [{ is: 'notification', id, entry, title: party.name, dueAt }];
}

export interface DueCase extends Pick<CaseSummary, 'case' | 'number' | 'exercise'> {
	readonly pending: readonly Pending[];
}

/** What of it is due at a moment, of as many cases as are handed in. */
export function dueOf(cases: readonly DueCase[], at: Instant): DueView {
	const items = cases.flatMap((of) => of.pending.flatMap((each) => itemOf(of, each, at) ?? []));
	const moments = items.flatMap(({ is, dueAt }) => [dueAt, minus(dueAt, SOON_MS[is])]);
	// A rung that is due gives way to the next one after its wait, without anybody doing anything; the top one does not.
	for (const pending of cases.flatMap((each) => each.pending)) {
		if (pending.is !== 'escalation') continue;
		const { levels } = pending.running;
		const rung = rungAt(pending.running, at);
		const level = rung && levels[rung.level - 1];
		if (!rung?.isDue || !level || (rung.level === levels.length && rung.try === level.tries)) continue;
		moments.push(minus(rung.dueAt, -60_000 * level.waitMinutes));
	}
	const coming = moments.filter((moment) => moment > at).sort();
	return { at, nextAt: coming[0] ?? null, items: items.sort(byUrgency) };
}

function itemOf({ case: id, number, exercise }: DueCase, pending: Pending, at: Instant): DueItem | null {
	const rung = pending.is === 'escalation' ? rungAt(pending.running, at) : null;
	const dueAt = pending.is === 'escalation' ? rung?.dueAt : pending.dueAt;
	if (dueAt === undefined) return null;
	const lateMs = Date.parse(at) - Date.parse(dueAt);
	const urgency = lateMs >= 0 ? 'overdue' : lateMs >= -SOON_MS[pending.is] ? 'soon' : 'later';
	const { is, id: own, entry, title } = pending;
	const of = { is, case: id, number, exercise };
	return { ...of, id: own, entry, title, dueAt, urgency, lateMs: Math.max(0, lateMs), rung };
}

const SORTS = { overdue: 0, soon: 1, later: 2 } as const;
const KINDS = { escalation: 0, containment: 1, notification: 2, meeting: 3, action: 4 } as const;
const byUrgency = (a: DueItem, b: DueItem): number =>
	SORTS[a.urgency] - SORTS[b.urgency] || KINDS[a.is] - KINDS[b.is] || (a.dueAt < b.dueAt ? -1 : 1);

const minus = (at: string, ms: number): Instant => new Date(Date.parse(at) - ms).toISOString() as Instant;
