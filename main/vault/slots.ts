/**
 * Slots: one person's way into the notebook. Argon2id of the passphrase gives two keys: one wraps the vault's key, the
 * other that person's private key, which nothing else opens (decision 1).
 * What must hold: vault, notebook, person, certificate and parameters are authenticated with both wrapped keys, so none
 * can be changed unseen; every key made on the way is zeroed, also when it goes wrong.
 */
import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import type { CaseId, KeyId } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from '../store/disk';
import { asRefusal, makeFolder } from '../store/durable';
import { layout } from '../store/layout';
import { NotSealed } from '../store/sealing';
import { fromBase64, toBase64 } from './base64';
import { COST, checkPassphrase, type Kdf, type KdfCost, keyFromPassphrase } from './kdf';
import { open, seal, subkey } from './sealing';
import { Vault } from './unlocked';
import { aadOf, mustBeTagged, readVault, type Slot, type Untagged, type VaultFile, writeVault } from './vault-file';

export interface NewSlot {
	readonly passphrase: string;
	readonly keyId: KeyId;
	readonly name: string;
	readonly certificateDer: Uint8Array;
	/** The caller zeroes it. */
	readonly privateKeyPkcs8: Buffer;
	/** Only for tests: a cheaper derivation. */
	readonly cost?: KdfCost;
}

export interface Unlocked {
	readonly vault: Vault;
	readonly privateKey: KeyObject;
	readonly certificateDer: Buffer;
	readonly keyId: KeyId;
}

/**
 * Makes vault.json with a new vault key, and the first person's slot where one is given (without any, nobody can ever
 * open what this vault seals). Refuses `notebook.exists`, `passphrase.weak`, `disk.<CODE>`.
 */
export async function createVaultFile(
	folder: string,
	made: { readonly name: string; readonly notebook: CaseId; readonly vault: string },
	first?: NewSlot,
	disk: Disk = nodeDisk,
): Promise<{ readonly file: VaultFile; readonly vault: Vault }> {
	const at = layout(folder);
	await makeFolder(at.notebook, disk);
	if (await isThere(at.vault, disk)) {
		throw new Refused(
			'notebook.exists',
			`There is already a notebook in ${visible(folder)}.`,
			'Open it, or choose another folder.',
		);
	}
	const vault = Vault.fresh(made.vault, made.notebook);
	const empty: Untagged = {
		format: 'sealbook-vault/1',
		vault: made.vault,
		notebook: made.notebook,
		name: made.name,
		slots: [],
	};
	const filled = first ? { ...empty, slots: [await makeSlot(vault, first)] } : empty;
	return { file: await writeVault(at.vault, filled, vault, disk), vault };
}

/** Adds a person. The file is read anew, so slots that others made meanwhile stay. Refuses `person.has-slot` too. */
export async function addSlot(folder: string, vault: Vault, slot: NewSlot, disk: Disk = nodeDisk): Promise<VaultFile> {
	const file = await readVault(folder, disk);
	mustBeTagged(file, vault);
	if (file.slots.some(({ keyId }) => keyId === slot.keyId)) {
		throw new Refused('person.has-slot', `${visible(slot.name)} can already unlock this notebook.`);
	}
	const grown = { ...file, slots: [...file.slots, await makeSlot(vault, slot)] };
	return await writeVault(layout(folder).vault, grown, vault, disk);
}

/** Opens the vault and one person's key. Refuses `person.unknown`, `passphrase.wrong`, `vault.damaged`. */
export async function unlock(file: VaultFile, keyId: KeyId, passphrase: string): Promise<Unlocked> {
	const slot = slotOf(file, keyId);
	if (passphrase === '') throw wrong(slot);
	const keys = await keysOf(slot, passphrase);
	try {
		const vaultKey = opened(keys.vault, aadOf(file, slot, 'vault key'), slot.vaultKey, wrong(slot));
		const vault = new Vault(file.vault, file.notebook, vaultKey);
		try {
			mustBeTagged(file, vault);
			const privateKey = privateKeyOf(file, slot, keys.person, damagedSlot(slot));
			return { vault, privateKey, certificateDer: fromBase64(slot.certificate), keyId };
		} catch (error) {
			vault.lock();
			throw error;
		}
	} finally {
		keys.zero();
	}
}

