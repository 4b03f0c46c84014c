/** `sealbook crisis …`: the steps of Appendix G for somebody alone, one at a time. */
import { type Command, Option } from 'commander';
import { CRISIS_STEPS } from '../../shared/catalogue/crisis';
import type { CrisisView } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { sentences, table } from './table';

type Step = (typeof CRISIS_STEPS)[number];

export function crisisCommands(program: Command, run: Run): void {
	const crisis = noun(program, 'crisis', 'the steps in a crisis, for somebody who is alone with it');
	const step = () => new Option('--step <step>', 'which step').choices(CRISIS_STEPS).makeOptionMandatory();

	verb(crisis, 'show <case>', 'shows the steps, and which one to take now', 'sealbook crisis show 2026-014').action(
		(name: string, _options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = await session.ask('crisis.show', { case: name });
				at.say(view, () => crisisText(view, at.terminal.columns));
				return 0;
			}),
	);

	verb(
		crisis,
		'done <case>',
		'records that a step was taken',
		'sealbook crisis done 2026-014 --step 1 --remark "Notebook begun, clock compared"',
	)
		.addOption(step())
		.option('--remark <text>', 'what was done')
		.action((name: string, said: { readonly step: Step; readonly remark?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('crisis.do', {
					...{ case: name, step: said.step },
					...given({ remark: said.remark }),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		crisis,
		'put-off <case>',
		'records that a step was put off, or is open again, and why',
		'sealbook crisis put-off 2026-014 --step 2 --reason "Nobody answers; tried again at four"',
	)
		.addOption(step())
		.requiredOption('--reason <text>')
		.action((name: string, said: { readonly step: Step; readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('crisis.put-off', { case: name, step: said.step, reason: said.reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

function crisisText({ steps, now }: CrisisView, columns: number): string {
	const current = steps.find(({ step }) => step === now);
	const rows = steps.map(({ step, state, name, told }) => [
		step,
		state,
		told?.entry ?? '',
		told?.text == null ? name : `${name}: ${told.text}`,
	]);
	const next = current ? `Now: ${current.step}. ${current.name}. ${current.says}` : 'All eleven steps are recorded.';
	return `${table(['STEP', 'STATE', 'ENTRY', 'WHAT'], rows, columns)}\n${sentences([next], columns)}`;
}
