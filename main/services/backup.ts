/**
 * Backups: made while the notebook stays open, checked by anybody, restored where there is no notebook.
 * What must hold: what is copied is the notebook at one moment. How long each chain is is taken without a pause in
 * between, so no entry is in it whose cause is not; objects are on the disk before the entries that name them.
 */
import { resolve } from 'node:path';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { BackupCheckView, BackupView, NotebookStatus, RestoreView } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { Instant } from '../../shared/vocabulary';
import { checkBackup } from '../backup/check';
import { makeBackup } from '../backup/make';
import { restoreBackup } from '../backup/restore';
import { BACKUP, caseBook, caseIds, claim, type Desk, type Handlers, mustNotOverlap, seal } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';
import { type Setting, vaultAt } from './session';

export const backup: Handlers<'backup.make'> = {
	'backup.make': (desk, input) =>
		claim(desk, BACKUP, () => {
			mustNotOverlap(desk, BACKUP);
			return desk.jobs.run(input.job, 'Backing up', async (job) =>
				make(desk, resolve(String(desk.redeem(input.to))), job),
			);
		}),
};

async function make(desk: Desk, to: string, job: Job): Promise<BackupView> {
	const { records, madeAt } = await oneMoment(desk);
	const { at, vault } = desk.shelf.forBackup();
	const name = desk.book.entries().find((e) => e.kind === 'notebook.created/1')?.body.name;
	const made = await makeBackup({
		folder: at.folder,
		records,
		to,
		vault,
		name: typeof name === 'string' ? name : 'Notebook',
		madeAt,
		signal: job.signal,
		onProgress: (progress) => job.progress(progress),
	});
	const { folder, where, generation, manifest, files, sizeBytes, copiedBytes, repaired, readBack } = made;
	const receipt = await seal(desk, desk.book, 'notebook.backed-up/1', {
		...{ manifest, generation, madeAt, where, files, sizeBytes, copiedBytes, readBack },
	});
	return {
		folder: visible(folder),
		where,
		generation,
		madeAt,
		files,
		sizeBytes,
		readBack,
		copiedBytes,
		repaired,
		receipt,
	};
}

/** How many entries each chain has now, by its path; a case whose ledger cannot be opened is copied as it lies there. */
async function oneMoment(desk: Desk): Promise<{ records: Map<string, number>; madeAt: Instant }> {
	const books: LedgerBook[] = [];
	for (const id of caseIds(desk)) {
		const book = await caseBook(desk, id).catch((error: unknown) => {
			if (error instanceof Refused) return null;
			throw error;
		});
		if (book) books.push(book);
	}
	// From here to the end nothing is awaited.
	const records = new Map<string, number>();
	for (const [chain, lines] of desk.book.lines()) records.set(`notebook/${chain}.ledger`, lines.length);
	for (const book of books)
		for (const [chain, lines] of book.lines()) records.set(`cases/${book.id}/${chain}.ledger`, lines.length);
	return { records, madeAt: desk.clock().at };
}

/** Reads a backup in full; with the notebook unlocked that it is of, also whether that notebook wrote it. */
export function checkOneBackup(
	setting: Setting,
	desk: Desk | null,
	input: Given<'backup.check'>,
): Promise<BackupCheckView> {
	const from = resolve(String(setting.tickets.redeem(input.from)));
	const vault = desk?.shelf.forBackup().vault ?? null;
	return setting.jobs.run(input.job, 'Checking the backup', async ({ signal, progress }) => {
		const checked = await checkBackup({ from, generation: input.generation, vault, signal, onProgress: progress });
		return { ...checked, folder: visible(checked.folder) };
	});
}

/** Restores into an empty folder: the one named, or this notebook's own where there is no notebook. */
export async function restoreOneBackup(setting: Setting, input: Given<'backup.restore'>): Promise<RestoreView> {
	const from = resolve(String(setting.tickets.redeem(input.from)));
	const to = input.to === undefined ? setting.folder : resolve(String(setting.tickets.redeem(input.to)));
	if (input.to === undefined && (await vaultAt(to)))
		throw new Refused(
			'notebook.exists',
			'There is a notebook in this folder already.',
			'Restore into another, empty folder.',
			'to',
		);
	return setting.jobs.run(input.job, 'Restoring the notebook', async ({ signal, progress }) => {
		const { at, boot } = setting.clock();
		const restored = await restoreBackup({
			...{ from, to, generation: input.generation, at, boot, signal },
			onProgress: progress,
		});
		return { ...restored, folder: visible(restored.folder) };
	});
}

/** The newest backup that the notebook's own ledger tells of. */
export function lastBackup(book: LedgerBook): NotebookStatus['backup'] {
	const told = book
		.entries()
		.filter((e) => e.kind === 'notebook.backed-up/1' || e.kind === 'notebook.restored/1')
		.filter((e) => e.verdict === 'verified')
		.map(({ body }) => ({ at: body.madeAt as Instant, where: typeof body.where === 'string' ? body.where : '' }));
	return told.reduce<NotebookStatus['backup']>((newest, one) => (newest && newest.at > one.at ? newest : one), null);
}
