/** The follow-up report on hosts, signs, indicators (defanged), evidence, who was told, and how it was contained. */
import { containmentsOf } from '../projections/containments';
import { escalationsOf } from '../projections/escalations';
import { notificationsOf } from '../projections/notifications';
import { sceneOf } from '../projections/scene';
import type { EntryView, ItemView } from '../views';
import { visible } from '../visible';
import type { Instant } from '../vocabulary';
import type { Block } from './document';
import { statedText } from './entry-text';
import { STATES } from './form-words';
import { clockOf, section, WITHHELD } from './report-sources';

const or = (text: string | null | undefined): string => (text ? visible(text, { lines: true }) : 'not recorded');

export function sceneBlocks(entries: readonly EntryView[], items: readonly ItemView[], at: Instant): Block[] {
	return [
		...sceneTables(entries),
		...evidence(items),
		...notifications(entries),
		...escalations(entries),
		...containments(entries, at),
	];
}

function sceneTables(entries: readonly EntryView[]): Block[] {
	const when = clockOf(entries);
	const { hosts, signs, indicators } = sceneOf(entries);
	const hostRows = hosts.map((host) => [
		[visible(host.name), ...host.addresses.map((each) => visible(each))].join(', '),
		host.state ?? 'not affected, as far as is known',
		host.steps
			.map(({ to, done, enteredAt, entry }) => {
				const time = done ? statedText(done, 0) : when(enteredAt, entry);
				return `${to} ${time} (${entry})`;
			})
			.join('\n'),
		host.entry,
	]);
	const signRows = signs.map((sign) => [
		sign.type,
		or(sign.description),
		sign.seen ? statedText(sign.seen, 0) : 'unknown',
		sign.verdict === null ? 'not looked into' : `${sign.verdict}: ${or(sign.assessments.at(-1)?.by)}`,
		[sign.entry, ...sign.assessments.slice(-1).map(({ entry }) => entry)].join(', '),
	]);
	const indicatorRows = indicators.map((each) => [
		each.type,
		visible(each.shown),
		[
			...(each.remark === null ? [] : [visible(each.remark)]),
			...(each.from.length === 0 ? [] : [`found in ${each.from.join(', ')}`]),
			...(each.withdrawn === null ? [] : [`withdrawn by ${each.withdrawn.entry}: ${or(each.withdrawn.reason)}`]),
		].join('; '),
		each.ref,
	]);
	const wide = { hosts: 'Hosts', signs: 'Precursors and indicators', technical: 'Technical indicators, defanged' };
	return [
		...section(
			wide.hosts,
			[
				['Host', 32],
				['State', 16],
				['How it came there', 42],
				['Entry', 10],
			],
			hostRows,
			'No host is recorded.',
		),
		...section(
			wide.signs,
			[
				['Sort', 11],
				['What was seen', 34],
				['When', 20],
				['What it is', 23],
				['Entries', 12],
			],
			signRows,
			'No sign is recorded.',
		),
		...section(
			wide.technical,
			[
				['Type', 12],
				['Value', 42],
				['About', 34],
				['Entry', 12],
			],
			indicatorRows,
			'No technical indicator is recorded.',
		),
	];
}

function evidence(items: readonly ItemView[]): Block[] {
	const rows = items.map((item) => [
		visible(item.cite),
		visible(item.description),
		`${STATES[item.state] ?? item.state}; ${visible(item.holder.name ?? item.holder.keyId)}, ${or(item.place)}`,
		`${item.intervals.length} without a gap, ${item.findings.filter(({ settledBy }) => settledBy === null).length} open findings`,
		item.registered,
	]);
	const columns = [
		['Tag', 11],
		['Item', 31],
		['State, accountable, place', 28],
		['Custody intervals', 20],
		['Entry', 10],
	] as const;
	return section('Evidence and its custody', columns, rows, 'No records: no evidence is registered.');
}

function notifications(entries: readonly EntryView[]): Block[] {
	const when = clockOf(entries);
	const rows = notificationsOf(entries).map((each) => {
		const told = each.tries.find(({ reached, at }) => reached && at === each.toldAt);
		const due = each.dueAt === null ? '' : `; due ${when(each.dueAt, each.entry)}`;
		const late = each.toldLateMs === null ? '' : ', told late';
		return [
			visible(each.party.name),
			or(each.what),
			`${each.state}${told ? `, told ${when(told.at, told.entry)} by ${visible(told.method.name)}` : ''}${due}${late}`,
			[...new Set([each.entry, ...each.tries.map(({ entry }) => entry)])].join(', '),
		];
	});
	const columns = [
		['Party', 22],
		['What', 26],
		['State', 38],
		['Entries', 14],
	] as const;
	return section('Who was told', columns, rows, 'No records: nobody was to be told.');
}

function escalations(entries: readonly EntryView[]): Block[] {
	const rows = [...escalationsOf(entries, null)]
		.reverse()
		.map(({ name, reason, state, tries, answered, ended, entry }) => [
			visible(name),
			or(reason),
			`${state}${answered ? ` by ${visible(answered.by)}` : ''}${ended ? `: ${or(ended.reason)}` : ''}; ${tries.length} calls`,
			[entry, ...tries.map((each) => each.entry)].join(', '),
		]);
	const columns = [
		['Ladder', 22],
		['About', 30],
		['State', 30],
		['Entries', 18],
	] as const;
	return rows.length === 0 ? [] : section('Escalation', columns, rows, '');
}

function containments(entries: readonly EntryView[], at: Instant): Block[] {
	const when = clockOf(entries);
	const rows = [...containmentsOf(entries, at)]
		.reverse()
		.map((each) => [
			`${or(each.chosen)}; ${or(each.strategy)}`,
			`of ${each.options.length}: ${each.options.map(({ name }) => visible(name)).join(', ')}`,
			each.authorizedBy === null ? WITHHELD : visible(each.authorizedBy),
			[
				`${each.state}, decided ${when(each.decidedAt, each.entry)}`,
				...(each.expiresAt === null ? [] : [`until ${when(each.expiresAt, each.entry)}`]),
				...each.endings.map(({ how, reason, entry }) => `${how}: ${or(reason)} (${entry})`),
			].join('; '),
			each.entry,
		]);
	const columns = [
		['Chosen, strategy', 26],
		['Options weighed', 20],
		['Authorized by', 14],
		['State', 30],
		['Entry', 10],
	] as const;
	return section('Containment decisions', columns, rows, 'No records: no measure was decided.');
}
