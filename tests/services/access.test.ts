/**
 * What handlers rely on when who can open the notebook changes: each change works at once and after the next unlock, is
 * an entry, and leaves what was written readable and valid.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../main/store/disk';
import { chainsIn, layout } from '../../main/store/layout';
import { renewVault } from '../../main/vault/slot-changes';
import { readVault, removeSlot, unlock as unlockVault } from '../../main/vault/vault';
import { writeVault } from '../../main/vault/vault-file';
import type { KeyId } from '../../shared/vocabulary';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

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

describe('wrong words', () => {
	it('count like a wrong passphrase, and are entered at the next unlock', async () => {
		const { words } = await book.ask('recovery.make', { passphrase: ADA.passphrase });
		const others = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
		expect(await book.ask('recovery.test', { words: others })).toEqual({ matches: false });
		expect((await book.refusal('recovery.test', { words: 'legal' })).code).toBe('recovery.words');
		await relock();
		const recover = (typed: string, passphrase = NEW) =>
			book.refusal('notebook.recover', { person: ADA.name, words: typed, passphrase });
		expect(await recover(others)).toMatchObject({ code: 'recovery.wrong', field: 'words' });
		expect(await recover('legal winner')).toMatchObject({ code: 'recovery.words', field: 'words' });
		expect(await recover(words.join(' '), 'short')).toMatchObject({ code: 'passphrase.weak', field: 'passphrase' });
		expect((await book.ask('notebook.status', {})).failedUnlocks).toBe(2);
		expect((await unlock(ADA.name, ADA.passphrase)).recovery).toBe('made');
		const entries = await ownEntries(place, await vaultOf(place));
		expect(entries.find(({ kind }) => kind === 'unlock.refused/1')?.body).toMatchObject({ times: 2 });
		expect(entries.map(({ kind }) => kind)).not.toContain('recovery.used/1');
	});

	it('are refused where none were made, and where there is no notebook or no such person', async () => {
		const asked = { words: 'x', passphrase: NEW };
		expect((await book.refusal('notebook.recover', { person: ADA.name, ...asked })).code).toBe('notebook.open');
		await relock();
		expect((await book.refusal('notebook.recover', { person: BEN.name, ...asked })).code).toBe('person.unknown');
		const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
		const none = await book.refusal('notebook.recover', { person: ADA.name, words, passphrase: NEW });
		expect(none.code).toBe('recovery.none');
	});
});

describe('words made again', () => {
	it('end the ones before, only with the own passphrase', async () => {
		const first = await book.ask('recovery.make', { passphrase: ADA.passphrase });
		expect(await book.refusal('recovery.make', { passphrase: NEW })).toMatchObject({ code: 'passphrase.wrong' });
		expect(await book.ask('recovery.test', { words: first.words.join(' ') })).toEqual({ matches: true });
		const second = await book.ask('recovery.make', { passphrase: ADA.passphrase });
		expect(second.words).not.toEqual(first.words);
		expect((await book.ask('notebook.status', {})).recovery).toBe('made');
		expect(await book.ask('recovery.test', { words: first.words.join(' ') })).toEqual({ matches: false });
		expect(await kinds()).toEqual([
			'person.admitted/1',
			'notebook.created/1',
			'recovery.made/1',
			'recovery.tested/1',
			'recovery.made/1',
		]);
	});
});

describe('a person removed', () => {
	let ben: KeyId;
	let id: string;
	const remove = (passphrase = ADA.passphrase) =>
		book.ask('person.remove', { person: ben, passphrase, reason: 'Left the team.' });

	beforeEach(async () => {
		({ keyId: ben } = await book.ask('person.admit', BEN));
		({ case: id } = await book.ask('case.open', { number: '2026-014', title: 'Heron' }));
		await relock();
		await unlock(BEN.name, BEN.passphrase);
		await book.ask('note.write', { case: id, phase: 'da', text: 'Written by Ben.' });
		await relock();
		await unlock(ADA.name, ADA.passphrase);
	});

	it('can no longer open the notebook; what they signed stays valid, and work goes on', async () => {
		expect((await remove()).seq).toBeGreaterThan(3);
		expect((await book.ask('notebook.status', {})).people).toEqual([{ keyId: ada, name: ADA.name, hasPaper: false }]);
		expect((await book.ask('person.list', {})).map((p) => [p.name, p.signsHere])).toEqual([
			[ADA.name, true],
			[BEN.name, false],
		]);
		expect((await book.refusal('person.check', { person: ben, passphrase: BEN.passphrase })).code).toBe(
			'person.no-key',
		);
		await book.ask('note.write', { case: id, phase: 'da', text: 'Written after.' });
		await relock();
		expect((await book.refusal('notebook.unlock', { person: BEN.name, passphrase: BEN.passphrase })).code).toBe(
			'person.unknown',
		);
		await unlock(ADA.name, ADA.passphrase);
		const notes = (await book.ask('entry.list', { case: id })).filter(({ kind }) => kind === 'note.written/1');
		expect(notes.map(({ body, verdict }) => [body.text, verdict])).toEqual([
			['Written by Ben.', 'verified'],
			['Written after.', 'verified'],
		]);
		expect((await book.ask('notebook.verify', {})).verdict).toBe('intact');
		const removal = (await ownEntries(place, await vaultOf(place))).find(({ kind }) => kind === 'person.removed/1');
		expect(removal?.body).toMatchObject({ person: { keyId: ben, name: BEN.name }, reason: 'Left the team.' });
	});

	it('is never oneself, and only on one’s own passphrase', async () => {
		const asked = { passphrase: ADA.passphrase, reason: 'x' };
		expect((await book.refusal('person.remove', { person: ada, ...asked })).code).toBe('person.self');
		const wrong = await book.refusal('person.remove', { person: ben, passphrase: BEN.passphrase, reason: 'x' });
		expect(wrong).toMatchObject({ code: 'passphrase.wrong', field: 'passphrase' });
		expect((await book.refusal('person.remove', { person: 'f'.repeat(64), ...asked })).code).toBe('person.no-key');
		expect(await kinds()).not.toContain('person.removed/1');
	});

	it('cannot bring back the old key, nor one of their own, sealed to those who stayed', async () => {
		const path = layout(place.notebook).vault;
		const theirs = (await vaultOf(place)).generations;
		const older = await readVault(place.notebook);
		await remove();
		await relock();
		// The old key without the slot of who was removed, as the vault's own code writes it.
		const vault = (await unlockVault(older, ben, BEN.passphrase)).vault;
		await writeVault(path, { ...older, slots: older.slots.filter(({ keyId }) => keyId !== ben) }, vault, nodeDisk);
		await unlock(ADA.name, ADA.passphrase);
		expect((await readVault(place.notebook)).ring).toHaveLength(theirs);
		expect(await kinds()).toContain('vault.key-made/1');
		await relock();
		// A key that they made: the one the notebook would have gone on with had they removed Ada's reader.
		await writeVault(path, older, vault, nodeDisk);
		await renewVault(place.notebook, vault, { gone: new Set([older.slots[1]?.agreement ?? '']) });
		const refused = await book.refusal('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		expect(['vault.damaged', 'ledger.damaged']).toContain(refused.code);
	});

	it('stays removed where an older vault file is put back: they are refused, and the next one takes the slot away', async () => {
		const path = layout(place.notebook).vault;
		await copyFile(path, `${place.folder}/older`);
		await remove();
		await relock();
		await copyFile(`${place.folder}/older`, path);
		expect((await book.refusal('notebook.unlock', { person: BEN.name, passphrase: BEN.passphrase })).code).toBe(
			'person.removed',
		);
		expect((await readVault(place.notebook)).slots).toHaveLength(2);
		expect((await unlock(ADA.name, ADA.passphrase)).people).toHaveLength(1);
		expect((await readVault(place.notebook)).ring).toHaveLength(1);
	});
});

describe('a crash between the vault file and the ledger', () => {
	it('is made up for: a change that only the vault file knows is entered at the next unlock, once', async () => {
		const path = layout(place.notebook).vault;
		const ledger = await ownLedger();
		const before = await readFile(ledger);
		await book.ask('person.change-passphrase', { person: ada, old: ADA.passphrase, passphrase: NEW });
		await relock();
		await writeFile(ledger, before);
		const kept = await readFile(path);
		await unlock(ADA.name, NEW);
		await relock();
		await unlock(ADA.name, NEW);
		expect(await readFile(path)).toEqual(kept);
		await book.ask('person.change-passphrase', { person: ada, old: NEW, passphrase: ADA.passphrase });
		const changed = (await kinds()).filter((kind) => kind === 'person.passphrase-changed/1');
		expect(changed).toHaveLength(2);
	});

	it('is made up for: a removal that only the ledger knows is done at the next unlock', async () => {
		const { keyId: ben } = await book.ask('person.admit', BEN);
		const path = layout(place.notebook).vault;
		const before = await readFile(path);
		await book.ask('person.remove', { person: ben, passphrase: ADA.passphrase, reason: 'x' });
		await relock();
		await writeFile(path, before);
		expect((await unlock(ADA.name, ADA.passphrase)).people.map(({ name }) => name)).toEqual([ADA.name]);
		const vault = await vaultOf(place);
		expect(vault.generations).toBe(2);
		await expect(removeSlot(place.notebook, vault, ben)).rejects.toMatchObject({ refusal: { code: 'person.unknown' } });
	});

	async function ownLedger(): Promise<string> {
		const at = layout(place.notebook);
		const [chain] = await chainsIn(at.notebook);
		if (!chain) throw new Error('a notebook has a chain');
		return at.notebookChain(chain);
	}
});
