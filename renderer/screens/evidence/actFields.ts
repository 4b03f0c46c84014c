/** What is asked for each act on an item, and the question that the answers make. */
import type { Takes } from '../../../shared/contract';
import type { Instant } from '../../../shared/vocabulary';
import { record as words } from '../../words/custody';

type What = Takes<'custody.record'>['what'];
export type ActName = What['act'];
export type Ground = keyof typeof words.grounds;

/** The texts that an act asks for, in the order of the form. */
export const TEXTS: Readonly<Record<ActName, readonly string[]>> = {
	seal: ['seal', 'bag'],
	'check seal': ['seal'],
	'break seal': ['seal', 'reason'],
	store: ['place'],
	examine: ['purpose', 'tool'],
	copy: ['copy'],
	lose: ['circumstances'],
	find: ['circumstances', 'place'],
	return: ['to', 'organization', 'reason'],
	retain: ['reason'],
	hold: ['reason'],
	'lift hold': ['reason'],
};

/** Acts that anybody may enter; every other one is the holder's. */
export const ANYBODY: ReadonlySet<ActName> = new Set(['check seal', 'lose', 'find', 'retain', 'hold', 'lift hold']);

export interface Answers {
	readonly texts: Readonly<Record<string, string>>;
	readonly intact: boolean;
	readonly ground: Ground;
	readonly until: Instant | null;
}

/** Undefined while something is missing. */
export function whatOf(act: ActName, { texts, intact, ground, until }: Answers): What | undefined {
	const said: Record<string, string> = {};
	for (const name of TEXTS[act]) {
		const text = texts[name]?.trim() ?? '';
		if (text !== '') said[name] = text;
		else if (!words.optional.has(name)) return undefined;
	}
	const more = act === 'check seal' ? { intact } : act === 'retain' ? { ground, ...(until ? { until } : {}) } : {};
	return { act, ...said, ...more } as What;
}

/** Which acts can be entered in the state that an item is in. */
export function possible(state: string, onHold: boolean): readonly ActName[] {
	const all = Object.keys(TEXTS) as ActName[];
	if (state === 'lost') return ['find', 'retain', 'hold'];
	if (state !== 'held') return ['check seal', 'retain', 'hold', ...(onHold ? (['lift hold'] as const) : [])];
	return all.filter((act) => act !== 'find' && (act !== 'lift hold' || onHold));
}
