/** `sealbook notify …`: who is told what by when, and what came of it. */
import type { Command } from 'commander';
import type { NotificationsView, NotificationView } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { fields } from './table';
import { instantOf } from './when';

interface Planned {
	readonly party: string;
	readonly what: string;
	readonly by: string[];
	readonly contact?: string;
	readonly due?: string;
	readonly deadline?: string;
	readonly entry?: string;
	readonly id?: string;
}

interface Made {
	readonly method: string;
	readonly told: string;
	readonly unreached?: boolean;
	readonly to?: string;
	readonly doneBy?: string;
	readonly at?: string;
	readonly lateBecause?: string;
}

export function notificationCommands(program: Command, run: Run): void {
	const notify = noun(program, 'notify', 'who is told what by when');
	const example = 'sealbook notify';

	verb(
		notify,
		'plan <case>',
		'plans to tell a party something, perhaps by a time or under a deadline of the notebook',
		`${example} plan 2026-014 --party cio --what "Data left the house" --by telephone-calls --by email`,
	)
		.requiredOption('--party <party>', 'an id or name of the list of parties, or any other')
		.requiredOption('--what <text>', 'what they are to be told')
		.requiredOption(
			'--by <method>',
			'an id or name of the list of methods, or any other; may stand more than once',
			gather,
		)
		.option('--contact <contact>', 'whom to reach there: a contact of the notebook')
		.option('--due <time>', 'by when')
		.option('--deadline <name>', 'the deadline of the notebook that it runs under')
		.option('--entry <ref>', 'what a deadline that is counted from an entry is counted from')
		.option('--id <id>', 'which plan this changes')
		.action((name: string, said: Planned, command: Command) =>
			run(command, async (at) => {
				const { party, what, by: methods, contact, deadline, entry, id: notification } = said;
				const dueAt = said.due === undefined ? undefined : instantOf(said.due, '--due');
				const session = await at.unlocked();
				const more = given({ contact, dueAt, deadline, entry, notification });
				const planned = await session.ask('notification.plan', { case: name, party, what, methods, ...more });
				at.say(planned, () => receiptText(planned, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		notify,
		'made <case> <notification>',
		'records one try: reached, or with --unreached not',
		`${example} made 2026-014 A-12 --method telephone-calls --told "Data left the house" --to "Kim Roth"`,
	)
		.requiredOption('--method <method>')
		.requiredOption('--told <text>', 'what was told, or why nobody was reached')
		.option('--unreached', 'nobody was reached')
		.option('--to <name>', 'who was reached')
		.option('--done-by <name>', 'who did it, where that is not whoever acts')
		.option('--at <time>', 'when, where it is entered later')
		.option('--late-because <reason>', 'why it is entered later')
		.action((name: string, notification: string, said: Made, command: Command) =>
			run(command, async (at) => {
				const madeAt = said.at === undefined ? undefined : instantOf(said.at, '--at');
				const { method, told, unreached = false, to, doneBy: by, lateBecause } = said;
				const session = await at.unlocked();
				const more = given({ to, by, madeAt, lateBecause });
				const about = { case: name, notification, method, reached: !unreached, told };
				const receipt = await session.ask('notification.make', { ...about, ...more });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		notify,
		'acknowledge <case> <notification>',
		'records that a party said that they know',
		`${example} acknowledge 2026-014 A-12 --by "Kim Roth" --how "By telephone"`,
	)
		.requiredOption('--by <name>', 'who said so')
		.option('--how <text>', 'by which means, and what was said')
		.option('--at <time>', 'when, where it is entered later')
		.action(
			(
				name: string,
				notification: string,
				{ by, how, at: when }: { readonly by: string; readonly how?: string; readonly at?: string },
				command: Command,
			) =>
				run(command, async (at) => {
					const acknowledgedAt = when === undefined ? undefined : instantOf(when, '--at');
					const session = await at.unlocked();
					const more = given({ how, acknowledgedAt });
					const receipt = await session.ask('notification.acknowledge', { case: name, notification, by, ...more });
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
		);

	verb(
		notify,
		'withdraw <case> <notification>',
		'records that a party need not be told after all',
		`${example} withdraw 2026-014 A-12 --reason "No personal details were in it"`,
	)
		.requiredOption('--reason <reason>')
		.action((name: string, notification: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('notification.withdraw', { case: name, notification, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	for (const [word, listenedTo, does] of [
		['out-of-band', true, 'records that the network may be listened to: telephone, in person and paper come first'],
		['in-band', false, 'records that the network is not believed to be listened to'],
	] as const)
		verb(notify, `${word} <case>`, does, `${example} ${word} 2026-014 --reason "The mail server is affected"`)
			.requiredOption('--reason <reason>')
			.action((name: string, { reason }: { readonly reason: string }, command: Command) =>
				run(command, async (at) => {
					const session = await at.unlocked();
					const receipt = await session.ask('notification.set-channels', { case: name, listenedTo, reason });
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
			);

	verb(notify, 'show <case>', 'shows who must be told what by when, and every try', `${example} show 2026-014`).action(
		(name: string, _options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = await session.ask('notification.show', { case: name });
				at.say(view, () => registerText(view, at.terminal.columns));
				return 0;
			}),
	);
}

function registerText({ listenedTo, notifications, unplanned }: NotificationsView, columns: number): string {
	return [
		...(listenedTo?.is ? [fields([['out of band', listenedTo.reason ?? 'reason withheld']], columns)] : []),
		...notifications.map((each) => notificationText(each, listenedTo?.is === true, columns)),
		...unplanned.map(({ name, dueAt, from }) =>
			fields([['not planned', `${name}, due ${dueAt ?? `once it is known when it was ${from}`}`]], columns),
		),
		...(notifications.length + unplanned.length === 0 ? ['Nobody is to be told yet.\n'] : []),
	].join('\n');
}

function notificationText(each: NotificationView, outOfBand: boolean, columns: number): string {
	const { entry, party, state, what, dueAt, deadline, toldLateMs, methods, contact, tries, acknowledged } = each;
	const unknown = deadline && dueAt === null ? `unknown: not known when it was ${deadline.from}` : null;
	return fields(
		[
			[entry, `${party.name}: ${state}${toldLateMs === null ? '' : `, ${Math.ceil(toldLateMs / 60_000)} min late`}`],
			['  what', what],
			['  due', dueAt ?? unknown],
			['  deadline', deadline && [deadline.name, deadline.basis].filter((part) => part !== null).join(', ')],
			[
				'  by',
				methods.map(({ name, inBand }) => (inBand && outOfBand ? `${name} (may be listened to)` : name)).join(', '),
			],
			['  contact', contact && [contact.name, contact.reach].filter((part) => part !== null).join(', ')],
			...tries.map((made): readonly [string, string] => [
				`  ${made.entry}`,
				`${made.at} ${made.method.name}, ${made.reached ? `told ${made.to ?? 'them'}` : 'nobody reached'}: ${made.told ?? ''}`,
			]),
			['  known', acknowledged && `${acknowledged.at} by ${acknowledged.by}`],
		],
		columns,
	);
}
