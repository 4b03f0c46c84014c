/** Measures in lines for a terminal: what is known, between what and what, and why something is not. */

import { spanWords, stageWords, timesWords } from '../../shared/metrics-words';
import type { Across, AuditAnswered, CaseMetrics, Elapsed, MetricsOfAll } from '../../shared/views';
import { fields, sentences, table } from './table';

const cited = (refs: readonly string[]): string => (refs.length === 0 ? '' : ` (${refs.join(', ')})`);
const told = (figure: Elapsed): string => `${spanWords(figure)}${cited(figure.entries)}`;

export function caseMetricsText(metrics: CaseMetrics, columns: number): string {
	const { labor, cost, signs, cause, vector, vulnerabilities, victims, related } = metrics;
	const stages = metrics.stages.map(({ stage, because, sinceStart, sinceDiscovery }) => [
		stageWords(stage),
		spanWords(sinceStart),
		because === null ? told(sinceDiscovery) : because,
	]);
	const known = ({ what, entries }: CaseMetrics['cause']) => `${what ?? 'not known'}${cited(entries)}`;
	const sums = cost.sums.map(({ sort, currency, least, most, entries }) => [
		sort,
		`${least === most ? least : `${least} to ${most}`} ${currency}${cited(entries)}`,
	]) as [string, string][];
	const standing = (parts: readonly { readonly replaced: unknown }[]) => parts.filter((part) => part.replaced === null);
	return [
		...(metrics.exercise ? [sentences(['This is an exercise; it counts in no figure over all cases.'], columns)] : []),
		fields(
			[
				['work', `${told(labor.total)}, ${labor.known} of ${standing(labor.parts).length} known`],
				['responded', told(metrics.response)],
				['management', told(metrics.toManagement)],
				['external', told(metrics.toExternal)],
				['cause', known(cause)],
				['vector', known(vector)],
				['vulnerabilities', known(vulnerabilities)],
				['struck', known(victims)],
				['related', known(related)],
				...signs.map((each): [string, string] => [
					`${each.type}s`,
					`${each.recorded} recorded, ${each.validated} validated, ${each.falseAlarms} false alarms, ${each.undecided} undecided`,
				]),
				['cost', `${cost.known} of ${standing(cost.parts).length} known`],
				...sums,
				...metrics.phases.map(({ phase, open, entered }): [string, string] => [
					phase,
					entered === 0 ? spanWords(open) : `${spanWords(open)}, ${timesWords('entered', entered)}`,
				]),
			],
			columns,
		),
		table(['STAGE', 'SINCE START', 'SINCE DISCOVERY'], stages, columns),
		...(metrics.assessments.length === 0
			? []
			: [
					table(
						['MEASURE', 'ANSWER', 'SAID'],
						metrics.assessments.map(({ measure, ...more }) => [measure.name, ...judgedCells(more)]),
						columns,
					),
				]),
		...(metrics.audit.length === 0
			? []
			: [
					table(
						['AUDIT', 'ANSWER', 'SAID'],
						metrics.audit.map(({ item, ...more }) => [item.name, ...judgedCells(more)]),
						columns,
					),
				]),
	].join('\n');
}

const judgedCells = ({ answer, by, says, entry }: Omit<AuditAnswered, 'item'>): string[] => [
	answer,
	`${by?.name ?? 'withheld'}: ${says ?? 'withheld'} (${entry})`,
];

export function allMetricsText(all: MetricsOfAll, columns: number): string {
	const rows = all.stages.map(({ stage, sinceDiscovery: across }) => [stageWords(stage), ...acrossCells(across)]);
	const others = (['labor', 'response', 'toManagement', 'toExternal'] as const).map((name) => [
		{ labor: 'work', response: 'responded', toManagement: 'management told', toExternal: 'others outside told' }[name],
		...acrossCells(all[name]),
	]);
	const count = ({ name, count: many }: { readonly name: string; readonly count: number }) => [name, String(many)];
	return [
		fields(
			[
				['cases', String(all.counted)],
				['exercises', all.exercises.length === 0 ? null : `${all.exercises.join(', ')}: not counted`],
				['unread', all.unread.length === 0 ? null : `${all.unread.join(', ')}: could not be read`],
			],
			columns,
		),
		table(['VECTOR', 'CASES'], [...all.byVector.map(count), ['not known', String(all.withoutVector)]], columns),
		table(['CATEGORY', 'CASES'], [...all.byCategory.map(count), ['not known', String(all.withoutCategory)]], columns),
		table(['SINCE DISCOVERY', 'KNOWN', 'MEDIAN', 'MEAN', 'SHORTEST AND LONGEST'], [...rows, ...others], columns),
		...(all.cost.length === 0
			? []
			: [
					table(
						['COST', 'KNOWN', 'SUM'],
						all.cost.map(({ sort, currency, least, most, known }) => [
							sort,
							`${known} of ${all.counted}`,
							`${least === most ? least : `${least} to ${most}`} ${currency}`,
						]),
						columns,
					),
				]),
	].join('\n');
}

function acrossCells({ known, of, median, mean, from }: Across): string[] {
	const words = (span: Across['mean']) => (span === null ? '-' : spanWords({ ...span, because: null }));
	return [`${known} of ${of}`, words(median), words(mean), words(from)];
}
