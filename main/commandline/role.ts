/** `sealbook person role`: what somebody is there for in a case; `sealbook access`: who read what. */
import { Argument, type Command } from 'commander';
import type { AccessView } from '../../shared/views';
import { CASE_ROLES, type CaseRole } from '../../shared/vocabulary';
import { type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { table } from './table';

export function roleCommand(person: Command, run: Run): void {
	verb(
		person,
		'role <case> <person>',
		'says what a person is there for in a case; an observer adds nothing to it',
		'sealbook person role 2026-014 "Ben Sommer" lead --because "Named by the head of the team at 03:10."',
	)
		.addArgument(new Argument('<role>', 'in the place of the one they had').choices(CASE_ROLES))
		.option('--because <text>', 'why, or on whose word')
		.action((name: string, who: string, role: CaseRole, { because }: { because?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('role.give', { case: name, person: who, role, ...given({ because }) });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

export function accessCommand(program: Command, run: Run): void {
	verb(
		program,
		'access [case]',
		'lists who read which case, what was refused and what was written out, the newest first',
		'sealbook access 2026-014',
	).action((name: string | undefined, _: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const all = await session.ask('access.list', given({ case: name }));
			at.say(all, () =>
				all.length === 0
					? 'Nobody looked into it yet.\n'
					: table(['AT', 'ENTRY', 'BY', 'WHAT'], all.map(accessRow), at.terminal.columns),
			);
			return 0;
		}),
	);
}

const accessRow = ({ at, entry, by, what, times, number, about, ...more }: AccessView): readonly string[] => [
	at,
	entry,
	by ?? 'nobody known',
	[times > 1 ? `${times} × ${what}` : what, number ?? more.case, about].filter((each) => each !== null).join(', '),
];
