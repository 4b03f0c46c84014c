/**
 * What handlers rely on when a slot changes: what was sealed before stays readable for those who stay, nothing sealed
 * afterwards is for those who left, and a changed vault file still opens nothing.
 */
import { describe, expect, it } from 'vitest';
import { layout } from '../../main/store/layout';
import { ObjectStore } from '../../main/store/objects';
import { NotSealed } from '../../main/store/sealing';
import {
	addSlot,
	changePassphrase,
	moveSlot,
	openPrivateKey,
	readVault,
	recover,
	removeSlot,
	setWords,
	testWords,
	unlock,
	type VaultFile,
} from '../../main/vault/vault';
import { caseId, chainId, folder, refusalOf } from '../store/place';
import { AT, handler, LATER, names, SETTING, signsAs, vaultOf, WORDS } from './handlers';

const [avery, blake, casey] = [handler('avery'), handler('blake'), handler('casey')];
const NEW = 'seven quiet lanterns drift';
const THREE = ['avery', 'blake', 'casey'];
const MORE_WORDS = 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above';
const open = async (place: string, who = avery, passphrase = who.passphrase) =>
	unlock(await readVault(place), who.keyId, passphrase);

describe('a passphrase', () => {
	it('is changed for its owner alone, and the recovery words stay', async () => {
		const place = folder();
		const vault = await vaultOf(place, THREE);
		const sealed = vault.seal('x', Buffer.from('plain'));
		const change = { keyId: avery.keyId, old: avery.passphrase, passphrase: NEW };
		await changePassphrase(place, vault, change, SETTING);
		expect(await refusalOf(open(place))).toBe('passphrase.wrong');
		const opened = await open(place, avery, NEW);
		expect(opened.vault.open('x', sealed).toString()).toBe('plain');
		expect(signsAs(opened.privateKey, avery)).toBe(true);
		expect(signsAs((await open(place, blake)).privateKey, blake)).toBe(true);
		expect((await unlock(await readVault(place), avery.keyId, WORDS, 'paper')).keyId).toBe(avery.keyId);
	});

	it('stays where the old one is wrong or the new one weak', async () => {
		const place = folder();
		const vault = await vaultOf(place, THREE);
		const change = (old: string, passphrase: string) =>
			changePassphrase(place, vault, { keyId: avery.keyId, old, passphrase }, SETTING);
		expect(await refusalOf(change(blake.passphrase, NEW))).toBe('passphrase.wrong');
		expect(await refusalOf(change(avery.passphrase, 'short'))).toBe('passphrase.weak');
		expect((await open(place)).keyId).toBe(avery.keyId);
	});
});

describe('recovery words', () => {
	it('open the notebook, set a passphrase, and are kept as known to be right', async () => {
		const place = folder();
		const vault = await vaultOf(place, THREE);
		const sealed = vault.seal('x', Buffer.from('plain'));
		const { file, unlocked } = await recover(place, { ...avery, words: WORDS, passphrase: NEW }, SETTING);
		expect(unlocked.vault.open('x', sealed).toString()).toBe('plain');
		expect(signsAs(unlocked.privateKey, avery)).toBe(true);
		expect(file.slots[0]).toMatchObject({
			passphrase: { setAt: LATER, setBy: 'paper' },
			paper: { setAt: AT, testedAt: LATER },
		});
		expect(await readVault(place)).toEqual(file);
		expect((await open(place, avery, NEW)).keyId).toBe(avery.keyId);
		expect(await refusalOf(open(place))).toBe('passphrase.wrong');
	});

	it('open nothing once others were made, and are nobody else’s', async () => {
		const place = folder();
		const vault = await vaultOf(place, THREE);
		const { keyId, passphrase } = avery;
		await testWords(place, vault, { keyId, words: WORDS }, { at: AT });
		await setWords(place, vault, { keyId, passphrase, words: MORE_WORDS }, SETTING);
		expect((await readVault(place)).slots[0]?.paper?.testedAt).toBe(null);
		expect(await refusalOf(recover(place, { keyId, words: WORDS, passphrase: NEW }, SETTING))).toBe('recovery.wrong');
		const others = recover(place, { keyId: blake.keyId, words: MORE_WORDS, passphrase: NEW }, SETTING);
		expect(await refusalOf(others)).toBe('recovery.none');
		expect(await refusalOf(unlock(await readVault(place), keyId, MORE_WORDS))).toBe('passphrase.wrong');
		expect(await refusalOf(unlock(await readVault(place), keyId, passphrase, 'paper'))).toBe('recovery.wrong');
		expect((await recover(place, { keyId, words: MORE_WORDS, passphrase: NEW }, SETTING)).unlocked.keyId).toBe(keyId);
	});
});

