/**
 * Host groups, and the intervals during which the case or one of them was in a phase (SP 800-61 r2, Figure 3-1). What must
 * hold: an interval ends only by an entry that names its beginning; nothing closes what it does not name; and no order is
 * demanded, because going back is normal.
 */
import type { EntryRef, EntryView, HostGroupView, PhaseId, PhaseInterval, PhasesView } from '../views';
import type { Instant } from '../vocabulary';
import { Cited } from './cited';
import { instantIn, oneOf, textIn } from './members';

export const PHASES = ['prep', 'da', 'cer', 'post'] as const satisfies readonly PhaseId[];

export function phasesOf(entries: readonly EntryView[]): PhasesView {
	const cited = new Cited(entries);
	const intervals = new Map<EntryRef, PhaseInterval>();
	for (const entry of entries) {
		if (entry.kind === 'phase.entered/1') {
			const begun = beginningOf(entry, [...intervals.values()]);
			if (begun) intervals.set(entry.ref, begun);
		} else if (entry.kind === 'phase.left/1')
			for (const ref of cited.all(entry.body.entered)) {
				const open = intervals.get(ref);
				if (open && open.left === null) intervals.set(ref, ended(open, entry));
			}
	}
	return { groups: groupsOf(entries), intervals: [...intervals.values()] };
}

/** The first entry that makes a group counts; a name made twice stands twice, under two ids. */
export function groupsOf(entries: readonly EntryView[]): readonly HostGroupView[] {
	const groups = new Map<string, HostGroupView>();
	for (const { kind, body, ref, head } of entries) {
		const group = kind === 'group.made/1' ? textIn(body, 'group') : null;
		if (group === null || groups.has(group)) continue;
		const name = textIn(body, 'name') ?? group;
		groups.set(group, { group, name, reason: textIn(body, 'reason'), entry: ref, madeAt: head.at });
	}
	return [...groups.values()];
}

/** The intervals that are open, of the case as a whole (null) or of one group. */
export const openIn = ({ intervals }: PhasesView, group: string | null): readonly PhaseInterval[] =>
	intervals.filter((each) => each.to === null && each.group === group);

/** The phases that are open anywhere, in the order of Figure 3-1. */
export const openPhases = ({ intervals }: PhasesView): readonly PhaseId[] =>
	PHASES.filter((phase) => intervals.some((each) => each.phase === phase && each.to === null));

function beginningOf({ body, head, ref }: EntryView, before: readonly PhaseInterval[]): PhaseInterval | null {
	const phase = oneOf(body, 'phase', PHASES);
	if (phase === null) return null;
	const group = textIn(body, 'group');
	const same = before.filter((each) => each.group === group);
	return {
		...{ phase, group, to: null, left: null, leftBecause: null, entered: ref, impossible: false },
		from: instantIn(body, 'at') ?? head.at,
		reason: textIn(body, 'reason'),
		time: same.filter((each) => each.phase === phase).length + 1,
		back: same.some((each) => PHASES.indexOf(each.phase) > PHASES.indexOf(phase)),
	};
}

function ended(open: PhaseInterval, { body, head, ref }: EntryView): PhaseInterval {
	const to: Instant = instantIn(body, 'at') ?? head.at;
	return { ...open, to, left: ref, leftBecause: textIn(body, 'reason'), impossible: to < open.from };
}
