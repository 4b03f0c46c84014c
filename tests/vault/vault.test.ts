/**
 * What a handler relies on: only the own passphrase opens the notebook and the own key, no change of the vault file goes
 * unnoticed, and after locking nothing can be read or signed any more.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { layout } from '../../main/store/layout';
import { NotSealed } from '../../main/store/sealing';
import type { NewSlot } from '../../main/vault/vault';
import { addSlot, createVaultFile, openPrivateKey, readVault, unlock } from '../../main/vault/vault';
import type { Instant, KeyId, Sha256 } from '../../shared/vocabulary';
import { caseId, chainId, folder, refusalOf, vault } from '../store/place';

const cost = { memoryKiB: 1024, passes: 1, parallelism: 1 };
const AT = '2026-11-22T07:00:00.000Z' as Instant;
const passphrases = { avery: 'four unrelated words here', blake: 'another good passphrase 7' } as const;

let keys: Record<'avery' | 'blake', { pkcs8: Buffer; publicKey: KeyObject }>;

beforeAll(() => {
	const make = () => {
		const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		return { pkcs8: privateKey.export({ type: 'pkcs8', format: 'der' }), publicKey };
	};
	keys = { avery: make(), blake: make() };
});

/** A slot for a person; the vault takes any bytes for a certificate, it only has to match its key id. */
function slotFor(person: 'avery' | 'blake', passphrase: string = passphrases[person]): NewSlot {
	const certificateDer = Buffer.from(`certificate of ${person}`);
	const keyId = createHash('sha256').update(certificateDer).digest('hex') as KeyId;
	const privateKeyPkcs8 = Buffer.from(keys[person].pkcs8);
	return { passphrase, keyId, name: person, certificateDer, privateKeyPkcs8, at: AT, cost };
}

async function notebook(key?: Buffer) {
	const place = folder();
	const made = { name: 'Desk 4', notebook: caseId(), vault: chainId() };
	const { vault } = await createVaultFile(place, made, { ...slotFor('avery'), ...(key && { privateKeyPkcs8: key }) });
	await addSlot(place, vault, { ...slotFor('blake'), ...(key && { privateKeyPkcs8: key }) });
	return { place, vault, made, avery: slotFor('avery').keyId, blake: slotFor('blake').keyId };
}

const signs = (privateKey: KeyObject, publicKey: KeyObject) =>
	verify('sha256', Buffer.from('head'), publicKey, sign('sha256', Buffer.from('head'), privateKey));

describe('unlocking', () => {
	it('opens the vault and the own key for each person, with the own passphrase', async () => {
		const { place, vault, made, avery, blake } = await notebook();
		const sealed = vault.seal('document x', Buffer.from('plain'));
		const file = await readVault(place);
		expect(file).toMatchObject({ vault: made.vault, notebook: made.notebook, name: 'Desk 4' });
		for (const [keyId, person] of [[avery, 'avery'] as const, [blake, 'blake'] as const]) {
			const opened = await unlock(file, keyId, passphrases[person]);
			expect(opened.vault.open('document x', sealed).toString()).toBe('plain');
			expect(opened.vault.notebook).toBe(made.notebook);
			expect(signs(opened.privateKey, keys[person].publicKey)).toBe(true);
			expect(opened.certificateDer.toString()).toBe(`certificate of ${person}`);
			expect(signs(await openPrivateKey(file, keyId, passphrases[person]), keys[person].publicKey)).toBe(true);
		}
	});

	it('refuses every other passphrase, also that of another person, by field', async () => {
		const { place, avery } = await notebook();
		const file = await readVault(place);
		for (const wrong of ['', ' ', passphrases.blake, `${passphrases.avery} `, passphrases.avery.toUpperCase()]) {
			expect(await refusalOf(unlock(file, avery, wrong))).toBe('passphrase.wrong');
			expect(await refusalOf(openPrivateKey(file, avery, wrong))).toBe('passphrase.wrong');
		}
		await expect(unlock(file, avery, 'wrong')).rejects.toMatchObject({
			refusal: { sentence: 'That is not the passphrase of avery.', field: 'passphrase' },
		});
		expect(await refusalOf(unlock(file, 'f'.repeat(64) as KeyId, passphrases.avery))).toBe('person.unknown');
	});

	it('takes a passphrase typed in another normal form', async () => {
		const place = folder();
		const made = { name: 'n', notebook: caseId(), vault: chainId() };
		await createVaultFile(place, made, slotFor('avery', 'Gru\u0308\u00dfe aus Zu\u0308rich \ufb01n'));
		const opened = await unlock(await readVault(place), slotFor('avery').keyId, 'Gr\u00fc\u00dfe aus Z\u00fcrich fin');
		expect(opened.vault.locked).toBe(false);
	});

	it('keeps no passphrase, key or case name in the file', async () => {
		const { place } = await notebook();
		const bytes = readFileSync(layout(place).vault);
		for (const secret of [
			...Object.values(passphrases),
			keys.avery.pkcs8,
			keys.avery.pkcs8.toString('base64').slice(40, 90),
		]) {
			expect(bytes.includes(secret)).toBe(false);
		}
	});
});

