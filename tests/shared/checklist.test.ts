/** The checklist of Table 3-5: ticks with proof, skips, withdrawals, and the loop of step 6.3 for host groups. */
import { describe, expect, it } from 'vitest';
import { checklistsOf } from '../../shared/projections/checklist';
import type { ChecklistView } from '../../shared/views';
import { citing, type Said, told } from './story-entries';

const tick = (step: string, more: object = {}): Said => ({
	kind: 'checklist.ticked/1',
	body: { step, name: `step ${step}`, extent: 'wholly', ...more },
});
const skip = (step: string): Said => ({
	kind: 'checklist.skipped/1',
	body: { step, name: step, reason: '1.1 was enough' },
});
const withdraw = (seq: number): Said => ({
	kind: 'checklist.withdrawn/1',
	body: { step: '1.1', withdraws: citing(seq), reason: 'ticked too soon' },
});
const note: Said = { kind: 'note.written/1', body: { phase: 'da', text: 'x' } };
const group: Said = { kind: 'group.made/1', body: { group: 'g1', name: 'Found late' } };
const step = (view: ChecklistView | undefined, wanted: string) => view?.steps.find((each) => each.step === wanted);
const states = (view: ChecklistView | undefined) =>
	Object.fromEntries(view?.steps.filter(({ state }) => state !== 'open').map((each) => [each.step, each.state]) ?? []);

describe('the checklist', () => {
	it('has sixteen steps to tick, in their phases, and nothing is done at first', () => {
		const [view, ...others] = checklistsOf(told([]));
		expect(others).toEqual([]);
		expect(view).toMatchObject({ group: null, done: 0, total: 16 });
		const leaves = view?.steps.filter(({ heading }) => !heading) ?? [];
		const count = (phase: string) => leaves.filter((each) => each.phase === phase).length;
		expect([count('prep'), count('da'), count('cer'), count('post')]).toEqual([0, 6, 8, 2]);
	});

	it('tells of a tick who made it, when, and what proves it', () => {
		const [view] = checklistsOf(told([note, tick('1.1', { proof: [citing(1)], remark: 'two logs agree' })]));
		expect(step(view, '1.1')?.stands).toMatchObject({
			...{ state: 'done', entry: 'A-2', said: 'two logs agree', proof: ['A-1'], withdrawn: null },
			by: { name: 'Ada Lind' },
		});
		expect(states(view)).toEqual({ '1': 'in part', '1.1': 'done' });
		expect(view?.done).toBe(1);
	});

	it('lets the last act stand that is not withdrawn', () => {
		const acts = [tick('1.1', { extent: 'in part' }), tick('1.1'), withdraw(2)];
		const [view] = checklistsOf(told(acts));
		expect(step(view, '1.1')).toMatchObject({ state: 'in part', stands: { entry: 'A-1' } });
		expect(step(view, '1.1')?.acts[1]?.withdrawn).toMatchObject({ entry: 'A-3', reason: 'ticked too soon' });
		expect(states(checklistsOf(told([...acts, withdraw(1)]))[0])).toEqual({});
	});

	it('takes a heading for what its parts are', () => {
		expect(states(checklistsOf(told([tick('7.1'), tick('7.2'), skip('7.3')]))[0])).toEqual({
			...{ '7': 'done', '7.1': 'done', '7.2': 'done', '7.3': 'skipped' },
		});
	});

	it('goes through 1.1, 1.2, 5 and 6 again for a host group, apart from the case', () => {
		const [whole, again] = checklistsOf(told([group, tick('5'), tick('1.1', { group: 'g1' })]));
		expect(states(whole)).toEqual({ '5': 'done' });
		expect(again?.steps.map((each) => each.step)).toEqual(['1.1', '1.2', '5', '6', '6.1', '6.2', '6.3']);
		expect(again).toMatchObject({ group: { name: 'Found late' }, done: 1, total: 6 });
		expect(states(again)).toEqual({ '1.1': 'done' });
	});

	it('shows what was ticked also where the step is not known here', () => {
		const [view] = checklistsOf(told([tick('own-call-the-bank', { name: 'Call the bank' })]));
		expect(step(view, 'own-call-the-bank')).toMatchObject({ name: 'Call the bank', state: 'done', phase: 'post' });
	});
});
