/** The jump kit as a person keeps it: every act, every refusal, and the verdict that is signed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../shared/vocabulary';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
let notebook: Asking;
beforeAll(async () => {
	notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
});
afterAll(() => place.remove());

describe('the jump kit', () => {
	it('is judged ready only where the entries support it', async () => {
		const { item } = await notebook.ask('kit.record', { name: 'Kit laptop', quantity: 1, tool: 'laptops' });
		await notebook.ask('kit.record', { name: 'Blank disks', quantity: 4, tool: 'media', where: 'Case 2' });
		const refusal = await notebook.refusal('kit.judge', { verdict: 'ready' });
		expect(refusal).toMatchObject({ code: 'kit.not-ready', field: 'verdict' });
		expect(refusal.sentence).toContain('And 2 more');
		await notebook.ask('kit.judge', { verdict: 'not ready' });
		await notebook.ask('kit.check', { item: 'Blank disks', finding: 'fit' });
		await notebook.ask('kit.check', { item, finding: 'fit', remark: 'Starts' });
		await notebook.ask('kit.scrub', { item, how: 'Erased, image 12' });
		expect(await notebook.refusal('kit.judge', { verdict: 'not ready' })).toMatchObject({ code: 'kit.no-reason' });
		const { ref } = await notebook.ask('kit.judge', { verdict: 'ready' });
		const view = await notebook.ask('kit.show', {});
		expect(view).toMatchObject({
			supports: 'ready',
			given: { entry: ref, verdict: 'ready', holds: true, because: [] },
		});
		expect(view.items.find(({ name }) => name === 'Blank disks')).toMatchObject({ where: 'Case 2', quantity: 4 });
		place.clock.pass(1000);
		await notebook.ask('case.open', { number: '2026-020', title: 'Worm' });
		expect(await notebook.ask('kit.show', {})).toMatchObject({ supports: 'not ready', given: { holds: false } });
	});

	it.each([
		['kit.check', { item: 'Nothing', finding: 'fit' }, 'kit.unknown'],
		['kit.record', { name: 'Blank disks', quantity: 1 }, 'name.taken'],
		['kit.record', { name: 'X', quantity: 1, tool: 'spaceship' }, 'kit.tool'],
		['kit.record', { name: 'X', quantity: 0 }, 'input.invalid'],
		['kit.record', { name: 'X', quantity: 1, expiresOn: '2026-02-30' }, 'input.invalid'],
		['kit.record', { item: '019aa8f0-0000-7000-8000-000000000000', name: 'X', quantity: 1 }, 'kit.unknown'],
		['kit.take-back', { item: 'Blank disks' }, 'kit.not-lent'],
		['kit.scrub', { item: 'Blank disks', how: 'x' }, 'kit.no-laptop'],
		['kit.scrub', { item: 'Kit laptop', how: 'x', doneAt: '2099-01-01T00:00:00.000Z' as Instant }, 'kit.to-come'],
	] as const)('refuses %s of %o', async (question, input, code) => {
		expect((await notebook.refusal(question, input)).code).toBe(code);
	});

	it('does not lend what is lent, find fit what is not here, or use what was retired', async () => {
		await notebook.ask('kit.lend', { item: 'Blank disks', to: 'Lee Berg' });
		expect((await notebook.refusal('kit.lend', { item: 'Blank disks', to: 'Kim' })).code).toBe('kit.lent');
		expect((await notebook.refusal('kit.check', { item: 'Blank disks', finding: 'fit' })).code).toBe('kit.lent');
		await notebook.ask('kit.take-back', { item: 'Blank disks' });
		await notebook.ask('kit.retire', { item: 'Blank disks', reason: 'Full' });
		expect((await notebook.refusal('kit.lend', { item: 'Blank disks', to: 'Kim' })).code).toBe('kit.retired');
		expect((await notebook.ask('kit.show', {})).items.at(-1)).toMatchObject({ retired: { reason: 'Full' } });
	});
});