describe('a changed vault file', () => {
	it('opens nothing, whichever byte of it has a bit turned', async () => {
		const small = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
		const { place, avery } = await notebook(small);
		const path = layout(place).vault;
		const whole = readFileSync(path);
		for (let at = 0; at < whole.length; at++) {
			const bytes = Buffer.from(whole);
			bytes[at] = (bytes[at] as number) ^ (1 << (at % 8));
			writeFileSync(path, bytes);
			const outcome = await refusalOf(async () => unlock(await readVault(place), avery, passphrases.avery));
			expect(['vault.damaged', 'passphrase.wrong', 'person.unknown']).toContain(outcome);
		}
	});

	it('opens nothing when a person was taken out or brought back', async () => {
		const { place, avery } = await notebook();
		const file = await readVault(place);
		const without = { ...file, slots: file.slots.slice(0, 1) };
		expect(await refusalOf(unlock(without, avery, passphrases.avery))).toBe('vault.damaged');
	});

	it('refuses other derivation parameters, cheaper ones too', async () => {
		const { place, avery } = await notebook();
		for (const [from, to] of [
			['"memoryKiB": 1024', '"memoryKiB": 2048'],
			['"passes": 1', '"passes": 2'],
			['"parallelism": 1', '"parallelism": 2'],
		] as const) {
			const path = layout(place).vault;
			const whole = readFileSync(path, 'utf8');
			writeFileSync(path, whole.replace(from, to));
			expect(await refusalOf(async () => unlock(await readVault(place), avery, passphrases.avery))).toBe(
				'passphrase.wrong',
			);
			writeFileSync(path, whole);
		}
	});

	it('refuses parameters that would hang or starve the program, before trying them', async () => {
		const { place } = await notebook();
		const path = layout(place).vault;
		const whole = readFileSync(path, 'utf8');
		for (const [from, to] of [
			['"memoryKiB": 1024', '"memoryKiB": 4194304'],
			['"memoryKiB": 1024', '"memoryKiB": 1e99'],
			['"passes": 1', '"passes": 4294967295'],
			['"passes": 1', '"passes": -1'],
			['"algorithm": "argon2id"', '"algorithm": "none"'],
			['"format"', '"__proto__": {}, "format"'],
			['"slots": [', `"slots": [${'['.repeat(10_000)}`],
		] as const) {
			expect(whole.includes(from)).toBe(true);
			writeFileSync(path, whole.replace(from, to));
			expect(await refusalOf(readVault(place))).toBe('vault.damaged');
		}
		writeFileSync(path, Buffer.alloc(9 * 1024 * 1024, 0x20));
		expect(await refusalOf(readVault(place))).not.toBe('no refusal');
	});

	it('does not let one person’s slot pass for another’s, or a slot of another notebook in', async () => {
		const { place, avery, blake } = await notebook();
		const file = await readVault(place);
		const [a, b] = file.slots;
		if (!a || !b) throw new Error('two slots');
		const swapped = { ...file, slots: [{ ...a, passphrase: b.passphrase, vaultKey: b.vaultKey }, b] };
		expect(await refusalOf(unlock(swapped, avery, passphrases.blake))).toBe('passphrase.wrong');
		const { privateKey: agreementKey, agreementKey: privateKey } = a.passphrase;
		const crossed = { ...file, slots: [{ ...a, passphrase: { ...a.passphrase, agreementKey, privateKey } }, b] };
		expect(await refusalOf(unlock(crossed, avery, passphrases.avery))).toBe('passphrase.wrong');
		const other = await notebook();
		const foreign = { ...(await readVault(other.place)), slots: file.slots };
		expect(await refusalOf(unlock(foreign, blake, passphrases.blake))).toBe('passphrase.wrong');
	});
});

