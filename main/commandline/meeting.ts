/** `sealbook meeting …`, `sealbook action …`: what is learned from an incident, and who does what about it by when. */
import type { Command } from 'commander';
import { LESSONS } from '../../shared/catalogue/meeting';
import { Refused } from '../../shared/refusal';
import type { AfterView, LessonId, MeetingView, Receipt } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import { receiptText } from './receipt';
import { fields, table } from './table';
import { instantOf } from './when';

interface Planned {
	readonly at: string;
	readonly meeting?: string;
	readonly place?: string;
	readonly moderator?: string;
	readonly invite?: string[];
	readonly agenda?: string;
}

interface Held {
	readonly at: string;
	readonly meeting?: string;
	readonly moderator?: string;
	readonly attended: string[];
	readonly absent?: string[];
	readonly answer?: string[];
	readonly agreement?: string[];
}

export function meetingCommands(program: Command, run: Run): void {
	const meeting = noun(program, 'meeting', 'the lessons learned meeting of a case');

	verb(
		meeting,
		'plan <case>',
		'calls a meeting, or with --meeting changes what was planned',
		'sealbook meeting plan 2026-014 --at 2026-11-27T10:00:00+01:00 --invite "Kim Roth" --invite "Lee Berg"',
	)
		.requiredOption('--at <time>', 'when it is to be')
		.option('--meeting <entry>', 'which one this changes')
		.option('--place <place>')
		.option('--moderator <name>', 'who leads it')
		.option('--invite <name>', 'who is to come; may stand more than once', gather)
		.option('--agenda <text>', 'what was asked to be talked about')
		.action((name: string, { at: when, invite, ...said }: Planned, command: Command) =>
			run(command, async (at) => {
				const plannedFor = instantOf(when, '--at');
				const session = await at.unlocked();
				const about = given({
					meeting: said.meeting,
					place: said.place,
					moderator: said.moderator,
					agenda: said.agenda,
				});
				const asked = { case: name, plannedFor, ...about, ...given({ invited: invite }) };
				return told(at, await session.ask('meeting.plan', asked));
			}),
		);

	verb(
		meeting,
		'held <case>',
		'records a meeting that was held; see `sealbook list show lessons-questions` for the nine questions',
		'sealbook meeting held 2026-014 --at 2026-11-27T10:00:00+01:00 --attended "Kim Roth" --absent "Lee Berg" --answer "3=The list of hosts" --agreement "Buy a second write blocker"',
	)
		.requiredOption('--at <time>', 'when it began')
		.requiredOption('--attended <name>', 'who came; may stand more than once', gather)
		.option('--meeting <entry>', 'the one that was planned')
		.option('--moderator <name>', 'who led it')
		.option('--absent <name>', 'who was to come and did not; may stand more than once', gather)
		.option('--answer <text>', 'QUESTION=ANSWER, the question by its number; may stand more than once', gather)
		.option('--agreement <text>', 'what was agreed; may stand more than once', gather)
		.action((name: string, said: Held, command: Command) =>
			run(command, async (at) => {
				const { meeting: which, moderator, attended, absent, answer = [], agreement } = said;
				const heldAt = instantOf(said.at, '--at');
				const answers = answer.map(answerOf);
				const session = await at.unlocked();
				const about = given({ meeting: which, moderator, absent, agreements: agreement });
				return told(at, await session.ask('meeting.hold', { case: name, heldAt, attended, answers, ...about }));
			}),
		);

	verb(
		meeting,
		'told <case> <meeting>',
		'records that somebody who was absent was told what was agreed',
		'sealbook meeting told 2026-014 A-31 --name "Lee Berg" --how "By telephone"',
	)
		.requiredOption('--name <name>')
		.requiredOption('--how <text>', 'by which means')
		.action((name: string, which: string, said: { readonly name: string; readonly how: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const asked = { case: name, meeting: which, name: said.name, how: said.how };
				return told(at, await session.ask('meeting.tell', asked));
			}),
		);

	verb(
		meeting,
		'show <case>',
		'shows meetings and actions; status 1 where an action is overdue',
		'sealbook meeting show 2026-014',
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const view = await session.ask('after.show', { case: name });
			at.say(view, () => afterText(view, at.terminal.columns));
			return view.actions.some(({ overdue }) => overdue) ? 1 : 0;
		}),
	);

	actionCommands(program, run);
}

