/**
 * The measures of SP 800-61 r2, §3.4.2, over all cases. What must hold: an exercise counts nowhere; a mean is taken across
 * cases only and over those of which the figure is known, and it is said how many of how many these are.
 */
import type { Across, CostSum, Elapsed, MetricsOfAll, NumberedMetrics, StageMeasure } from '../views';
import { added } from './metrics-cost';

/** @param unread numbers of cases of which nothing could be read */
export function metricsOfAll(all: readonly NumberedMetrics[], unread: readonly string[] = []): MetricsOfAll {
	const cases = all.filter(({ exercise }) => !exercise);
	const across = (figure: (of: NumberedMetrics) => Elapsed) => acrossOf(cases.map(figure));
	const stages = (cases[0]?.stages ?? []).map(({ stage }) => {
		const at = (of: NumberedMetrics, name: 'sinceStart' | 'sinceDiscovery'): Elapsed | undefined =>
			of.stages.find((each: StageMeasure) => each.stage === stage)?.[name];
		const of = (name: 'sinceStart' | 'sinceDiscovery') => acrossOf(cases.flatMap((each) => at(each, name) ?? []));
		return { stage, sinceStart: of('sinceStart'), sinceDiscovery: of('sinceDiscovery') };
	});
	return {
		counted: cases.length,
		exercises: all.filter(({ exercise }) => exercise).map(({ number }) => number),
		unread,
		byVector: counted(cases.flatMap(({ vectors }) => vectors.map(({ name }) => name))),
		withoutVector: cases.filter(({ vectors }) => vectors.length === 0).length,
		byCategory: counted(cases.flatMap(({ category }) => category ?? [])),
		withoutCategory: cases.filter(({ category }) => category === null).length,
		labor: across(({ labor }) => labor.total),
		stages,
		response: across(({ response }) => response),
		toManagement: across(({ toManagement }) => toManagement),
		toExternal: across(({ toExternal }) => toExternal),
		cost: costsOf(cases),
		cases: all,
	};
}

function acrossOf(figures: readonly Elapsed[]): Across {
	const known = figures.flatMap(({ leastMs, mostMs }) =>
		leastMs === null || mostMs === null ? [] : [{ leastMs, mostMs }],
	);
	const mean = (sum: number) => Math.round(sum / known.length);
	const several = known.length >= 2;
	const shortest = Math.min(...known.map(({ leastMs }) => leastMs));
	const longest = Math.max(...known.map(({ mostMs }) => mostMs));
	return {
		known: known.length,
		of: figures.length,
		mean: several
			? {
					leastMs: mean(known.reduce((sum, { leastMs }) => sum + leastMs, 0)),
					mostMs: mean(known.reduce((sum, { mostMs }) => sum + mostMs, 0)),
				}
			: null,
		median: several
			? { leastMs: middle(known.map(({ leastMs }) => leastMs)), mostMs: middle(known.map(({ mostMs }) => mostMs)) }
			: null,
		from: known.length === 0 ? null : { leastMs: shortest, mostMs: longest },
	};
}

/** Of rough figures the median lies between the median of their least and that of their most. */
function middle(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const half = Math.floor(sorted.length / 2);
	const [below = 0, above = 0] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]];
	return Math.round((below + above) / 2);
}

/** Most frequent first, then by name. */
function counted(names: readonly string[]): { readonly name: string; readonly count: number }[] {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts]
		.map(([name, count]) => ({ name, count }))
		.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function costsOf(cases: readonly NumberedMetrics[]): MetricsOfAll['cost'] {
	const sums = new Map<string, Omit<CostSum, 'entries'> & { known: number }>();
	for (const { sort, currency, least, most } of cases.flatMap(({ cost }) => cost.sums)) {
		const key = `${sort} ${currency}`;
		const sum = sums.get(key) ?? { sort, currency, least: '0', most: '0', known: 0 };
		const both = { least: added(sum.least, least), most: added(sum.most, most) };
		sums.set(key, { ...sum, ...both, known: sum.known + 1 });
	}
	return [...sums.values()];
}
