/** `sealbook case …`: opening, finding, closing and opening again. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { contract } from '../../shared/contract';
import { EXERCISE } from '../../shared/exercises/mark';
import type { Classification } from '../../shared/fields';
import { roleOf } from '../../shared/projections/roles';
import type { CaseSummary } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { fields, sentences, table } from './table';

const CLASSIFICATIONS = contract['case.open'].takes.shape.classification.unwrap().options;

/** `TLP:AMBER`, and what people call it: `AMBER`, `tlp:amber`. */
function classificationOf(text: string): Classification {
	const word = text.toUpperCase();
	const found = CLASSIFICATIONS.find((each) => each === word || each === `TLP:${word}`);
	if (found !== undefined) return found;
	throw new InvalidArgumentError(`Allowed choices are ${CLASSIFICATIONS.join(', ')}.`);
}

export function caseCommands(program: Command, run: Run): void {
	const cases = noun(program, 'case', 'cases');

	verb(
		cases,
		'new',
		'opens a case and prints its id',
		'sealbook case new --number 2026-014 --title "Stolen laptop, finance" --classification TLP:AMBER',
	)
		.requiredOption('--number <number>', 'the number it is filed under')
		.requiredOption('--title <title>')
		.addOption(
			new Option('--classification <tlp>', 'the Traffic Light Protocol, version 2.0')
				.choices(CLASSIFICATIONS)
				.argParser(classificationOf),
		)
		.action((options: { number: string; title: string; classification?: Classification }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { number, title, classification } = options;
				const opened = await session.ask('case.open', { number, title, ...given({ classification }) });
				at.say(opened, () => `${opened.case}\n`);
				return 0;
			}),
		);

	verb(cases, 'list', 'lists the cases', 'sealbook case list --json').action((_options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const list = await session.ask('case.list', {});
			const state = (c: CaseSummary) => (c.exercise ? `${EXERCISE}, ${c.state}` : c.state);
			const rows = list.map((c) => [c.number, state(c), String(c.entries), c.lastAt, c.title]);
			at.say(list, () => table(['NUMBER', 'STATE', 'ENTRIES', 'LAST', 'TITLE'], rows, at.terminal.columns));
			return 0;
		}),
	);

	verb(
		cases,
		'show <case>',
		'shows a case: its state, its people, its heads, what verification found',
		'sealbook case show 2026-014',
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const view = await session.ask('case.show', { case: name });
			const { columns } = at.terminal;
			const { prep, da, cer, post } = view.phases;
			const { verdict, checked, faults } = view.verification;
			at.say(view, () =>
				[
					fields(
						[
							...(view.exercise ? [[EXERCISE, 'no real incident'] as const] : []),
							['number', view.number],
							['title', view.title],
							['id', view.case],
							['state', view.state],
							['classification', view.classification],
							['opened', view.openedAt],
							['newest', view.lastAt],
							['notes', `prep ${prep}, da ${da}, cer ${cer}, post ${post}`],
							['verified', `${verdict}, ${checked} entries`],
						],
						columns,
					),
					...faults.map((f) => fields([[f.place, `${f.rule}: expected ${f.expected}, found ${f.found}`]], columns)),
					table(
						['VOUCHED FOR', 'ROLE', 'PERSON'],
						view.people.map((p) => [p.vouchedFor ? 'yes' : 'no', roleOf(view.roles, p.keyId) ?? '', p.name ?? p.keyId]),
						columns,
					),
					table(
						['CHAIN', 'ENTRIES', 'HEAD'],
						view.heads.map((h) => [h.letter, String(h.seq), h.digest]),
						columns,
					),
					sentences(
						view.anchored.map((a) => a.sentence),
						columns,
					),
				].join('\n'),
			);
			return verdict === 'broken' ? 1 : 0;
		}),
	);

	verb(
		cases,
		'title <case>',
		'gives a case another title; the ones before stay in the ledger',
		'sealbook case title 2026-014 --title "Ransomware, finance file server"',
	)
		.requiredOption('--title <title>')
		.option('--reason <reason>')
		.action((name: string, options: { title: string; reason?: string }, command: Command) =>
			run(command, async (at) => {
				const { title, reason } = options;
				const session = await at.unlocked();
				const receipt = await session.ask('case.title', { case: name, title, ...given({ reason }) });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	for (const [word, question, does, reason] of [
		['close', 'case.close', 'closes a case, which makes it read-only', 'Lessons learned were held.'],
		['reopen', 'case.reopen', 'opens a closed case again', 'A second host was found.'],
		[
			'acknowledge',
			'case.acknowledge-rollback',
			'acknowledges that entries of a case are missing (a rollback), and goes on in a new chain',
			'Restored from the backup of 21 November; the laptop’s disk had failed.',
		],
	] as const) {
		verb(cases, `${word} <case>`, does, `sealbook case ${word} 2026-014 --reason "${reason}"`)
			.requiredOption('--reason <reason>')
			.action((name: string, { reason }: { reason: string }, command: Command) =>
				run(command, async (at) => {
					const session = await at.unlocked();
					const receipt = await session.ask(question, { case: name, reason });
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
			);
	}
}
