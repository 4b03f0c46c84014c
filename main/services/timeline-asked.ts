/** What filters and a window leave of a case's timeline. The same filters asked again, for another page or window, are not gone through again. */
import { type Empty, emptyIn, gapsAt } from '../../shared/projections/timeline-gaps';
import { extentOf, type Filtering, filterSteps, type Window, within } from '../../shared/projections/timeline-window';
import { Refused } from '../../shared/refusal';
import type { TimelineFlag, TimelineGap, TimelineItem } from '../../shared/views';
import type { Desk } from './desk';
import { Turns } from './turns';

/** What the filters let through. */
export interface Through {
	readonly items: readonly TimelineItem[];
	readonly extent: Window | null;
	readonly empty: Empty;
}

/** The last two: the whole is asked for again whenever a filter is taken off. */
const HELD = new WeakMap<Desk, readonly { of: readonly TimelineItem[]; key: string; through: Through }[]>();

/** @param read items of one case, in the order of time */
export async function letThrough(
	desk: Desk,
	{ items: of, flags }: { readonly items: readonly TimelineItem[]; readonly flags: readonly TimelineFlag[] },
	{ kinds, host, text }: Filtering,
): Promise<Through> {
	const key = JSON.stringify([kinds, host, text]);
	const held = (HELD.get(desk) ?? []).filter((each) => each.of === of);
	const before = held.find((each) => each.key === key);
	if (before) return before.through;
	const turns = new Turns();
	const steps = filterSteps(of, { kinds, host, text });
	let step = steps.next();
	for (; step.done !== true; step = steps.next()) if (turns.due) await turns.pass();
	const items = step.value;
	if (turns.due) await turns.pass();
	const through = { items, extent: extentOf(items, flags), empty: emptyIn(items, flags) };
	HELD.set(desk, [{ of, key, through }, ...held].slice(0, 2));
	return through;
}

/** The longest gaps now. @param open the case is open: nothing since the last item is a gap, too */
export const gapsNow = ({ empty }: Through, now: string, open: boolean): TimelineGap[] =>
	gapsAt(empty, open ? Date.parse(now) : null);

/** The window that was asked for, and what stands in it. Refuses `timeline.window`. */
export function windowed(
	{ items, extent }: Through,
	asked: { readonly fromMs?: number | undefined; readonly toMs?: number | undefined },
): { readonly window: Window | null; readonly inside: readonly TimelineItem[] } {
	if (extent === null) return { window: null, inside: [] };
	const window = { fromMs: asked.fromMs ?? extent.fromMs, toMs: asked.toMs ?? extent.toMs };
	if (window.fromMs > window.toMs)
		throw new Refused('timeline.window', 'The window ends before it begins.', 'Turn the two around.', 'toMs');
	return { window, inside: within(items, window) };
}
