/** The follow-up report on the measures of SP 800-61 r2, §3.4.2, on money, and on how the handling was judged and audited. */
import { listItemName } from '../lists';
import { spanWords, stageWords, timesWords } from '../metrics-words';
import { metricsOf } from '../projections/metrics';
import type { CaseMetrics, Elapsed, EntryView } from '../views';
import { visible } from '../visible';
import type { Block } from './document';
import { auditBlocks } from './report-lessons';
import { citing, section, WITHHELD } from './report-sources';

const FIGURE = [
	['Measure', 34],
	['Figure', 46],
	['Entries', 20],
] as const;

export function measureBlocks(entries: readonly EntryView[]): Block[] {
	const metrics = metricsOf(entries);
	return [
		...figures(metrics),
		...stages(metrics),
		...money(metrics),
		...judgements(metrics),
		...auditBlocks(metrics.audit),
	];
}

const row = (name: string, figure: Elapsed, more = ''): string[] => [
	name,
	`${visible(spanWords(figure))}${more}`,
	figure.entries.join(', '),
];

function figures(metrics: CaseMetrics): Block[] {
	const { labor, signs, cause, vector, vulnerabilities, victims, related, impact } = metrics;
	const counting = labor.parts.filter(({ replaced }) => replaced === null).length;
	const identified = (name: string, { what, entries }: CaseMetrics['cause']) => [
		name,
		what === null ? 'not known' : visible(what),
		entries.join(', '),
	];
	const rows = [
		row('Work, together', labor.total, counting === 0 ? '' : `; ${labor.known} of ${counting} known`),
		row('From the first report to the first act', metrics.response),
		row('Until management was told', metrics.toManagement),
		row('Until others outside were told', metrics.toExternal),
		...metrics.phases.map(({ phase, open, entered, back }) =>
			row(
				`${listItemName('phases', phase)} was open`,
				open,
				entered === 0 ? '' : `; ${timesWords('entered', entered)}, ${timesWords('gone back to', back)}`,
			),
		),
		...signs.map(({ type, recorded, validated, falseAlarms, undecided, entries }) => [
			`${type === 'precursor' ? 'Precursors' : 'Indicators'} recorded`,
			`${recorded}: ${validated} validated, ${falseAlarms} false alarms, ${undecided} undecided`,
			[...new Set(entries)].join(', '),
		]),
		identified('Cause', cause),
		identified('Vector', vector),
		identified('Vulnerabilities exploited', vulnerabilities),
		identified('What it struck', victims),
		identified('Related incidents', related),
		...impact.map(({ factor, difference, history }) => [
			`Difference of ${factor} from first to last`,
			history.length === 0
				? 'not rated'
				: difference === null
					? 'none'
					: `${difference.first.map(({ name }) => visible(name)).join(', ')} to ${difference.last.map(({ name }) => visible(name)).join(', ')}`,
			history.map(({ entry }) => entry).join(', '),
		]),
	];
	return section('Measures (NIST SP 800-61 r2, §3.4.2)', FIGURE, rows, '');
}

function stages({ stages: all }: CaseMetrics): Block[] {
	const rows = all.map(({ stage, because, sinceStart, sinceDiscovery }) => [
		stageWords(stage),
		because === null ? spanWords(sinceStart) : visible(because),
		because === null ? spanWords(sinceDiscovery) : '',
		because === null ? [...new Set([...sinceStart.entries, ...sinceDiscovery.entries])].join(', ') : '',
	]);
	const columns = [
		['Stage', 24],
		['Since the beginning', 37],
		['Since discovery', 22],
		['Entries', 17],
	] as const;
	return section('Elapsed time to each stage', columns, rows, '');
}

function money({ cost }: CaseMetrics): Block[] {
	const range = (least: string, most: string, currency: string) =>
		`${least === most ? least : `${least} to ${most}`} ${currency}`;
	const rows = cost.parts.map(({ sort, what, amount, basis, entry, withheld, replaced }) => [
		sort ?? WITHHELD,
		`${visible(what ?? WITHHELD)}${basis === null ? '' : `; rests on ${visible(basis)}`}${replaced === null ? '' : `; replaced by ${replaced}`}`,
		amount === null ? (withheld ? WITHHELD : 'unknown') : range(amount.least, amount.most, amount.currency),
		entry,
	]);
	const counting = cost.parts.filter(({ replaced }) => replaced === null).length;
	const columns = [
		['Sort', 12],
		['What', 50],
		['Amount', 28],
		['Entry', 10],
	] as const;
	return [
		...section('What it cost', columns, rows, 'No records: no cost is recorded; it is not known.'),
		...cost.sums.map(({ sort, currency, least, most, entries }): Block => {
			const known = `${cost.known} of ${counting} known`;
			return { is: 'text', text: `Sum of ${sort}: ${range(least, most, currency)}; ${known}${citing(entries)}.` };
		}),
	];
}

function judgements({ assessments }: CaseMetrics): Block[] {
	const rows = assessments.map(({ measure, answer, by, says, entry }) => [
		visible(measure.name),
		answer,
		`${visible(by?.name ?? WITHHELD)}: ${visible(says ?? WITHHELD)}`,
		entry,
	]);
	const columns = [
		['Measure', 30],
		['Answer', 10],
		['Who, and why', 50],
		['Entry', 10],
	] as const;
	return section('How it was judged', columns, rows, 'No records: nobody has judged the handling yet.');
}
