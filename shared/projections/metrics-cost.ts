/**
 * What an incident took in work and money, and how it was judged (SP 800-61 r2, §3.4.1, §3.4.2). What must hold: sums are of
 * whole decimals, never of fractions that a computer rounds; currencies are never added to each other; what is unknown is
 * counted and not taken for nothing.
 */
import { ANSWERS, COST_SORTS, CURRENCY, DECIMAL } from '../catalogue/measure';
import type {
	AssessmentGiven,
	AuditAnswered,
	CaseMetrics,
	CostSum,
	CostView,
	Elapsed,
	EntryRef,
	EntryView,
	LaborView,
} from '../views';
import { Cited } from './cited';
import { instantIn, objectIn, oneOf, textIn } from './members';
import { lasted, together, unknown } from './metrics-span';
import { choiceIn, partyIn } from './scene-members';

/** Ten thousandths: DECIMAL has four digits behind the point at most. */
const SCALE = 4;
/** Stands for what is judged in a copy that does not say it. */
const WITHHELD = { id: '', name: 'withheld' };

export function laborOf(entries: readonly EntryView[]): CaseMetrics['labor'] {
	const replaced = replacedAmong(entries, 'labor.recorded/1');
	const parts = entries
		.filter(({ kind }) => kind === 'labor.recorded/1')
		.map((entry): LaborView => {
			const { body, ref } = entry;
			const who = partyIn(body, 'who');
			return { who, what: textIn(body, 'what'), time: worked(entry), entry: ref, replaced: replaced.get(ref) ?? null };
		});
	const counting = parts.filter((part) => part.replaced === null);
	return {
		total:
			parts.length === 0
				? unknown('No work is recorded.')
				: together(
						counting.map(({ time }) => time),
						'Of some work it is not known, or only roughly, how long it took.',
					),
		known: counting.filter(({ time }) => time.leastMs !== null).length,
		parts,
	};
}

/** By its times where both are said, else as many minutes as were said. */
function worked({ body, ref }: EntryView): Elapsed {
	const [from, to] = [instantIn(body, 'from'), instantIn(body, 'to')];
	if (from !== null && to !== null && from <= to) {
		const ms = Date.parse(to) - Date.parse(from);
		return lasted(ms, ms, [ref], '');
	}
	const { least, most } = objectIn(body, 'minutes') ?? {};
	if (typeof least !== 'number' || typeof most !== 'number' || least > most)
		return unknown('Nobody said how long.', [ref]);
	return lasted(least * 60_000, most * 60_000, [ref], 'It was said only roughly.');
}

export function costOf(entries: readonly EntryView[]): CaseMetrics['cost'] {
	const replaced = replacedAmong(entries, 'cost.recorded/1');
	const parts = entries
		.filter(({ kind }) => kind === 'cost.recorded/1')
		.map(({ body, ref, withheld }): CostView => {
			const said = objectIn(body, 'amount');
			return {
				sort: oneOf(body, 'sort', COST_SORTS),
				what: textIn(body, 'what'),
				amount: said && amountIn(said),
				basis: textIn(body, 'basis'),
				entry: ref,
				withheld: withheld.includes('amount'),
				replaced: replaced.get(ref) ?? null,
			};
		});
	const counting = parts.filter((part) => part.replaced === null);
	return { sums: sumsOf(counting), known: counting.filter(({ amount }) => amount !== null).length, parts };
}

function amountIn(body: Readonly<Record<string, unknown>>): CostView['amount'] {
	const [currency, least, most] = [textIn(body, 'currency'), textIn(body, 'least'), textIn(body, 'most')];
	const fit = currency !== null && CURRENCY.test(currency) && least !== null && most !== null;
	if (!fit || !DECIMAL.test(least) || !DECIMAL.test(most) || scaled(least) > scaled(most)) return null;
	return { currency, least, most };
}

/** By sort and currency, in the order in which they were first recorded. */
function sumsOf(parts: readonly CostView[]): CostSum[] {
	const sums = new Map<string, CostSum>();
	for (const { sort, amount, entry } of parts) {
		if (sort === null || amount === null) continue;
		const key = `${sort} ${amount.currency}`;
		const sum = sums.get(key) ?? { sort, currency: amount.currency, least: '0', most: '0', entries: [] };
		const [least, most] = [added(sum.least, amount.least), added(sum.most, amount.most)];
		sums.set(key, { ...sum, least, most, entries: [...sum.entries, entry] });
	}
	return [...sums.values()];
}

/** The sum of two decimals, with two digits behind the point where it has any. */
export function added(one: string, other: string): string {
	const digits = (scaled(one) + scaled(other)).toString().padStart(SCALE + 1, '0');
	const behind = digits.slice(-SCALE).replace(/0+$/, '');
	return `${digits.slice(0, -SCALE)}${behind === '' ? '' : `.${behind.padEnd(2, '0')}`}`;
}

export const scaled = (decimal: string): bigint => {
	const [whole = '0', behind = ''] = decimal.split('.');
	return BigInt(whole + behind.padEnd(SCALE, '0'));
};

export const assessmentsOf = (entries: readonly EntryView[]): AssessmentGiven[] =>
	judgedIn(entries, 'assessment.given/1', 'measure').map(({ of, ...more }) => ({ measure: of, ...more }));

export const auditOf = (entries: readonly EntryView[]): AuditAnswered[] =>
	judgedIn(entries, 'audit.answered/1', 'item').map(({ of, ...more }) => ({ item: of, ...more }));

/** @param about the member that names what is judged; where that is withheld, nothing can be said of what */
function judgedIn(entries: readonly EntryView[], kind: string, about: string) {
	return entries.flatMap(({ kind: own, body, ref, head }) => {
		const of = own === kind ? (choiceIn(body, about) ?? WITHHELD) : null;
		const answer = oneOf(body, 'answer', ANSWERS);
		if (of === null || answer === null) return [];
		return [{ of, answer, by: partyIn(body, 'by'), says: textIn(body, 'says'), entry: ref, at: head.at }];
	});
}

/** Which entry takes the place of which, among those of one kind; only a later one may. */
function replacedAmong(entries: readonly EntryView[], kind: string): ReadonlyMap<EntryRef, EntryRef> {
	const cited = new Cited(entries);
	const own = entries.filter((entry) => entry.kind === kind);
	const place = new Map(own.map(({ ref }, at) => [ref, at]));
	return new Map(
		own.flatMap(({ body, ref }, at): [EntryRef, EntryRef][] => {
			const target = cited.one(body.replaces);
			return target !== null && (place.get(target) ?? at) < at ? [[target, ref]] : [];
		}),
	);
}
