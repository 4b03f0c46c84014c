/** Exercises as plain data and pure folds: the shipped scenarios, which cases are exercises, and what a running one tells. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionGroups, questionsOf, scenarioNamed, scenarios } from '../../shared/exercises/scenarios';
import { scenarioFile } from '../../shared/exercises/shape';
import { listNamed } from '../../shared/lists';
import { exerciseOf } from '../../shared/projections/exercise';
import { isExercise } from '../../shared/projections/exercise-begun';
import { entriesTold, moment, type Said } from './told-entries';

const folder = join(import.meta.dirname, '../../resources/exercises');

describe('the shipped scenarios', () => {
	it.each(readdirSync(folder))('%s keeps to the form, its injects in the order of their minutes', (file) => {
		const read: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
		const { scenario, questions, injects } = scenarioFile.parse(read);
		expect(scenarioNamed(scenario)).toMatchObject({ questions, injects });
		expect(questions.map(({ id }) => id)).toEqual(questions.map((_, n) => `S${n + 1}`));
		expect(injects.map(({ id }) => id)).toEqual(injects.map((_, n) => `I${n + 1}`));
		const minutes = injects.map(({ minute }) => minute);
		expect(minutes).toEqual([...new Set(minutes)].sort((a, b) => a - b));
	});

	it('are eleven, each with as many questions of its own as the publication has, besides the 23', () => {
		const { items } = listNamed('scenarios');
		expect(scenarios.map(({ name }) => name)).toEqual(items.map(({ name }) => name));
		expect(scenarios.map(({ questions }) => questions.length)).toEqual([3, 8, 4, 4, 3, 6, 6, 5, 2, 3, 5]);
		expect(scenarios.map(({ questions }) => questions.length)).toEqual(items.map(({ questions }) => questions));
		for (const scenario of scenarios) expect(questionsOf(scenario)).toHaveLength(23 + scenario.questions.length);
		expect(questionGroups).toHaveLength(5 + 1);
		expect(scenarioNamed('unknown exfiltration')?.scenario).toBe('5');
		expect(scenarioNamed('12')).toBeNull();
	});
});

const opening: readonly Said[] = [
	[0, 'person.admitted', {}],
	[0, 'case.opened', { number: 'E-1', title: 'Exercise' }],
	[0, 'person.admitted', {}],
];
const begun: Said = [
	5,
	'exercise.begun',
	{
		scenario: '5',
		version: 1,
		questionsVersion: 1,
		name: 'Unknown Exfiltration',
		title: 'Autumn',
		narrative: 'One\nTwo',
	},
];

describe('a case', () => {
	it('is an exercise where its chain begins one before anything else, and never becomes one later', () => {
		const note: Said = [1, 'note.written', { text: 'Real' }];
		expect(isExercise(entriesTold([...opening, begun, note]))).toBe(true);
		expect(isExercise(entriesTold([...opening, note, begun]))).toBe(false);
		expect(isExercise(entriesTold(opening))).toBe(false);
		expect(isExercise([])).toBe(false);
		expect(exerciseOf(entriesTold([...opening, note, begun]), moment(9))).toBeNull();
	});

	it('is not made one, nor real, by a chain that is merged into it', () => {
		const ofAnother = entriesTold([begun]).map((entry) => ({ ...entry, chain: 'another' as typeof entry.chain }));
		const real = entriesTold([...opening, [1, 'note.written', { text: 'Real' }]]);
		expect(isExercise([...real, ...ofAnother])).toBe(false);
		expect(isExercise([...ofAnother, ...real])).toBe(false);
		const notes = ofAnother.map((entry) => ({ ...entry, kind: 'note.written/1' }));
		expect(isExercise([...notes, ...entriesTold([...opening, begun])])).toBe(true);
	});
});

describe('a running exercise', () => {
	const ledger: readonly Said[] = [
		...opening,
		begun,
		[12, 'exercise.inject-shown', { inject: 'I2', minute: 25, says: 'It stops' }],
		[14, 'exercise.answered', { question: 'C1', asks: 'How contained?', answer: 'Pull the plug', by: 'Lee' }],
		[15, 'exercise.answered', { question: 'C1', asks: 'How contained?', answer: 'Cut the line' }],
		[16, 'exercise.answered', { question: 'S9', asks: 'Of another version?', answer: 'Yes' }],
		[17, 'action.agreed', { action: 'a1', what: 'Name a deputy', owner: 'Kim', dueOn: '2026-12-24' }],
		[17, 'exercise.gap-found', { question: 'C1', says: 'Nobody may cut it', action: 'a1' }],
	];
	const view = exerciseOf(entriesTold(ledger), moment(20));
	const asked = (id: string) => view?.groups.flatMap(({ questions }) => questions).find((q) => q.question === id);

	it('tells the clock and the next inject; what was not shown is not told', () => {
		expect(view).toMatchObject({
			...{ entry: 'A-4', begunAt: moment(5), elapsedMs: 15 * 60_000, title: 'Autumn', narrative: ['One', 'Two'] },
			next: { inject: 'I1', dueAt: moment(5 + 10) },
			ended: null,
		});
		expect(view?.injects.map(({ inject, says }) => [inject, says])).toEqual([
			...[
				['I1', null],
				['I2', 'It stops'],
				['I3', null],
				['I4', null],
				['I5', null],
			],
		]);
	});

	it('lets the last answer stand and keeps the former, also of a question that this version does not ask', () => {
		expect(asked('C1')).toMatchObject({
			answer: { answer: 'Cut the line', by: 'Ada', entry: 'A-7' },
			former: [{ answer: 'Pull the plug', by: 'Lee', entry: 'A-6' }],
			section: '§3.3.1',
		});
		expect(asked('S9')).toMatchObject({ asks: 'Of another version?', section: '' });
		expect([view?.answered, view?.questions]).toEqual([2, 23 + 3 + 1]);
		expect(asked('P1')).toMatchObject({ answer: null, former: [], gaps: [] });
	});

	it('names the action that a gap asks for', () => {
		expect(view?.gaps).toMatchObject([{ question: 'C1', says: 'Nobody may cut it', action: { owner: 'Kim' } }]);
		expect(asked('C1')?.gaps).toEqual(view?.gaps);
	});

	it('stops its clock at the end', () => {
		const over = exerciseOf(entriesTold([...ledger, [30, 'exercise.ended', { wentWell: 'Calls' }]]), moment(99));
		expect(over).toMatchObject({ elapsedMs: 25 * 60_000, next: null, ended: { wentWell: 'Calls', wentBadly: null } });
	});

	it('says what is withheld by saying nothing', () => {
		const bare = exerciseOf(entriesTold([...opening, [5, 'exercise.begun', { scenario: '99' }]]), moment(6));
		expect(bare).toMatchObject({ name: '99', title: null, narrative: [], injects: [], next: null, questions: 23 });
	});
});
