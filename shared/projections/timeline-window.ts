/** A window on a timeline: what the filters let through, and slices for a picture. Pure; times in milliseconds since 1970 UTC. */
import { TIMELINE_KINDS } from '../timeline-kinds';
import type { TimelineBin, TimelineFlag, TimelineItem, TimelineKind, TimelineMark, TimelinePicture } from '../views';

export interface Filtering {
	readonly kinds?: readonly TimelineKind[] | undefined;
	readonly host?: string | undefined;
	readonly text?: string | undefined;
}
export interface Window {
	readonly fromMs: number;
	readonly toMs: number;
}

const STEP = 5000;

/** In steps, so that others can be answered in between: to look through a hundred thousand texts takes its time. */
export function* filterSteps(
	items: readonly TimelineItem[],
	{ kinds, host, text }: Filtering,
): Generator<void, readonly TimelineItem[], undefined> {
	const wanted = text?.trim().toLowerCase() ?? '';
	if (kinds === undefined && host === undefined && wanted === '') return items;
	const among = kinds && new Set(kinds);
	const kept: TimelineItem[] = [];
	for (const [at, item] of items.entries()) {
		if (at % STEP === STEP - 1) yield;
		if (among && !among.has(item.kind)) continue;
		if (host !== undefined && item.host?.name !== host) continue;
		if (wanted === '' || holds(item, wanted)) kept.push(item);
	}
	return kept;
}

export function filtered(items: readonly TimelineItem[], filtering: Filtering): readonly TimelineItem[] {
	const steps = filterSteps(items, filtering);
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

const holds = ({ text, means, id, host, origin }: TimelineItem, wanted: string): boolean =>
	has(text, wanted) || has(id, wanted) || has(means, wanted) || has(host?.name, wanted) || has(origin, wanted);
const has = (text: string | null | undefined, wanted: string): boolean => text?.toLowerCase().includes(wanted) ?? false;

/** From the first to the last of them, the incident's times included; null where there are none. Items are in the order of time. */
export function extentOf(items: readonly TimelineItem[], flags: readonly TimelineFlag[] = []): Window | null {
	const [first, last] = [items[0], items.at(-1)];
	if (!first || !last) return null;
	const times = flags.map(({ atMs }) => atMs);
	return { fromMs: Math.min(first.atMs, ...times), toMs: Math.max(last.atMs, ...times) };
}

/** Those placed from `fromMs` to `toMs`, both included. */
export function within(items: readonly TimelineItem[], { fromMs, toMs }: Window): readonly TimelineItem[] {
	return items.slice(firstFrom(items, fromMs), firstFrom(items, toMs + 1));
}

/** Index of the first item at or after a moment. */
export function firstFrom(items: readonly TimelineItem[], ms: number): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((items[middle]?.atMs ?? ms) < ms) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** How many of those that may be elsewhere are placed outside a window and may lie in it. */
export const reachingInto = (vague: readonly TimelineItem[], { fromMs, toMs }: Window): number =>
	vague.reduce(
		(sum, { atMs, firstMs, lastMs }) =>
			(atMs < fromMs || atMs > toMs) && firstMs <= toMs && lastMs >= fromMs ? sum + 1 : sum,
		0,
	);

interface Slices {
	readonly count: Uint32Array;
	readonly uncertain: Uint32Array;
	/** How many more may lie in a slice than in the one before it. */
	readonly more: Int32Array;
}

/** @param inside those of the window, in the order of time @param bins at least 1 @param most as many are drawn by themselves */
export function pictureOf(
	inside: readonly TimelineItem[],
	{ fromMs, toMs }: Window,
	bins: number,
	most: number,
): TimelinePicture {
	if (inside.length <= most) return { bins: {}, marks: inside.map(markOf) };
	const slice = Math.max(1, (toMs - fromMs) / bins);
	const binOf = (ms: number): number => Math.max(0, Math.min(bins - 1, Math.floor((ms - fromMs) / slice)));
	const all: Partial<Record<TimelineKind, Slices>> = {};
	for (const { kind, atMs, firstMs, lastMs, zoneUnknown } of inside) {
		const lane = all[kind] ?? slices(bins);
		all[kind] = lane;
		const at = binOf(atMs);
		lane.count[at] = (lane.count[at] ?? 0) + 1;
		if (!zoneUnknown && lastMs - firstMs <= slice) continue;
		const [first, after] = [binOf(firstMs), binOf(lastMs) + 1];
		lane.uncertain[at] = (lane.uncertain[at] ?? 0) + 1;
		lane.more[first] = (lane.more[first] ?? 0) + 1;
		lane.more[after] = (lane.more[after] ?? 0) - 1;
	}
	const lanes = TIMELINE_KINDS.flatMap((kind) => {
		const lane = all[kind];
		return lane ? [[kind, binsOf(lane)] as const] : [];
	});
	return { bins: Object.fromEntries(lanes), marks: null };
}

const slices = (bins: number): Slices => ({
	...{ count: new Uint32Array(bins), uncertain: new Uint32Array(bins), more: new Int32Array(bins + 1) },
});

function binsOf({ count, uncertain, more }: Slices): TimelineBin[] {
	let reach = 0;
	return Array.from(count, (here, at) => {
		const vague = uncertain[at] ?? 0;
		reach += more[at] ?? 0;
		return { count: here, uncertain: vague, maybe: Math.max(0, reach - vague) };
	});
}

const MOST_TEXT = 160;
const markOf = (item: TimelineItem, index: number): TimelineMark => ({
	...{ id: item.id, index, kind: item.kind, text: item.text.slice(0, MOST_TEXT) },
	...{ atMs: item.atMs, firstMs: item.firstMs, lastMs: item.lastMs, zoneUnknown: item.zoneUnknown },
});

export function countsOf(items: readonly TimelineItem[]): Record<TimelineKind, number> {
	const counts = Object.fromEntries(TIMELINE_KINDS.map((kind) => [kind, 0])) as Record<TimelineKind, number>;
	for (const { kind } of items) counts[kind] += 1;
	return counts;
}
