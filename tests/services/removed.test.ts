/** Whoever was removed, kept the vault's key of then and can write to the disk: what they add counts for nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Signing } from '../../main/services/ledger-book';
import { Shelf } from '../../main/services/shelf';
import { VaultSlots } from '../../main/services/vault-slots';
import { COST } from '../../main/vault/kdf';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { readVault, unlock } from '../../main/vault/vault';
import type { ChainId, KeyId } from '../../shared/vocabulary';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

let place: Place;
let book: Asking;
let ada: KeyId;
let ben: KeyId;
/** Of Ben, as he kept it. */
let kept: Awaited<ReturnType<typeof unlock>>;
let keptFile: Awaited<ReturnType<typeof readVault>>;

beforeAll(async () => {
	place = new Place();
	book = await place.open();
	ada = (await book.ask('notebook.create', FIRST)).me?.keyId as KeyId;
	ben = (await book.ask('person.admit', BEN)).keyId;
	keptFile = await readVault(place.notebook);
	kept = await unlock(keptFile, ben, BEN.passphrase);
	await book.ask('person.remove', { person: ben, passphrase: ADA.passphrase, reason: 'Left the team.' });
	await book.ask('notebook.lock', {});
});
afterAll(() => place.remove());

/** Appends to the notebook's own chain with the key of then. */
async function append(
	kind: string,
	body: Parameters<Awaited<ReturnType<Shelf['openOwn']>>['append']>[1],
): Promise<void> {
	const setting = { now: () => place.clock.read().at, cost: async () => COST };
	const slots = new VaultSlots(place.notebook, kept.vault, keptFile, setting);
	const shelf = new Shelf(place.notebook, kept.vault, slots, ledgerRules());
	const own = await shelf.openOwn(() => 'none' as ChainId, place.clock.read);
	const signing: Signing = { keyId: ben, privateKey: kept.privateKey };
	await own.append(kind, body, [signing]);
	await own.close();
}

const unlockAda = () => book.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });

it('neither takes away those who stay nor adds to what stands under the newer key', async () => {
	const slot = keptFile.slots.find(({ keyId }) => keyId === ada);
	const vaultKey = kept.vault.commitment;
	const person = { keyId: ada, name: ADA.name };
	await append('person.removed/1', { person, slot: slot?.agreement, reason: 'Revenge.', vaultKey });
	const { people, state } = await unlockAda();
	expect([state, people.map(({ name }) => name)]).toEqual(['open', [ADA.name]]);
	// Neither is the key taken for the one of then: a new one would have been made.
	const entries = await ownEntries(place, await vaultOf(place));
	expect(entries.map(({ kind }) => kind)).not.toContain('vault.key-made/1');
	// Behind what is sealed under the newer key nothing can be added at all.
	const { case: id } = await book.ask('case.open', { number: 'IR-1', title: 'Heron' });
	await book.ask('notebook.lock', {});
	await expect(append('vault.key-made/1', { vaultKey: kept.vault.commitment })).rejects.toMatchObject({
		refusal: { code: 'ledger.damaged' },
	});
	await unlockAda();
	expect((await book.ask('case.show', { case: id })).verification.verdict).toBe('intact');
});