describe('a removed person', () => {
	it('opens nothing any more; those who stay read what was there and go on under another key', async () => {
		const place = folder();
		const vault = await vaultOf(place, THREE);
		const chain = chainId();
		const before = vault.recordSeal(chain).seal(1, Buffer.from('before'));
		const document = vault.seal('x', Buffer.from('before'));
		const left = (await open(place, blake)).vault;
		await removeSlot(place, vault, blake.keyId);
		const records = vault.recordSeal(chain);
		const after = records.seal(2, Buffer.from('after'));
		expect(await names(place)).toEqual(['avery', 'casey']);
		expect(await refusalOf(open(place, blake))).toBe('person.unknown');
		for (const who of [avery, casey]) {
			const stays = (await open(place, who)).vault;
			expect(stays.generations).toBe(2);
			expect(stays.recordSeal(chain).open(1, before).toString()).toBe('before');
			expect(stays.recordSeal(chain).open(2, after).toString()).toBe('after');
			expect(stays.open('x', document).toString()).toBe('before');
		}
		expect(records.open(1, before).toString()).toBe('before');
		expect(() => left.recordSeal(chain).open(2, after)).toThrow(NotSealed);
		expect(() => left.open('x', vault.seal('x', Buffer.from('after')))).toThrow(NotSealed);
		expect((await unlock(await readVault(place), avery.keyId, WORDS, 'paper')).vault.generations).toBe(2);
	});

	it('leaves objects where they are, and new ones under names they cannot tell', async () => {
		const place = folder();
		const vault = await vaultOf(place, THREE);
		const store = new ObjectStore(layout(place).objects(caseId()), vault);
		const put = (text: string) => store.put(bytes(text));
		const old = await put('old object');
		const left = (await open(place, blake)).vault;
		await removeSlot(place, vault, blake.keyId);
		const fresh = await put('new object');
		expect(await read(store.open(old.object))).toBe('old object');
		expect(await read(store.open(fresh.object))).toBe('new object');
		expect(await store.has(old.object)).toBe(true);
		await put('old object');
		const listed = await store.list();
		expect(listed.objects.map(({ object }) => object).sort()).toEqual([old.object, fresh.object].sort());
		expect(listed.damaged).toEqual([]);
		expect(left.objectFileNames(fresh.object)).not.toContain(vault.objectFileName(fresh.object));
	});

	it('can be many, one after the other, and somebody new can come', async () => {
		const place = folder();
		const vault = await vaultOf(place, ['avery']);
		const sealed = [vault.seal('x', Buffer.from('0'))];
		for (let n = 1; n <= 5; n++) {
			await addSlot(place, vault, handler(`guest ${n}`));
			await removeSlot(place, vault, handler(`guest ${n}`).keyId);
			sealed.push(vault.seal('x', Buffer.from(String(n))));
		}
		await addSlot(place, vault, blake);
		for (const who of [avery, blake]) {
			const opened = (await open(place, who)).vault;
			expect(sealed.map((each) => opened.open('x', each).toString())).toEqual(['0', '1', '2', '3', '4', '5']);
		}
	});

	it('is never the last', async () => {
		const place = folder();
		const vault = await vaultOf(place, ['avery']);
		expect(await refusalOf(removeSlot(place, vault, avery.keyId))).toBe('person.last');
		expect(await refusalOf(removeSlot(place, vault, blake.keyId))).toBe('person.unknown');
		expect((await open(place)).vault.generations).toBe(1);
	});
});

it('a slot moves to another key with its passphrase; the words end', async () => {
	const place = folder();
	const vault = await vaultOf(place, THREE);
	const other = handler('avery again');
	const moved = { ...other, from: avery.keyId, passphrase: avery.passphrase };
	expect(await refusalOf(moveSlot(place, vault, { ...moved, passphrase: 'not it' }, SETTING))).toBe('passphrase.wrong');
	expect(await refusalOf(moveSlot(place, vault, { ...moved, keyId: blake.keyId }, SETTING))).toBe('person.has-slot');
	await moveSlot(place, vault, moved, SETTING);
	const file = await readVault(place);
	expect(file.slots[0]).toMatchObject({ name: 'avery', keyId: other.keyId, paper: null });
	expect(signsAs((await unlock(file, other.keyId, avery.passphrase)).privateKey, other)).toBe(true);
	expect(await refusalOf(unlock(file, avery.keyId, avery.passphrase))).toBe('person.unknown');
	await removeSlot(place, vault, blake.keyId);
	expect((await unlock(await readVault(place), other.keyId, avery.passphrase)).vault.generations).toBe(2);
});

