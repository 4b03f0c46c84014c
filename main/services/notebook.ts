/**
 * The services put together: takes a question by name, checks it against the contract, lets the service that owns it
 * answer. Expected trouble is a refusal in the answer; only a bug is thrown.
 */

import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { contract, type Given, type Gives, type ServiceQuestion } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { NotebookStatus, Telling } from '../../shared/views';
import type { Ticket } from '../../shared/vocabulary';
import { HashingPool } from '../hashing/digest-files';
import type { Clock } from '../platform/clock';
import type { Disk } from '../store/disk';
import { layout } from '../store/layout';
import { lockHolder } from '../store/lock';
import { calibratedOnce } from '../vault/calibrate';
import { readFailedUnlocks } from '../vault/failed-unlocks';
import type { KdfCost } from '../vault/kdf';
import { LedgerReaders } from '../vault/ledger-readers';
import { type AtAnyTime, open } from './answers';
import { answerOf, checked } from './asking';
import { checkInBackground } from './background-check';
import { checkOneBackup, lastBackup, restoreOneBackup } from './backup';
import { verifyFile } from './casefiles';
import { type CopyReader, type Desk, meAmong, peopleHere, type ReceiptReader } from './desk';
import { buildHashset, lookupHashset, showHashset, verifyHashset } from './hashset-files';
import { Jobs } from './jobs';
import { readCopyHere, readFile } from './merge';
import { compareCopies, readReceiptHere, receiptIn, verifyFork } from './receipts';
import type { Notebook } from './serve';
import { createNotebook, recoverNotebook, type Session, type Setting, unlockNotebook, vaultAt } from './session';
import { NOT_CHECKED } from './standing';
import { Tickets } from './tickets';
import { attachToFile, requestForFile } from './timestamps';
import { recoveryOf } from './vault-slots';

export interface NotebookOptions {
	readonly folder: string;
	/** The bundled hashing worker. */
	readonly workerPath: string;
	readonly version: string;
	readonly clock: Clock;
	/** What a new way into the vault costs; else about half a second of this machine. */
	readonly slotCost?: KdfCost;
	/** The bundled threads of an acquisition; beside the hashing worker, where not said. */
	readonly acquireWorkerPath?: string;
	/** The bundled thread for sets of known files; beside the hashing worker, where not said. */
	readonly hashsetWorkerPath?: string;
	/** The bundled ledger worker; without it ledgers are read in this thread. */
	readonly ledgerWorkerPath?: string;
	/** verify.html as the build made it; without it none goes into case files. */
	readonly verifyPagePath?: string;
	/** Check all ledgers in the background whenever the notebook is opened. */
	readonly checkAtStart?: boolean;
	/** Reads strangers' case files in a process of its own; without it they are read in this one. */
	readonly readCopy?: CopyReader;
	/** The same of receipts. */
	readonly readReceipt?: ReceiptReader;
	/** What the notebook is written to; the machine's own disk where not said. */
	readonly disk?: Disk;
}

