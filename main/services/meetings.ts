/** Lessons learned meetings and what they agree on (SP 800-61 r2, §3.4.1). */
import { afterOf } from '../../shared/projections/meetings';
import { Refused } from '../../shared/refusal';
import type { AfterView, Minutes } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { type Desk, type Handlers, newId, seal } from './desk';
import type { LedgerBook } from './ledger-book';

type Questions =
	| 'after.show'
	| 'meeting.plan'
	| 'meeting.hold'
	| 'meeting.tell'
	| 'minutes.read'
	| 'minutes.save'
	| 'action.agree'
	| 'action.finish';
/** In characters of JSON: what fits one entry in any script. */
const LONGEST = 160_000;

export const meetings: Handlers<Questions> = {
	'after.show': async (desk, input) => afterIn(desk, await caseNamed(desk, input.case)),

	'meeting.plan': async (desk, { case: name, meeting: given, ...told }) => {
		const book = await openCaseNamed(desk, name);
		const known = given === undefined ? null : meetingIn(desk, book, given);
		if (known?.held) throw held(known.held.entry);
		const meeting = known?.meeting ?? newId<string>();
		return { ...(await seal(desk, book, 'meeting.planned/1', { meeting, ...told })), meeting };
	},

	'meeting.hold': async (desk, { case: name, meeting: given, heldAt, draft, ...told }) => {
		const book = await openCaseNamed(desk, name);
		const known = given === undefined ? null : meetingIn(desk, book, given);
		if (known?.held) throw held(known.held.entry);
		if (heldAt > desk.clock().at)
			throw new Refused(
				'meeting.to-come',
				'This time is still to come, so the meeting was not held.',
				'Plan it, or correct the time.',
				'heldAt',
			);
		if (new Set(told.answers.map(({ question }) => question)).size < told.answers.length)
			throw new Refused(
				'meeting.answered-twice',
				'One question is answered twice.',
				'Put both answers into one.',
				'answers',
			);
		const both = told.absent?.find((each) => told.attended.includes(each));
		if (both !== undefined)
			throw new Refused('meeting.both', `${both} came and was absent.`, 'Name them once.', 'absent');
		const long = JSON.stringify(told).length - LONGEST;
		if (long > 0)
			throw new Refused(
				'meeting.long',
				`These minutes are ${long} characters longer than one entry holds.`,
				'Shorten the answers, and attach the long text to a note.',
				'answers',
			);
		const meeting = known?.meeting ?? newId<string>();
		const receipt = await seal(desk, book, 'meeting.held/1', { meeting, heldAt, ...told });
		if (draft) await desk.shelf.typed(book.id).minutes.keep(null);
		return { ...receipt, meeting };
	},

	'minutes.read': async (desk, input) => desk.shelf.typed((await caseNamed(desk, input.case)).id).minutes.read(),

	'minutes.save': async (desk, { case: name, minutes }) => {
		const file = desk.shelf.typed((await caseNamed(desk, name)).id).minutes;
		const kept = minutes === null || saysNothing(minutes) ? null : { ...minutes, savedAt: desk.clock().at };
		await file.keep(kept);
		return kept;
	},

	'meeting.tell': async (desk, { case: caseName, meeting: given, name, how }) => {
		const book = await openCaseNamed(desk, caseName);
		const { meeting, absent } = meetingIn(desk, book, given);
		if (!absent.some((each) => each.name === name))
			throw new Refused(
				'meeting.not-absent',
				`${name} is not among those who were absent.`,
				absent.length === 0
					? 'Nobody is recorded as absent.'
					: `They are: ${absent.map((each) => each.name).join(', ')}.`,
				'name',
			);
		return seal(desk, book, 'meeting.told/1', { meeting, name, how });
	},

	'action.agree': async (desk, { case: name, action: given, meeting: at, ...told }) => {
		const book = await openCaseNamed(desk, name);
		const action = given === undefined ? newId<string>() : actionIn(desk, book, given).action;
		const meeting = at === undefined ? undefined : meetingIn(desk, book, at).meeting;
		return { ...(await seal(desk, book, 'action.agreed/1', { action, ...told, meeting })), action };
	},

	'action.finish': async (desk, { case: name, action: given, how }) => {
		const book = await openCaseNamed(desk, name);
		const { action, done } = actionIn(desk, book, given);
		if (done)
			throw new Refused('action.done', `This was done already, says ${done.entry}.`, 'Agree on it anew.', 'action');
		return seal(desk, book, 'action.done/1', { action, how });
	},
};

const afterIn = (desk: Desk, book: LedgerBook): AfterView => afterOf(book.entries(), desk.clock().at);

/** By id, or by the entry that planned it or told of it. */
function meetingIn(desk: Desk, book: LedgerBook, name: string) {
	const all = afterIn(desk, book).meetings;
	const found = all.find((each) => [each.meeting, each.planned?.entry, each.held?.entry].includes(name));
	if (found) return found;
	throw new Refused(
		'meeting.unknown',
		`There is no meeting ${name} in this case.`,
		'Name its entry, as A-12.',
		'meeting',
	);
}

function actionIn(desk: Desk, book: LedgerBook, name: string) {
	const found = afterIn(desk, book).actions.find(({ action, entry }) => action === name || entry === name);
	if (found) return found;
	throw new Refused('action.unknown', `There is no action ${name} in this case.`, 'Name its entry, as A-12.', 'action');
}

const saysNothing = ({ heldAt, moderator, attended, absent, answers, agreements }: Minutes): boolean =>
	heldAt === null &&
	[moderator, attended, absent, agreements, ...answers.map(({ answer }) => answer)].every((text) => text.trim() === '');

const held = (entry: string): Refused =>
	new Refused('meeting.held', `This meeting was held already, says ${entry}.`, 'Record another one.', 'meeting');