describe('a changed vault file', () => {
	/** What opening ends in, for every handler that stays, by every way in. */
	const outcomes = async (file: VaultFile) => {
		const told: string[] = [];
		for (const [who, secret, way] of [
			[avery, avery.passphrase, 'passphrase'],
			[avery, WORDS, 'paper'],
			[casey, casey.passphrase, 'passphrase'],
		] as const)
			told.push(await refusalOf(unlock(file, who.keyId, secret, way)));
		return told;
	};

	const twice = async () => {
		const place = folder();
		const vault = await vaultOf(place, [...THREE, 'dana']);
		await removeSlot(place, vault, blake.keyId);
		await removeSlot(place, vault, handler('dana').keyId);
		return readVault(place);
	};

	it('opens nothing where keys of the ring are swapped, dropped, doubled or brought from elsewhere', async () => {
		const [file, other] = [await twice(), await twice()];
		const [newer = '', oldest = ''] = file.ring;
		expect(await outcomes(file)).toEqual(['no refusal', 'no refusal', 'no refusal']);
		for (const ring of [[oldest, newer], [newer], [oldest], [], [newer, newer], [newer, oldest, oldest], other.ring])
			expect(await outcomes({ ...file, ring })).toEqual(['vault.damaged', 'vault.damaged', 'vault.damaged']);
	});

	it('opens nothing where parts of slots change places', async () => {
		const file = await twice();
		const [a, c] = file.slots;
		if (!a || !c || !a.paper) throw new Error('two slots, one with words');
		const swapped = (slots: readonly (typeof a)[]) => outcomes({ ...file, slots: [...slots] });
		for (const part of ['agreement', 'vaultKey', 'certificate', 'name'] as const) {
			const told = await swapped([
				{ ...a, [part]: c[part] },
				{ ...c, [part]: a[part] },
			]);
			expect(
				told.filter((each) => each === 'no refusal'),
				part,
			).toEqual([]);
		}
		for (const half of ['agreementKey', 'privateKey', 'kdf'] as const) {
			const crossed = { ...a.passphrase, [half]: a.paper[half] };
			const [first] = await swapped([{ ...a, passphrase: crossed }, c]);
			expect(first, `${half} of the other way in`).not.toBe('no refusal');
			const [second] = await swapped([{ ...a, passphrase: { ...a.passphrase, [half]: c.passphrase[half] } }, c]);
			expect(second, `${half} of another person`).not.toBe('no refusal');
		}
		const exchanged = { ...a, passphrase: { ...a.paper, setBy: 'admission' as const } };
		expect(await refusalOf(unlock({ ...file, slots: [exchanged, c] }, avery.keyId, WORDS))).toBe('passphrase.wrong');
	});

	it('opens nothing where what is written about a way in is changed', async () => {
		const file = await twice();
		const [a, c] = file.slots;
		if (!a?.paper || !c) throw new Error('two slots, one with words');
		for (const slot of [
			{ ...a, passphrase: { ...a.passphrase, setAt: LATER } },
			{ ...a, passphrase: { ...a.passphrase, setBy: 'paper' as const } },
			{ ...a, paper: { ...a.paper, testedAt: LATER } },
			{ ...a, paper: null },
		]) {
			const told = await refusalOf(unlock({ ...file, slots: [slot, c] }, avery.keyId, avery.passphrase));
			expect(['vault.damaged', 'passphrase.wrong']).toContain(told);
		}
		const cheaper = { ...a.paper, kdf: { ...a.paper.kdf, passes: 2 } };
		const told = await refusalOf(
			unlock({ ...file, slots: [{ ...a, paper: cheaper }, c] }, avery.keyId, WORDS, 'paper'),
		);
		expect(told).toBe('recovery.wrong');
	});

	it('is not changed further: nobody is added to, removed from or given words in it', async () => {
		const place = folder();
		const vault = await vaultOf(place, THREE);
		await removeSlot(place, vault, blake.keyId);
		const stranger = await vaultOf(folder(), THREE);
		const { keyId, passphrase } = avery;
		for (const change of [
			() => addSlot(place, stranger, blake),
			() => removeSlot(place, stranger, casey.keyId),
			() => setWords(place, stranger, { keyId, passphrase, words: MORE_WORDS }, SETTING),
			() => changePassphrase(place, stranger, { keyId, old: passphrase, passphrase: NEW }, SETTING),
		])
			expect(await refusalOf(change)).toBe('vault.damaged');
	});
});

it('a second signature is asked of the passphrase, never of the words', async () => {
	const place = folder();
	await vaultOf(place, THREE);
	const file = await readVault(place);
	expect(signsAs(await openPrivateKey(file, avery.keyId, avery.passphrase), avery)).toBe(true);
	expect(await refusalOf(openPrivateKey(file, avery.keyId, WORDS))).toBe('passphrase.wrong');
});

async function* bytes(text: string) {
	yield Buffer.from(text);
}

async function read(chunks: AsyncIterable<Buffer>): Promise<string> {
	let text = '';
	for await (const chunk of chunks) text += chunk.toString();
	return text;
}
