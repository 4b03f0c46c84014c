/**
 * Slots: one person's way into the notebook. The vault's newest key is sealed to the person's own X25519 key, and that
 * key, like the one they sign with, is wrapped by their passphrase, and by their recovery words where they made some;
 * by nothing else (decision 1).
 * What must hold: nothing of a slot can be changed unseen; every key made on the way is zeroed, also when it goes wrong.
 */
import type { KeyObject } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import type { CaseId, Instant, KeyId } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from '../store/disk';
import { asRefusal, makeFolder } from '../store/durable';
import { layout } from '../store/layout';
import { NotSealed } from '../store/sealing';
import { makeAgreement, openFor, publicOf } from './agreement';
import { fromBase64, toBase64 } from './base64';
import { COST, checkPassphrase, type KdfCost } from './kdf';
import { openRing } from './ring';
import type { Vault } from './unlocked';
import { Vault as OpenVault } from './unlocked';
import {
	aadOfVaultKey,
	BACKUP,
	FORMAT,
	mustBeTagged,
	readVault,
	type Slot,
	type Untagged,
	type VaultFile,
	whoseKeys,
	writeVault,
} from './vault-file';
import { makeWay, OwnKeys, openWay, type WayName } from './way';

export interface NewSlot {
	readonly passphrase: string;
	readonly keyId: KeyId;
	readonly name: string;
	readonly certificateDer: Uint8Array;
	/** The caller zeroes it. */
	readonly privateKeyPkcs8: Buffer;
	/** When it is made. */
	readonly at: Instant;
	/** What deriving keys from the passphrase costs; else `COST`. */
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
	const vault = OpenVault.fresh(made.vault, made.notebook);
	try {
		const slots = first ? [await makeSlot(vault, first)] : [];
		return { file: await writeVault(at.vault, { format: FORMAT, ...made, slots, ring: [] }, vault, disk), vault };
	} catch (error) {
		vault.lock();
		throw error;
	}
}

/** Adds a person. The file is read anew, so slots that others made meanwhile stay. Refuses `person.has-slot` too. */
export async function addSlot(folder: string, vault: Vault, slot: NewSlot, disk: Disk = nodeDisk): Promise<VaultFile> {
	return changeVault(folder, vault, disk, async (file) => {
		if (file.slots.some(({ keyId }) => keyId === slot.keyId)) {
			throw new Refused('person.has-slot', `${visible(slot.name)} can already unlock this notebook.`);
		}
		return { ...file, slots: [...file.slots, await makeSlot(vault, slot)] };
	});
}

/** Reads the file anew, checks that it is this vault's, and writes what `change` makes of it, whole or not at all. */
export async function changeVault(
	folder: string,
	vault: Vault,
	disk: Disk,
	change: (file: VaultFile) => Promise<Untagged>,
): Promise<VaultFile> {
	const file = await readVault(folder, disk);
	mustBeTagged(file, vault);
	return writeVault(layout(folder).vault, await change(file), vault, disk);
}

/** Opens the vault and one person's key. Refuses `person.unknown`, `passphrase.wrong`, `vault.damaged`. */
export async function unlock(
	file: VaultFile,
	keyId: KeyId,
	secret: string,
	by: WayName = 'passphrase',
): Promise<Unlocked> {
	const slot = slotOf(file, keyId);
	const own = await ownKeys(file, slot, secret, by);
	try {
		const vault = openVault(file, slot, own);
		try {
			return { vault, privateKey: own.privateKey(), certificateDer: fromBase64(slot.certificate), keyId };
		} catch (error) {
			vault.lock();
			throw error;
		}
	} finally {
		own.zero();
	}
}

/** Only one person's private key, for a second signature while the notebook is open. Refuses like `unlock`. */
export async function openPrivateKey(file: VaultFile, keyId: KeyId, passphrase: string): Promise<KeyObject> {
	const own = await ownKeys(file, slotOf(file, keyId), passphrase, 'passphrase');
	try {
		return own.privateKey();
	} finally {
		own.zero();
	}
}

/** A person's own keys by one of their ways in. The caller zeroes them. Refuses like `unlock`, and `recovery.…`. */
export async function ownKeys(file: VaultFile, slot: Slot, secret: string, by: WayName): Promise<OwnKeys> {
	const way = slot[by];
	if (way === null) {
		const hint = 'Use the passphrase, or restore the notebook from a backup whose passphrase is known.';
		throw new Refused('recovery.none', `No recovery words were made for ${visible(slot.name)}.`, hint, 'person');
	}
	let own: OwnKeys | null;
	try {
		own = await openWay(by, way, secret, whoseKeys(file, slot));
	} catch (error) {
		throw error instanceof NotSealed ? damagedSlot(slot) : error;
	}
	if (own === null) throw by === 'paper' ? wrongWords(slot) : wrongPassphrase(slot);
	if (publicOf(own.agreement).equals(fromBase64(slot.agreement))) return own;
	own.zero();
	throw damagedSlot(slot);
}

/** The vault itself, by a person's own keys. Refuses `vault.damaged`. */
export function openVault(file: VaultFile, slot: Slot, own: OwnKeys): Vault {
	try {
		const aad = aadOfVaultKey(file, slot, file.ring.length);
		const newest = openFor(own.agreement, aad, fromBase64(slot.vaultKey));
		const vault = openRing(file, newest);
		try {
			mustBeTagged(file, vault);
			return vault;
		} catch (error) {
			vault.lock();
			throw error;
		}
	} catch (error) {
		throw error instanceof NotSealed ? damagedSlot(slot) : error;
	}
}

/** @throws Refused `person.unknown` where there is none */
export function slotOf(file: VaultFile, keyId: KeyId): Slot {
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

async function makeSlot(vault: Vault, made: NewSlot): Promise<Slot> {
	checkPassphrase(made.passphrase, made.name);
	const { keyId, name, at, cost = COST } = made;
	const { privateKey, publicKey } = makeAgreement();
	const own = new OwnKeys(privateKey, Buffer.from(made.privateKeyPkcs8));
	try {
		const who = { keyId, name, certificate: toBase64(made.certificateDer), agreement: toBase64(publicKey) };
		const of = { vault: vault.id, notebook: vault.notebook };
		const way = await makeWay('passphrase', made.passphrase, own, whoseKeys(of, who), { at, cost });
		const vaultKey = toBase64(vault.keySealedTo(publicKey, aadOfVaultKey(of, who, vault.generations - 1)));
		return { ...who, vaultKey, passphrase: { ...way, setBy: 'admission' }, paper: null };
	} finally {
		own.zero();
	}
}

function wrongPassphrase(slot: Slot): Refused {
	return new Refused(
		'passphrase.wrong',
		`That is not the passphrase of ${visible(slot.name)}.`,
		'Check Caps Lock and the keyboard’s language; if you are certain, the vault file may have been changed: restore it from a backup.',
		'passphrase',
	);
}

function wrongWords(slot: Slot): Refused {
	return new Refused(
		'recovery.wrong',
		`These are not the recovery words of ${visible(slot.name)}.`,
		'Compare each word with the paper, and the paper’s date with others: making new words ends the old ones.',
		'words',
	);
}

function damagedSlot(slot: Slot): Refused {
	return new Refused('vault.damaged', `The keys of ${visible(slot.name)} in the vault file are damaged.`, BACKUP);
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
