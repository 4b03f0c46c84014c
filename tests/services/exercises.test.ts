/** An exercise from start to actions over a real notebook: its case, its refusals, and that no measure counts it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
const at = { case: 'E-1' };
let notebook: Asking;
beforeAll(async () => {
	notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: '2026-014', title: 'Real' });
	await notebook.ask('note.write', { case: '2026-014', text: 'Alert', phase: 'da' });
});
afterAll(() => place.remove());

describe('an exercise', () => {
	it('is begun as a case of its own, and a case that holds anything never becomes one', async () => {
		const real = await notebook.refusal('exercise.begin', { number: '2026-014', scenario: '5' });
		expect(real).toMatchObject({ code: 'exercise.not-fresh', field: 'number' });
		expect((await notebook.refusal('exercise.begin', { number: 'E-1', scenario: '12' })).code).toBe(
			'exercise.scenario-unknown',
		);
		const begun = await notebook.ask('exercise.begin', {
			...{ number: 'E-1', scenario: 'Unknown Exfiltration', facilitator: 'Kim', participants: ['Lee', 'Ada'] },
			...{ plannedMinutes: 90, place: 'The branch', timeOfDay: 'A holiday, at four' },
		});
		expect(begun).toMatchObject({ number: 'E-1', title: 'Exercise: Unknown Exfiltration', exercise: true });
		expect((await notebook.refusal('exercise.begin', { number: 'E-1', scenario: '5' })).code).toBe(
			'exercise.not-fresh',
		);
		const list = await notebook.ask('case.list', {});
		expect(list.map(({ number, exercise }) => [number, exercise])).toEqual([
			['E-1', true],
			['2026-014', false],
		]);
		expect((await notebook.refusal('exercise.show', { case: '2026-014' })).code).toBe('exercise.none');
	});

	it('goes on in a case of which nothing was left but its opening', async () => {
		await notebook.ask('case.open', { number: 'E-2', title: 'Cut off' });
		await notebook.ask('exercise.begin', { number: 'E-2', scenario: '9' });
		expect(await notebook.ask('case.show', { case: 'E-2' })).toMatchObject({ title: 'Cut off', exercise: true });
	});

	it('tells injects in their order or by hand, each once', async () => {
		const early = await notebook.ask('exercise.show-inject', { ...at, inject: 'I2' });
		expect(early.says).toContain('transfer stops');
		expect((await notebook.refusal('exercise.show-inject', { ...at, inject: 'I2' })).code).toBe(
			'exercise.inject-shown',
		);
		expect((await notebook.refusal('exercise.show-inject', { ...at, inject: 'I9' })).code).toBe(
			'exercise.inject-unknown',
		);
		for (const inject of ['I1', 'I3', 'I4', 'I5'])
			expect((await notebook.ask('exercise.show-inject', at)).inject).toBe(inject);
		expect((await notebook.refusal('exercise.show-inject', at)).code).toBe('exercise.no-inject');
	});

	it('takes answers and gaps, and ends once', async () => {
		await notebook.ask('exercise.answer', { ...at, question: 'c1', answer: 'Pull the plug', by: 'Lee' });
		await notebook.ask('exercise.answer', { ...at, question: 'C1', answer: 'Cut the line' });
		// What is typed is kept until it is sealed.
		const typed = {
			C1: { answer: 'Cut', by: '' },
			C2: { answer: 'More leaves', by: 'Lee' },
			C3: { answer: ' ', by: '' },
		};
		await notebook.ask('exercise.keep-typed', { ...at, typed });
		await notebook.ask('exercise.answer', { ...at, question: 'C1', answer: 'Cut the line', draft: true });
		expect(await notebook.ask('exercise.read-typed', at)).toEqual({ C2: typed.C2 });
		await notebook.ask('exercise.keep-typed', { ...at, typed: {} });
		expect(await notebook.ask('exercise.read-typed', at)).toEqual({});
		const unknown = await notebook.refusal('exercise.answer', { ...at, question: 'S4', answer: 'x' });
		expect(unknown).toMatchObject({ code: 'exercise.question-unknown', field: 'question' });
		const agreed = { what: 'Name a deputy', owner: 'Kim', dueOn: '2026-12-24' };
		const { action } = await notebook.ask('exercise.find-gap', {
			...at,
			question: 'C1',
			says: 'Nobody may',
			...agreed,
		});
		await notebook.ask('exercise.end', { ...at, wentWell: 'Calls', wentBadly: 'Nights' });
		expect((await notebook.refusal('exercise.end', at)).code).toBe('exercise.ended');
		expect((await notebook.refusal('exercise.answer', { ...at, question: 'C2', answer: 'x' })).code).toBe(
			'exercise.ended',
		);
		const view = await notebook.ask('exercise.show', at);
		expect(view).toMatchObject({ answered: 1, next: null, gaps: [{ says: 'Nobody may', action: { action } }] });
		expect((await notebook.ask('after.show', at)).actions).toMatchObject([{ action, ...agreed, overdue: false }]);
	});

	it('is in no figure over all cases', async () => {
		const all = await notebook.ask('metrics.all', {});
		expect(all).toMatchObject({ counted: 1 });
		expect([...all.exercises].sort()).toEqual(['E-1', 'E-2']);
		expect(await notebook.ask('metrics.show', at)).toMatchObject({ exercise: true });
	});

	it('stays one after the notebook was locked', async () => {
		await notebook.ask('notebook.lock', {});
		await notebook.ask('notebook.unlock', { person: FIRST.name, passphrase: FIRST.passphrase });
		expect(await notebook.ask('exercise.show', at)).toMatchObject({ participants: ['Lee', 'Ada'], plannedMinutes: 90 });
	});
});
