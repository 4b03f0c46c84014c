/**
 * Moments and the time between them, for the measures of SP 800-61 r2, §3.4.2. What must hold: a moment is as wide as its
 * accuracy and its unknown zone make it, and so is every span that follows from it; nothing is narrowed by guessing.
 */
import { spanOf } from '../stated-span';
import type { StatedTime } from '../stated-time';
import type { Elapsed, EntryRef, IncidentTimeView, Moment } from '../views';
import type { Instant } from '../vocabulary';

/** A moment that an entry’s own clock or a set time gives. */
export function exactly(at: Instant, entry: EntryRef): Moment | null {
	const ms = Date.parse(at);
	return Number.isNaN(ms) ? null : { firstMs: ms, lastMs: ms, entries: [entry] };
}

/** A moment as it was stated; null where that cannot be read. */
export function stated(time: StatedTime, entry: EntryRef): Moment | null {
	const span = spanOf(time);
	return span && { firstMs: span.first, lastMs: span.last, entries: [entry] };
}

/** One of the four times; null while it is unknown. */
export function ofTheFour({ last }: IncidentTimeView): Moment | null {
	return last?.stated ? stated(last.stated, last.entry) : null;
}

/** When the last of several was: no sooner than the latest beginning among them. */
export function latest(moments: readonly Moment[]): Moment | null {
	if (moments.length === 0) return null;
	return {
		firstMs: Math.max(...moments.map(({ firstMs }) => firstMs)),
		lastMs: Math.max(...moments.map(({ lastMs }) => lastMs)),
		entries: moments.flatMap(({ entries }) => entries),
	};
}

/** When the first of several was. */
export function earliest(moments: readonly Moment[]): Moment | null {
	const [first] = [...moments].sort((a, b) => a.firstMs - b.firstMs);
	if (!first) return null;
	return { ...first, lastMs: Math.min(...moments.map(({ lastMs }) => lastMs)) };
}

export const unknown = (because: string, entries: readonly EntryRef[] = []): Elapsed => ({
	...{ state: 'unknown', leastMs: null, mostMs: null, entries, because },
});

export const lasted = (leastMs: number, mostMs: number | null, entries: readonly EntryRef[], why: string): Elapsed => ({
	...{ state: leastMs === mostMs ? 'known' : 'range', leastMs, mostMs, entries },
	because: leastMs === mostMs ? null : why,
});

/**
 * From one moment to another, both of which may be rough.
 * @param names what the two are called where one is missing
 */
export function elapsed(from: Moment | null, to: Moment | null, names: readonly [string, string]): Elapsed {
	const missing = from === null ? names[0] : names[1];
	const entries = [...new Set([...(from?.entries ?? []), ...(to?.entries ?? [])])];
	if (from === null || to === null) return unknown(`It is not known when it was ${missing}.`, entries);
	const mostMs = to.lastMs - from.firstMs;
	if (mostMs < 0) {
		const because = `As stated, it was ${names[1]} before it was ${names[0]}.`;
		return { state: 'contradictory', leastMs: null, mostMs: null, entries, because };
	}
	return lasted(Math.max(0, to.firstMs - from.lastMs), mostMs, entries, 'A time is known only roughly.');
}

/** Together how long several lasted; without an end where one of them has none. */
export function together(parts: readonly Elapsed[], why: string): Elapsed {
	const known = parts.filter(({ leastMs }) => leastMs !== null);
	if (known.length === 0) return unknown(why);
	const least = known.reduce((sum, { leastMs }) => sum + (leastMs ?? 0), 0);
	const open = parts.some(({ mostMs }) => mostMs === null);
	const most = open ? null : parts.reduce((sum, { mostMs }) => sum + (mostMs ?? 0), 0);
	return lasted(
		least,
		most,
		parts.flatMap(({ entries }) => entries),
		why,
	);
}
