/** Questions about lessons learned meetings and the actions that were agreed on. */
import { z } from 'zod';
import { isDay } from '../catalogue/kit';
import { LESSONS } from '../catalogue/meeting';
import { caseName, instant, line, prose } from '../fields';
import { question } from '../question';
import type { AfterView, KeptMinutes, Receipt } from '../views';

/** By id, or by an entry that tells of it, as `A-12`. */
const which = line(100);
const names = z.array(line(200)).max(200);
/** What is typed and not sealed: as it stands. */
const typed = z.string().max(100_000, 'This is longer than 100 000 characters.');

export const meetingQuestions = {
	'after.show': question<AfterView>()(
		'open',
		'shows lessons learned meetings, who was told of them, and what is to be done by whom',
		z.strictObject({ case: caseName }),
	),
	'meeting.plan': question<Receipt & { readonly meeting: string }>()(
		'open',
		'calls a lessons learned meeting, or changes what was planned',
		z.strictObject({
			case: caseName,
			meeting: which.optional(),
			plannedFor: instant,
			place: line(300).optional(),
			moderator: line(200).optional(),
			invited: names.optional(),
			agenda: prose.optional(),
		}),
	),
	'meeting.hold': question<Receipt & { readonly meeting: string }>()(
		'open',
		'records a meeting that was held: who came, answers to the nine questions, agreements',
		z.strictObject({
			case: caseName,
			/** The one that was planned; another where it is not given. */
			meeting: which.optional(),
			heldAt: instant,
			moderator: line(200).optional(),
			attended: names.min(1, 'Say who came.'),
			absent: names.optional(),
			answers: z.array(z.strictObject({ question: z.enum(LESSONS), answer: prose })).max(LESSONS.length),
			agreements: z.array(line(2000)).max(200).optional(),
			/** True where this seals the minutes that are kept, which are then discarded. */
			draft: z.boolean().optional(),
		}),
	),
	'minutes.read': question<KeptMinutes | null>()(
		'open',
		'gives the minutes of a meeting as they were typed so far; nothing of them is sealed',
		z.strictObject({ case: caseName }),
	),
	'minutes.save': question<KeptMinutes | null>()(
		'open',
		'keeps the minutes of a meeting as they are typed; null or empty ones are discarded',
		z.strictObject({
			case: caseName,
			minutes: z
				.strictObject({
					meeting: which.nullable(),
					heldAt: z.string().max(40).nullable(),
					moderator: typed,
					attended: typed,
					absent: typed,
					answers: z.array(z.strictObject({ question: z.enum(LESSONS), answer: typed })).max(LESSONS.length),
					agreements: typed,
				})
				.nullable(),
		}),
	),
	'meeting.tell': question<Receipt>()(
		'open',
		'records that somebody who was absent was told what was agreed',
		z.strictObject({ case: caseName, meeting: which, name: line(200), how: line(2000) }),
	),
	'action.agree': question<Receipt & { readonly action: string }>()(
		'open',
		'records what is to be done, by whom and by which day, or changes it',
		z.strictObject({
			case: caseName,
			action: which.optional(),
			what: line(2000),
			owner: line(200),
			dueOn: z.string().refine(isDay, 'Write the day as 2026-12-24.'),
			meeting: which.optional(),
		}),
	),
	'action.finish': question<Receipt>()(
		'open',
		'records that what was agreed on was done',
		z.strictObject({ case: caseName, action: which, how: line(2000) }),
	),
} as const;
