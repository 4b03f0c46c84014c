/** What is due at a moment handed in: deadlines counted from times and entries, measures that expire, escalations. */
import { describe, expect, it } from 'vitest';
import { CRITERIA, DURATIONS } from '../../shared/catalogue/containment';
import { listNamed } from '../../shared/lists';
import { containmentsOf } from '../../shared/projections/containments';
import { dueOf, pendingIn } from '../../shared/projections/due';
import { methodsInOrder, notificationRegister, notificationsOf } from '../../shared/projections/notifications';
import type { DeadlineView } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { CHAIN, digestOf, entriesTold, moment, type Said } from './told-entries';

const dueAt = (book: readonly Said[], minute: number) =>
	dueOf(
		[{ case: 'c' as CaseId, number: '2026-014', exercise: false, pending: pendingIn(entriesTold(book)) }],
		moment(minute),
	);
const shortly = (book: readonly Said[], minute: number) =>
	dueAt(book, minute).items.map((each) => `${each.is} ${each.title} ${each.urgency} ${each.lateMs / 60_000}`);

const party = { id: 'cio', name: 'CIO' };
const methods = [{ id: 'email', name: 'Email' }];
const clock = { deadline: 'd', name: 'Authority', amount: 72, unit: 'hours', from: 'discovered' };
const plan = (more: object): Said => [
	1,
	'notification.planned',
	{ notification: 'n', party, what: 'x', methods, ...more },
];
const made = (minute: number, reached: boolean): Said => [
	minute,
	'notification.made',
	{ notification: 'n', method: methods[0], reached, told: 'x' },
];
const discovered = (at: string | null): Said => [
	2,
	'incident.time-set',
	{ time: 'discovered', ...(at === null ? {} : { stated: { at } }) },
];

describe('a notification', () => {
	it('runs from the incident’s time once that is known, and follows it when it is corrected', () => {
		const [waiting] = notificationsOf(entriesTold([plan({ deadline: clock })]));
		expect(waiting).toMatchObject({ dueAt: null, deadline: { fromAt: null, from: 'discovered' } });
		expect(dueAt([plan({ deadline: clock })], 1).items).toEqual([]);
		const known = [plan({ deadline: clock }), discovered(moment(0))];
		expect(shortly(known, 60)).toEqual(['notification CIO later 0']);
		expect(shortly(known, 69 * 60)).toEqual(['notification CIO soon 0']);
		expect(shortly(known, 72 * 60 + 5)).toEqual(['notification CIO overdue 5']);
		expect(shortly([...known, discovered(moment(600))], 72 * 60 + 5)).toEqual(['notification CIO later 0']);
		expect(shortly([...known, discovered(null)], 72 * 60 + 5), 'unknown again').toEqual([]);
	});

	it('counts nothing from a time whose zone is unknown', () => {
		const said: Said = [2, 'incident.time-set', { time: 'discovered', stated: { local: '2026-11-22T01:00:00' } }];
		expect(shortly([plan({ deadline: clock }), said], 99_999)).toEqual([]);
	});

	it('runs from an entry by its digest, in days of 24 hours', () => {
		const entry = { chain: CHAIN, seq: 1, head: digestOf(1) };
		const book: Said[] = [
			[0, 'note.written', { phase: 'da', text: 'x' }],
			plan({ deadline: { ...clock, amount: 2, unit: 'days', from: 'entry', entry } }),
		];
		const [view] = notificationsOf(entriesTold(book));
		expect(view).toMatchObject({ dueAt: moment(2 * 24 * 60), deadline: { fromEntry: 'A-1', fromAt: moment(0) } });
	});

	it('is stopped only by a try that reached somebody, and says by how much that was late', () => {
		const book = [plan({ dueAt: moment(60) })];
		expect(shortly([...book, made(50, false)], 70)).toEqual(['notification CIO overdue 10']);
		expect(shortly([...book, made(50, false), made(75, true)], 80)).toEqual([]);
		const states = (more: readonly Said[]) => notificationsOf(entriesTold([...book, ...more]))[0];
		expect(states([made(50, false)])).toMatchObject({ state: 'tried', toldAt: null, toldLateMs: null });
		expect(states([made(75, true)])).toMatchObject({ state: 'told', toldAt: moment(75), toldLateMs: 15 * 60_000 });
		const acknowledged: Said = [90, 'notification.acknowledged', { notification: 'n', by: 'Kim' }];
		expect(states([made(55, true), acknowledged])).toMatchObject({
			...{ state: 'acknowledged', toldLateMs: null, acknowledged: { by: 'Kim', at: moment(90) } },
		});
		const withdrawn: Said = [61, 'notification.withdrawn', { notification: 'n', reason: 'No personal details' }];
		expect(shortly([...book, withdrawn], 99)).toEqual([]);
		expect(shortly([...book, withdrawn, plan({ dueAt: moment(62) })], 99), 'planned anew').toHaveLength(1);
	});

	it('goes out of band first where the network may be listened to', () => {
		const chosen = listNamed('notification-methods').items.map(({ id, name }) => ({ id, name }));
		const said = methodsInOrder([...chosen, { id: 'pager', name: 'Pager' }], true);
		expect(said.map(({ name, inBand }) => `${name}${inBand ? ' !' : ''}`)).toEqual([
			'Telephone calls',
			'In person (e.g. daily briefings)',
			'Paper',
			'Voice mailbox greeting',
			'Pager',
			'Email !',
			'Website (internal, external, portal) !',
		]);
		expect(methodsInOrder(chosen, false).map(({ id }) => id)).toEqual(chosen.map(({ id }) => id));
	});

	it('is asked for where a deadline of the notebook has no plan in the case', () => {
		const deadline: DeadlineView = {
			...{ deadline: 'd', entry: 'A-9', name: 'Authority', amount: 72 },
			unit: 'hours',
			from: 'discovered',
			...{ party: 'Authority', basis: null, at: moment(0), retired: null },
		};
		const of = (book: readonly Said[]) => notificationRegister(entriesTold(book), [deadline]).unplanned;
		expect(of([discovered(moment(0))])).toMatchObject([{ name: 'Authority', dueAt: moment(72 * 60) }]);
		expect(of([plan({ deadline: clock })])).toEqual([]);
	});
});

