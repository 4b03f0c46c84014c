/** The eleven steps in a crisis: one at a time, put off for a reason, and where it goes on after the notebook was locked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRISIS_STEPS } from '../../shared/catalogue/crisis';
import { listNamed } from '../../shared/lists';
import { crisisOf } from '../../shared/projections/crisis';
import { entriesTold } from '../shared/told-entries';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
const at = { case: '2026-014' };
let notebook: Asking;
beforeAll(async () => {
	notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: '2026-014', title: 'Crisis, to be named' });
});
afterAll(() => place.remove());

describe('in a crisis', () => {
	it('the steps are those of the list', () => {
		expect(listNamed('crisis-steps').items.map(({ id }) => id)).toEqual(CRISIS_STEPS);
	});

	it('goes on at the first step that nothing was said of, then at what was put off, until all is done', async () => {
		const now = async () => (await notebook.ask('crisis.show', at)).now;
		expect(await now()).toBe('1');
		const { ref } = await notebook.ask('crisis.do', { ...at, step: '1', remark: 'Notebook begun\nClock compared' });
		expect(await now()).toBe('2');
		await notebook.ask('crisis.put-off', { ...at, step: '2', reason: 'Nobody answers' });
		expect(await now()).toBe('3');
		const { people } = await notebook.ask('notebook.lock', {});
		await notebook.ask('notebook.unlock', { person: people[0]?.keyId ?? '', passphrase: FIRST.passphrase });
		const view = await notebook.ask('crisis.show', at);
		expect([view.now, view.done]).toEqual(['3', 1]);
		expect(view.steps[0]).toMatchObject({
			state: 'done',
			told: { entry: ref, text: 'Notebook begun\nClock compared' },
		});
		expect(view.steps[1]).toMatchObject({ state: 'put off', told: { text: 'Nobody answers' } });
		for (const step of CRISIS_STEPS.slice(2)) await notebook.ask('crisis.do', { ...at, step });
		expect(await now()).toBe('2');
		await notebook.ask('crisis.do', { ...at, step: '2' });
		expect(await notebook.ask('crisis.show', at)).toMatchObject({ now: null, done: 11 });
	});

	it('opens a step again that was ticked by mistake', async () => {
		await notebook.ask('crisis.put-off', { ...at, step: '8', reason: 'Ticked by mistake' });
		expect((await notebook.ask('crisis.show', at)).now).toBe('8');
	});

	it('refuses a step that there is none of, a reason that is none, and a closed case', async () => {
		expect(crisisOf(entriesTold([[0, 'crisis.step-done', { step: '12' }]]))).toMatchObject({ now: '1', done: 0 });
		expect((await notebook.refusal('crisis.put-off', { ...at, step: '9', reason: '  ' })).code).toBe('input.invalid');
		await notebook.ask('case.close', { ...at, reason: 'Over' });
		expect((await notebook.refusal('crisis.do', { ...at, step: '8' })).code).toBe('case.closed');
	});
});
