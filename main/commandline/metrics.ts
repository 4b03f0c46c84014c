/** `sealbook metrics`, `cost`, `labor`, `assess`, `audit`: the measures of SP 800-61 r2, §3.4.2, of a case or over all. */
import { type Command, Option } from 'commander';
import { ANSWERS } from '../../shared/catalogue/measure';
import type { Takes } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { Answer } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { allMetricsText, caseMetricsText } from './metrics-text';
import { receiptText } from './receipt';
import { citing } from './scene-options';
import { instantOf } from './when';

type Question = 'cost.record' | 'labor.record' | 'assessment.give' | 'audit.answer';

interface By {
	readonly by?: string;
	readonly byOutside?: string;
}

export function metricsCommands(program: Command, run: Run): void {
	verb(
		program,
		'metrics [case]',
		'shows the measures of a case with the entries they follow from, or over all cases',
		'sealbook metrics 2026-014',
		'sealbook metrics',
	).action((name: string | undefined, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			if (name === undefined) {
				const all = await session.ask('metrics.all', {});
				at.say(all, () => allMetricsText(all, at.terminal.columns));
				return 0;
			}
			const one = await session.ask('metrics.show', { case: name });
			at.say(one, () => caseMetricsText(one, at.terminal.columns));
			return 0;
		}),
	);
	const sealed = <Q extends Question>(command: Command, question: Q, input: () => Takes<Q>) =>
		run(command, async (at) => {
			// What is typed wrongly is refused before a passphrase is asked for.
			const takes = input();
			const session = await at.unlocked();
			const receipt = await session.ask(question, takes);
			at.say(receipt, () => receiptText(receipt, at.terminal.columns));
			return 0;
		});

	citing(
		verb(
			noun(program, 'cost', 'what the incident cost'),
			'add <case>',
			'records damage or what the handling took; without an amount it is unknown',
			'sealbook cost add 2026-014 --what "Two servers rebuilt" --amount 1250.50 --most 2000 --currency EUR',
		),
	)
		.requiredOption('--what <text>', 'what it was spent on or lost by')
		.addOption(new Option('--sort <sort>').choices(['damage', 'handling']).default('damage'))
		.option('--amount <sum>', 'how much, or the least of it')
		.option('--most <sum>', 'the most, where it is known only roughly')
		.option('--currency <code>', 'ISO 4217, three letters')
		.option('--basis <text>', 'what the figure rests on')
		.option('--replaces <entry>', 'the entry whose place this one takes')
		.action((name: string, said: Cost, command: Command) =>
			sealed(command, 'cost.record', () => {
				const { sort, what, basis, replaces, cite: cites } = said;
				const amount = amountOf(said);
				return { case: name, sort, what, ...given({ amount, basis, replaces, cites: cites && [...cites] }) };
			}),
		);

	citing(
		verb(
			noun(program, 'labor', 'time that people worked on it'),
			'add <case>',
			'records that somebody worked on the incident; without a time it is unknown how long',
			'sealbook labor add 2026-014 --by "Ada Lind" --what "Proxy logs" --hours 3.5',
			'sealbook labor add 2026-014 --by-outside "K. Brandt" --what Telephone --hours 1-2',
		),
	)
		.requiredOption('--what <text>', 'on what')
		.option('--by <person>', 'who worked: a person of the notebook')
		.option('--by-outside <name>', 'who worked: anybody else')
		.option('--from <time>', 'from when: RFC 3339 with its zone')
		.option('--until <time>', 'until when')
		.option('--hours <hours>', '3.5, or 2-4 where it is known only roughly')
		.option('--replaces <entry>', 'the entry whose place this one takes')
		.action((name: string, said: Labor, command: Command) =>
			sealed(command, 'labor.record', () => {
				const { what, replaces, cite: cites } = said;
				const from = said.from === undefined ? undefined : instantOf(said.from, '--from');
				const to = said.until === undefined ? undefined : instantOf(said.until, '--until');
				const minutes = said.hours === undefined ? undefined : minutesOf(said.hours);
				const more = given({ from, to, minutes, replaces, cites: cites && [...cites] });
				return { case: name, who: partyOf(said), what, ...more };
			}),
		);

	judged(
		verb(
			program,
			'assess <case> <measure>',
			'records how somebody judges the handling by one of the measures (the list metrics)',
			'sealbook assess 2026-014 owner --answer yes --by-outside "K. Brandt" --says "Mail was back in a day."',
		),
	).action((name: string, measure: string, said: Assess, command: Command) =>
		sealed(command, 'assessment.give', () => ({ case: name, measure, ...judgement(said) })),
	);

	judged(
		verb(
			program,
			'audit <case> <item>',
			'records how somebody answers one of the items that an audit looks at (the list audit-items)',
			'sealbook audit 2026-014 tools --answer "in part" --by "Ada Lind" --says "One write blocker for three disks."',
		),
	).action((name: string, item: string, said: Assess, command: Command) =>
		sealed(command, 'audit.answer', () => ({ case: name, item, ...judgement(said) })),
	);
}

/** What every judgement says: the answer, whose it is, and by what that is known. */
const judged = (command: Command): Command =>
	citing(command)
		.addOption(new Option('--answer <answer>').choices([...ANSWERS]).makeOptionMandatory())
		.requiredOption('--says <text>', 'in their words, and by what that is known')
		.option('--by <person>', 'who judges: a person of the notebook')
		.option('--by-outside <name>', 'who judges: anybody else');

const judgement = (said: Assess) => {
	const { answer, says, cite: cites } = said;
	return { answer, by: partyOf(said), says, ...given({ cites: cites && [...cites] }) };
};

interface Cost {
	readonly sort: 'damage' | 'handling';
	readonly what: string;
	readonly amount?: string;
	readonly most?: string;
	readonly currency?: string;
	readonly basis?: string;
	readonly replaces?: string;
	readonly cite?: readonly string[];
}
interface Labor extends By {
	readonly what: string;
	readonly from?: string;
	readonly until?: string;
	readonly hours?: string;
	readonly replaces?: string;
	readonly cite?: readonly string[];
}
interface Assess extends By {
	readonly answer: Answer;
	readonly says: string;
	readonly cite?: readonly string[];
}

function amountOf({ amount: least, most, currency }: Cost): Takes<'cost.record'>['amount'] {
	if (least === undefined && most === undefined && currency === undefined) return undefined;
	if (least === undefined || currency === undefined)
		throw new Refused('cost.half', 'Of an amount only a part is given.', 'Give --amount and --currency.', '--amount');
	return { currency, least, ...given({ most }) };
}

function partyOf({ by, byOutside }: By): Takes<'labor.record'>['who'] {
	if ((by === undefined) === (byOutside === undefined))
		throw new Refused('party.one', 'Say who it is, once.', 'Give one of --by and --by-outside.', '--by');
	return byOutside === undefined ? { person: by ?? '' } : { name: byOutside };
}

function minutesOf(text: string) {
	const found = /^([0-9]{1,4}(?:\.[0-9]{1,2})?)(?:-([0-9]{1,4}(?:\.[0-9]{1,2})?))?$/.exec(text);
	if (!found) throw new Refused('labor.hours', `“${text}” is no number of hours.`, 'Write 3.5, or 2-4.', '--hours');
	const [least, most = least] = found.slice(1).map((hours) => (hours === undefined ? undefined : inMinutes(hours)));
	return { least: least ?? 0, ...given({ most }) };
}

const inMinutes = (hours: string): number => Math.round(Number(hours) * 60);
