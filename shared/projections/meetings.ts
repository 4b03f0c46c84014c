/** Lessons learned meetings and actions as a case's entries tell them (SP 800-61 r2, §3.4.1): the newest entry of an id holds. */
import { isDay } from '../catalogue/kit';
import { LESSONS } from '../catalogue/meeting';
import { listItemName } from '../lists';
import type { ActionView, AfterView, EntryView, MeetingView } from '../views';
import type { Instant } from '../vocabulary';
import { timesOf } from './four-times';
import { instantIn, objectsIn, oneOf, textIn, textsIn } from './members';

/** @param now the moment that overdue is told of: a day is over when it is over in UTC */
export function afterOf(entries: readonly EntryView[], now: Instant): AfterView {
	const meetings = new Map<string, MeetingView>();
	const actions = new Map<string, ActionView>();
	for (const entry of entries) {
		if (entry.kind.startsWith('meeting.')) met(meetings, entry);
		else if (entry.kind === 'action.agreed/1') agreed(actions, entry);
		else if (entry.kind === 'action.done/1') done(actions, entry);
	}
	const today = now.slice(0, 10);
	const resolved = timesOf(entries).find(({ time }) => time === 'resolved')?.last?.stated;
	return {
		resolvedAt: resolved && 'at' in resolved ? resolved.at : null,
		meetings: [...meetings.values()],
		actions: [...actions.values()]
			.map((each) => ({ ...each, overdue: each.done === null && each.dueOn < today }))
			.sort((a, b) => Number(a.done !== null) - Number(b.done !== null) || (a.dueOn < b.dueOn ? -1 : 1)),
	};
}

const answersIn = (body: EntryView['body']): MeetingView['answers'] => {
	const given = objectsIn(body, 'answers');
	return LESSONS.map((question) => {
		const answer = given.find((each) => oneOf(each, 'question', LESSONS) === question);
		return {
			question,
			name: listItemName('lessons-questions', question),
			answer: answer ? textIn(answer, 'answer') : null,
		};
	});
};

function met(meetings: Map<string, MeetingView>, { kind, body, ref, head, withheld }: EntryView): void {
	const id = textIn(body, 'meeting');
	if (id === null) return;
	const known = meetings.get(id) ?? { meeting: id, planned: null, held: null, answers: answersIn({}), absent: [] };
	const moderator = textIn(body, 'moderator');
	const plannedFor = instantIn(body, 'plannedFor');
	const heldAt = instantIn(body, 'heldAt');
	if (kind === 'meeting.planned/1' && plannedFor !== null) {
		const [place, agenda] = [textIn(body, 'place'), textIn(body, 'agenda')];
		const planned = { entry: ref, for: plannedFor, place, moderator, invited: textsIn(body, 'invited'), agenda };
		meetings.set(id, { ...known, planned });
	} else if (kind === 'meeting.held/1' && heldAt !== null) {
		const [attended, agreements] = [textsIn(body, 'attended'), textsIn(body, 'agreements')];
		meetings.set(id, {
			...known,
			held: { entry: ref, at: heldAt, moderator, attended, agreements, answersWithheld: withheld.includes('answers') },
			answers: answersIn(body),
			absent: textsIn(body, 'absent').map((name) => ({ name, told: null })),
		});
	} else if (kind === 'meeting.told/1') {
		const told = { entry: ref, at: head.at, how: textIn(body, 'how') };
		const name = textIn(body, 'name');
		const absent = known.absent.map((each) => (each.name === name ? { ...each, told } : each));
		meetings.set(id, { ...known, absent });
	}
}

function agreed(actions: Map<string, ActionView>, { body, ref }: EntryView): void {
	const [action, dueOn] = [textIn(body, 'action'), textIn(body, 'dueOn')];
	if (action === null || dueOn === null || !isDay(dueOn)) return;
	actions.set(action, {
		...{ action, entry: ref, dueOn, overdue: false },
		what: textIn(body, 'what') ?? 'what is to be done is withheld',
		owner: textIn(body, 'owner') ?? 'owner withheld',
		meeting: textIn(body, 'meeting'),
		// Agreed on anew after it was done: it is to be done again.
		done: null,
	});
}

function done(actions: Map<string, ActionView>, { body, ref, head }: EntryView): void {
	const known = actions.get(textIn(body, 'action') ?? '');
	if (known) actions.set(known.action, { ...known, done: { entry: ref, at: head.at, how: textIn(body, 'how') } });
}
