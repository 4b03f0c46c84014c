/**
 * How the incident is rated (SP 800-61 r2, §3.2.6): three factors, as they are now and as they are expected to become if it
 * is not contained. Every rating is kept; the difference from first to last is one of the measures of §3.4.2.
 */
import type {
	ChoiceView,
	EntryView,
	ImpactFactor,
	ImpactRating,
	ImpactTold,
	ImpactTriple,
	IncidentView,
	Outlook,
} from '../views';
import { objectIn, objectsIn, oneOf, textIn } from './members';

const FACTORS = ['functional', 'information', 'recoverability'] as const satisfies readonly ImpactFactor[];
const OUTLOOKS = ['now', 'expected'] as const satisfies readonly Outlook[];

/** Six, always: three factors now, then three as expected. */
export function impactOf(entries: readonly EntryView[]): ImpactRating[] {
	const told = new Map<string, ImpactTold[]>();
	for (const entry of entries) {
		const outlook = entry.kind === 'impact.rated/1' ? oneOf(entry.body, 'outlook', OUTLOOKS) : null;
		if (outlook === null) continue;
		for (const factor of FACTORS) {
			const levels = choicesIn(entry.body, factor);
			if (levels.length === 0) continue;
			const key = `${outlook} ${factor}`;
			told.set(key, [...(told.get(key) ?? []), ratingIn(entry, levels)]);
		}
	}
	return OUTLOOKS.flatMap((outlook) =>
		FACTORS.map((factor) => ({ factor, outlook, ...lastOf(told.get(`${outlook} ${factor}`) ?? []) })),
	);
}

/** The triple as it is now, by the names of its levels. */
export function tripleOf(impact: IncidentView['impact']): ImpactTriple {
	const now = (factor: ImpactFactor): string | null => {
		const levels = impact.find((each) => each.outlook === 'now' && each.factor === factor)?.levels ?? [];
		return levels.length === 0 ? null : levels.map(({ name }) => name).join(', ');
	};
	return {
		functional: now('functional'),
		information: now('information'),
		recoverability: now('recoverability'),
	};
}

/** Items of lists that a member names: one, or several. */
export function choicesIn(body: Readonly<Record<string, unknown>>, name: string): readonly ChoiceView[] {
	const one = objectIn(body, name);
	return (one ? [one] : objectsIn(body, name)).flatMap((each) => {
		const id = textIn(each, 'id');
		return id === null ? [] : [{ id, name: textIn(each, 'name') ?? id }];
	});
}

function ratingIn({ body, ref, head, signers }: EntryView, levels: readonly ChoiceView[]): ImpactTold {
	return { levels, entry: ref, at: head.at, by: signers[0] ?? null, reason: textIn(body, 'reason') };
}

function lastOf(history: readonly ImpactTold[]): Pick<ImpactRating, 'levels' | 'history' | 'difference'> {
	const first = history[0]?.levels ?? [];
	const last = history.at(-1)?.levels ?? [];
	return { levels: last, history, difference: same(first, last) ? null : { first, last } };
}

const same = (some: readonly ChoiceView[], others: readonly ChoiceView[]): boolean =>
	some.length === others.length && some.every(({ id }) => others.some((each) => each.id === id));
