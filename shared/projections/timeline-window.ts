/** A window on a timeline: what the filters let through, slices for a picture, and gaps. Pure; times in milliseconds since 1970 UTC. */
import type { TimelineBin, TimelineGap, TimelineItem, TimelineKind, TimelineMark, TimelinePicture } from '../views';

export const TIMELINE_KINDS = [
	...['event', 'row', 'sign', 'host', 'note', 'phase', 'custody', 'escalation'],
] as readonly TimelineKind[];

export interface TimelineFilter {
	readonly kinds?: readonly TimelineKind[] | undefined;
	readonly host?: string | undefined;
	readonly text?: string | undefined;
}
export interface Window {
	readonly fromMs: number;
	readonly toMs: number;
}

export function filtered(
	items: readonly TimelineItem[],
	{ kinds, host, text }: TimelineFilter,
): readonly TimelineItem[] {
	const wanted = text?.trim().toLowerCase() ?? '';
	if (kinds === undefined && host === undefined && wanted === '') return items;
	const among = kinds && new Set(kinds);
	return items.filter(
		(item) =>
			(among?.has(item.kind) ?? true) &&
			(host === undefined || item.host?.name === host) &&
			(wanted === '' || holds(item, wanted)),
	);
}

const holds = ({ text, means, id, host, origin }: TimelineItem, wanted: string): boolean =>
	[text, means, id, host?.name, origin].some((each) => each?.toLowerCase().includes(wanted));

/** From the first to the last of them; null where there are none. Items are in the order of time. */
export function extentOf(items: readonly TimelineItem[]): Window | null {
	const [first, last] = [items[0], items.at(-1)];
	return first && last ? { fromMs: first.atMs, toMs: last.atMs } : null;
}

/** Those placed from `fromMs` to `toMs`, both included. */
export function within(items: readonly TimelineItem[], { fromMs, toMs }: Window): readonly TimelineItem[] {
	return items.slice(firstFrom(items, fromMs), firstFrom(items, toMs + 1));
}

/** Index of the first item at or after a moment. */
function firstFrom(items: readonly TimelineItem[], ms: number): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((items[middle]?.atMs ?? ms) < ms) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** @param inside those of the window, in the order of time @param bins at least 1 */
export function pictureOf(
	inside: readonly TimelineItem[],
	{ fromMs, toMs }: Window,
	bins: number,
	most: number,
): TimelinePicture {
	if (inside.length <= most) return { bins: {}, marks: inside.map(markOf) };
	const slice = Math.max(1, (toMs - fromMs) / bins);
	const all: Partial<Record<TimelineKind, { count: number; uncertain: number }[]>> = {};
	for (const item of inside) {
		const lane = all[item.kind] ?? Array.from({ length: bins }, () => ({ count: 0, uncertain: 0 }));
		all[item.kind] = lane;
		const bin = lane[Math.max(0, Math.min(bins - 1, Math.floor((item.atMs - fromMs) / slice)))];
		if (!bin) continue;
		bin.count += 1;
		if (item.zoneUnknown || item.lastMs - item.firstMs > slice) bin.uncertain += 1;
	}
	return { bins: all satisfies Partial<Record<TimelineKind, TimelineBin[]>>, marks: null };
}

const MOST_TEXT = 160;
const markOf = (item: TimelineItem, index: number): TimelineMark => ({
	...{ id: item.id, index, kind: item.kind, text: item.text.slice(0, MOST_TEXT) },
	...{ atMs: item.atMs, firstMs: item.firstMs, lastMs: item.lastMs, zoneUnknown: item.zoneUnknown },
});

const LEAST_GAP = 60_000;
const DAY = 86_400_000;

/**
 * The longest times without anything that is known to lie in them: an item whose zone is not known, or whose accuracy is
 * wider than a day, closes no gap but is counted as one that may lie there.
 */
export function gapsOf(items: readonly TimelineItem[], most = 10): TimelineGap[] {
	const isSure = (item: TimelineItem) => !item.zoneUnknown && item.lastMs - item.firstMs <= DAY;
	const sure = items.filter(isSure).sort((a, b) => a.firstMs - b.firstMs);
	const vague = items.filter((item) => !isSure(item));
	const gaps: { fromMs: number; toMs: number }[] = [];
	let until = sure[0]?.lastMs ?? 0;
	for (const { firstMs, lastMs } of sure) {
		if (firstMs - until >= LEAST_GAP) gaps.push({ fromMs: until, toMs: firstMs });
		until = Math.max(until, lastMs);
	}
	return gaps
		.sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))
		.slice(0, most)
		.sort((a, b) => a.fromMs - b.fromMs)
		.map((gap) => ({
			...gap,
			maybe: vague.filter(({ firstMs, lastMs }) => firstMs < gap.toMs && lastMs > gap.fromMs).length,
		}));
}

export function countsOf(items: readonly TimelineItem[]): Record<TimelineKind, number> {
	const counts = { event: 0, row: 0, note: 0, custody: 0, phase: 0, host: 0, sign: 0, escalation: 0 };
	for (const { kind } of items) counts[kind] += 1;
	return counts;
}
