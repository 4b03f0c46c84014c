/** `sealbook checklist …`: the incident handling checklist (SP 800-61 r2, Table 3-5), with what proves each step. */
import type { Command } from 'commander';
import type { ChecklistView, StepView } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { table } from './table';

interface Tick {
	readonly group?: string;
	readonly proof?: readonly string[];
	readonly partly?: true;
	readonly remark?: string;
}

const GROUP = ['--group <group>', 'of which host group; else of the case as a whole'] as const;

export function checklistCommands(program: Command, run: Run): void {
	const checklist = noun(program, 'checklist', 'the incident handling checklist');

	verb(
		checklist,
		'show <case>',
		'shows the steps, what was done and what proves it',
		'sealbook checklist show 2026-014',
	)
		.option(...GROUP)
		.action((name: string, { group }: { group?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const lists = await session.ask('checklist.show', { case: name, ...given({ group }) });
				at.say(lists, () => lists.map((list) => checklistText(list, at.terminal.columns)).join('\n'));
				return 0;
			}),
		);

	verb(
		checklist,
		'tick <case> <step>',
		'ticks a step, with the entries that prove it',
		'sealbook checklist tick 2026-014 1.1 --proof A-12',
	)
		.option(...GROUP)
		.option('--proof <entry>', 'an entry that proves it; may be given more than once', gather)
		.option('--partly', 'it is done in part')
		.option('--remark <text>')
		.action((name: string, step: string, { group, proof, partly, remark }: Tick, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const more = given({ group, proof: proof && [...proof], remark });
				const extent = partly ? ('in part' as const) : ('wholly' as const);
				const receipt = await session.ask('checklist.tick', { case: name, step, extent, ...more });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	for (const [word, question, does, why] of [
		['skip', 'checklist.skip', 'skips a step for a reason', '1.1 left no doubt.'],
		['withdraw', 'checklist.withdraw', 'withdraws the tick or skip that stands', 'A third host answers.'],
	] as const) {
		verb(checklist, `${word} <case> <step>`, does, `sealbook checklist ${word} 2026-014 1.2 --reason "${why}"`)
			.option(...GROUP)
			.requiredOption('--reason <reason>')
			.action((name: string, step: string, options: { group?: string; reason: string }, command: Command) =>
				run(command, async (at) => {
					const { reason, group } = options;
					const session = await at.unlocked();
					const receipt = await session.ask(question, { case: name, step, reason, ...given({ group }) });
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
			);
	}
}

function checklistText({ group, steps, done, total }: ChecklistView, columns: number): string {
	const heading = `${group === null ? 'case' : group.name}: ${done} of ${total}`;
	return table(['STEP', 'STATE', heading], steps.map(rowOf), columns);
}

function rowOf({ step, state, name, stands, heading }: StepView): readonly string[] {
	const by = stands && [stands.entry, stands.said, stands.proof.length > 0 ? `proof ${stands.proof.join(', ')}` : null];
	const told = by === null ? '' : ` (${by.filter((each) => each !== null).join('; ')})`;
	return [step, heading ? '' : state, `${name}${told}`];
}
