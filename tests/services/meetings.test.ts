/** What is learned from an incident: a meeting is called and held, who was absent is told, actions have an owner and a day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LESSONS } from '../../shared/catalogue/meeting';
import { listNamed } from '../../shared/lists';
import { afterOf } from '../../shared/projections/meetings';
import type { Instant } from '../../shared/vocabulary';
import { entriesTold } from '../shared/told-entries';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
const at = { case: '2026-014' };
const heldAt = '2026-11-22T01:30:00.000Z' as Instant;
let notebook: Asking;
beforeAll(async () => {
	notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: '2026-014', title: 'Unknown exfiltration' });
});
afterAll(() => place.remove());

describe('a lessons learned meeting', () => {
	it('asks the nine questions of the list', () => {
		expect(listNamed('lessons-questions').items.map(({ id }) => id)).toEqual(LESSONS);
	});

	it('is planned, held and told of; what nobody answered is said to be so', async () => {
		const invited = ['Kim Roth', 'Lee Berg'];
		const plannedFor = '2026-11-27T09:00:00.000Z' as Instant;
		const planned = await notebook.ask('meeting.plan', { ...at, plannedFor, invited, agenda: 'Why so late?' });
		const held = await notebook.ask('meeting.hold', {
			...{ ...at, meeting: planned.ref, heldAt, attended: ['Kim Roth'], absent: ['Lee Berg'] },
			...{ answers: [{ question: '3', answer: 'The list of hosts' }], agreements: ['Two write blockers'] },
		});
		expect(held.meeting).toBe(planned.meeting);
		const show = async () => (await notebook.ask('after.show', at)).meetings[0];
		const view = await show();
		expect(view).toMatchObject({ planned: { invited }, held: { entry: held.ref, agreements: ['Two write blockers'] } });
		expect(view?.answers.map(({ answer }) => answer)).toEqual([
			...[null, null, 'The list of hosts', null, null, null, null, null, null],
		]);
		expect(view?.absent).toEqual([{ name: 'Lee Berg', told: null }]);
		const told = await notebook.ask('meeting.tell', {
			...at,
			meeting: held.ref,
			name: 'Lee Berg',
			how: 'By telephone',
		});
		expect((await show())?.absent).toMatchObject([{ told: { entry: told.ref, how: 'By telephone' } }]);
		const again = { ...at, meeting: held.ref, heldAt, attended: ['Kim Roth'], answers: [] };
		expect((await notebook.refusal('meeting.hold', again)).code).toBe('meeting.held');
		expect((await notebook.refusal('meeting.plan', { ...at, meeting: held.ref, plannedFor })).code).toBe(
			'meeting.held',
		);
	});

	it('keeps minutes as they are typed, through a lock, until they are sealed or say nothing', async () => {
		const minutes = {
			...{ meeting: null, heldAt: '2026-11-22T01:', moderator: '', attended: 'Kim\nLe', absent: '' },
			...{ answers: [{ question: '1' as const, answer: 'Half a sen' }], agreements: '' },
		};
		await notebook.ask('minutes.save', { ...at, minutes });
		await notebook.ask('notebook.lock', {});
		await notebook.ask('notebook.unlock', { person: FIRST.name, passphrase: FIRST.passphrase });
		expect(await notebook.ask('minutes.read', at)).toMatchObject(minutes);
		const bytes = [...(await place.bytes()).values()].map((each) => Buffer.from(each, 'base64').toString('latin1'));
		expect(bytes.some((each) => each.includes('Half a sen'))).toBe(false);
		await notebook.ask('meeting.hold', { ...at, heldAt, attended: ['Kim'], answers: [], draft: true });
		expect(await notebook.ask('minutes.read', at)).toBeNull();
		await notebook.ask('minutes.save', { ...at, minutes });
		const blank = { ...minutes, heldAt: null, attended: ' \n', answers: [{ question: '1' as const, answer: '' }] };
		expect(await notebook.ask('minutes.save', { ...at, minutes: blank })).toBeNull();
		expect(await notebook.ask('minutes.read', at)).toBeNull();
	});

	const came = { ...at, heldAt, attended: ['Kim'], answers: [] };
	it.each([
		['meeting.hold', { ...came, heldAt: '2099-01-01T00:00:00.000Z' as Instant }, 'meeting.to-come'],
		['meeting.hold', { ...came, absent: ['Kim'] }, 'meeting.both'],
		[
			'meeting.hold',
			{
				...came,
				answers: [
					{ question: '1', answer: 'a' },
					{ question: '1', answer: 'b' },
				],
			},
			'meeting.answered-twice',
		],
		['meeting.hold', { ...came, attended: [] }, 'input.invalid'],
		['meeting.hold', { ...came, answers: [{ question: '1', answer: 'x'.repeat(160_000) }] }, 'meeting.long'],
		['meeting.tell', { ...at, meeting: 'A-999', name: 'Kim', how: 'x' }, 'meeting.unknown'],
		['action.finish', { ...at, action: 'A-999', how: 'x' }, 'action.unknown'],
		['action.agree', { ...at, what: 'x', owner: 'Kim', dueOn: '2026-02-30' }, 'input.invalid'],
	] as const)('refuses %s: %o', async (question, input, code) => {
		expect((await notebook.refusal(question, input as never)).code).toBe(code);
	});
});

describe('an audit', () => {
	it('is answered item by item of the list', async () => {
		const about = { ...at, answer: 'in part' as const, by: { name: 'K. Brandt' }, says: 'One blocker for three disks' };
		const { ref } = await notebook.ask('audit.answer', { ...about, item: 'tools' });
		expect((await notebook.ask('metrics.show', at)).audit).toMatchObject([
			{ item: { id: 'tools', name: 'Tools and resources' }, answer: 'in part', entry: ref },
		]);
		expect((await notebook.refusal('audit.answer', { ...about, item: 'weather' })).code).toBe('list.item-unknown');
	});
});

describe('an action', () => {
	it('is agreed, changed and done once', async () => {
		const first = await notebook.ask('action.agree', {
			...at,
			what: 'Buy a blocker',
			owner: 'Kim',
			dueOn: '2026-12-24',
		});
		const second = { ...at, action: first.ref, what: 'Buy two blockers', owner: 'Lee', dueOn: '2026-12-01' };
		expect((await notebook.ask('action.agree', second)).action).toBe(first.action);
		const [changed] = (await notebook.ask('after.show', at)).actions;
		expect(changed).toMatchObject({ what: 'Buy two blockers', owner: 'Lee', done: null, overdue: false });
		await notebook.ask('action.finish', { ...at, action: first.action, how: 'In the kit' });
		expect((await notebook.ask('after.show', at)).actions).toMatchObject([{ done: { how: 'In the kit' } }]);
		const refusal = await notebook.refusal('action.finish', { ...at, action: first.action, how: 'x' });
		expect(refusal.code).toBe('action.done');
	});

	it('is due although its case is closed; a meeting waits until it is reopened', async () => {
		await notebook.ask('action.agree', { ...at, what: 'Train', owner: 'Kim', dueOn: '2020-01-01' });
		await notebook.ask('meeting.plan', { ...at, plannedFor: '2020-01-01T09:00:00.000Z' as Instant });
		const due = async () => (await notebook.ask('due.show', {})).items.map(({ is, urgency }) => [is, urgency]);
		expect(await due()).toEqual([
			['meeting', 'overdue'],
			['action', 'overdue'],
		]);
		await notebook.ask('case.close', { ...at, reason: 'Over' });
		expect(await due()).toEqual([['action', 'overdue']]);
	});

	it('is overdue from the day after its last, and not once it is done', () => {
		const book = entriesTold([
			[0, 'action.agreed', { action: 'a', what: 'x', owner: 'Kim', dueOn: '2026-12-24' }],
			[1, 'action.agreed', { action: 'b', what: 'y', owner: 'Lee', dueOn: '2026-12-01' }],
			[2, 'action.done', { action: 'b', how: 'z' }],
		]);
		const overdueAt = (now: string) => afterOf(book, now as Instant).actions.map((each) => [each.action, each.overdue]);
		expect(overdueAt('2026-12-24T23:59:59.999Z')).toEqual([
			['a', false],
			['b', false],
		]);
		expect(overdueAt('2026-12-25T00:00:00.000Z')).toEqual([
			['a', true],
			['b', false],
		]);
	});
});
