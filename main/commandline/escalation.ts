/** `sealbook escalation …` and `sealbook due`: who is to be called now, and everything else that is due. */
import type { Command } from 'commander';
import { markedNumber } from '../../shared/exercises/mark';
import type { DueItem, EscalationView, RungNow } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { fields, table } from './table';

export function escalationCommands(program: Command, run: Run): void {
	const escalation = noun(program, 'escalation', 'who is called until somebody answers');
	const example = 'sealbook escalation';

	verb(
		escalation,
		'start <case>',
		'begins to call the levels of a ladder',
		`${example} start 2026-014 --ladder "At night" --reason "The file server is being emptied"`,
	)
		.requiredOption('--ladder <ladder>', 'a ladder of the notebook')
		.requiredOption('--reason <reason>', 'what it is about')
		.action(
			(name: string, { ladder, reason }: { readonly ladder: string; readonly reason: string }, command: Command) =>
				run(command, async (at) => {
					const session = await at.unlocked();
					const begun = await session.ask('escalation.start', { case: name, ladder, reason });
					at.say(begun, () => receiptText(begun, at.terminal.columns));
					return 0;
				}),
		);

	verb(
		escalation,
		'try <case> <escalation>',
		'records that whoever is due was called, or with --contact another of the ladder',
		`${example} try 2026-014 A-20 --outcome "Voice mailbox"`,
	)
		.option('--contact <contact>', 'somebody else of the ladder')
		.option('--method <method>', 'by which means')
		.option('--outcome <text>', 'what came of it')
		.option('--early', 'although it is not due yet')
		.action(
			(
				name: string,
				which: string,
				said: {
					readonly contact?: string;
					readonly method?: string;
					readonly outcome?: string;
					readonly early?: boolean;
				},
				command: Command,
			) =>
				run(command, async (at) => {
					const { contact, method, outcome, early } = said;
					const session = await at.unlocked();
					const more = given({ contact, method, outcome, early });
					const receipt = await session.ask('escalation.try', { case: name, escalation: which, ...more });
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
		);

	verb(
		escalation,
		'answer <case> <escalation>',
		'records that somebody answered',
		`${example} answer 2026-014 A-20 --by "Kim Roth" --said "On my way"`,
	)
		.requiredOption('--by <name>', 'who answered')
		.option('--said <text>', 'what they said')
		.action(
			(name: string, which: string, { by, said }: { readonly by: string; readonly said?: string }, command: Command) =>
				run(command, async (at) => {
					const session = await at.unlocked();
					const about = { case: name, escalation: which, by, ...given({ said }) };
					const receipt = await session.ask('escalation.answer', about);
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
		);

	verb(
		escalation,
		'end <case> <escalation>',
		'records that nobody further is called although nobody answered',
		`${example} end 2026-014 A-20 --reason "A false alarm"`,
	)
		.requiredOption('--reason <reason>')
		.action((name: string, which: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('escalation.end', { case: name, escalation: which, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		escalation,
		'show <case>',
		'shows who is to be called now, how late that is, and every call; status 1 where one is due',
		`${example} show 2026-014`,
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const list = await session.ask('escalation.show', { case: name });
			at.say(list, () =>
				list.length === 0
					? 'Nobody was escalated to yet.\n'
					: list.map((each) => escalationText(each, at.terminal.columns)).join('\n'),
			);
			return list.some(({ now }) => now?.isDue) ? 1 : 0;
		}),
	);
}

/** `sealbook due [case]`. */
export function dueCommand(program: Command, run: Run): void {
	verb(
		program,
		'due [case]',
		'shows everything that is due or will be, in one case or in all open ones; status 1 where something is overdue',
		'sealbook due',
	).action((name: string | undefined, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const view = await session.ask('due.show', given({ case: name }));
			const rows = view.items.map((item) => [
				markedNumber(item),
				item.urgency,
				item.dueAt,
				item.lateMs > 0 ? late(item.lateMs) : '',
				whatOf(item),
			]);
			at.say(view, () =>
				rows.length === 0
					? 'Nothing is due.\n'
					: table(['CASE', 'STATE', 'DUE', 'LATE', 'WHAT'], rows, at.terminal.columns),
			);
			return view.items.some(({ urgency }) => urgency === 'overdue') ? 1 : 0;
		}),
	);
}

function whatOf({ is, title, rung, entry }: DueItem): string {
	switch (is) {
		case 'escalation':
			return `${entry} call ${rung?.contact.name ?? '?'}: ${title}`;
		case 'notification':
			return `${entry} tell ${title}`;
		case 'containment':
			return `${entry} measure expires: ${title}`;
		case 'meeting':
			return `${entry} lessons learned meeting${title === '' ? '' : `: ${title}`}`;
		case 'action':
			return `${entry} ${title}`;
	}
}

function escalationText(each: EscalationView, columns: number): string {
	const { entry, name, reason, state, now, tries, answered, ended } = each;
	return fields(
		[
			[entry, `${name}: ${state}`],
			['  about', reason],
			['  now', now && rungText(now)],
			[
				'  slept over',
				now && now.missed.length > 0 ? now.missed.map((r) => `${r.dueAt} ${r.contact.name}`).join(', ') : null,
			],
			...tries.map((made): readonly [string, string] => [
				`  ${made.entry}`,
				`${made.at} level ${made.level}, try ${made.try}: ${made.contact.name}${made.outcome === null ? '' : `, ${made.outcome}`}`,
			]),
			[
				'  answered',
				answered && `${answered.at} by ${answered.by}${answered.said === null ? '' : `: ${answered.said}`}`,
			],
			['  ended', ended && `${ended.at}: ${ended.reason ?? 'reason withheld'}`],
		],
		columns,
	);
}

function rungText({ contact, level, try: nth, dueAt, isDue, lateMs }: RungNow): string {
	const who = contact.reach === null ? contact.name : `${contact.name}, ${contact.reach}`;
	return `level ${level}, try ${nth}: ${who}, ${isDue ? `due since ${dueAt}, ${late(lateMs)} late` : `at ${dueAt}`}`;
}

function late(ms: number): string {
	const minutes = Math.floor(ms / 60_000);
	return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
