/** Contacts, notifications, escalations and containment as a person does them: every act, every refusal, one notebook. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Takes } from '../../shared/contract';
import type { Instant } from '../../shared/vocabulary';
import { type Asking, FIRST, Place } from './place';

const MINUTE = 60_000;
const place = new Place();
const at = { case: '2026-014' };
let notebook: Asking;
let kim = '';
const later = (minutes: number) =>
	new Date(Date.parse(place.clock.read().at) + minutes * MINUTE).toISOString() as Instant;

beforeAll(async () => {
	notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: '2026-014', title: 'Unknown exfiltration' });
	const recorded = await notebook.ask('contact.record', {
		...{ name: 'Kim Roth', role: 'Team lead', phone: '+49 30 111', backupPhone: '+49 171 1', email: 'kim@example.org' },
		...{ onCall: 'Always', fingerprints: ['AB:CD'], verify: 'Call back on the number of the badge.', party: 'cio' },
	});
	kim = recorded.contact;
	await notebook.ask('contact.record', { name: 'Lee Berg', phone: '+49 30 222' });
});
afterAll(() => place.remove());

describe('contacts', () => {
	it('keep the newest entry of an id, and retire with a reason', async () => {
		await notebook.ask('contact.record', { contact: kim, name: 'Kim Roth', phone: '+49 30 112' });
		const { contacts, head } = await notebook.ask('contacts.show', {});
		expect(contacts.map(({ name, phone, email, versions }) => [name, phone, email, versions])).toEqual([
			['Kim Roth', '+49 30 112', null, 2],
			['Lee Berg', '+49 30 222', null, 1],
		]);
		expect(head?.ref).toBe(contacts[0]?.entry);
		const old = await notebook.ask('contact.record', { name: 'Old Hand' });
		await notebook.ask('contact.retire', { contact: 'Old Hand', reason: 'Left the house' });
		const shown = await notebook.ask('contacts.show', {});
		expect(shown.contacts.at(-1)).toMatchObject({ contact: old.contact, retired: { reason: 'Left the house' } });
	});

	it.each<[string, () => Promise<{ code: string; field?: string }>, string]>([
		[
			'a contact of an unknown id is not changed',
			() => notebook.refusal('contact.record', { contact: '019aa8f0-0000-7000-8000-000000000000', name: 'X' }),
			'contact.unknown',
		],
		[
			'one retired cannot be retired again',
			() => notebook.refusal('contact.retire', { contact: 'Old Hand', reason: 'x' }),
			'contact.retired',
		],
		[
			'a ladder does not call somebody retired',
			() =>
				notebook.refusal('ladder.define', {
					name: 'Odd',
					levels: [{ contacts: ['Old Hand'], waitMinutes: 15, tries: 1 }],
				}),
			'contact.retired',
		],
		[
			'a ladder calls everybody whom it names',
			() =>
				notebook.refusal('ladder.define', {
					name: 'Odd',
					levels: [{ contacts: ['Kim Roth', 'Lee Berg'], waitMinutes: 15, tries: 1 }],
				}),
			'ladder.never-tried',
		],
		[
			'nobody unknown stands on a ladder',
			() =>
				notebook.refusal('ladder.define', { name: 'Odd', levels: [{ contacts: ['Max'], waitMinutes: 1, tries: 1 }] }),
			'contact.unknown',
		],
	])('%s', async (_, refused, code) => {
		expect((await refused()).code).toBe(code);
	});

	it('of one name are told apart by id', async () => {
		const twin = await notebook.ask('contact.record', { name: 'Lee Berg', phone: '+49 30 223' });
		expect((await notebook.refusal('contact.retire', { contact: 'Lee Berg', reason: 'x' })).code).toBe(
			'contact.ambiguous',
		);
		await notebook.ask('contact.retire', { contact: twin.contact, reason: 'Recorded twice' });
	});
});

describe('notifications', () => {
	let planned = '';
	const plan = (more: Partial<Takes<'notification.plan'>> = {}): Takes<'notification.plan'> => ({
		...{ ...at, party: 'CIO', what: 'That data left the house', methods: ['email', 'Telephone calls'], ...more },
	});
	const make = (more: Partial<Takes<'notification.make'>> = {}): Takes<'notification.make'> => ({
		...{ ...at, notification: planned, method: 'email', reached: true, told: 'That data left the house', ...more },
	});

	it('run under deadlines that the notebook defines', async () => {
		const defined = { amount: 72, unit: 'hours', from: 'entry', party: 'Authority', basis: 'GDPR, Art. 33' } as const;
		await notebook.ask('deadline.define', { name: 'Authority', ...defined });
		expect((await notebook.refusal('deadline.define', { name: 'Authority', ...defined })).code).toBe('name.taken');
		const before = await notebook.ask('notification.show', at);
		expect(before).toMatchObject({ listenedTo: null, notifications: [], unplanned: [{ name: 'Authority' }] });
		expect((await notebook.refusal('notification.plan', plan({ deadline: 'Authority' }))).code).toBe('deadline.entry');
		expect((await notebook.refusal('notification.plan', plan({ deadline: 'Nobody' }))).code).toBe('deadline.unknown');
		const both = plan({ deadline: 'Authority', entry: 'A-1', dueAt: later(60) });
		expect((await notebook.refusal('notification.plan', both)).field).toBe('dueAt');
		const receipt = await notebook.ask(
			'notification.plan',
			plan({ deadline: 'Authority', entry: 'A-2', contact: kim }),
		);
		planned = receipt.ref;
		const { notifications, unplanned } = await notebook.ask('notification.show', at);
		expect(unplanned).toEqual([]);
		expect(notifications).toMatchObject([
			{
				party: { id: 'cio', name: 'CIO' },
				methods: [{ name: 'Email' }, { name: 'Telephone calls' }],
				contact: { name: 'Kim Roth', reach: '+49 30 112' },
				deadline: { fromEntry: 'A-2', basis: 'GDPR, Art. 33' },
				state: 'planned',
			},
		]);
	});

	it('go out of band first once the network may be listened to', async () => {
		await notebook.ask('notification.set-channels', { ...at, listenedTo: true, reason: 'Mail server is affected' });
		const { listenedTo, notifications } = await notebook.ask('notification.show', at);
		expect(listenedTo).toMatchObject({ is: true, reason: 'Mail server is affected' });
		expect(notifications[0]?.methods.map(({ id, inBand }) => [id, inBand])).toEqual([
			['telephone-calls', false],
			['email', true],
		]);
	});

	it('are tried, told and acknowledged, in this order and not before', async () => {
		const early = { ...at, notification: planned, by: 'Kim Roth' };
		expect((await notebook.refusal('notification.acknowledge', early)).code).toBe('notification.not-made');
		expect((await notebook.refusal('notification.make', make({ madeAt: later(-30) }))).code).toBe(
			'notification.why-late',
		);
		const ahead = make({ madeAt: later(30), lateBecause: 'x' });
		expect((await notebook.refusal('notification.make', ahead)).code).toBe('time.future');
		await notebook.ask(
			'notification.make',
			make({ method: 'telephone-calls', reached: false, told: 'Nobody answered' }),
		);
		await notebook.ask('notification.make', make({ madeAt: later(-1), lateBecause: 'Hands full', by: 'Ben' }));
		await notebook.ask('notification.acknowledge', { ...early, how: 'By telephone: “I know”' });
		expect((await notebook.refusal('notification.acknowledge', early)).code).toBe('notification.acknowledged');
		const over = await notebook.refusal('notification.withdraw', { ...at, notification: planned, reason: 'x' });
		expect(over.code).toBe('notification.over');
		const [view] = (await notebook.ask('notification.show', at)).notifications;
		expect(view).toMatchObject({
			state: 'acknowledged',
			tries: [{ by: 'Ada Lind' }, { by: 'Ben', method: { id: 'email' } }],
		});
	});

	it('can be withdrawn, and planned anew under the same id', async () => {
		const { notification } = await notebook.ask('notification.plan', plan({ party: 'Works council' }));
		await notebook.ask('notification.withdraw', { ...at, notification, reason: 'Nobody’s data' });
		expect((await notebook.refusal('notification.make', make({ notification }))).code).toBe('notification.withdrawn');
		await notebook.ask('notification.plan', plan({ notification, party: 'Works council', what: 'After all' }));
		const states = (await notebook.ask('notification.show', at)).notifications.map(({ party, state }) => [
			party.id,
			state,
		]);
		expect(states).toEqual([
			['cio', 'acknowledged'],
			['Works council', 'planned'],
		]);
		expect((await notebook.refusal('notification.make', make({ notification: 'A-999' }))).code).toBe(
			'notification.unknown',
		);
	});
});

describe('escalations', () => {
	const named = (escalation: string) => ({ ...at, escalation });
	const now = async () => (await notebook.ask('escalation.show', at))[0]?.now;

	it('climb by one call at a time, and two presses of a key are one call', async () => {
		await notebook.ask('ladder.define', {
			name: 'At night',
			levels: [
				{ contacts: ['Kim Roth'], waitMinutes: 15, tries: 2 },
				{ contacts: ['Lee Berg'], waitMinutes: 10, tries: 1 },
			],
		});
		expect((await notebook.refusal('escalation.start', { ...at, ladder: 'By day', reason: 'x' })).code).toBe(
			'ladder.unknown',
		);
		const { ref } = await notebook.ask('escalation.start', { ...at, ladder: 'At night', reason: 'Nobody answers' });
		expect(await now()).toMatchObject({ level: 1, try: 1, isDue: true, contact: { reach: '+49 30 112' } });
		const pressed = await Promise.all([1, 2].map(() => notebook.notebook.ask('escalation.try', named(ref))));
		expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await notebook.refusal('escalation.try', named(ref))).code).toBe('escalation.not-due');
		await notebook.ask('escalation.try', { ...named(ref), early: true, method: 'Telephone', outcome: 'Engaged' });
		place.clock.pass(16 * MINUTE);
		expect(await now()).toMatchObject({ level: 2, try: 1, isDue: true, contact: { name: 'Lee Berg' } });
		expect((await notebook.refusal('escalation.try', { ...named(ref), contact: 'Max' })).code).toBe(
			'escalation.not-on-ladder',
		);
	});

	it('say after a restart and a sleep which call is due and how late it is', async () => {
		await notebook.ask('notebook.lock', {});
		place.clock.pass(120 * MINUTE);
		place.clock.boot = 'boot two';
		await notebook.ask('notebook.unlock', { person: FIRST.name, passphrase: FIRST.passphrase });
		const due = await notebook.ask('due.show', {});
		expect(due.items[0]).toMatchObject({ is: 'escalation', number: '2026-014', urgency: 'overdue' });
		expect(due.items[0]?.rung).toMatchObject({ level: 2, contact: { name: 'Lee Berg' } });
		expect(Math.round((due.items[0]?.lateMs ?? 0) / MINUTE)).toBe(121);
		const id = due.items[0]?.id ?? '';
		await notebook.ask('escalation.try', { ...named(id), contact: 'Kim Roth' });
		expect(await now()).toMatchObject({ round: 1, level: 1, try: 2, isDue: false });
		await notebook.ask('escalation.answer', { ...named(id), by: 'Lee Berg', said: 'On my way' });
		expect((await notebook.refusal('escalation.try', named(id))).code).toBe('escalation.over');
		expect((await notebook.ask('due.show', at)).items.filter(({ is }) => is === 'escalation')).toEqual([]);
	});

	it('end with a reason where nobody answers', async () => {
		const { escalation } = await notebook.ask('escalation.start', { ...at, ladder: 'At night', reason: 'Again' });
		await notebook.ask('escalation.end', { ...named(escalation), reason: 'A false alarm' });
		expect((await notebook.ask('escalation.show', at))[0]).toMatchObject({ state: 'ended', now: null });
		expect((await notebook.refusal('escalation.end', { ...named('A-999'), reason: 'x' })).code).toBe(
			'escalation.unknown',
		);
	});
});

describe('containment', () => {
	let measure = '';
	const decide = (more: Partial<Takes<'containment.decide'>> = {}): Takes<'containment.decide'> => ({
		...at,
		options: [
			{ name: 'Unplug', weighed: [{ criterion: 'service-availability', rating: 'against', because: 'Mail stops' }] },
			{ name: 'Filter', weighed: [{ criterion: 'effectiveness', rating: 'unknown' }] },
		],
		...{ chosen: 'Unplug', strategy: 'Unplug FS-02', duration: 'emergency-workaround' },
		...{
			authorizedBy: 'R. Voss',
			authorizedByOrganization: 'Board',
			authorizedHow: 'By telephone',
			appliesTo: ['FS-02'],
		},
		...more,
	});

	it('is decided with an expiry, and expired until somebody says what became of it', async () => {
		measure = (await notebook.ask('containment.decide', decide({ expiresAt: later(240) }))).ref;
		expect((await notebook.ask('containment.show', at))[0]).toMatchObject({
			...{ chosen: 'Unplug', state: 'stands', authorizedBy: 'R. Voss, Board', appliesTo: ['FS-02'] },
		});
		place.clock.pass(241 * MINUTE);
		expect((await notebook.ask('containment.show', at))[0]?.state).toBe('expired');
		const { items } = await notebook.ask('due.show', {});
		expect(items.find(({ is }) => is === 'containment')).toMatchObject({ urgency: 'overdue', title: 'Unplug FS-02' });
		const extended = { ...at, containment: measure, how: 'extended', reason: 'The image is not done' } as const;
		expect((await notebook.refusal('containment.end', extended)).code).toBe('containment.no-expiry');
		await notebook.ask('containment.end', { ...extended, expiresAt: later(60), authorizedBy: FIRST.name });
		expect((await notebook.ask('due.show', {})).items.filter(({ urgency }) => urgency === 'overdue')).toEqual([]);
	});

	it.each<[string, Partial<Takes<'containment.decide'>>, string]>([
		['what was not weighed', { chosen: 'Wait' }, 'containment.not-an-option'],
		['nothing of when it expires', {}, 'containment.no-expiry'],
		['a time that is past', { expiresAt: '2020-01-01T00:00:00.000Z' as Instant }, 'containment.expired'],
		[
			'a permanent measure that expires',
			{ duration: 'permanent-solution', expiresAt: '2199-01-01T00:00:00.000Z' as Instant },
			'containment.expiry',
		],
		[
			'two options of one name',
			{
				...{ duration: 'permanent-solution', chosen: 'A' },
				options: [
					{ name: 'A', weighed: [] },
					{ name: 'A', weighed: [] },
				],
			},
			'containment.same-name',
		],
		[
			'one criterion rated twice',
			{
				...{ duration: 'permanent-solution', chosen: 'A' },
				options: [
					{
						name: 'A',
						weighed: [
							{ criterion: 'effectiveness', rating: 'for' },
							{ criterion: 'effectiveness', rating: 'against' },
						],
					},
				],
			},
			'containment.weighed-twice',
		],
	])('refuses %s', async (_, more, code) => {
		expect((await notebook.refusal('containment.decide', decide(more))).code).toBe(code);
	});

	it('is replaced by another measure, once', async () => {
		const end = { ...at, containment: measure, how: 'replaced', reason: 'Rebuilt' } as const;
		expect((await notebook.refusal('containment.end', end)).code).toBe('containment.replaced-by');
		expect((await notebook.refusal('containment.end', { ...end, replacedBy: measure })).code).toBe(
			'containment.itself',
		);
		const other = await notebook.ask(
			'containment.decide',
			decide({ duration: 'permanent-solution', chosen: 'Filter' }),
		);
		await notebook.ask('containment.end', { ...end, replacedBy: other.ref });
		expect((await notebook.refusal('containment.end', { ...end, replacedBy: other.ref })).code).toBe(
			'containment.over',
		);
		const shown = await notebook.ask('containment.show', at);
		expect(shown.map(({ state }) => state)).toEqual(['permanent', 'replaced']);
		expect(shown[1]?.endings.at(-1)).toMatchObject({ how: 'replaced', replacedBy: other.containment });
	});

	it('takes nothing in a closed case, whose pending matters ring no more', async () => {
		await notebook.ask('escalation.start', { ...at, ladder: 'At night', reason: 'Left running' });
		expect((await notebook.ask('due.show', {})).items).not.toEqual([]);
		await notebook.ask('case.close', { ...at, reason: 'Done' });
		expect((await notebook.refusal('containment.decide', decide())).code).toBe('case.closed');
		expect((await notebook.ask('due.show', {})).items).toEqual([]);
		expect((await notebook.ask('due.show', at)).items).not.toEqual([]);
	});
});
