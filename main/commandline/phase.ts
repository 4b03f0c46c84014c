/** `sealbook phase …`, `group …`: when the case and its host groups were in which phase (SP 800-61 r2, Figure 3-1). */
import { Argument, type Command } from 'commander';
import type { PhaseId, PhasesView } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { table } from './table';
import { instantOf } from './when';

const PHASES: readonly PhaseId[] = ['prep', 'da', 'cer', 'post'];

interface Move {
	readonly group?: string;
	readonly reason: string;
	readonly at?: string;
}

export function phaseCommands(program: Command, run: Run): void {
	const phase = noun(program, 'phase', 'phases of the handling');
	for (const [word, question, does, why] of [
		['enter', 'phase.enter', 'enters a phase; several may be open, and one may be entered again', 'Mail gateway alert'],
		['leave', 'phase.leave', 'leaves a phase', 'The scope is known.'],
	] as const) {
		verb(phase, `${word} <case>`, does, `sealbook phase ${word} 2026-014 da --reason "${why}"`)
			.addArgument(new Argument('<phase>').choices(PHASES))
			.requiredOption('--reason <reason>')
			.option('--group <group>', 'for which host group; else for the case as a whole')
			.option('--at <time>', 'when, where it is entered later: RFC 3339 with its zone')
			.action((name: string, id: PhaseId, options: Move, command: Command) =>
				run(command, async (at) => {
					const { reason, group } = options;
					const when = options.at === undefined ? undefined : instantOf(options.at, '--at');
					const session = await at.unlocked();
					const more = given({ group, at: when });
					const receipt = await session.ask(question, { case: name, phase: id, reason, ...more });
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
			);
	}
	verb(phase, 'show <case>', 'shows phases with when and why', 'sealbook phase show 2026-014').action(
		(name: string, _options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = await session.ask('phase.show', { case: name });
				at.say(view, () => phasesText(view, at.terminal.columns));
				return 0;
			}),
	);

	const group = noun(program, 'group', 'groups of hosts that are handled together');
	verb(
		group,
		'make <case> <name>',
		'names a group of hosts; the checklist is gone through again for them (step 6.3)',
		'sealbook group make 2026-014 "Finance servers" --reason "Found while eradicating"',
	)
		.option('--reason <reason>')
		.action((name: string, called: string, { reason }: { reason?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const made = await session.ask('group.make', { case: name, name: called, ...given({ reason }) });
				at.say(made, () => receiptText(made, at.terminal.columns));
				return 0;
			}),
		);
}

function phasesText({ intervals, groups }: PhasesView, columns: number): string {
	const of = (id: string | null) => groups.find(({ group }) => group === id)?.name ?? 'case';
	const rows = intervals.map((each) => [
		each.phase,
		each.from,
		each.to ?? 'open',
		of(each.group),
		`${each.reason ?? 'no reason at hand'} (${each.entered}${each.left === null ? '' : `, left ${each.left}`})${
			each.back ? ', gone back' : ''
		}${each.impossible ? ', left before it was entered as stated' : ''}`,
	]);
	return table(['PHASE', 'FROM', 'TO', 'OF', 'WHY'], rows, columns);
}
