/**
 * The custody of a case as a table for a spreadsheet (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to
 * read it as UTF-8): one row an act. No cell is one that a spreadsheet would run.
 */
import { EXERCISE } from '../../../shared/exercises/mark';
import { csvCell } from '../../../shared/list-text';
import type { CustodyAct, ItemView, Signer } from '../../../shared/views';
import { type CustodyFacts, nameOfAct } from './case-uco';

const COLUMNS = [
	...['tag', 'description', 'act', 'done at', 'entered at', 'late because', 'done by', 'from', 'to', 'place', 'said'],
	...['reason', 'keys that signed', 'signed on paper', 'drawn signature', 'entry', 'digest', 'findings'],
];

export function custodyCsv(facts: CustodyFacts): string {
	const rows = facts.items.flatMap((item) => [
		registered(item, facts),
		...item.acts.map((act) => row(item, act, facts)),
	]);
	// A column of its own, so that every row says so wherever it is copied to.
	const marked = facts.exercise ? [[...COLUMNS, 'exercise'], ...rows.map((cells) => [...cells, EXERCISE])] : null;
	return `\ufeff${(marked ?? [COLUMNS, ...rows]).map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

const registered = (item: ItemView, facts: CustodyFacts): string[] => [
	...[
		item.cite,
		item.description,
		'registered',
		item.registeredAt,
		'',
		'',
		nameOf(item.intervals[0]?.holder ?? item.holder),
	],
	...['', '', item.intervals[0]?.place ?? '', '', '', '1', '', '', item.registered],
	...[facts.entry(item.registered)?.digest ?? '', findingsOf(item, item.registered)],
];

const row = (item: ItemView, act: CustodyAct, facts: CustodyFacts): string[] => [
	...[item.cite, item.description, nameOfAct(act.kind), act.at, act.enteredAt ?? ''],
	...[act.lateBecause ?? '', nameOf(act.doer), nameOf(act.from), nameOf(act.to), act.place ?? '', act.said ?? ''],
	...[act.reason ?? '', String(act.signers), act.onPaper.join('; '), act.drawnBy ?? '', act.entry],
	...[facts.entry(act.entry)?.digest ?? '', findingsOf(item, act.entry)],
];

const nameOf = (signer: Signer | null): string => (signer === null ? '' : (signer.name ?? signer.keyId));

const findingsOf = ({ findings }: ItemView, entry: string): string =>
	findings
		.filter(({ entries }) => entries.includes(entry))
		.map(({ sentence, settledBy }) => (settledBy === null ? sentence : `${sentence} (settled by ${settledBy})`))
		.join(' ');
