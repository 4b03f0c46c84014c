/**
 * The follow-up report on what was learned (SP 800-61 r2, §3.4.1, §3.4.2): meetings with their nine answers, what was agreed and
 * by whom it is done, the items of an audit. What must hold: every row names its entries, what is withheld is not told as
 * unanswered, and an entry that none of these tables holds is told in its own words.
 */
import { listNamed } from '../lists';
import { afterOf } from '../projections/meetings';
import type { ActionView, AuditAnswered, EntryRef, EntryView, MeetingView } from '../views';
import { visible } from '../visible';
import type { Instant } from '../vocabulary';
import type { Block } from './document';
import { type EntryText, kindWords } from './entry-text';
import { moment } from './moment';
import { clockOf, section, WITHHELD } from './report-sources';

type Row = readonly [label: string, text: string, entry: string];

/** @param now the day by which an action is late */
export function lessonBlocks(entries: readonly EntryView[], text: EntryText, now: Instant): Block[] {
	const { meetings, actions } = afterOf(entries, now);
	const rest = besides(entries, text, toldIn(meetings, actions));
	const none = rest.length === 0 ? 'No records: no meeting is recorded yet.' : 'No meeting that can be read as one.';
	return [
		...(meetings.length === 0 ? section('Lessons learned', [], [], none) : []),
		...meetings.flatMap((meeting) => meetingBlocks(entries, meeting)),
		...actionBlocks(entries, actions),
		...rest,
	];
}

function meetingBlocks(entries: readonly EntryView[], meeting: MeetingView): Block[] {
	const when = clockOf(entries);
	const { planned, held, absent, answers } = meeting;
	const row = (label: string, ref: EntryRef, member: string, said: string | null): Row[] => {
		const value = isWithheld(entries, ref, member) ? WITHHELD : said;
		return value === null || value === '' ? [] : [[label, value, ref]];
	};
	const shown = (said: string | null) => said && visible(said, { lines: true });
	const names = (all: readonly string[]) => all.map((each) => visible(each)).join(', ');
	const rows: Row[] = [
		...(planned
			? [
					...row('Planned for', planned.entry, 'plannedFor', when(planned.for, planned.entry)),
					...row('Where', planned.entry, 'place', shown(planned.place)),
					...row('To lead it', planned.entry, 'moderator', shown(planned.moderator)),
					...row('Invited', planned.entry, 'invited', names(planned.invited)),
					...row('Also to be talked about', planned.entry, 'agenda', shown(planned.agenda)),
				]
			: []),
		...(held
			? [
					...row('Held', held.entry, 'heldAt', when(held.at, held.entry)),
					...row('Led by', held.entry, 'moderator', shown(held.moderator)),
					...row('Came', held.entry, 'attended', names(held.attended)),
					...row(
						'Did not come',
						held.entry,
						'absent',
						absent.length === 0 ? null : names(absent.map(({ name }) => name)),
					),
					...absent.map(
						({ name, told }): Row => [
							`${visible(name)} was told`,
							told ? `${when(told.at, told.entry)}: ${shown(told.how) ?? WITHHELD}` : 'not yet, as far as is recorded',
							told?.entry ?? held.entry,
						],
					),
					...row('Agreed', held.entry, 'agreements', agreed(held.agreements)),
				]
			: []),
	];
	const columns = [
		['The meeting', 24],
		['As recorded', 64],
		['Entry', 12],
	] as const;
	const heading = held ? 'Lessons learned' : 'Lessons learned: a meeting that is not held yet';
	return [
		...section(heading, columns, rows, ''),
		...(held ? questions(answers, held.answersWithheld, held.entry) : []),
	];
}

const agreed = (all: readonly string[]): string =>
	all.length === 0 ? 'nothing, as far as is recorded' : all.map((each, at) => `${at + 1}. ${visible(each)}`).join('\n');

/** All nine; one that was not answered says so. */
function questions(answers: MeetingView['answers'], withheld: boolean, ref: EntryRef): Block[] {
	const rows = answers.map(({ question, name, answer }) => [
		`${question}. ${name}`,
		withheld ? WITHHELD : answer === null ? 'not answered' : visible(answer, { lines: true }),
		ref,
	]);
	const columns = [
		{ name: 'Question (§3.4.1)', share: 24 },
		{ name: 'Answer of the meeting', share: 64 },
		{ name: 'Entry', share: 12 },
	];
	return [{ is: 'table', columns, rows }];
}

function actionBlocks(entries: readonly EntryView[], actions: readonly ActionView[]): Block[] {
	const when = clockOf(entries);
	const rows = actions.map(({ what, owner, dueOn, overdue, done, entry }) => [
		visible(what, { lines: true }),
		visible(owner),
		dueOn,
		done
			? `done, entered ${when(done.at, done.entry)}: ${visible(done.how ?? WITHHELD, { lines: true })}`
			: overdue
				? 'not done, overdue'
				: 'not done yet',
		done ? `${entry}, ${done.entry}` : entry,
	]);
	const columns = [
		['What is to be done', 32],
		['By whom', 16],
		['Last day', 12],
		['State', 26],
		['Entries', 14],
	] as const;
	return section('Actions', columns, rows, 'No records: no action was agreed on.');
}

/** Every item of the list, answered or not; then items that only entries name. */
export function auditBlocks(audit: readonly AuditAnswered[]): Block[] {
	const listed = listNamed('audit-items').items;
	const own = audit.filter(({ item }) => !listed.some(({ id }) => id === item.id)).map(({ item }) => item);
	const rows = [...listed, ...own.filter((item, at) => own.findIndex(({ id }) => id === item.id) === at)].flatMap(
		({ id, name }) => {
			const answers = audit.filter(({ item }) => item.id === id);
			if (answers.length === 0) return [[name, 'not answered', '', '']];
			return answers.map(({ answer, by, says, entry }) => [
				visible(name),
				answer,
				`${visible(by?.name ?? WITHHELD)}: ${visible(says ?? WITHHELD, { lines: true })}`,
				entry,
			]);
		},
	);
	const columns = [
		['What an audit looks at (§3.4.2)', 30],
		['Answer', 12],
		['Who, and why', 48],
		['Entry', 10],
	] as const;
	return section('Audit', columns, audit.length === 0 ? [] : rows, 'No records: no item of an audit is answered yet.');
}

/** Plans that were changed, actions that were agreed on anew, and what this program cannot read as either. */
function besides(entries: readonly EntryView[], text: EntryText, told: ReadonlySet<EntryRef>): Block[] {
	const rows = entries
		.filter(({ kind, ref }) => /^(meeting|action)\./.test(kind) && !told.has(ref))
		.map((entry) => [
			moment(entry.head.at, entry.head.offset),
			`${kindWords(entry.kind)}\n${text.members(entry)}`,
			entry.ref,
		]);
	if (rows.length === 0) return [];
	const columns = [
		{ name: 'Entered', share: 22 },
		{ name: 'Earlier entries of meetings and actions', share: 66 },
		{ name: 'Entry', share: 12 },
	];
	return [{ is: 'table', columns, rows }];
}

const toldIn = (meetings: readonly MeetingView[], actions: readonly ActionView[]): ReadonlySet<EntryRef> =>
	new Set(
		[
			...meetings.flatMap(({ planned, held, absent }) => [planned, held, ...absent.map(({ told }) => told)]),
			...actions.flatMap((action) => [action, action.done]),
		].flatMap((each) => (each ? [each.entry] : [])),
	);

const isWithheld = (entries: readonly EntryView[], ref: EntryRef, member: string): boolean =>
	entries.some((entry) => entry.ref === ref && entry.withheld.includes(member));
