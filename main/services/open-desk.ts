/**
 * The desk of a notebook that somebody just opened. What happened while it was locked (refused passphrases, a torn last
 * line, a change of the vault file that a crash kept from the ledger) is entered first.
 * What must hold: where it cannot be opened after all, no key and no file stays open.
 */
import type { ChainId } from '../../shared/vocabulary';
import { nodeDisk } from '../store/disk';
import { watchedDisk } from '../store/watched-disk';
import { readFailedUnlocks, resetFailedUnlocks } from '../vault/failed-unlocks';
import { ledgerRules } from '../vault/ledger-rules';
import type { Unlocked, VaultFile } from '../vault/vault';
import { enterAccess, settleRemovals } from './access-entries';
import { Anchors } from './anchors';
import { Arrivals } from './arrivals';
import { Attempts } from './attempts';
import { admissionOf, type Desk, enterTorn, mustNotBeRevoked, newId, seal } from './desk';
import type { LedgerBook } from './ledger-book';
import { mustBeFirstRun } from './lost-ledger';
import { settleMerges } from './merge-entries';
import { beginAnew, markOf } from './restored';
import type { Setting } from './session';
import { Shelf } from './shelf';
import { Standing } from './standing';
import { VaultSlots } from './vault-slots';

export interface OpenDesk {
	readonly desk: Desk;
	/** Lets keys and files go. */
	close(): Promise<void>;
}

/** What the first entry says of a person. */
export type Told = Parameters<typeof admissionOf>[0];

export async function openDesk(setting: Setting, file: VaultFile, unlocked: Unlocked, told: Told): Promise<OpenDesk> {
	const { folder, clock, slotCost, readers } = setting;
	const standing = new Standing(() => setting.tell({ tells: 'standing' }));
	const disk = watchedDisk(setting.disk ?? nodeDisk, (why) => standing.stopWriting(why));
	const slots = new VaultSlots(folder, unlocked.vault, file, { now: () => clock().at, cost: slotCost, disk });
	const shelf = new Shelf(folder, unlocked.vault, slots, ledgerRules(), { readers, disk });
	let book: LedgerBook | null = null;
	try {
		const mark = await markOf(folder, unlocked.vault);
		book = await shelf.openOwn(() => newId<ChainId>(), clock, mark);
		const desk = deskOf(setting, shelf, book, unlocked, standing);
		if (book.entries().length < 2) await mustBeFirstRun(shelf.at, file, disk);
		if (mark) await beginAnew(desk, mark);
		await enterFirst(desk, setting, file.name, told);
		await settleMerges(desk);
		return { desk, close: () => closeDesk(desk) };
	} catch (error) {
		await book?.close();
		shelf.lock();
		throw error;
	}
}

function deskOf(setting: Setting, shelf: Shelf, book: LedgerBook, unlocked: Unlocked, standing: Standing): Desk {
	const { clock, version, hashing, jobs, tickets, tell, readCopy, readReceipt } = setting;
	const { keyId, privateKey, certificateDer } = unlocked;
	const desk: Desk = {
		me: { keyId, privateKey, certificateDer },
		shelf,
		book,
		cases: new Map(),
		anchors: new Anchors(book, (id, heads) =>
			seal(desk, book, 'case.anchored/1', { case: id, heads: heads.map((h) => ({ ...h })) }),
		),
		clock,
		newKey: setting.newKey,
		hashing,
		jobs,
		acquireWorkerPath: setting.acquireWorkerPath,
		hashsetWorkerPath: setting.hashsetWorkerPath,
		verifyPagePath: setting.verifyPagePath,
		version,
		standing,
		attempts: new Attempts(),
		claims: new Set(),
		looked: new Set(),
		arrivals: new Arrivals(),
		redeem: (ticket) => tickets.redeem(ticket),
		ticketFor: (path, ticket) => tickets.issue(path, ticket),
		readCopy,
		readReceipt,
		tell,
	};
	return desk;
}

async function enterFirst(desk: Desk, setting: Setting, name: string, told: Told): Promise<void> {
	const { book, shelf, me } = desk;
	if (book.head() === null) await seal(desk, book, 'person.admitted/1', admissionOf(told, me.certificateDer, setting));
	if (book.entries().length === 1)
		await seal(desk, book, 'notebook.created/1', { name, vaultKey: shelf.slots.commitment });
	await settleRemovals(desk);
	mustNotBeRevoked(desk, book, me.keyId);
	await enterAccess(desk);
	const refused = await readFailedUnlocks(shelf.at.failedUnlocks);
	if (refused.count > 0) {
		await seal(desk, book, 'unlock.refused/1', {
			times: refused.count,
			first: refused.firstAt ?? undefined,
			last: refused.lastAt ?? undefined,
		});
		await resetFailedUnlocks(shelf.at.failedUnlocks, shelf.disk);
	}
	await enterTorn(desk);
}

async function closeDesk(desk: Desk): Promise<void> {
	desk.jobs.cancelAll();
	const failed: unknown[] = [];
	const steps = [
		() => desk.attempts.enter(desk, true),
		...[...desk.cases.values()].map((opening) => async () => (await opening.catch(() => null))?.close()),
		() => desk.anchors.end(),
		() => desk.book.close(),
	];
	// Each is done whatever became of those before it; the first failure is told.
	for (const step of steps)
		try {
			await step();
		} catch (error) {
			failed.push(error);
		}
	desk.shelf.lock();
	if (failed.length > 0) throw failed[0];
}