/** Only one person's private key, for a second signature while the notebook is open. Refuses like `unlock`. */
export async function openPrivateKey(file: VaultFile, keyId: KeyId, passphrase: string): Promise<KeyObject> {
	const slot = slotOf(file, keyId);
	if (passphrase === '') throw wrong(slot);
	const keys = await keysOf(slot, passphrase);
	try {
		return privateKeyOf(file, slot, keys.person, wrong(slot));
	} finally {
		keys.zero();
	}
}

async function makeSlot(vault: Vault, made: NewSlot): Promise<Slot> {
	checkPassphrase(made.passphrase, made.name);
	const kdf: Kdf = { algorithm: 'argon2id', ...(made.cost ?? COST), salt: toBase64(randomBytes(16)) };
	const { keyId, name } = made;
	const certificate = toBase64(made.certificateDer);
	const aad = (purpose: string) =>
		aadOf({ vault: vault.id, notebook: vault.notebook }, { keyId, name, certificate, kdf }, purpose);
	const keys = await keysOf({ kdf }, made.passphrase);
	try {
		const vaultKey = toBase64(vault.keySealedUnder(keys.vault, aad('vault key')));
		const privateKey = toBase64(seal(keys.person, aad('private key'), made.privateKeyPkcs8));
		return { keyId, name, certificate, kdf, vaultKey, privateKey };
	} finally {
		keys.zero();
	}
}

interface SlotKeys {
	readonly vault: Buffer;
	readonly person: Buffer;
	zero(): void;
}

async function keysOf({ kdf }: Pick<Slot, 'kdf'>, passphrase: string): Promise<SlotKeys> {
	const root = await keyFromPassphrase(passphrase, kdf);
	const vault = subkey(root, fromBase64(kdf.salt), 'slot, vault key');
	const person = subkey(root, fromBase64(kdf.salt), 'slot, private key');
	root.fill(0);
	const zero = () => {
		vault.fill(0);
		person.fill(0);
	};
	return { vault, person, zero };
}

function privateKeyOf(file: VaultFile, slot: Slot, key: Buffer, otherwise: Refused): KeyObject {
	const pkcs8 = opened(key, aadOf(file, slot, 'private key'), slot.privateKey, otherwise);
	try {
		return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
	} finally {
		pkcs8.fill(0);
	}
}

function opened(key: Buffer, aad: string, sealed: string, otherwise: Refused): Buffer {
	try {
		return open(key, aad, fromBase64(sealed));
	} catch (error) {
		throw error instanceof NotSealed ? otherwise : error;
	}
}

function slotOf(file: VaultFile, keyId: KeyId): Slot {
	const slot = file.slots.find((s) => s.keyId === keyId);
	if (!slot)
		throw new Refused(
			'person.unknown',
			'This person cannot unlock this notebook.',
			'Choose one of its handlers.',
			'person',
		);
	return slot;
}

function wrong(slot: Slot): Refused {
	return new Refused(
		'passphrase.wrong',
		`That is not the passphrase of ${visible(slot.name)}.`,
		'Check Caps Lock and the keyboard’s language; if you are certain, the vault file may have been changed: restore it from a backup.',
		'passphrase',
	);
}

function damagedSlot(slot: Slot): Refused {
	return new Refused(
		'vault.damaged',
		`The private key of ${visible(slot.name)} is damaged.`,
		'Restore the notebook from a backup.',
	);
}

async function isThere(path: string, disk: Disk): Promise<boolean> {
	try {
		await disk.lstat(path);
		return true;
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return false;
		throw asRefusal(error, path);
	}
}
