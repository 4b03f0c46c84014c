/**
 * The timers of an escalation (SP 800-61 r2, §3.2.6): call, wait, call again, wait, call the next level; from the top
 * again until somebody answers. A pure function of what was entered and a moment handed in, so that a restart or a sleep
 * changes nothing: it says which rung is due now, and how late it is.
 * What must hold: the wait runs from the last try that was entered; a rung that was slept over is named as missed and the
 * highest one whose moment has come is due; a sleep, however long, never goes past the top of the ladder, because
 * beginning anew below before the top was called would help nobody.
 */
import type { EscalationLevel, Rung, RungNow, RunningEscalation } from '../views';
import type { Instant } from '../vocabulary';

const MINUTE_MS = 60_000;

interface Step {
	readonly round: number;
	readonly level: number;
	readonly try: number;
}

/** @returns null where the ladder has no level */
export function rungAt({ levels, startedAt, last }: RunningEscalation, at: Instant): RungNow | null {
	const now = Date.parse(at);
	let rung: Rung | null =
		last === null
			? rungOf(levels, { round: 1, level: 1, try: 1 }, startedAt)
			: rungOf(levels, after(levels, last), later(last.at, waitOf(levels, last)));
	if (rung === null) return null;
	const missed: Rung[] = [];
	while (Date.parse(rung.dueAt) <= now) {
		const next: Rung | null = rungOf(levels, after(levels, rung), later(rung.dueAt, waitOf(levels, rung)));
		if (next === null || next.round !== rung.round || Date.parse(next.dueAt) > now) break;
		missed.push(rung);
		rung = next;
	}
	const lateMs = now - Date.parse(rung.dueAt);
	return { ...rung, isDue: lateMs >= 0, lateMs: Math.max(0, lateMs), missed };
}

/** The step after a step. A level or a try that the ladder does not have (an entry made elsewhere) goes on at the next that it has. */
function after(levels: readonly EscalationLevel[], { round, level, try: tried }: Step): Step {
	const here = levels[level - 1];
	if (here && tried < here.tries) return { round, level, try: tried + 1 };
	if (level < levels.length) return { round, level: level + 1, try: 1 };
	return { round: round + 1, level: 1, try: 1 };
}

/** At one level its contacts take turns. */
function rungOf(levels: readonly EscalationLevel[], step: Step, dueAt: Instant): Rung | null {
	const { contacts = [] } = levels[step.level - 1] ?? {};
	const contact = contacts[(step.try - 1) % Math.max(1, contacts.length)];
	return contact ? { ...step, contact, dueAt } : null;
}

const waitOf = (levels: readonly EscalationLevel[], { level }: Step): number =>
	(levels[level - 1] ?? levels.at(-1))?.waitMinutes ?? 1;

/** Minutes that would lead beyond the last moment there is end at it. */
function later(at: Instant, minutes: number): Instant {
	const ms = Math.min(Date.parse(at) + minutes * MINUTE_MS, Date.parse('9999-12-31T23:59:59.999Z'));
	return new Date(ms).toISOString() as Instant;
}
