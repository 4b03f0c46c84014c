/**
 * Where a timeline is empty. Gaps lie within the incident: from when it started, at the latest, to when it was resolved, at
 * the earliest; where that is not known, from the first item, and until now while the case is open. What must hold: an item
 * whose zone is not known, or whose accuracy is wider than a day, closes no gap, but is counted as one that may lie there.
 */
import { spanOf } from '../stated-span';
import type { EntryView, PlacedGap, TimelineFlag, TimelineGap, TimelineItem } from '../views';
import { timesOf } from './four-times';
import { msOf } from './timeline-placing';
import { firstFrom } from './timeline-window';

const LEAST_GAP = 60_000;
/** Of the time that is looked at: a minute without anything says little of a month. */
const LEAST_SHARE = 0.01;
/** Up to now something may be on its way into the ledger. */
const LEAST_OPEN = 3_600_000;
const DAY = 86_400_000;
const MOST_GAPS = 10;

/** The incident's times in their order, those that are known. */
export function flagsOf(entries: readonly EntryView[], assumedMinutes: number): TimelineFlag[] {
	return timesOf(entries).flatMap(({ time, last }): TimelineFlag[] => {
		const span = last?.stated ? spanOf(last.stated) : null;
		if (!last?.stated || span === null) return [];
		const zoneUnknown = 'local' in last.stated;
		const atMs = msOf(last.stated) - (zoneUnknown ? assumedMinutes * 60_000 : 0);
		return [{ time, entry: last.entry, atMs, firstMs: span.first, lastMs: span.last, zoneUnknown }];
	});
}

/** Is it surely about where it stands? */
const isSure = (item: TimelineItem): boolean => !item.zoneUnknown && item.lastMs - item.firstMs <= DAY;

export interface Empty {
	/** In the order of time, however long. */
	readonly gaps: readonly Omit<TimelineGap, 'maybe'>[];
	/** From the last thing known on nothing more is; null where the incident is resolved, or nothing is known at all. */
	readonly sinceMs: number | null;
	readonly vague: readonly TimelineItem[];
}

export function emptyIn(items: readonly TimelineItem[], flags: readonly TimelineFlag[]): Empty {
	const started = flags.find(({ time }) => time === 'started');
	const resolved = flags.find(({ time }) => time === 'resolved');
	const [fromMs, toMs] = [started?.lastMs ?? null, resolved?.firstMs ?? Number.POSITIVE_INFINITY];
	const vague: TimelineItem[] = [];
	const sure: TimelineItem[] = [];
	for (const item of items) (isSure(item) ? sure : vague).push(item);
	sure.sort((a, b) => a.firstMs - b.firstMs);
	const gaps: Omit<TimelineGap, 'maybe'>[] = [];
	let until = fromMs ?? sure[0]?.lastMs ?? null;
	if (until === null) return { gaps, sinceMs: null, vague };
	const end = resolved ? toMs : sure.reduce((latest, { lastMs }) => Math.max(latest, lastMs), until);
	const least = Math.max(LEAST_GAP, (end - until) * LEAST_SHARE);
	let after: TimelineGap['after'] = fromMs === null ? 'item' : 'started';
	for (const { firstMs, lastMs } of sure) {
		const to = Math.min(firstMs, toMs);
		if (to - until >= least) gaps.push({ fromMs: until, toMs: to, after, until: firstMs < toMs ? 'item' : 'resolved' });
		if (lastMs >= until) [until, after] = [lastMs, 'item'];
		if (until >= toMs) return { gaps, sinceMs: null, vague };
	}
	if (!resolved) return { gaps, sinceMs: until, vague };
	if (toMs - until >= least) gaps.push({ fromMs: until, toMs, after, until: 'resolved' });
	return { gaps, sinceMs: null, vague };
}

/**
 * The longest, at most ten, in the order of time.
 * @param nowMs while the case is open the time since the last item is a gap too; null: it is closed
 */
export function gapsAt({ gaps, sinceMs, vague }: Empty, nowMs: number | null, most = MOST_GAPS): TimelineGap[] {
	const open = sinceMs !== null && nowMs !== null && nowMs - sinceMs >= LEAST_OPEN;
	const all = open ? [...gaps, { fromMs: sinceMs, toMs: nowMs, after: 'item', until: 'now' } as const] : [...gaps];
	return all
		.sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
		.slice(0, most)
		.sort((a, b) => a.fromMs - b.fromMs)
		.map((gap) => ({
			...gap,
			maybe: vague.filter(({ firstMs, lastMs }) => firstMs < gap.toMs && lastMs > gap.fromMs).length,
		}));
}

/** Each before the first row that is placed later than its beginning. */
export const placedAmong = (gaps: readonly TimelineGap[], inside: readonly TimelineItem[]): PlacedGap[] =>
	gaps.map((gap) => ({ ...gap, before: firstFrom(inside, gap.fromMs + 1) }));
