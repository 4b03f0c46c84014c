/**
 * What handlers rely on when who can open the notebook changes: each change works at once and after the next unlock, is
 * an entry, and leaves what was written readable and valid.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyId } from '../../shared/vocabulary';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, FIRST, Place } from './place';

const NEW = 'seven quiet lanterns drift';
let place: Place;
let book: Asking;
let ada: KeyId;

beforeEach(async () => {
	place = new Place();
	book = await place.open();
	const { me } = await book.ask('notebook.create', FIRST);
	ada = me?.keyId as KeyId;
});

afterEach(() => place.remove());

const relock = () => book.ask('notebook.lock', {});
const unlock = (person: string, passphrase: string) => book.ask('notebook.unlock', { person, passphrase });
const kinds = async () => (await ownEntries(place, await vaultOf(place))).map(({ kind }) => kind);

describe('a passphrase', () => {
	it('is changed by its owner: from then on the new one opens the notebook and signs, the old one nothing', async () => {
		const receipt = await book.ask('person.change-passphrase', { person: ada, old: ADA.passphrase, passphrase: NEW });
		expect(receipt.seq).toBe(3);
		expect((await book.refusal('person.check', { person: ada, passphrase: ADA.passphrase })).code).toBe(
			'passphrase.wrong',
		);
		expect(await book.ask('person.check', { person: ada, passphrase: NEW })).toEqual({ keyId: ada });
		await relock();
		const refused = await book.refusal('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		expect(refused.code).toBe('passphrase.wrong');
		expect((await unlock(ADA.name, NEW)).state).toBe('open');
	});

	it('is not changed without the old one, nor to a weak one', async () => {
		const wrong = await book.refusal('person.change-passphrase', {
			person: ada,
			old: 'not it at all',
			passphrase: NEW,
		});
		expect(wrong).toMatchObject({ code: 'passphrase.wrong', field: 'old' });
		const weak = await book.refusal('person.change-passphrase', {
			person: ada,
			old: ADA.passphrase,
			passphrase: 'short',
		});
		expect(weak).toMatchObject({ code: 'passphrase.weak', field: 'passphrase' });
		expect(await kinds()).not.toContain('person.passphrase-changed/1');
	});
});

describe('recovery words', () => {
	it('are made, tried and used; the status says how it stands', async () => {
		expect(await book.ask('notebook.status', {})).toMatchObject({ recovery: 'none', people: [{ hasPaper: false }] });
		const { words, qr } = await book.ask('recovery.make', { passphrase: ADA.passphrase });
		expect(words).toHaveLength(12);
		expect(qr.modules).toMatch(/^[01]+$/);
		expect(qr.modules).toHaveLength(qr.size ** 2);
		expect(await book.ask('notebook.status', {})).toMatchObject({ recovery: 'made', people: [{ hasPaper: true }] });
		expect(await book.ask('recovery.test', { words: words.join('\n').toUpperCase() })).toEqual({ matches: true });
		expect((await book.ask('notebook.status', {})).recovery).toBe('tested');
		await relock();
		const open = await book.ask('notebook.recover', { person: ADA.name, words: words.join(' '), passphrase: NEW });
		expect(open).toMatchObject({ state: 'open', me: { keyId: ada }, recovery: 'tested' });
		await relock();
		expect((await book.refusal('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase })).code).toBe(
			'passphrase.wrong',
		);
		await unlock(ADA.name, NEW);
		const said = (await book.ask('notebook.verify', {})).verdict;
		expect(said).toBe('intact');
	});
});
