/** The follow-up report on the incident itself: what it was, when, how it was rated (SP 800-61 r2, §3.2.5, §3.2.6, B.1). */
import { INCIDENT_MEMBERS } from '../incident-members';
import { findingsAmong, timesOf } from '../projections/four-times';
import { impactOf } from '../projections/impact';
import { recordOf } from '../projections/incident-record';
import type { ChoiceView, EntryView, IncidentTimeView, RecordField } from '../views';
import { visible } from '../visible';
import type { Block } from './document';
import { statedText } from './entry-text';
import { citing, section, WITHHELD } from './report-sources';

const LABELS: Readonly<Record<string, string>> = {
	description: 'What happened',
	location: 'Physical location',
	cause: 'Source or cause',
	sources: 'Hosts and addresses it came from',
	affected: 'Affected resources',
	category: 'Category',
	indicators: 'Related indicators',
	mitigating: 'Mitigating factors',
	actions: 'Response actions',
	organizations: 'Other organizations contacted',
	contacts: 'Other parties’ contacts',
	related: 'Related incidents',
	nextSteps: 'Next steps',
	comments: 'Comments of handlers',
	cost: 'Cost, in words',
	businessImpact: 'Business impact',
	attackStatus: 'Where the incident stands',
	responseStatus: 'Where the response stands',
	reporter: 'Reporter',
	handler: 'Handler',
	vectors: 'Attack vectors',
};

export function incidentBlocks(entries: readonly EntryView[]): Block[] {
	return [...summary(entries), ...recordTable(entries), ...times(entries), ...ratings(entries)];
}

function summary(entries: readonly EntryView[]): Block[] {
	const field = recordOf(entries).summary;
	const last = field.history.at(-1);
	const text = !last
		? 'Nobody has written a summary.'
		: `${said(entries, 'summary', field, (each) => visible(each, { lines: true }))}${citing([last.entry])}`;
	return [
		{ is: 'heading', text: 'Summary' },
		{ is: 'text', text },
	];
}

function recordTable(entries: readonly EntryView[]): Block[] {
	const record = recordOf(entries);
	const { texts, choices, contacts, contact } = INCIDENT_MEMBERS;
	const row = <T>(name: string, field: RecordField<T>, show: (value: T) => string): string[][] => {
		const last = field.history.at(-1);
		if (!last) return [];
		const before = field.history.length - 1;
		return [
			[
				LABELS[name] ?? name,
				said(entries, name, field, show),
				`${last.entry}${before === 0 ? '' : `, changed ${before} times`}`,
			],
		];
	};
	const rows = [
		...texts
			.filter((name) => name !== 'summary')
			.flatMap((name) => row(name, record[name], (text) => visible(text, { lines: true }))),
		...row('vectors', record.vectors, names),
		...choices.flatMap((name) => row(name, record[name], ({ name: called }) => visible(called))),
		...contacts.flatMap((name) =>
			row(name, record[name], (who) => contact.flatMap((each) => (who[each] ? [visible(who[each])] : [])).join(', ')),
		),
	];
	const columns = [
		['Of the record', 24],
		['As it stands', 62],
		['Entry', 14],
	] as const;
	return section('The incident’s record', columns, rows, 'Nothing further of its record is written down.');
}

function times(entries: readonly EntryView[]): Block[] {
	const all = timesOf(entries);
	const offsets = new Map(entries.map(({ ref, head }) => [ref, head.offset]));
	const rows = all.map((time) => [time.time, stated(time, offsets), time.last?.entry ?? '']);
	const columns = [
		['It was', 20],
		['As stated', 66],
		['Entry', 14],
	] as const;
	const findings = findingsAmong(all).map(
		({ sentence, entries: refs }): Block => ({ is: 'text', text: `${sentence}${citing(refs)}` }),
	);
	return [...section('The four times', columns, rows, ''), ...findings];
}

function stated({ state, last }: IncidentTimeView, offsets: ReadonlyMap<string, number>): string {
	if (!last?.stated) return state;
	const reason = last.reason === null ? '' : `; ${visible(last.reason)}`;
	return `${statedText(last.stated, last.offset ?? offsets.get(last.entry) ?? 0)}${reason}`;
}

function ratings(entries: readonly EntryView[]): Block[] {
	const rows = impactOf(entries).map(({ factor, outlook, levels, history }) => {
		const [first] = history;
		return [
			outlook === 'now' ? factor : `${factor}, expected if not contained`,
			first ? names(first.levels) : 'not rated',
			first ? names(levels) : 'not rated',
			[...new Set(history.map(({ entry }) => entry))].join(', '),
		];
	});
	const columns = [
		['Factor', 30],
		['At first', 26],
		['Now', 26],
		['Entries', 18],
	] as const;
	return section('Prioritization', columns, rows, '');
}

const names = (levels: readonly ChoiceView[]): string => levels.map(({ name }) => visible(name)).join(', ');

/** A value, or that it was withheld or cleared. */
function said<T>(
	entries: readonly EntryView[],
	name: string,
	field: RecordField<T>,
	show: (value: T) => string,
): string {
	if (field.value !== null) return show(field.value);
	const last = field.history.at(-1);
	if (entries.some(({ ref, withheld }) => ref === last?.entry && withheld.includes(name))) return WITHHELD;
	return last?.reason ? `cleared: ${visible(last.reason)}` : 'cleared';
}
