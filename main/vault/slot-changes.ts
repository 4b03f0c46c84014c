/**
 * Changes of a slot: another passphrase, recovery words made, tried and used, a person removed.
 * What must hold: each is one replaced file, so a crash leaves all of the old state or all of the new; each needs the
 * secret of the person whose keys are wrapped anew, and nobody else's.
 */
import { Refused } from '../../shared/refusal';
import type { Instant, KeyId } from '../../shared/vocabulary';
import { type Disk, nodeDisk } from '../store/disk';
import { layout } from '../store/layout';
import { fromBase64, toBase64 } from './base64';
import { checkPassphrase, type KdfCost } from './kdf';
import { readWords } from './recovery-words';
import { ringOf } from './ring';
import { changeVault, openVault, ownKeys, slotOf, type Unlocked } from './slots';
import type { Vault } from './unlocked';
import { aadOfVaultKey, mustBeTagged, readVault, type Slot, type VaultFile, whoseKeys, writeVault } from './vault-file';
import { makeWay, OwnKeys } from './way';

/** When it happens, and what the new way in costs. */
export interface Setting {
	readonly at: Instant;
	readonly cost: KdfCost;
	readonly disk?: Disk;
}

/** Another passphrase for one person; recovery words stay. Refuses `passphrase.wrong`, `passphrase.weak`, `disk.<CODE>`. */
export async function changePassphrase(
	folder: string,
	vault: Vault,
	person: { readonly keyId: KeyId; readonly old: string; readonly passphrase: string },
	setting: Setting,
): Promise<VaultFile> {
	return changeVault(folder, vault, setting.disk ?? nodeDisk, async (file) => {
		const slot = slotOf(file, person.keyId);
		checkPassphrase(person.passphrase, slot.name);
		const own = await ownKeys(file, slot, person.old, 'passphrase');
		try {
			return withSlot(file, {
				...slot,
				passphrase: await newPassphrase(file, slot, own, person.passphrase, 'passphrase', setting),
			});
		} finally {
			own.zero();
		}
	});
}

/** Recovery words for one person; those made before open nothing any more. Refuses `passphrase.wrong`, `disk.<CODE>`. */
export async function setWords(
	folder: string,
	vault: Vault,
	person: { readonly keyId: KeyId; readonly passphrase: string; readonly words: string },
	setting: Setting,
): Promise<VaultFile> {
	return changeVault(folder, vault, setting.disk ?? nodeDisk, async (file) => {
		const slot = slotOf(file, person.keyId);
		const own = await ownKeys(file, slot, person.passphrase, 'passphrase');
		try {
			const way = await makeWay('paper', person.words, own, whoseKeys(file, slot), setting);
			return withSlot(file, { ...slot, paper: { ...way, testedAt: null } });
		} finally {
			own.zero();
		}
	});
}

/** Keeps that a person's words were tried and right. Refuses `recovery.wrong`, `recovery.words`, `recovery.none`. */
export async function testWords(
	folder: string,
	vault: Vault,
	person: { readonly keyId: KeyId; readonly words: string },
	{ at, disk = nodeDisk }: Pick<Setting, 'at' | 'disk'>,
): Promise<VaultFile> {
	return changeVault(folder, vault, disk, async (file) => {
		const slot = slotOf(file, person.keyId);
		(await ownKeys(file, slot, readWords(person.words), 'paper')).zero();
		return withSlot(file, { ...slot, paper: slot.paper && { ...slot.paper, testedAt: at } });
	});
}

/** Opens the notebook with recovery words and sets a new passphrase; the words stay. Refuses like `testWords`, `passphrase.weak`. */
export async function recover(
	folder: string,
	person: { readonly keyId: KeyId; readonly words: string; readonly passphrase: string },
	setting: Setting,
): Promise<{ readonly file: VaultFile; readonly unlocked: Unlocked }> {
	const { at, disk = nodeDisk } = setting;
	const file = await readVault(folder, disk);
	const slot = slotOf(file, person.keyId);
	checkPassphrase(person.passphrase, slot.name);
	const own = await ownKeys(file, slot, readWords(person.words), 'paper');
	try {
		const vault = openVault(file, slot, own);
		try {
			const passphrase = await newPassphrase(file, slot, own, person.passphrase, 'paper', setting);
			const changed = withSlot(file, { ...slot, passphrase, paper: slot.paper && { ...slot.paper, testedAt: at } });
			const written = await writeVault(layout(folder).vault, changed, vault, disk);
			const { keyId } = slot;
			const unlocked = { vault, privateKey: own.privateKey(), certificateDer: fromBase64(slot.certificate), keyId };
			return { file: written, unlocked };
		} catch (error) {
			vault.lock();
			throw error;
		}
	} finally {
		own.zero();
	}
}

