/** The incident in lines for a terminal: what stands, with the entry that says so; then what it was before. */
import { INCIDENT_MEMBERS } from '../../shared/incident-members';
import type { StatedTime } from '../../shared/stated-time';
import type { ImpactRating, IncidentTimeView, IncidentView, RecordField, TimeSaid } from '../../shared/views';
import { fields, sentences, table } from './table';

const { texts, choices, contacts, contact } = INCIDENT_MEMBERS;

export function incidentText({ record, times, findings, impact }: IncidentView, columns: number): string {
	const told = [
		...texts.map((name) => line(name, record[name], (value) => value)),
		...choices.map((name) => line(name, record[name], (value) => value.name)),
		...contacts.map((name) =>
			line(name, record[name], (value) => contact.flatMap((each) => value[each] ?? []).join(', ')),
		),
		line('vectors', record.vectors, (value) => value.map(({ name }) => name).join(', ')),
	].filter(([, value]) => value !== null);
	return [
		told.length === 0 ? 'Nothing of the record was written down yet.\n' : fields(told, columns),
		fields(times.map(timeLine), columns),
		sentences(
			findings.map(({ sentence, entries }) => `${sentence} (${entries.join(', ')})`),
			columns,
		),
		ratingsText(impact, columns),
	]
		.filter((part) => part !== '')
		.join('\n');
}

export function ratingsText(impact: readonly ImpactRating[], columns: number): string {
	const rows = impact.map(({ factor, outlook, levels, history }) => [
		factor,
		outlook,
		levels.length === 0
			? 'not rated'
			: history.map((each) => `${each.levels.map(({ name }) => name).join(' + ')} (${each.entry})`).join(', then '),
	]);
	return table(['FACTOR', 'OUTLOOK', 'RATED'], rows, columns);
}

function line<T>(
	name: string,
	{ value, history }: RecordField<T>,
	show: (value: T) => string,
): [string, string | null] {
	const last = history.at(-1);
	if (!last) return [name, null];
	const changes = history.length > 1 ? `, changed ${history.length - 1} times` : '';
	return [name, `${value === null ? 'cleared' : show(value)} (${last.entry}${changes})`];
}

function timeLine({ time, state, last }: IncidentTimeView): [string, string] {
	if (last === null) return [time, 'not said yet'];
	return [time, `${last.stated === null ? state : statedText(last.stated, last)} (${last.entry})`];
}

function statedText(stated: StatedTime, { offset }: TimeSaid): string {
	const within = stated.accuracyMs === undefined ? '' : `, ± ${stated.accuracyMs / 1000} s`;
	const zone = offset === null ? '' : `, stated at UTC${offset < 0 ? '-' : '+'}${hours(Math.abs(offset))}`;
	return 'at' in stated ? `${stated.at}${zone}${within}` : `${stated.local}, zone unknown${within}`;
}

const hours = (minutes: number): string =>
	`${String(Math.trunc(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
