/** Hosts, signs and leads as a handler records them: what is entered, what follows from it, and what is refused and leaves no trace. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceQuestion, Takes } from '../../shared/contract';
import type { Instant } from '../../shared/vocabulary';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	await book.ask('person.admit', BEN);
	id = (await book.ask('case.open', { number: 'IR-1', title: 'Unknown exfiltration' })).case;
	await book.ask('note.write', { case: id, phase: 'da', text: 'Traffic at night' });
});
afterAll(() => place.remove());

const shown = () => book.ask('hosts.show', { case: id });
const host = async (name: string) => (await shown()).hosts.find((each) => each.name === name);
const at = (time: string) => ({ at: `2026-11-22T${time}.000Z` as Instant });
async function refused<Q extends ServiceQuestion>(question: Q, input: Omit<Takes<Q>, 'case'>): Promise<string> {
	const before = await place.bytes();
	const { code, sentence, hint } = await book.refusal(question, { case: id, ...input } as Takes<Q>);
	expect(sentence).not.toBe('');
	if (code !== 'input.invalid') expect(hint).not.toBe('');
	expect(await place.bytes()).toEqual(before);
	return code;
}

describe('hosts', () => {
	it('goes from affected to monitored, with who, when and how; falling back needs a reason and is kept', async () => {
		const group = (await book.ask('group.make', { case: id, name: 'Finance servers' })).group;
		await book.ask('host.record', {
			...{ case: id, name: 'FIN-FS01', addresses: ['10.20.0.5', 'fe80::1'], function: 'File server', owner: 'Finance' },
			...{ group: 'Finance servers', since: { local: '2026-11-21T23:10' }, cites: ['A-3'], tlp: 'TLP:AMBER' },
		});
		const set = (to: Takes<'host.set-state'>['to'], more: object = {}) =>
			book.ask('host.set-state', { case: id, host: 'fin-fs01', to, ...more });
		await set('contained', { how: 'Switch port shut', doneBy: { name: 'Erika Winter', organization: 'Network team' } });
		await set('recovered', {
			...{ actions: ['rebuild', 'Change passwords'], confirmedBy: 'Compared with BL-01', done: at('03:00:00') },
			doneBy: { person: BEN.name },
		});
		await set('affected', { reason: 'A second implant was found', cites: ['A-3'] });
		const view = await host('FIN-FS01');
		expect(view).toMatchObject({
			...{ state: 'affected', group, groupName: 'Finance servers', since: { local: '2026-11-21T23:10' } },
			...{ addresses: ['10.20.0.5', 'fe80::1'], by: ADA.name, cites: ['A-3'], tlp: 'TLP:AMBER', sharing: null },
		});
		expect(view?.steps).toMatchObject([
			{ from: 'affected', to: 'contained', back: false, skipped: [], doneBy: { name: 'Erika Winter', hasKey: false } },
			{
				...{ from: 'contained', to: 'recovered', skipped: ['eradicated'], done: at('03:00:00') },
				...{ doneBy: { name: BEN.name, hasKey: true }, confirmedBy: 'Compared with BL-01' },
				actions: [
					{ id: 'rebuild', name: 'Rebuild from scratch' },
					{ id: 'passwords', name: 'Change passwords' },
				],
			},
			{ from: 'recovered', to: 'affected', back: true, reason: 'A second implant was found', cites: ['A-3'] },
		]);
	});

	it('may not be affected, and is described again under the same id', async () => {
		const first = await book.ask('host.record', { case: id, name: 'LOG01', affected: false });
		expect(await host('LOG01')).toMatchObject({ state: null, addresses: [] });
		expect(await refused('host.set-state', { host: 'LOG01', to: 'contained' })).toBe('host.not-affected');
		await book.ask('host.record', { case: id, host: 'LOG01', name: 'LOG01', addresses: ['10.20.0.9'] });
		const view = await host('LOG01');
		expect(view).toMatchObject({ host: first.host, entry: first.ref, state: null, addresses: ['10.20.0.9'] });
		expect(view?.again.length).toBe(1);
		await book.ask('host.set-state', { case: id, host: first.ref, to: 'affected' });
		expect((await host('LOG01'))?.state).toBe('affected');
	});

	it('refuses what is not there, what is there twice, and what says nothing new', async () => {
		expect(await refused('host.record', { name: 'fin-fs01' })).toBe('host.taken');
		expect(await refused('host.record', { name: 'X', host: 'nobody' })).toBe('host.unknown');
		expect(await refused('host.record', { name: 'X', group: 'nobody' })).toBe('group.unknown');
		expect(await refused('host.record', { name: 'X', cites: ['A-999'] })).toBe('entry.unknown');
		expect(await refused('host.record', { name: 'X', since: { local: '2026-02-30T10:00' } })).toBe('input.invalid');
		const state = { host: 'FIN-FS01' } as const;
		expect(await refused('host.set-state', { ...state, to: 'affected' })).toBe('host.same-state');
		expect(await refused('host.set-state', { ...state, to: 'contained', actions: ['magic'] })).toBe(
			'list.item-unknown',
		);
		expect(await refused('host.set-state', { ...state, to: 'contained', doneBy: { person: 'Nobody' } })).toBe(
			'person.unknown',
		);
		await book.ask('host.set-state', { case: id, ...state, to: 'contained' });
		expect(await refused('host.set-state', { ...state, to: 'affected' })).toBe('host.reason-missing');
	});
});

describe('a host’s clock', () => {
	it('is measured against a reference or this device, and corrects what it showed without replacing it', async () => {
		const measure = { case: id, host: 'LOG01', reference: 'GPS receiver', method: 'date(1) beside the receiver' };
		const measured = await book.ask('host.measure-skew', {
			...{ ...measure, accuracyMs: 500 },
			...{ hostTime: at('02:01:00').at, referenceTime: at('02:00:00').at },
		});
		expect(measured.differenceMs).toBe(60_000);
		await book.ask('sign.record', {
			...{ case: id, type: 'indicator', source: 'network-flows', description: 'Upload', hosts: ['LOG01'] },
			...{ seen: at('01:31:00'), clockOf: 'LOG01' },
		});
		const sign = (await shown()).signs.at(-1);
		expect(sign).toMatchObject({ seen: at('01:31:00'), clockOf: { name: 'LOG01' } });
		expect(sign?.corrected).toMatchObject({ corrected: at('01:30:00').at, accuracyMs: 500, entries: [measured.ref] });
		const own = await book.ask('host.measure-skew', {
			...{ ...measure, reference: 'This laptop', hostTime: at('05:00:00').at, readMsAgo: 2000 },
		});
		const skews = (await host('LOG01'))?.skews;
		expect(skews?.map(({ reference }) => reference)).toEqual(['GPS receiver', 'This laptop']);
		expect(own.differenceMs).toBe(Date.parse(at('05:00:00').at) - Date.parse(skews?.at(-1)?.referenceTime ?? ''));
	});

	it('refuses two references at once and an unknown host', async () => {
		const measure = { reference: 'GPS', method: 'm', hostTime: at('02:00:00').at };
		expect(await refused('host.measure-skew', { ...measure, host: 'nobody' })).toBe('host.unknown');
		expect(
			await refused('host.measure-skew', { ...measure, host: 'LOG01', referenceTime: at('02:00:00').at, readMsAgo: 5 }),
		).toBe('host.two-references');
	});
});

describe('signs', () => {
	it('says where it came from, who reported it in their words, and what became of it', async () => {
		const { ref } = await book.ask('sign.record', {
			...{ case: id, type: 'precursor', source: 'people-from-other-organizations', where: 'VPN gateway' },
			...{ description: 'Scans for the VPN hole', seen: { local: '2026-11-20T09:00', accuracyMs: 600_000 } },
			...{ reporter: { name: 'Erika Winter', contact: '+49 30 2' }, confidence: 'Fairly sure, saw it herself' },
		});
		const assess = (verdict: Takes<'sign.assess'>['verdict'], by: string) =>
			book.ask('sign.assess', { case: id, sign: ref, verdict, by, cites: ['A-3'] });
		expect((await shown()).signs.at(-1)?.verdict).toBeNull();
		await assess('undecided', 'Logs asked for');
		await assess('validated', 'Gateway logs');
		expect((await shown()).signs.at(-1)).toMatchObject({
			...{ type: 'precursor', entry: ref, confidence: 'Fairly sure, saw it herself', corrected: null },
			...{ source: { name: 'People from other organizations' }, reporter: { name: 'Erika Winter', hasKey: false } },
			...{ seen: { local: '2026-11-20T09:00', accuracyMs: 600_000 }, verdict: 'validated' },
			assessments: [
				{ verdict: 'undecided', by: 'Logs asked for', who: ADA.name },
				{ verdict: 'validated', by: 'Gateway logs', cites: ['A-3'] },
			],
		});
	});

	it('refuses unknown sources, hosts and signs, a confidence of nobody, and a clock without a time', async () => {
		const sign = { type: 'indicator', source: 'siems', description: 'x' } as const;
		expect(await refused('sign.record', { ...sign, source: 'gossip' })).toBe('list.item-unknown');
		expect(await refused('sign.record', { ...sign, hosts: ['nobody'] })).toBe('host.unknown');
		expect(await refused('sign.record', { ...sign, confidence: 'sure' })).toBe('sign.no-reporter');
		expect(await refused('sign.record', { ...sign, clockOf: 'LOG01' })).toBe('sign.no-time');
		expect(await refused('sign.record', { ...sign, reporter: { person: 'Nobody' } })).toBe('person.unknown');
		expect(await refused('sign.record', { ...sign, description: ' ' })).toBe('input.invalid');
		expect(await refused('sign.assess', { sign: 'A-1', verdict: 'validated', by: 'x' })).toBe('sign.unknown');
	});
});

describe('leads', () => {
	it('stay leads: stronger, weaker or dropped, and shown defanged', async () => {
		const { ref } = await book.ask('lead.record', {
			...{ case: id, about: 'c2.evil.example', description: 'Named in a shared list', strength: 'possible' },
			activity: 'Using Incident Databases',
		});
		await book.ask('lead.assess', { case: id, lead: ref, verdict: 'supported', strength: 'likely', by: 'Passive DNS' });
		expect((await shown()).leads.at(-1)).toMatchObject({
			...{ about: 'c2.evil.example', shown: 'c2[.]evil[.]example', strength: 'likely', verdict: 'supported' },
			activity: { id: 'incident-databases' },
		});
		await book.ask('lead.assess', { case: id, lead: ref, verdict: 'dropped', by: 'A scanner of a university' });
		expect((await shown()).leads.at(-1)).toMatchObject({ verdict: 'dropped', assessments: [{}, { strength: null }] });
	});

	it('refuses unknown activities and leads, and a dropped lead that is asserted', async () => {
		const lead = { about: 'x', description: 'x', strength: 'possible' } as const;
		expect(await refused('lead.record', { ...lead, activity: 'hacking back' })).toBe('list.item-unknown');
		expect(await refused('lead.assess', { lead: 'A-1', verdict: 'dropped', by: 'x' })).toBe('lead.unknown');
		const ref = (await shown()).leads[0]?.entry ?? '';
		expect(await refused('lead.assess', { lead: ref, verdict: 'dropped', strength: 'likely', by: 'x' })).toBe(
			'lead.dropped-strength',
		);
	});
});

it('a closed case takes none of it', async () => {
	const other = (await book.ask('case.open', { number: 'IR-2', title: 'Closed' })).case;
	await book.ask('case.close', { case: other, reason: 'Done' });
	const refusal = await book.refusal('host.record', { case: other, name: 'X' });
	expect(refusal.code).toBe('case.closed');
	expect((await book.ask('hosts.show', { case: other })).hosts).toEqual([]);
});