export async function openNotebook(options: NotebookOptions): Promise<Notebook> {
	const { slotCost } = options;
	const listeners = new Set<(telling: Telling) => void>();
	const tell = (telling: Telling) => {
		for (const listener of listeners) listener(telling);
	};
	const hashing = new HashingPool({ workerPath: options.workerPath });
	const readers = new LedgerReaders({ workerPath: options.ledgerWorkerPath });
	const tickets = new Tickets();
	const jobs = new Jobs(tell);
	const setting: Setting = {
		folder: options.folder,
		version: options.version,
		clock: options.clock,
		hashing,
		jobs,
		acquireWorkerPath: options.acquireWorkerPath ?? join(dirname(options.workerPath), 'acquire-worker.cjs'),
		hashsetWorkerPath: options.hashsetWorkerPath ?? join(dirname(options.workerPath), 'hashset-worker.cjs'),
		tickets,
		readers,
		verifyPagePath: options.verifyPagePath,
		disk: options.disk,
		readCopy: options.readCopy ?? readCopyHere,
		readReceipt: options.readReceipt ?? readReceiptHere,
		slotCost: slotCost ? async () => slotCost : calibratedOnce(() => performance.now()),
		tell,
	};
	let session: Session | null = null;

	async function begin(opening: Promise<Session>): Promise<NotebookStatus> {
		session = await opening;
		if (options.checkAtStart) void checkInBackground(session.desk);
		return statusOf(setting, session.desk);
	}
	async function end(because: string): Promise<void> {
		const ending = session;
		session = null;
		await ending?.end();
		if (ending) tell({ tells: 'locked', because });
	}
	const atAnyTime: { [Q in AtAnyTime]: (input: Given<Q>) => Promise<Gives<Q>> } = {
		'notebook.status': () => statusOf(setting, session?.desk ?? null),
		'notebook.create': (input) => refuseWhileOpen(session, () => begin(createNotebook(setting, input))),
		'notebook.unlock': (input) => refuseWhileOpen(session, () => begin(unlockNotebook(setting, input))),
		'notebook.recover': (input) => refuseWhileOpen(session, () => begin(recoverNotebook(setting, input))),
		'notebook.lock': async () => {
			await end('asked');
			return statusOf(setting, null);
		},
		'backup.check': (input) => checkOneBackup(setting, session?.desk ?? null, input),
		'backup.restore': (input) => refuseWhileOpen(session, () => restoreOneBackup(setting, input)),
		'casefile.read': (input) => readFile(setting, input),
		'casefile.verify': (input) => verifyFile(setting, session?.desk ?? null, input),
		'timestamp.request-file': (input) => requestForFile(setting, input),
		'timestamp.attach-file': (input) => attachToFile(setting, input),
		'receipt.read': (input) => receiptIn(setting, input),
		'fork.compare': (input) => compareCopies(setting, input),
		'fork.verify': (input) => verifyFork(setting, input),
		'hashset.build': (input) => buildHashset(setting, input),
		'hashset.show': (input) => showHashset(setting, input),
		'hashset.verify': (input) => verifyHashset(setting, input),
		'hashset.lookup': (input) => lookupHashset(setting, input),
		'job.cancel': async ({ job }) => ({ cancelled: jobs.cancel(job) }),
	};

	async function answer<Q extends ServiceQuestion>(question: Q, input: unknown): Promise<Gives<Q>> {
		const known = Object.hasOwn(contract, question) ? contract[question] : undefined;
		if (known === undefined || !(Object.hasOwn(atAnyTime, question) || Object.hasOwn(open, question)))
			throw new Refused(
				'question.unknown',
				`There is no question ${String(question)}.`,
				'Ask for the list of questions.',
			);
		const given = checked(known.takes, input) as Given<Q>;
		if (question in atAnyTime)
			return (atAnyTime as Record<string, (given: unknown) => Promise<unknown>>)[question]?.(given) as Promise<
				Gives<Q>
			>;
		if (!session) throw new Refused('notebook.locked', 'The notebook is locked.', 'Unlock it first.');
		return (open as Record<string, (desk: Desk, given: unknown) => Promise<unknown>>)[question]?.(
			session.desk,
			given,
		) as Promise<Gives<Q>>;
	}

	return {
		ask: (question, input) => answerOf(() => answer(question, input)),
		ticketFor: (path, ticket?: Ticket) => tickets.issue(path, ticket),
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async close() {
			await end('closed');
			await hashing.close();
			await readers.close();
		},
	};
}

function refuseWhileOpen<T>(session: Session | null, otherwise: () => Promise<T>): Promise<T> {
	if (session) throw new Refused('notebook.open', 'The notebook is open already.', 'Lock it first.');
	return otherwise();
}

async function statusOf(setting: Setting, desk: Desk | null): Promise<NotebookStatus> {
	const file = await vaultAt(setting.folder);
	const { at, offset, zone, boot, monotonic } = setting.clock();
	const heldBy = file && !desk ? await lockHolder(setting.folder, { pid: process.pid, boot, host: hostname() }) : null;
	const failed = file && !desk ? await readFailedUnlocks(layout(setting.folder).failedUnlocks) : null;
	return {
		state: desk ? 'open' : heldBy ? 'in-use' : file ? 'locked' : 'absent',
		folder: setting.folder,
		name: file?.name ?? null,
		people: (file?.slots ?? []).map(({ keyId, name, paper }) => ({ keyId, name, hasPaper: paper !== null })),
		me: desk ? meAmong(peopleHere(desk), desk.me) : null,
		heldBy,
		failedUnlocks: failed?.count ?? 0,
		version: setting.version,
		clock: { at, offset, zone, monotonic },
		head: desk?.book.head() ?? null,
		backup: desk && lastBackup(desk.book),
		verification: desk?.standing.verification ?? NOT_CHECKED,
		readOnly: desk?.standing.readOnly?.refusal.sentence ?? null,
		recovery: desk ? recoveryOf(desk.shelf.slots.of(desk.me.keyId)) : null,
	};
}
