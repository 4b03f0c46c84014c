/** Phases, checklist, record, times, ratings and lists, asked of a real notebook: what is sealed, refused and shown. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Asking, FIRST, Place } from './place';

const C = '2026-014';
let place: Place;
let asking: Asking;
beforeEach(async () => {
	place = new Place();
	asking = await place.open();
	await asking.ask('notebook.create', FIRST);
	await asking.ask('case.open', { number: C, title: 'Unknown exfiltration' });
});
afterEach(() => place.remove());

/** One after the other: the same thing cannot be done twice at once. */
async function codes(asks: readonly (() => Promise<{ readonly code: string }>)[]): Promise<string[]> {
	const found: string[] = [];
	for (const ask of asks) found.push((await ask()).code);
	return found;
}

describe('phases and host groups', () => {
	it('are entered, left and entered again, for the case and for a group', async () => {
		const { group } = await asking.ask('group.make', { case: C, name: 'Finance hosts', reason: 'found late' });
		await asking.ask('phase.enter', { case: C, phase: 'da', reason: 'alert from the mail gateway' });
		await asking.ask('phase.enter', { case: C, phase: 'cer', reason: 'port shut' });
		await asking.ask('phase.enter', { case: C, phase: 'da', group: 'Finance hosts', reason: 'same tool seen there' });
		await asking.ask('phase.leave', { case: C, phase: 'da', reason: 'scope is known' });
		const { intervals, groups } = await asking.ask('phase.show', { case: C });
		expect(groups).toMatchObject([{ name: 'Finance hosts', group }]);
		expect(intervals.map(({ phase, group: of, left }) => [phase, of, left !== null])).toEqual([
			...[['da', null, true]],
			...[['cer', null, false]],
			...[['da', group, false]],
		]);
		expect(await asking.ask('case.show', { case: C })).toMatchObject({ openPhases: ['da', 'cer'], phases: { da: 0 } });
		const enter = { case: C, phase: 'cer', reason: 'x' } as const;
		expect(
			await codes([
				() => asking.refusal('phase.enter', enter),
				() => asking.refusal('phase.leave', { ...enter, phase: 'post' }),
				() => asking.refusal('phase.enter', { ...enter, group: 'Nobody' }),
				() => asking.refusal('group.make', { case: C, name: 'Finance hosts' }),
				() => asking.refusal('phase.enter', { case: C, phase: 'da', reason: ' ' }),
			]),
		).toEqual(['phase.open', 'phase.not-open', 'group.unknown', 'group.taken', 'input.invalid']);
	});
});

describe('the checklist', () => {
	it('is ticked with proof, skipped with a reason, withdrawn, and gone through again for a group', async () => {
		const note = await asking.ask('note.write', { case: C, phase: 'da', text: 'Flows to 203.0.113.77 at night.' });
		await asking.ask('group.make', { case: C, name: 'G2' });
		const ticked = await asking.ask('checklist.tick', { case: C, step: '1.1', proof: [note.ref], remark: 'two logs' });
		await asking.ask('checklist.tick', { case: C, step: '3', extent: 'in part', remark: 'CERT open' });
		await asking.ask('checklist.skip', { case: C, step: '1.3', reason: '1.1 was enough' });
		await asking.ask('checklist.tick', { case: C, step: '1.1', group: 'G2' });
		await asking.ask('checklist.withdraw', { case: C, step: '1.3', reason: 'it was done after all' });
		const [whole, again] = await asking.ask('checklist.show', { case: C });
		const of = (step: string) => whole?.steps.find((each) => each.step === step);
		expect(of('1.1')?.stands).toMatchObject({ entry: ticked.ref, proof: [note.ref], by: { name: FIRST.name } });
		expect([of('3')?.state, of('1.3')?.state, whole?.done]).toEqual(['in part', 'open', 1]);
		expect(again).toMatchObject({ group: { name: 'G2' }, done: 1, total: 6 });
		expect(
			await codes([
				() => asking.refusal('checklist.tick', { case: C, step: '6' }),
				() => asking.refusal('checklist.tick', { case: C, step: '12' }),
				() => asking.refusal('checklist.tick', { case: C, step: '8', group: 'G2' }),
				() => asking.refusal('checklist.tick', { case: C, step: '5', proof: ['A-999'] }),
				() => asking.refusal('checklist.withdraw', { case: C, step: '5', reason: 'x' }),
				() => asking.refusal('checklist.skip', { case: C, step: '5', reason: '' }),
			]),
		).toEqual([
			...['checklist.heading', 'checklist.step-unknown', 'checklist.step-unknown', 'entry.unknown', 'checklist.open'],
			'input.invalid',
		]);
	});
});

