/** `sealbook exercise …`: the scenarios, and an exercise from its start to the actions that its gaps ask for. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { contract } from '../../shared/contract';
import type { Classification } from '../../shared/fields';
import type { Receipt } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { exerciseText, scenarioText } from './exercise-text';
import { given } from './given';
import type { Invocation } from './invocation';
import { receiptText } from './receipt';
import { sentences, table } from './table';

const CLASSIFICATIONS = contract['exercise.begin'].takes.shape.classification.unwrap().options;

interface Begun {
	readonly number: string;
	readonly scenario: string;
	readonly title?: string;
	readonly classification?: Classification;
	readonly facilitator?: string;
	readonly participant?: string[];
	readonly minutes?: number;
	readonly place?: string;
	readonly time?: string;
}

export function exerciseCommands(program: Command, run: Run): void {
	const exercise = noun(program, 'exercise', 'exercises: cases of their own, marked wherever they are named');

	verb(
		exercise,
		'list',
		'lists the scenarios; with --scenario all that the one who leads it needs beforehand',
		'sealbook exercise list --scenario 5',
	)
		.option('--scenario <scenario>', 'by number or name')
		.action(({ scenario }: { readonly scenario?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const all = await session.ask('exercise.scenarios', {});
				const wanted = scenario?.toLowerCase();
				const some = all.filter(
					(each) => wanted === undefined || each.scenario === wanted || each.name.toLowerCase() === wanted,
				);
				const rows = some.map((each) => [
					...[each.scenario, `23 + ${each.questions.length}`, String(each.injects.length)],
					each.name,
				]);
				const { columns } = at.terminal;
				at.say(some, () =>
					wanted === undefined
						? table(['SCENARIO', 'QUESTIONS', 'INJECTS', 'NAME'], rows, columns)
						: some.map((each) => scenarioText(each, columns)).join('\n'),
				);
				return some.length === 0 ? 1 : 0;
			}),
		);

	verb(
		exercise,
		'begin',
		'opens a case that is an exercise, and begins it; prints its id',
		'sealbook exercise begin --number E-2026-1 --scenario 5 --facilitator "Kim Roth" --participant "Lee Berg" --minutes 90',
	)
		.requiredOption('--number <number>', 'of a case in which nothing was entered yet, or of a new one')
		.requiredOption('--scenario <scenario>', 'by number or name')
		.option('--title <title>')
		.addOption(new Option('--classification <tlp>', 'the Traffic Light Protocol, version 2.0').choices(CLASSIFICATIONS))
		.option('--facilitator <name>', 'who leads it')
		.option('--participant <name>', 'who takes part; may stand more than once', gather)
		.option('--minutes <n>', 'how long it is to take', minutes)
		.option('--place <place>', 'where it is supposed to happen')
		.option('--time <text>', 'on which day and at which hour it is supposed to happen')
		.action(({ number, scenario, ...said }: Begun, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { title, classification, facilitator, place } = said;
				const more = { participants: said.participant, plannedMinutes: said.minutes, timeOfDay: said.time };
				const about = given({ title, classification, facilitator, place, ...more });
				const begun = await session.ask('exercise.begin', { number, scenario, ...about });
				at.say(begun, () => `${begun.case}\n`);
				return 0;
			}),
		);

	verb(
		exercise,
		'show <case>',
		'shows an exercise: clock, what was told, questions and answers, gaps and their actions',
		'sealbook exercise show E-2026-1',
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const view = await session.ask('exercise.show', { case: name });
			at.say(view, () => exerciseText(view, at.terminal.columns));
			return 0;
		}),
	);

	verb(exercise, 'inject <case>', 'tells the team the next inject and records it', 'sealbook exercise inject E-2026-1')
		.option('--inject <id>', 'another one than the next')
		.action((name: string, { inject }: { readonly inject?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const shown = await session.ask('exercise.show-inject', { case: name, ...given({ inject }) });
				const { columns } = at.terminal;
				at.say(shown, () => `${sentences([shown.says], columns)}\n${receiptText(shown, columns)}`);
				return 0;
			}),
		);

	verb(
		exercise,
		'answer <case> <question>',
		'answers a question; an answer before it stays visible',
		'sealbook exercise answer E-2026-1 C1 --answer "Cut the line of the department" --by "Lee Berg"',
	)
		.requiredOption('--answer <text>')
		.option('--by <name>', 'who answered')
		.action((name: string, question: string, said: { answer: string; by?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { answer, by } = said;
				return told(at, await session.ask('exercise.answer', { case: name, question, answer, ...given({ by }) }));
			}),
		);

	verb(
		exercise,
		'gap <case> <question>',
		'records what a question showed to be missing, and who does what about it by which day',
		'sealbook exercise gap E-2026-1 C1 --says "Nobody may cut the line at night" --what "Name a deputy" --owner "Kim Roth" --due 2026-12-24',
	)
		.requiredOption('--says <text>', 'what is missing')
		.requiredOption('--what <text>', 'what is to be done about it')
		.requiredOption('--owner <name>')
		.requiredOption('--due <day>', 'the last day for it')
		.action(
			(
				name: string,
				question: string,
				said: { says: string; what: string; owner: string; due: string },
				command: Command,
			) =>
				run(command, async (at) => {
					const session = await at.unlocked();
					const { says, what, owner, due: dueOn } = said;
					return told(at, await session.ask('exercise.find-gap', { case: name, question, says, what, owner, dueOn }));
				}),
		);

	verb(
		exercise,
		'end <case>',
		'ends an exercise: what went well, what did not',
		'sealbook exercise end E-2026-1 --well "Everybody was reached" --badly "No image was taken before the rebuild"',
	)
		.option('--well <text>', 'what went well')
		.option('--badly <text>', 'what did not')
		.action((name: string, { well, badly }: { readonly well?: string; readonly badly?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const said = given({ wentWell: well, wentBadly: badly });
				return told(at, await session.ask('exercise.end', { case: name, ...said }));
			}),
		);
}

function told(at: Invocation, receipt: Receipt): 0 {
	at.say(receipt, () => receiptText(receipt, at.terminal.columns));
	return 0;
}

function minutes(text: string): number {
	const number = Number(text);
	if (/^[1-9][0-9]{0,4}$/.test(text)) return number;
	throw new InvalidArgumentError('Give whole minutes.');
}
