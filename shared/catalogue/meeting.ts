/**
 * Learning from an incident (SP 800-61 r2, §3.4.1): the lessons learned meeting with its nine questions, who came, who did
 * not and was told, what was agreed, and actions that have an owner and a day.
 */
import { z } from 'zod';
import { instant, type Kind, may, must, structural, text, uuid } from './kind';
import { DAY } from './kit';

/** The nine questions, by their ids in the list “lessons-questions”. */
export const LESSONS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const meeting = structural(must('the meeting’s id', uuid));
const action = structural(must('the action’s id', uuid));
const names = z.array(text);

export const meetingKinds: readonly Kind[] = [
	{
		kind: 'meeting.planned/1',
		signers: 1,
		says: 'A lessons learned meeting was called; or a change of it.',
		members: {
			meeting,
			plannedFor: structural(must('when it is to be', instant)),
			place: may('where', text),
			moderator: may('who leads it', text),
			invited: may('who is to come', names),
			agenda: may('what was asked to be talked about', text),
		},
	},
	{
		kind: 'meeting.held/1',
		signers: 1,
		says: 'A lessons learned meeting was held: who came, the answers to the nine questions, what was agreed.',
		members: {
			meeting,
			heldAt: structural(must('when it began', instant)),
			moderator: may('who led it', text),
			attended: must('who came', names.min(1)),
			absent: may('who was to come and did not', names),
			answers: must(
				'what was answered to which of the nine questions',
				z.array(z.strictObject({ question: z.enum(LESSONS), answer: text })),
			),
			agreements: may('what was agreed', names),
		},
	},
	{
		kind: 'meeting.told/1',
		signers: 1,
		says: 'Somebody who was absent was told what was agreed.',
		members: { meeting, name: must('who', text), how: must('by which means', text) },
	},
	{
		kind: 'action.agreed/1',
		signers: 1,
		says: 'Something is to be done, by somebody and by a day; or a change of it.',
		members: {
			action,
			what: must('what is to be done', text),
			owner: must('who does it', text),
			dueOn: structural(must('the last day for it', z.string().regex(DAY))),
			meeting: structural(may('the meeting that agreed on it', uuid)),
		},
	},
	{
		kind: 'action.done/1',
		signers: 1,
		says: 'An action that was agreed on was done.',
		members: { action, how: must('what was done', text) },
	},
];