describe('the record, its times and the ratings', () => {
	it('is written in parts; what is not named stays', async () => {
		await asking.ask('incident.record', {
			...{ case: C, summary: 'Files left by night.', vectors: ['email', 'Web'], responseStatus: 'In progress' },
			reporter: { name: 'K. Brandt', phone: '+49 30 7' },
		});
		await asking.ask('incident.record', { case: C, summary: 'Files left at 22:36.', cleared: ['vectors'] });
		const { record } = await asking.ask('incident.show', { case: C });
		expect(record.summary).toMatchObject({ value: 'Files left at 22:36.', history: [{}, {}] });
		expect(record.vectors).toMatchObject({ value: null, history: [{ value: [{ id: 'email' }, { id: 'web' }] }, {}] });
		expect(record.responseStatus.value).toEqual({ id: 'in-progress', name: 'In progress' });
		expect(record.reporter.value).toEqual({ name: 'K. Brandt', phone: '+49 30 7' });
		expect(
			await codes([
				() => asking.refusal('incident.record', { case: C }),
				() => asking.refusal('incident.record', { case: C, vectors: ['carrier pigeon'] }),
				() => asking.refusal('incident.record', { case: C, cause: 'x', cleared: ['cause'] }),
				() => asking.refusal('incident.record', { case: C, handler: {} }),
			]),
		).toEqual(['incident.nothing', 'list.item-unknown', 'incident.both', 'incident.nobody']);
	});

	it('takes times in any order and of any zone, and says what cannot be', async () => {
		const set = { case: C, reason: 'from the proxy log' };
		const at = '2026-11-21T21:36:00.000Z' as never;
		await asking.ask('incident.set-time', { ...set, time: 'started', stated: { at, accuracyMs: 60_000 }, offset: 60 });
		await asking.ask('incident.set-time', { ...set, time: 'discovered', stated: { local: '2026-11-19T03:09' } });
		await asking.ask('incident.set-time', { ...set, time: 'resolved', stated: null });
		const { times, findings } = await asking.ask('incident.show', { case: C });
		expect(times.map(({ state }) => state)).toEqual(['known', 'zone unknown', 'not said', 'unknown']);
		expect(findings).toMatchObject([{ kind: 'order', times: ['started', 'discovered'] }]);
		const refused = { ...set, time: 'reported', stated: { local: '2026-11-19T03:09' }, offset: 60 } as const;
		expect(await codes([() => asking.refusal('incident.set-time', refused)])).toEqual(['time.zone']);
		const noDay = { ...set, time: 'reported', stated: { local: '2026-02-30T03:09' } } as const;
		expect(await codes([() => asking.refusal('incident.set-time', noDay)])).toEqual(['input.invalid']);
	});

	it('rates now and as expected, and shows the triple wherever the case is shown', async () => {
		const why = { case: C, reason: 'the share is down' };
		await asking.ask('impact.rate', {
			...why,
			outlook: 'now',
			functional: 'medium',
			information: ['proprietary-breach'],
		});
		await asking.ask('impact.rate', { ...why, outlook: 'expected', functional: 'High', recoverability: 'extended' });
		await asking.ask('impact.rate', { ...why, outlook: 'now', functional: 'Low' });
		const triple = { functional: 'Low', information: 'Proprietary Breach', recoverability: null };
		expect((await asking.ask('case.show', { case: C })).impact).toEqual(triple);
		expect((await asking.ask('case.list', {}))[0]?.impact).toEqual(triple);
		const { impact } = await asking.ask('incident.show', { case: C });
		expect(impact[0]?.difference).toMatchObject({ first: [{ id: 'medium' }], last: [{ id: 'low' }] });
		expect(
			await codes([
				() => asking.refusal('impact.rate', { ...why, outlook: 'now' }),
				() => asking.refusal('impact.rate', { ...why, outlook: 'now', functional: 'terrible' }),
				() => asking.refusal('impact.rate', { ...why, outlook: 'now', information: ['none', 'integrity-loss'] }),
			]),
		).toEqual(['impact.nothing', 'list.item-unknown', 'impact.none']);
	});
});

describe('lists and coverage', () => {
	it('take items of the notebook’s own, keep what ships, and hold after a restart', async () => {
		const { item } = await asking.ask('list.add', {
			list: 'attack-vectors',
			name: 'Lieferkette',
			says: 'Supply chain',
		});
		expect(item).toBe('own-lieferkette');
		await asking.ask('incident.record', { case: C, vectors: ['Lieferkette'] });
		await asking.ask('list.add', { list: 'checklist', name: 'Call the bank', group: 'cer' });
		await asking.ask('checklist.tick', { case: C, step: 'own-call-the-bank' });
		await asking.ask('list.retire', { list: 'attack-vectors', item, reason: 'not used' });
		const steps = (await asking.ask('checklist.show', { case: C }))[0]?.steps ?? [];
		expect(steps.find(({ name }) => name === 'Call the bank')).toMatchObject({ state: 'done', phase: 'cer' });
		await asking.notebook.close();
		asking = await place.open();
		const [person] = (await asking.ask('notebook.status', {})).people;
		await asking.ask('notebook.unlock', { person: person?.keyId ?? '', passphrase: FIRST.passphrase });
		expect((await asking.ask('list.show', { list: 'attack-vectors' })).items.at(-1)).toMatchObject({
			...{ id: item, retired: { reason: 'not used' } },
		});
		expect((await asking.ask('incident.show', { case: C })).record.vectors.value).toEqual([
			{ id: item, name: 'Lieferkette' },
		]);
		const retire = { list: 'attack-vectors', reason: 'x' };
		expect(
			await codes([
				() => asking.refusal('list.retire', { ...retire, item: 'email' }),
				() => asking.refusal('list.retire', { ...retire, item }),
				() => asking.refusal('list.add', { list: 'phases', name: 'Panic' }),
				() => asking.refusal('list.add', { list: 'attack-vectors', name: 'Email' }),
				() => asking.refusal('list.add', { list: 'checklist', name: 'Panic' }),
				() => asking.refusal('list.show', { list: 'constructor' }),
				() => asking.refusal('incident.record', { case: C, vectors: [item] }),
			]),
		).toEqual([
			...['list.shipped', 'list.item-unknown', 'list.fixed', 'list.taken', 'list.group', 'list.unknown'],
			'list.item-unknown',
		]);
	});

	it('marks subcategories by entries of this case', async () => {
		const { ref } = await asking.ask('checklist.tick', { case: C, step: '7.2' });
		const { rows } = await asking.ask('coverage.show', { case: C });
		const marked = rows.filter(({ entries }) => entries.includes(ref)).map(({ subcategory }) => subcategory);
		expect(marked).toEqual(['RS.AN-06', 'RC.RP-05']);
	});
});