/** Takes a person's slot away and makes a new vault key for everybody else. Refuses `person.unknown`, and as `renewVault`. */
export async function removeSlot(
	folder: string,
	vault: Vault,
	keyId: KeyId,
	disk: Disk = nodeDisk,
): Promise<VaultFile> {
	const { agreement } = slotOf(await readVault(folder, disk), keyId);
	return renewVault(folder, vault, { disk, gone: new Set([agreement]) });
}

/** Which slots go, by their X25519 keys; and what is to be done before the file is written, told the new key's commitment. */
export interface Renewal {
	readonly gone?: ReadonlySet<string>;
	readonly before?: (commitment: string) => Promise<unknown>;
	readonly disk?: Disk;
}

/**
 * Makes a new vault key for everybody who stays; `vault` goes on with it. Refuses `person.last` where nobody would be
 * left, `disk.<CODE>` (then `vault` keeps its keys, which the file knows either way).
 */
export async function renewVault(folder: string, vault: Vault, renewal: Renewal): Promise<VaultFile> {
	const { gone = new Set(), before, disk = nodeDisk } = renewal;
	const file = await readVault(folder, disk);
	mustBeTagged(file, vault);
	const left = file.slots.filter(({ agreement }) => !gone.has(agreement));
	if (left.length === 0)
		throw new Refused('person.last', 'Nobody would be left who can open this notebook.', 'Admit somebody first.');
	const next = vault.renewed();
	try {
		await before?.(next.commitment);
		const older = next.generations - 1;
		const slots = left.map((slot) => {
			const sealed = next.keySealedTo(fromBase64(slot.agreement), aadOfVaultKey(file, slot, older));
			return { ...slot, vaultKey: toBase64(sealed) };
		});
		const written = await writeVault(layout(folder).vault, { ...file, slots, ring: ringOf(next) }, next, disk);
		vault.adopt(next);
		return written;
	} finally {
		next.lock();
	}
}

/** A new signing key in the place of another: the same person, the same passphrase. */
export interface Moved {
	readonly from: KeyId;
	readonly passphrase: string;
	readonly keyId: KeyId;
	readonly certificateDer: Uint8Array;
	/** The caller zeroes it. */
	readonly privateKeyPkcs8: Buffer;
}

/**
 * Moves a person's slot to a new signing key. Their recovery words end, as nothing but the words themselves could wrap
 * the new key: new ones are to be made. Refuses `passphrase.wrong`, `person.has-slot`, `disk.<CODE>`.
 */
export async function moveSlot(folder: string, vault: Vault, moved: Moved, setting: Setting): Promise<VaultFile> {
	return changeVault(folder, vault, setting.disk ?? nodeDisk, async (file) => {
		const slot = slotOf(file, moved.from);
		if (file.slots.some(({ keyId }) => keyId === moved.keyId))
			throw new Refused('person.has-slot', 'This key can already unlock this notebook.', 'Choose another key.', 'file');
		const own = await ownKeys(file, slot, moved.passphrase, 'passphrase');
		const renewed = new OwnKeys(own.agreement, Buffer.from(moved.privateKeyPkcs8));
		try {
			const { keyId } = moved;
			const next = { ...slot, keyId, certificate: toBase64(moved.certificateDer), paper: null };
			const aad = aadOfVaultKey(file, next, vault.generations - 1);
			const vaultKey = toBase64(vault.keySealedTo(fromBase64(slot.agreement), aad));
			const passphrase = await newPassphrase(file, next, renewed, moved.passphrase, 'admission', setting);
			const slots = file.slots.map((each) => (each === slot ? { ...next, vaultKey, passphrase } : each));
			return { ...file, slots };
		} finally {
			own.zero();
			renewed.zero();
		}
	});
}

async function newPassphrase(
	file: VaultFile,
	slot: Slot,
	own: OwnKeys,
	passphrase: string,
	setBy: Slot['passphrase']['setBy'],
	setting: Setting,
): Promise<Slot['passphrase']> {
	return { ...(await makeWay('passphrase', passphrase, own, whoseKeys(file, slot), setting)), setBy };
}

function withSlot(file: VaultFile, changed: Slot): VaultFile {
	return { ...file, slots: file.slots.map((slot) => (slot.keyId === changed.keyId ? changed : slot)) };
}
