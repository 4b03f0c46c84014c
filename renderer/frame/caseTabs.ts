/**
 * The tabs of a case from left to right, and how they and the phase share one bar. What must hold: the tab at hand, the phase and
 * the impact stand in sight at every width; what gives way for them is still reached by arrow and by key, under More.
 */
import type { CaseTab } from '../hooks/usePlace';

/** From left to right. Ctrl and a digit open them in this order, so a new one goes to the end of what every case has. */
export const CASE_TABS = [
	'notebook',
	'timeline',
	'incident',
	'hosts',
	'evidence',
	'acquire',
	'compare',
	'notify',
	'export',
	'after',
] as const satisfies readonly CaseTab[];

/** What every case has, and before it what an exercise has besides. */
export const tabsOf = ({ exercise }: { readonly exercise: boolean }): readonly CaseTab[] =>
	exercise ? ['exercise', ...CASE_TABS] : CASE_TABS;

/** The digit that opens a tab together with Ctrl; the tabs after the tenth have none. */
export const digitOf = (at: number): string | null => (at >= 0 && at < 10 ? String((at + 1) % 10) : null);

/** Which tabs go under More first: those that are opened least while an incident is handled. */
const GIVE_WAY: readonly CaseTab[] = [
	'after',
	'compare',
	'export',
	'acquire',
	'timeline',
	'hosts',
	'evidence',
	'incident',
	'notify',
];

/** Widths in CSS pixels. */
export interface BarWidths {
	/** What tabs and phase have together. */
	readonly room: number;
	/** The phase with its whole name, and with its short one. */
	readonly phase: { readonly whole: number; readonly short: number };
	/** Each tab without its count, and what its count takes. */
	readonly tabs: readonly { readonly name: CaseTab; readonly bare: number; readonly count: number }[];
	readonly more: number;
}

export interface BarFit {
	/** The phase stands with its whole name. */
	readonly whole: boolean;
	/** Counts that ask for nothing are shown. */
	readonly counts: boolean;
	/** The tabs under More. */
	readonly under: readonly CaseTab[];
}

/** Everything where it fits; else first the phase's whole name gives way, then the counts, then tabs, the one at hand never. */
export function fitBar({ room, phase, tabs, more }: BarWidths, current: CaseTab): BarFit {
	const bare = tabs.reduce((all, tab) => all + tab.bare, 0);
	const counted = tabs.reduce((all, tab) => all + tab.count, bare);
	if (counted + phase.whole <= room) return { whole: true, counts: true, under: [] };
	if (counted + phase.short <= room) return { whole: false, counts: true, under: [] };
	if (bare + phase.short <= room) return { whole: false, counts: false, under: [] };
	const under = new Set<CaseTab>();
	let taken = bare + phase.short + more;
	for (const name of GIVE_WAY) {
		const tab = tabs.find((each) => each.name === name);
		if (taken <= room) break;
		if (!tab || name === current) continue;
		under.add(name);
		taken -= tab.bare;
	}
	return { whole: false, counts: false, under: tabs.map(({ name }) => name).filter((name) => under.has(name)) };
}
