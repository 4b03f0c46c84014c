/**
 * An open notebook: made at first run or by unlocking, ended by locking. What happened while it was locked (refused
 * passphrases, a torn last line) is entered first.
 */
import { hostname } from 'node:os';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId } from '../../shared/vocabulary';
import type { HashingPool } from '../hashing/digest-files';
import type { Clock } from '../platform/clock';
import { makeFolder } from '../store/durable';
import { layout } from '../store/layout';
import { takeLock } from '../store/lock';
import { countFailedUnlock, readFailedUnlocks, resetFailedUnlocks } from '../vault/failed-unlocks';
import { checkPassphrase, type KdfCost } from '../vault/kdf';
import { ledgerRules } from '../vault/ledger-rules';
import { makeIdentity } from '../vault/selfsigned';
import { createVaultFile, readVault, recover, type Slot, type Unlocked, unlock, type VaultFile } from '../vault/vault';
import { enterAccess, settleRemovals } from './access-entries';
import { Anchors } from './anchors';
import { admissionOf, type Desk, enterTorn, newId, seal } from './desk';
import type { Jobs } from './jobs';
import { Shelf } from './shelf';
import type { Tickets } from './tickets';
import { VaultSlots } from './vault-slots';

/** What a notebook is run with; made once, in main or by the command line. */
export interface Setting {
	readonly folder: string;
	readonly version: string;
	readonly clock: Clock;
	readonly hashing: HashingPool;
	readonly jobs: Jobs;
	readonly tickets: Tickets;
	/** What a new way into the vault costs on this machine. */
	readonly slotCost: () => Promise<KdfCost>;
	readonly tell: Desk['tell'];
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
		const { privateKey, certificate } = await makeIdentity(input, new Date(setting.clock().at));
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
				cost: await setting.slotCost(),
			},
		);
		pkcs8.fill(0);
		const unlocked = { vault, privateKey, certificateDer: Buffer.from(certificate.der), keyId: certificate.keyId };
		const told = {
			name: input.name,
			title: input.title ?? null,
			phone: input.phone ?? null,
			organization: input.organization ?? null,
		};
		return begin(setting, file, unlocked, told);
	});
}

/** Opens the notebook for one person. A refused passphrase is counted, and entered at the next unlock (decision 15). */
export async function unlockNotebook(setting: Setting, input: Given<'notebook.unlock'>): Promise<Session> {
	return underLock(setting, async () => {
		const { file, slot } = await slotNamed(setting.folder, input.person);
		const unlocked = await counted(setting, unlock(file, slot.keyId, input.passphrase));
		return begin(setting, file, unlocked, toldOf(slot));
	});
}

/** Opens the notebook with somebody's recovery words, under a new passphrase. Wrong words count like a wrong passphrase. */
export async function recoverNotebook(setting: Setting, input: Given<'notebook.recover'>): Promise<Session> {
	return underLock(setting, async () => {
		const { slot } = await slotNamed(setting.folder, input.person);
		const { words, passphrase } = input;
		const how = { at: setting.clock().at, cost: await setting.slotCost() };
		const recovering = recover(setting.folder, { keyId: slot.keyId, words, passphrase }, how);
		const { file, unlocked } = await counted(setting, recovering);
		return begin(setting, file, unlocked, toldOf(slot));
	});
}

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

async function underLock(
	setting: Setting,
	open: () => Promise<Omit<Session, 'end'> & { close(): Promise<void> }>,
): Promise<Session> {
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

type Told = Parameters<typeof admissionOf>[0];

async function begin(setting: Setting, file: VaultFile, unlocked: Unlocked, told: Told) {
	const { clock, version, hashing, jobs, tickets, tell } = setting;
	const slots = new VaultSlots(setting.folder, unlocked.vault, file, { now: () => clock().at, cost: setting.slotCost });
	const shelf = new Shelf(setting.folder, unlocked.vault, slots, ledgerRules());
	const book = await shelf.openOwn(() => newId<ChainId>(), clock);
	const me = { keyId: unlocked.keyId, privateKey: unlocked.privateKey, certificateDer: unlocked.certificateDer };
	const desk: Desk = {
		me,
		shelf,
		book,
		cases: new Map(),
		anchors: new Anchors(book, (id, heads) =>
			seal(desk, book, 'case.anchored/1', { case: id, heads: heads.map((h) => ({ ...h })) }),
		),
		clock,
		hashing,
		jobs,
		version,
		claims: new Set(),
		redeem: (ticket) => tickets.redeem(ticket),
		tell,
	};
	if (book.head() === null) await seal(desk, book, 'person.admitted/1', admissionOf(told, me.certificateDer, setting));
	if (book.head()?.seq === 1) await seal(desk, book, 'notebook.created/1', { name: file.name });
	await settleRemovals(desk);
	await enterAccess(desk);
	const refused = await readFailedUnlocks(shelf.at.failedUnlocks);
	if (refused.count > 0) {
		await seal(desk, book, 'unlock.refused/1', {
			times: refused.count,
			first: refused.firstAt ?? undefined,
			last: refused.lastAt ?? undefined,
		});
		await resetFailedUnlocks(shelf.at.failedUnlocks);
	}
	await enterTorn(desk);
	return {
		desk,
		close: async () => {
			jobs.cancelAll();
			try {
				for (const opening of desk.cases.values()) await (await opening.catch(() => null))?.close();
				await desk.anchors.end();
			} finally {
				await book.close();
				shelf.lock();
			}
		},
	};
}
