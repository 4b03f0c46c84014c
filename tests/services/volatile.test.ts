/** What a running host loses first is planned in order, and each step is entered with its tool. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workerPath } from '../bundled-workers';
import { sha256Of } from '../evidence/place';
import { type Asking, FIRST, Place } from './place';

let place: Place;
let asking: Asking;
beforeEach(async () => {
	place = new Place();
	asking = await place.open({ hashsetWorkerPath: workerPath('hashset') });
	await asking.ask('notebook.create', FIRST);
	await asking.ask('case.open', { number: '2026-014', title: 'Unknown exfiltration' });
});
afterEach(() => place.remove());

function ticket(name: string, content: string) {
	writeFileSync(join(place.folder, name), content);
	return asking.ticket(join(place.folder, name));
}

describe('a plan for what is lost first', () => {
	it('has memory before the network, processes before the disk, and backups last', async () => {
		const { steps } = await asking.ask('volatile.plan', { case: '2026-014', host: 'FIN-WS117', system: 'windows' });
		const at = (word: string) => steps.findIndex(({ what }) => what.startsWith(word));
		const order = ['Memory', 'Network', 'Processes', 'Temporary', 'The disk', 'Remote logs', 'Archival'].map(at);
		expect(order).toEqual([...order].sort((a, b) => a - b));
		expect(order).not.toContain(-1);
	});

	it('has each step done, with a tool that is as known, or skipped for a reason', async () => {
		const { plan } = await asking.ask('volatile.plan', { case: '2026-014', host: 'FIN-FS01' });
		const step = { case: '2026-014', plan, state: 'done' as const };
		const known = `${sha256Of(Buffer.from('the tool'))}  ss\n`;
		await asking.ask('volatile.record', {
			...step,
			step: 3,
			tool: ticket('ss', 'the tool'),
			known: ticket('list', known),
			output: ticket('ss.txt', 'tcp LISTEN'),
		});
		await asking.ask('volatile.record', {
			...step,
			step: 4,
			tool: ticket('ps', 'another'),
			known: ticket('list', known),
		});
		await asking.ask('volatile.record', { ...step, step: 2, state: 'skipped', reason: 'the host was off' });
		const [view] = await asking.ask('volatile.list', { case: '2026-014' });
		expect(view?.steps[2]).toMatchObject({ state: 'done', output: 'ss.txt', tool: { check: 'as known' } });
		expect(view?.steps[3]).toMatchObject({ tool: { check: 'differs' } });
		expect(view?.steps[1]).toMatchObject({ state: 'skipped', reason: 'the host was off' });
		expect(view?.steps[0]).toMatchObject({ state: 'open' });
	});

	it('looks a tool up in the registered sets of known files where no list is given', async () => {
		const { plan } = await asking.ask('volatile.plan', { case: '2026-014', host: 'FIN-FS01' });
		const register = async (kind: 'good' | 'bad', content: string) => {
			const to = () => asking.ticket(join(place.folder, `${kind}.set`));
			await asking.ask('hashset.build', { from: [ticket(`${kind}.txt`, content)], to: to(), kind });
			await asking.ask('hashset.register', { set: to() });
		};
		const sha256 = (text: string) => sha256Of(Buffer.from(text));
		await register('good', `${sha256('the tool')}\n`);
		await register('bad', `${sha256('turned')}\n`);
		const checkOf = async (step: number, content: string) => {
			const tool = ticket(`tool ${step}`, content);
			await asking.ask('volatile.record', { case: '2026-014', plan, step, state: 'done', tool });
			const [view] = await asking.ask('volatile.list', { case: '2026-014' });
			return view?.steps[step - 1]?.tool?.check;
		};
		expect(await checkOf(2, 'the tool')).toBe('as known');
		expect(await checkOf(3, 'turned')).toBe('differs');
		expect(await checkOf(4, 'never seen')).toBe('unknown');
	});

	it('takes no step that is skipped without a reason, and none that it has not', async () => {
		const { plan } = await asking.ask('volatile.plan', { case: '2026-014', host: 'FIN-FS01' });
		const step = { case: '2026-014', plan };
		expect(await asking.refusal('volatile.record', { ...step, step: 1, state: 'skipped' })).toMatchObject({
			field: 'reason',
		});
		expect(await asking.refusal('volatile.record', { ...step, step: 99, state: 'done' })).toMatchObject({
			code: 'volatile.step-unknown',
		});
	});
});
