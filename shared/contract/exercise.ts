/** Questions about exercises: cases of their own that are unmistakably none of the real ones. */
import { z } from 'zod';
import { isDay } from '../catalogue/kit';
import { CLASSIFICATIONS, caseName, empty, line, prose } from '../fields';
import { question } from '../question';
import type { CaseSummary, ExerciseView, Receipt, ScenarioView, TypedAnswers } from '../views';

export const exerciseQuestions = {
	'exercise.scenarios': question<readonly ScenarioView[]>()(
		'open',
		'shows the scenarios that ship, with narrative, questions and injects',
		empty,
	),
	'exercise.begin': question<CaseSummary & { readonly receipt: Receipt }>()(
		'open',
		'opens a case that is an exercise from its first entry on, and begins it',
		z.strictObject({
			/** Of a new case; or of one that nothing was entered in yet. */
			number: line(64),
			/** By id or name. */
			scenario: line(100),
			/** `Exercise: ` and the scenario’s name, where it is not given. */
			title: line(300).optional(),
			classification: z.enum(CLASSIFICATIONS).optional(),
			facilitator: line(200).optional(),
			participants: z.array(line(200)).max(200).optional(),
			plannedMinutes: z.int().min(1, 'Give at least one minute.').max(10_080, 'This is more than a week.').optional(),
			place: line(300).optional(),
			timeOfDay: line(300).optional(),
		}),
	),
	'exercise.show': question<ExerciseView>()(
		'open',
		'shows an exercise: narrative, clock, injects shown, questions and answers, gaps',
		z.strictObject({ case: caseName }),
	),
	'exercise.show-inject': question<Receipt & { readonly inject: string; readonly says: string }>()(
		'open',
		'tells the team the next inject, or one that is named, and records it',
		z.strictObject({ case: caseName, inject: line(20).optional() }),
	),
	'exercise.answer': question<Receipt>()(
		'open',
		'answers a question; an answer before it stays visible',
		z.strictObject({
			...{ case: caseName, question: line(20), answer: prose, by: line(200).optional() },
			/** True where this seals the answer that is kept as it was typed, which is then discarded. */
			draft: z.boolean().optional(),
		}),
	),
	'exercise.read-typed': question<TypedAnswers>()(
		'open',
		'gives the answers as they were typed so far; nothing of them is sealed',
		z.strictObject({ case: caseName }),
	),
	'exercise.keep-typed': question<null>()(
		'open',
		'keeps answers as they are typed; empty ones are discarded',
		z.strictObject({
			case: caseName,
			typed: z.record(z.string().max(20), z.strictObject({ answer: z.string().max(100_000), by: z.string().max(200) })),
		}),
	),
	'exercise.find-gap': question<Receipt & { readonly action: string }>()(
		'open',
		'records what a question showed to be missing, and the action agreed on for it',
		z.strictObject({
			case: caseName,
			question: line(20),
			says: line(2000),
			what: line(2000),
			owner: line(200),
			dueOn: z.string().refine(isDay, 'Write the day as 2026-12-24.'),
		}),
	),
	'exercise.end': question<Receipt>()(
		'open',
		'ends an exercise: what went well, what did not',
		z.strictObject({ case: caseName, wentWell: prose.optional(), wentBadly: prose.optional() }),
	),
} as const;
