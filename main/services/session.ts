/**
 * An open notebook: made at first run, by unlocking or by recovery words, ended by locking. One process at a time has it
 * open, and wrong passphrases and words are counted while nobody can sign an entry.
 */
import { hostname } from 'node:os';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { CaseId } from '../../shared/vocabulary';
import type { HashingPool } from '../hashing/digest-files';
import type { Clock } from '../platform/clock';
import type { Disk } from '../store/disk';
import { makeFolder } from '../store/durable';
import { layout } from '../store/layout';
import { takeLock } from '../store/lock';
import { countFailedUnlock } from '../vault/failed-unlocks';
import { checkPassphrase, type KdfCost } from '../vault/kdf';
import type { LedgerReaders } from '../vault/ledger-readers';
import { makeIdentity, type NewKey } from '../vault/selfsigned';
import { createVaultFile, readVault, recover, type Slot, unlock, type VaultFile } from '../vault/vault';
import { type CopyReader, type Desk, newId, type ReceiptReader } from './desk';
import type { Jobs } from './jobs';
import { type OpenDesk, openDesk, type Told } from './open-desk';
import type { Tickets } from './tickets';

/** What a notebook is run with; made once, in main or by the command line. */
export interface Setting {
	readonly folder: string;
	readonly version: string;
	readonly clock: Clock;
	readonly hashing: HashingPool;
	readonly jobs: Jobs;
	/** The bundled threads of an acquisition. */
	readonly acquireWorkerPath: string;
	/** The bundled thread for sets of known files. */
	readonly hashsetWorkerPath: string;
	/** verify.html as the build made it. */
	readonly verifyPagePath?: string | undefined;
	readonly tickets: Tickets;
	/** What a new way into the vault costs on this machine. */
	readonly slotCost: () => Promise<KdfCost>;
	/** Makes a handler's key. */
	readonly newKey: NewKey;
	readonly tell: Desk['tell'];
	/** Threads that read long ledgers. */
	readonly readers: LedgerReaders;
	/** Reads a stranger's case file, where no key is. */
	readonly readCopy: CopyReader;
	/** Reads a receipt that somebody kept, where no key is. */
	readonly readReceipt: ReceiptReader;
	/** What notebooks are written to; the machine's own disk where not said. */
	readonly disk?: Disk | undefined;
}

export interface Session {
	readonly desk: Desk;
	/** Lets keys, files and the notebook's lock go. */
	end(): Promise<void>;
}

/** First run: the vault, the first handler's key and certificate, and the notebook's first entries. */
export async function createNotebook(setting: Setting, input: Given<'notebook.create'>): Promise<Session> {
	checkPassphrase(input.passphrase, input.name);
	await makeFolder(setting.folder);
	return underLock(setting, async () => {
		if (await vaultAt(setting.folder))
			throw new Refused(
				'notebook.exists',
				'There is a notebook in this folder already.',
				'Unlock it, or choose another folder.',
			);
		await makeFolder(layout(setting.folder).notebook);
		const { privateKey, certificate } = await makeIdentity(input, new Date(setting.clock().at), setting.newKey);
		const cost = await setting.slotCost();
		const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
		const { file, vault } = await createVaultFile(
			setting.folder,
			{ vault: newId<string>(), notebook: newId<CaseId>(), name: input.notebook },
			{
				passphrase: input.passphrase,
				keyId: certificate.keyId,
				name: input.name,
				certificateDer: Buffer.from(certificate.der),
				privateKeyPkcs8: pkcs8,
				at: setting.clock().at,
				cost,
			},
		).finally(() => pkcs8.fill(0));
		const unlocked = { vault, privateKey, certificateDer: Buffer.from(certificate.der), keyId: certificate.keyId };
		const told = {
			name: input.name,
			title: input.title ?? null,
			phone: input.phone ?? null,
			organization: input.organization ?? null,
		};
		return openDesk(setting, file, unlocked, told);
	});
}

/** Opens the notebook for one person. A refused passphrase is counted, and entered at the next unlock (decision 15). */
export async function unlockNotebook(setting: Setting, input: Given<'notebook.unlock'>): Promise<Session> {
	await slotNamed(setting.folder, input.person);
	return underLock(setting, async () => {
		const { file, slot } = await slotNamed(setting.folder, input.person);
		const unlocked = await counted(setting, unlock(file, slot.keyId, input.passphrase));
		return openDesk(setting, file, unlocked, toldOf(slot));
	});
}

/** Opens the notebook with somebody's recovery words, under a new passphrase. Wrong words count like a wrong passphrase. */
export async function recoverNotebook(setting: Setting, input: Given<'notebook.recover'>): Promise<Session> {
	await slotNamed(setting.folder, input.person);
	return underLock(setting, async () => {
		const { slot } = await slotNamed(setting.folder, input.person);
		const { words, passphrase } = input;
		const how = { at: setting.clock().at, cost: await setting.slotCost() };
		const recovering = recover(setting.folder, { keyId: slot.keyId, words, passphrase }, how);
		const { file, unlocked } = await counted(setting, recovering);
		return openDesk(setting, file, unlocked, toldOf(slot));
	});
}

/** Asked before the lock is taken, for its refusals, and again under it, as the file may have changed. */
async function slotNamed(folder: string, person: string): Promise<{ readonly file: VaultFile; readonly slot: Slot }> {
	const file = await vaultAt(folder);
	if (!file)
		throw new Refused(
			'notebook.missing',
			'There is no notebook in this folder.',
			'Create one, or choose another folder.',
		);
	const slots = file.slots.filter((s) => s.keyId === person || s.name === person);
	const [slot] = slots;
	if (!slot)
		throw new Refused(
			'person.unknown',
			`Nobody called ${person} can unlock this notebook.`,
			`It knows ${file.slots.map((s) => s.name).join(', ')}.`,
			'person',
		);
	if (slots.length > 1)
		throw new Refused(
			'person.ambiguous',
			`More than one person is called ${person}.`,
			'Use the key id instead of the name.',
			'person',
		);
	return { file, slot };
}

const toldOf = ({ name }: Slot): Told => ({ name, title: null, phone: null, organization: null });

const WRONG = new Set(['passphrase.wrong', 'recovery.wrong', 'recovery.words']);

async function counted<T>(setting: Setting, opening: Promise<T>): Promise<T> {
	try {
		return await opening;
	} catch (error) {
		if (error instanceof Refused && WRONG.has(error.refusal.code))
			await countFailedUnlock(layout(setting.folder).failedUnlocks, setting.clock().at);
		throw error;
	}
}

export async function vaultAt(folder: string): Promise<VaultFile | null> {
	try {
		return await readVault(folder);
	} catch (error) {
		if (error instanceof Refused && error.refusal.code === 'notebook.missing') return null;
		throw error;
	}
}

async function underLock(setting: Setting, open: () => Promise<OpenDesk>): Promise<Session> {
	const { boot, at } = setting.clock();
	const lock = await takeLock(setting.folder, { pid: process.pid, startedAt: at, boot, host: hostname() });
	try {
		const { desk, close } = await open();
		return { desk, end: () => close().finally(() => lock.release()) };
	} catch (error) {
		await lock.release();
		throw error;
	}
}