function actionCommands(program: Command, run: Run): void {
	const action = noun(program, 'action', 'what was agreed to be done');

	verb(
		action,
		'agree <case>',
		'records what is to be done, by whom and by which day, or with --action a change of it',
		'sealbook action agree 2026-014 --what "Buy a second write blocker" --owner "Kim Roth" --due 2026-12-24 --meeting A-31',
	)
		.requiredOption('--what <text>')
		.requiredOption('--owner <name>')
		.requiredOption('--due <day>', 'the last day for it')
		.option('--action <entry>', 'which one this changes')
		.option('--meeting <entry>', 'the meeting that agreed on it')
		.action(
			(
				name: string,
				said: { what: string; owner: string; due: string; action?: string; meeting?: string },
				command: Command,
			) =>
				run(command, async (at) => {
					const { what, owner, due: dueOn, action: which, meeting } = said;
					const session = await at.unlocked();
					const asked = { case: name, what, owner, dueOn, ...given({ action: which, meeting }) };
					return told(at, await session.ask('action.agree', asked));
				}),
		);

	verb(
		action,
		'done <case> <action>',
		'records that it was done',
		'sealbook action done 2026-014 A-32 --how "Bought, in the kit"',
	)
		.requiredOption('--how <text>', 'what was done')
		.action((name: string, which: string, { how }: { readonly how: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				return told(at, await session.ask('action.finish', { case: name, action: which, how }));
			}),
		);
}

function told(at: Invocation, receipt: Receipt): 0 {
	at.say(receipt, () => receiptText(receipt, at.terminal.columns));
	return 0;
}

function answerOf(text: string): { question: LessonId; answer: string } {
	const [, number, answer] = /^([1-9])=(.+)$/s.exec(text) ?? [];
	const question = LESSONS.find((each) => each === number);
	if (question !== undefined && answer !== undefined) return { question, answer };
	throw new Refused(
		'meeting.answer',
		`“${text}” answers none of the nine questions.`,
		'Write the number of the question, = and the answer: "3=The list of hosts".',
		'--answer',
	);
}

function afterText({ meetings, actions }: AfterView, columns: number): string {
	const rows = actions.map(({ entry, dueOn, owner, what, done, overdue }) => [
		entry,
		done ? `done ${done.entry}` : overdue ? `OVERDUE ${dueOn}` : dueOn,
		owner,
		what,
	]);
	return [
		...meetings.map((each) => meetingText(each, columns)),
		meetings.length === 0 ? 'No meeting was planned or held yet.\n' : '',
		rows.length > 0 ? table(['ACTION', 'BY', 'OWNER', 'WHAT'], rows, columns) : 'No action was agreed on yet.\n',
	]
		.filter((part) => part !== '')
		.join('\n');
}

function meetingText({ planned, held, answers, absent }: MeetingView, columns: number): string {
	const names = (all: readonly string[] | undefined) => (all && all.length > 0 ? all.join(', ') : null);
	return fields(
		[
			[planned?.entry ?? held?.entry ?? '', held ? `held ${held.at}` : `planned for ${planned?.for ?? 'no time'}`],
			['  place', planned?.place ?? null],
			['  led by', held?.moderator ?? planned?.moderator ?? null],
			['  invited', names(planned?.invited)],
			['  agenda', planned?.agenda ?? null],
			['  came', names(held?.attended)],
			...absent.map((each): readonly [string, string] => [
				'  absent',
				`${each.name}: ${each.told ? `told, ${each.told.how ?? 'means withheld'} (${each.told.entry})` : 'not told yet'}`,
			]),
			...(held?.agreements ?? []).map((each): readonly [string, string] => ['  agreed', each]),
			...(held ? answers : []).map(({ question, name, answer }): readonly [string, string] => [
				`  ${question}`,
				`${name}: ${answer ?? (held?.answersWithheld ? 'withheld' : 'not answered')}`,
			]),
		],
		columns,
	);
}
