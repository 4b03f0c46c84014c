/**
 * Exercises (SP 800-61 r2, Appendix A): begun, run, ended. What must hold: only a case in which nothing was entered yet
 * becomes an exercise, and it stays one.
 */
import { QUESTIONS_VERSION, questionsOf, scenarioNamed, scenarios } from '../../shared/exercises/scenarios';
import { exerciseOf } from '../../shared/projections/exercise';
import { isOpening } from '../../shared/projections/exercise-begun';
import { Refused } from '../../shared/refusal';
import type { ExerciseView, ScenarioView, TypedAnswers } from '../../shared/views';
import { caseIn, caseNamed, casesNumbered, openCase, openCaseNamed } from './cases';
import { caseBook, claim, type Desk, type Handlers, seal } from './desk';
import type { LedgerBook } from './ledger-book';
import { meetings } from './meetings';

type Exercises =
	| 'exercise.scenarios'
	| 'exercise.begin'
	| 'exercise.show'
	| 'exercise.show-inject'
	| 'exercise.answer'
	| 'exercise.read-typed'
	| 'exercise.keep-typed'
	| 'exercise.find-gap'
	| 'exercise.end';

export const exercises: Handlers<Exercises> = {
	'exercise.scenarios': async () => scenarios,

	'exercise.begin': (desk, { number, classification, scenario: name, ...told }) =>
		claim(desk, 'exercise.begin', async () => {
			const scenario = scenarioCalled(name);
			const title = told.title ?? `Exercise: ${scenario.name}`;
			const book = (await freshCase(desk, number)) ?? (await openCase(desk, { number, title, classification })).book;
			const receipt = await seal(desk, book, 'exercise.begun/1', {
				...{ scenario: scenario.scenario, version: scenario.version, questionsVersion: QUESTIONS_VERSION },
				...{ name: scenario.name, narrative: scenario.narrative.join('\n') },
				...{ ...told, title },
			});
			return { ...caseIn(book), receipt };
		}),

	'exercise.show': async (desk, input) => exerciseIn(desk, await caseNamed(desk, input.case)),

	'exercise.show-inject': async (desk, { case: name, inject: given }) => {
		const book = await openCaseNamed(desk, name);
		return claim(desk, `${book.id} exercise`, async () => {
			const exercise = runningIn(desk, book);
			const id = given ?? exercise.next?.inject;
			if (id === undefined)
				throw new Refused('exercise.no-inject', 'Every inject was shown.', 'Go on with the questions.', 'inject');
			const inject = scenarioNamed(exercise.scenario)?.injects.find((each) => each.id === id);
			if (!inject)
				throw new Refused(
					'exercise.inject-unknown',
					`This scenario has no inject ${id}.`,
					`It has ${exercise.injects.map((each) => each.inject).join(', ')}.`,
					'inject',
				);
			const shown = exercise.injects.find((each) => each.inject === id)?.shown;
			if (shown) throw new Refused('exercise.inject-shown', `It was shown already, says ${shown.entry}.`, '', 'inject');
			const { minute, says } = inject;
			return { ...(await seal(desk, book, 'exercise.inject-shown/1', { inject: id, minute, says })), inject: id, says };
		});
	},

	'exercise.answer': async (desk, { case: name, question: id, answer, by, draft = false }) => {
		const book = await openCaseNamed(desk, name);
		const { question, asks } = questionIn(runningIn(desk, book), id);
		const receipt = await seal(desk, book, 'exercise.answered/1', { question, asks, answer, by });
		if (draft) {
			const { [question]: _, ...rest } = await typedIn(desk, book);
			await keep(desk, book, rest);
		}
		return receipt;
	},

	'exercise.read-typed': async (desk, input) => typedIn(desk, await caseNamed(desk, input.case)),

	'exercise.keep-typed': async (desk, { case: name, typed }) => {
		await keep(desk, await caseNamed(desk, name), typed);
		return null;
	},

	'exercise.find-gap': async (desk, { case: name, question: id, says, ...agreed }) => {
		const book = await openCaseNamed(desk, name);
		const { question } = questionIn(exerciseIn(desk, book), id);
		// The action first: what was cut off here leaves an action, and no gap without one.
		const { action } = await meetings['action.agree'](desk, { case: book.id, ...agreed });
		return { ...(await seal(desk, book, 'exercise.gap-found/1', { question, says, action })), action };
	},

	'exercise.end': async (desk, { case: name, wentWell, wentBadly }) => {
		const book = await openCaseNamed(desk, name);
		return claim(desk, `${book.id} exercise`, async () => {
			runningIn(desk, book);
			return seal(desk, book, 'exercise.ended/1', { wentWell, wentBadly });
		});
	},
};

/** The case of this number, where nothing was entered in it but its opening; null where there is no such case. @throws Refused `exercise.not-fresh` */
async function freshCase(desk: Desk, number: string): Promise<LedgerBook | null> {
	const [only, ...others] = await casesNumbered(desk, number);
	if (only === undefined) return null;
	const book = await caseBook(desk, only);
	if (others.length === 0 && book.entries().every(({ kind }) => isOpening(kind))) return book;
	throw new Refused(
		'exercise.not-fresh',
		`Case ${number} holds entries already; it can not become an exercise any more.`,
		'An exercise is a case of its own: choose another number.',
		'number',
	);
}

const typedIn = async (desk: Desk, book: LedgerBook): Promise<TypedAnswers> =>
	(await desk.shelf.typed(book.id).answers.read()) ?? {};

async function keep(desk: Desk, book: LedgerBook, typed: TypedAnswers): Promise<void> {
	const said = Object.entries(typed).filter(([, { answer }]) => answer.trim() !== '');
	await desk.shelf.typed(book.id).answers.keep(said.length === 0 ? null : Object.fromEntries(said));
}

function scenarioCalled(name: string): ScenarioView {
	const scenario = scenarioNamed(name);
	if (scenario) return scenario;
	const known = scenarios.map((each) => `${each.scenario} ${each.name}`).join('; ');
	throw new Refused('exercise.scenario-unknown', `There is no scenario ${name}.`, `Choose: ${known}.`, 'scenario');
}

/** @throws Refused `exercise.none` */
function exerciseIn(desk: Desk, book: LedgerBook): ExerciseView {
	const exercise = exerciseOf(book.entries(), desk.clock().at);
	if (exercise) return exercise;
	throw new Refused(
		'exercise.none',
		`Case ${caseIn(book).number} is no exercise.`,
		'A real case stays one; begin an exercise as a case of its own.',
		'case',
	);
}

function runningIn(desk: Desk, book: LedgerBook): ExerciseView {
	const exercise = exerciseIn(desk, book);
	if (!exercise.ended) return exercise;
	throw new Refused(
		'exercise.ended',
		`This exercise has ended, says ${exercise.ended.entry}.`,
		'Gaps and actions can still be recorded; begin another exercise for the rest.',
		'case',
	);
}

function questionIn({ scenario }: ExerciseView, id: string) {
	const all = questionsOf(scenarioNamed(scenario));
	const found = all.find(({ question }) => question === id.toUpperCase());
	if (found) return found;
	throw new Refused(
		'exercise.question-unknown',
		`There is no question ${id} in this exercise.`,
		`Name one of ${all.map(({ question }) => question).join(', ')}.`,
		'question',
	);
}
