/** `sealbook volatile …`: what a running host loses first, collected first (RFC 3227, section 2.1). */
import { type Command, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import type { VolatilePlanView } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { JOB } from './session';
import { instantOf } from './when';

interface Record {
	readonly done?: true;
	readonly skipped?: string;
	readonly remark?: string;
	readonly ran?: string;
	readonly tool?: string;
	readonly known?: string;
	readonly output?: string;
	readonly observedAt?: string;
}

export function volatileCommands(program: Command, run: Run): void {
	const volatile = noun(program, 'volatile', 'what a running host loses first');

	verb(
		volatile,
		'plan <case>',
		'plans what to collect from a running host, the most volatile first',
		'sealbook volatile plan 2026-014 --host FIN-FS01',
	)
		.requiredOption('--host <name>')
		.addOption(new Option('--system <system>').choices(['linux', 'windows']))
		.action((name: string, options: { host: string; system?: 'linux' | 'windows' }, command: Command) =>
			run(command, async (at) => {
				const { host, system } = options;
				const session = await at.unlocked();
				const plan = await session.ask('volatile.plan', { case: name, host, ...given({ system }) });
				at.say(plan, () => planText(plan));
				return 0;
			}),
		);

	verb(volatile, 'show <case>', 'shows plans, and what was done of each', 'sealbook volatile show 2026-014').action(
		(name: string, _options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const plans = await session.ask('volatile.list', { case: name });
				at.say(plans, () => plans.map(planText).join('\n'));
				return 0;
			}),
	);

	verb(
		volatile,
		'record <case> <step>',
		'records a step of the last plan as done, with its tool and its output, or as skipped',
		'sealbook volatile record 2026-014 3 --done --tool /media/tools/ss --known tools.sha256 --output ss.txt',
	)
		.option('--done')
		.option('--skipped <reason>')
		.option('--remark <text>')
		.option('--ran <command>', 'what was run, where it was not the plan’s own')
		.option('--tool <file>', 'the tool; its digests stand in the entry')
		.option('--known <list>', 'a list of known digests that the tool should be in')
		.option('--output <file>', 'what the tool gave; it is stored')
		.option('--observed-at <time>', 'when it was collected: RFC 3339 with its zone')
		.action((name: string, step: string, options: Record, command: Command) =>
			run(command, async (at) => {
				if ((options.done === undefined) === (options.skipped === undefined))
					throw new Refused(
						'usage',
						'Say either --done or --skipped with a reason.',
						'`sealbook help volatile record` shows how.',
					);
				const { observedAt, ran, tool, known, output } = options;
				const observed = observedAt === undefined ? undefined : instantOf(observedAt, '--observed-at');
				const session = await at.unlocked();
				const plan = (await session.ask('volatile.list', { case: name })).at(-1);
				if (!plan)
					throw new Refused(
						'volatile.plan-unknown',
						'This case has no plan yet.',
						'Make one with `sealbook volatile plan`.',
					);
				const ticket = (path: string | undefined) =>
					path === undefined ? undefined : session.ticket(at.terminal.path(path));
				const receipt = await session.ask('volatile.record', {
					case: name,
					plan: plan.plan,
					step: Number(step),
					state: options.done ? 'done' : 'skipped',
					...given({ reason: options.skipped ?? options.remark, command: ran, observedAt: observed }),
					...given({ tool: ticket(tool), known: ticket(known), output: ticket(output) }),
					job: JOB,
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

function planText({ host, system, steps }: VolatilePlanView): string {
	const lines = steps.flatMap(({ step, what, standard, state, reason, commands, tool }) => [
		`${String(step).padStart(3)}  ${state.padEnd(8)} ${what}  (${standard})`,
		...(reason === null ? [] : [`       ${reason}`]),
		...(tool === null ? [] : [`       ${tool.name}: ${tool.check}`]),
		...(state === 'open' ? commands.map((command) => `       ${command}`) : []),
	]);
	return `${host} (${system})\n${lines.join('\n')}\n`;
}
