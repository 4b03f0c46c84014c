/** What people are there for in a case: who may give a role, what an observer cannot do, and what becomes of it with a new key. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	await book.ask('person.admit', { name: BEN.name, passphrase: BEN.passphrase, phone: '+49 30 1234' });
	({ case: id } = await book.ask('note.quick', { phase: 'da', text: 'Ransom note on FIN-FS01.' }));
});
afterAll(() => place.remove());

const show = () => book.ask('case.show', { case: id });
const give = (person: string, role: 'lead' | 'observer' | 'handler') => ({ case: id, person, role }) as const;
async function unlock({ name, passphrase }: { name: string; passphrase: string }) {
	await book.ask('notebook.lock', {});
	await book.ask('notebook.unlock', { person: name, passphrase });
}

describe('a role', () => {
	it('is an entry, told with who gave it and what they were before', async () => {
		await book.ask('role.give', give(ADA.name, 'handler'));
		const { ref } = await book.ask('role.give', { ...give(ADA.name, 'lead'), because: 'Named at 03:10.' });
		expect((await show()).roles).toMatchObject([
			{ role: 'lead', entry: ref, by: ADA.name, because: 'Named at 03:10.', before: ['handler'] },
		]);
		expect((await book.refusal('role.give', give(ADA.name, 'lead'))).code).toBe('role.same');
		expect((await book.refusal('role.give', give('Nobody', 'lead'))).code).toBe('person.unknown');
	});

	it('of an observer lets them read and add nothing, not even another role, nor with a new key', async () => {
		await book.ask('role.give', give(BEN.name, 'observer'));
		expect((await book.refusal('role.give', give(ADA.name, 'observer'))).code).toBe('role.nobody-left');
		await unlock(BEN);
		const before = await place.caseBytes();
		const refused = async () => [
			(await book.refusal('note.write', { case: id, phase: 'da', text: 'Mine.' })).code,
			(await book.refusal('role.give', give(BEN.name, 'handler'))).code,
			(await book.refusal('case.close', { case: id, reason: 'Done.' })).code,
		];
		expect(await refused()).toEqual(['case.observing', 'case.observing', 'case.observing']);
		expect(await place.caseBytes()).toEqual(before);
		expect(await show()).toMatchObject({ observing: true, number: expect.any(String) });
		await book.ask('key.rotate', { passphrase: BEN.passphrase });
		expect(await refused()).toEqual(['case.observing', 'case.observing', 'case.observing']);
		await unlock(ADA);
		await book.ask('role.give', give(BEN.name, 'handler'));
		await unlock(BEN);
		expect((await show()).observing).toBe(false);
		await book.ask('note.write', { case: id, phase: 'da', text: 'Mine.' });
	});
});

describe('the access log', () => {
	it('has one line for each person who looked into a case, however often, and for what was refused', async () => {
		await unlock(ADA);
		await book.refusal('notebook.unlock', { person: BEN.name, passphrase: 'not his passphrase' });
		await book.ask('notebook.lock', {});
		await book.refusal('notebook.unlock', { person: BEN.name, passphrase: 'not his passphrase' });
		await book.ask('notebook.unlock', { person: BEN.name, passphrase: BEN.passphrase });
		const lines = async () => (await book.ask('access.list', {})).map(({ by, what, number }) => [by, what, number]);
		const before = (await lines()).length;
		await book.ask('entry.list', { case: id });
		await show();
		const { number } = await show();
		const all = await lines();
		expect(all.slice(0, 2)).toEqual([
			[BEN.name, 'case read', number],
			[BEN.name, 'unlock refused', null],
		]);
		expect(all.length).toBe(before + 1);
		const ofCase = await book.ask('access.list', { case: number });
		expect(new Set(ofCase.map(({ what }) => what))).toEqual(new Set(['case read']));
	});
});