describe('making a vault', () => {
	it('never replaces one, and says where there is none', async () => {
		const { place, made } = await notebook();
		const before = readFileSync(layout(place).vault);
		expect(await refusalOf(createVaultFile(place, made, slotFor('avery')))).toBe('notebook.exists');
		expect(readFileSync(layout(place).vault).equals(before)).toBe(true);
		expect(await refusalOf(readVault(folder()))).toBe('notebook.missing');
	});

	it('takes no weak passphrase and no person twice', async () => {
		const { place, vault: open } = await notebook();
		expect(await refusalOf(addSlot(place, open, slotFor('blake')))).toBe('person.has-slot');
		const weak = createVaultFile(
			folder(),
			{ name: 'n', notebook: caseId(), vault: chainId() },
			slotFor('avery', 'short'),
		);
		expect(await refusalOf(weak)).toBe('passphrase.weak');
		expect(await refusalOf(addSlot(place, vault(), slotFor('avery')))).toBe('vault.damaged');
	});
});

describe('an open vault', () => {
	it('opens what it sealed only for the same purpose and place', () => {
		const v = vault();
		const sealed = v.seal('document a', Buffer.from('plain'));
		expect(() => v.open('document b', sealed)).toThrow(NotSealed);
		expect(() => vault().open('document a', sealed)).toThrow(NotSealed);
		expect(() => v.open('document a', sealed.subarray(0, 10))).toThrow(NotSealed);
		for (let i = 0; i < sealed.length; i++) {
			const bytes = Buffer.from(sealed);
			bytes[i] = (bytes[i] as number) ^ 0x80;
			expect(() => v.open('document a', bytes)).toThrow(NotSealed);
		}
		const chain = chainId();
		const record = v.recordSeal(chain).seal(3, Buffer.from('line'));
		expect(v.recordSeal(chain).open(3, record).toString()).toBe('line');
		expect(() => v.recordSeal(chain).open(4, record)).toThrow(NotSealed);
		expect(() => v.recordSeal(chainId()).open(3, record)).toThrow(NotSealed);
	});

	it('names objects by a keyed digest, the same each time', () => {
		const v = vault();
		const object = createHash('sha256').update('x').digest('hex') as Sha256;
		expect(v.objectFileName(object)).toMatch(/^[0-9a-f]{64}$/);
		expect(v.objectFileName(object)).toBe(v.objectFileName(object));
		expect(v.objectFileName(object)).not.toBe(object);
		expect(vault().objectFileName(object)).not.toBe(v.objectFileName(object));
	});

	it('does nothing any more once locked', async () => {
		const v = vault();
		const records = v.recordSeal(chainId());
		const pieces = v.pieceSeal(Buffer.alloc(40));
		const record = records.seal(1, Buffer.from('line'));
		v.lock();
		expect(v.locked).toBe(true);
		const object = 'a'.repeat(64) as Sha256;
		for (const use of [
			() => v.seal('a', Buffer.alloc(1)),
			() => v.open('a', Buffer.alloc(40)),
			() => v.recordSeal(chainId()),
			() => v.pieceSeal(Buffer.alloc(40)),
			() => v.objectFileName(object),
			() => records.seal(2, Buffer.alloc(1)),
			() => records.open(1, record),
			() => pieces.seal(0, 'final', Buffer.alloc(1)),
		]) {
			expect(await refusalOf(async () => use())).toBe('notebook.locked');
		}
	});
});