describe('a containment measure', () => {
	const decided = (expiresAt?: string): Said => [
		0,
		'containment.decided',
		{
			...{ containment: 'm', options: [{ name: 'Unplug', weighed: [] }], chosen: 'Unplug', strategy: 'Unplug FS-02' },
			...{ duration: expiresAt ? 'emergency-workaround' : 'permanent-solution', ...(expiresAt ? { expiresAt } : {}) },
			...{ authorizedBy: { name: 'Kim', organization: 'Board' }, authorizedHow: 'telephone' },
		},
	];
	const ended = (minute: number, how: string, more: object = {}): Said => [
		minute,
		'containment.ended',
		{ containment: 'm', how, reason: 'x', ...more },
	];

	it('is due until somebody says what became of it', () => {
		const book = [decided(moment(240))];
		expect(shortly(book, 100)).toEqual(['containment Unplug FS-02 later 0']);
		expect(shortly(book, 200)).toEqual(['containment Unplug FS-02 soon 0']);
		expect(shortly(book, 300)).toEqual(['containment Unplug FS-02 overdue 60']);
		expect(containmentsOf(entriesTold(book), moment(300))[0]).toMatchObject({
			...{ state: 'expired', authorizedBy: 'Kim, Board' },
		});
		for (const how of ['removed', 'replaced', 'made permanent'])
			expect(shortly([...book, ended(301, how)], 999), how).toEqual([]);
		const extended = [...book, ended(301, 'extended', { expiresAt: moment(400) })];
		expect(shortly(extended, 399)).toEqual(['containment Unplug FS-02 soon 0']);
		expect(shortly(extended, 401)).toEqual(['containment Unplug FS-02 overdue 1']);
		expect(shortly([decided()], 99_999), 'for good').toEqual([]);
	});

	it('is weighed by the criteria and given the durations of the list', () => {
		expect(CRITERIA).toEqual(listNamed('containment-criteria').items.map(({ id }) => id));
		expect(DURATIONS).toEqual(listNamed('containment-durations').items.map(({ id }) => id));
	});
});

describe('what was learned', () => {
	const planned: Said = [0, 'meeting.planned', { meeting: 'm', plannedFor: moment(3000), place: 'Room 4' }];
	const agreed: Said = [0, 'action.agreed', { action: 'a', what: 'Buy a blocker', owner: 'Kim', dueOn: '2026-11-24' }];

	it('has a meeting due until it was held, and an action when its last day is over', () => {
		expect(shortly([planned], 0)).toEqual(['meeting Room 4 later 0']);
		expect(shortly([planned], 2000)).toEqual(['meeting Room 4 soon 0']);
		expect(shortly([planned], 3010)).toEqual(['meeting Room 4 overdue 10']);
		const held: Said = [3020, 'meeting.held', { meeting: 'm', heldAt: moment(3000), attended: ['Kim'], answers: [] }];
		expect(shortly([planned, held], 3030)).toEqual([]);
		const lastDayOver = (Date.parse('2026-11-25T00:00:00Z') - Date.parse(moment(0))) / 60_000;
		expect(shortly([agreed], lastDayOver - 1)).toEqual(['action Kim: Buy a blocker soon 0']);
		expect(shortly([agreed], lastDayOver + 5)).toEqual(['action Kim: Buy a blocker overdue 5']);
		expect(shortly([agreed, [1, 'action.done', { action: 'a', how: 'x' }]], lastDayOver + 5)).toEqual([]);
	});
});

describe('everything due', () => {
	const levels = [{ contacts: [{ contact: 'k', name: 'Kim' }], waitMinutes: 15, tries: 2 }];
	const escalation: Said = [0, 'escalation.started', { escalation: 'e', ladder: 'l', name: 'N', reason: 'R', levels }];

	it('says when to look again: each time something here will be another', () => {
		const book = [plan({ dueAt: moment(600) }), escalation];
		expect(dueAt(book, 1)).toMatchObject({ nextAt: moment(15), items: [{ is: 'escalation' }, { is: 'notification' }] });
		expect(dueAt(book, 15).nextAt, 'announced four hours before').toBe(moment(360));
		expect(dueAt(book, 360).nextAt).toBe(moment(600));
		expect(dueAt(book, 600).nextAt).toBeNull();
		expect(dueAt([], 1)).toEqual({ at: moment(1), nextAt: null, items: [] });
	});

	it('takes no notice of bodies that are withheld or make no sense', () => {
		const odd: Said[] = [
			[0, 'escalation.started', { escalation: 'e', levels: [{ contacts: 'Kim', waitMinutes: -1, tries: 0.5 }] }],
			[0, 'containment.decided', { containment: 'm', expiresAt: 'soon' }],
			[0, 'notification.planned', { notification: 'n', dueAt: 7, methods: [7, null] }],
			[0, 'notification.made', { notification: ['n'] }],
			[0, 'containment.ended', { containment: 'm', how: 'gone' }],
		];
		expect(dueAt(odd, 1).items).toEqual([]);
	});
});
