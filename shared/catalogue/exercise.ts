/**
 * Exercises (SP 800-61 r2, Appendix A). What must hold: a case is an exercise from its first entries on, or never; what was
 * read to the team and asked of it stands in the entries, so that they are understood without the program that shipped it.
 */
import { z } from 'zod';
import { count, type Kind, may, must, structural, text, uuid } from './kind';

const question = structural(must('the question’s id: one of the 23, or S and a number for the scenario’s own', text));
const asks = must('what was asked', text);

export const exerciseKinds: readonly Kind[] = [
	{
		kind: 'exercise.begun/1',
		signers: 1,
		says: 'This case is an exercise and no real incident. It counts only where nothing but the opening of the case stands before it in its chain.',
		members: {
			scenario: structural(must('the scenario’s id in the list “scenarios”', text)),
			version: structural(must('the version of the scenario’s text', z.int().min(1))),
			questionsVersion: structural(must('the version of the list “scenario-questions”', z.int().min(1))),
			name: must('what the scenario is called', text),
			title: must('what the exercise is called', text),
			narrative: must('what was told to the team at the start', text),
			facilitator: may('who leads it', text),
			participants: may('who takes part', z.array(text)),
			plannedMinutes: may('how long it is to take', z.int().min(1)),
			place: may('where it is supposed to happen', text),
			timeOfDay: may('on which day and at which hour it is supposed to happen', text),
		},
	},
	{
		kind: 'exercise.inject-shown/1',
		signers: 1,
		says: 'The team was told something more, at its minute or by hand.',
		members: {
			inject: structural(must('its id', text)),
			minute: structural(must('the minute after the start at which it was planned', count)),
			says: must('what the team was told', text),
		},
	},
	{
		kind: 'exercise.answered/1',
		signers: 1,
		says: 'A question was answered; a later answer stands, and those before it stay in the ledger.',
		members: { question, asks, answer: must('what was answered', text), by: may('who answered', text) },
	},
	{
		kind: 'exercise.gap-found/1',
		signers: 1,
		says: 'A question showed that something is missing; an action was agreed on for it.',
		members: {
			question,
			says: must('what is missing', text),
			action: structural(must('the action’s id', uuid)),
		},
	},
	{
		kind: 'exercise.ended/1',
		signers: 1,
		says: 'The exercise ended.',
		members: { wentWell: may('what went well', text), wentBadly: may('what did not', text) },
	},
];
