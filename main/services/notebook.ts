/**
 * The services put together: takes a question by name, checks it against the contract, lets the service that owns it
 * answer. Expected trouble is a refusal in the answer; only a bug is thrown.
 */

import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { contract, type Given, type Gives, type ServiceQuestion } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { NotebookStatus } from '../../shared/views';
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
import { type NewKey, newKey } from '../vault/selfsigned';
import { type AtAnyTime, open } from './answers';
import { answerOf, checked } from './asking';
import { checkInBackground } from './background-check';
import { checkOneBackup, lastBackup, restoreOneBackup } from './backup';
import { verifyFile } from './casefiles';
import { type CopyReader, type Desk, meAmong, peopleHere, type ReceiptReader } from './desk';
import { setAnswers } from './hashset-files';
import { Jobs } from './jobs';
import { Listeners } from './listeners';
import { readCopyHere, readFile } from './merge';
import { compareCopies, readReceiptHere, receiptIn, verifyFork } from './receipts';
import type { Notebook } from './serve';
import { createNotebook, recoverNotebook, type Session, type Setting, unlockNotebook, vaultAt } from './session';
import { Sitting } from './sitting';
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
	/** How a handler's key is made; RSA of 3072 bits where not said. */
	readonly newKey?: NewKey;
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

type Answering = { [Q in AtAnyTime]: (input: Given<Q>) => Promise<Gives<Q>> };

export async function openNotebook(options: NotebookOptions): Promise<Notebook> {
	const listeners = new Listeners();
	const setting = settingOf(options, listeners.tell);
	const sitting = new Sitting((because) => setting.tell({ tells: 'locked', because }));
	const atAnyTime = answeredAtAnyTime(setting, sitting, options.checkAtStart ?? false);
	return {
		ask: (question, input) => answerOf(() => answer(question, input, atAnyTime, sitting)),
		ticketFor: (path, ticket?: Ticket) => setting.tickets.issue(path, ticket),
		listen: listeners.listen,
		async close() {
			try {
				await sitting.end('closed');
			} finally {
				await setting.hashing.close();
				await setting.readers.close();
			}
		},
	};
}

/** All that is made once, whoever opens the notebook. */
function settingOf(options: NotebookOptions, tell: Setting['tell']): Setting {
	const { slotCost, workerPath } = options;
	const beside = (worker: string) => join(dirname(workerPath), worker);
	return {
		folder: options.folder,
		version: options.version,
		clock: options.clock,
		hashing: new HashingPool({ workerPath }),
		jobs: new Jobs(tell),
		acquireWorkerPath: options.acquireWorkerPath ?? beside('acquire-worker.cjs'),
		hashsetWorkerPath: options.hashsetWorkerPath ?? beside('hashset-worker.cjs'),
		tickets: new Tickets(),
		readers: new LedgerReaders({ workerPath: options.ledgerWorkerPath }),
		verifyPagePath: options.verifyPagePath,
		disk: options.disk,
		readCopy: options.readCopy ?? readCopyHere,
		readReceipt: options.readReceipt ?? readReceiptHere,
		slotCost: slotCost ? async () => slotCost : calibratedOnce(() => performance.now()),
		newKey: options.newKey ?? newKey,
		tell,
	};
}

/** Questions that need no open notebook, and those that open and lock it. */
function answeredAtAnyTime(setting: Setting, sitting: Sitting, checkAtStart: boolean): Answering {
	async function begin(opening: () => Promise<Session>): Promise<NotebookStatus> {
		const desk = await sitting.begin(opening);
		if (checkAtStart) void checkInBackground(desk);
		return statusOf(setting, desk);
	}
	return {
		'notebook.status': () => statusOf(setting, sitting.desk),
		'notebook.create': (input) => begin(() => createNotebook(setting, input)),
		'notebook.unlock': (input) => begin(() => unlockNotebook(setting, input)),
		'notebook.recover': (input) => begin(() => recoverNotebook(setting, input)),
		'notebook.lock': async () => {
			await sitting.end('asked');
			return statusOf(setting, null);
		},
		'backup.check': (input) => checkOneBackup(setting, sitting.desk, input),
		'backup.restore': async (input) => {
			sitting.mustBeClosed();
			return restoreOneBackup(setting, input);
		},
		'casefile.read': (input) => readFile(setting, input),
		'casefile.verify': (input) => verifyFile(setting, sitting.desk, input),
		'timestamp.request-file': (input) => requestForFile(setting, input),
		'timestamp.attach-file': (input) => attachToFile(setting, input),
		'receipt.read': (input) => receiptIn(setting, input),
		'fork.compare': (input) => compareCopies(setting, input),
		'fork.verify': (input) => verifyFork(setting, input),
		...setAnswers(setting),
	};
}

/** Refuses `question.unknown`, `input.invalid`, `notebook.locked`, and what the question does. */
async function answer<Q extends ServiceQuestion>(
	question: Q,
	input: unknown,
	atAnyTime: Answering,
	{ desk }: Sitting,
): Promise<Gives<Q>> {
	const known = Object.hasOwn(contract, question) ? contract[question] : undefined;
	if (known === undefined || !(Object.hasOwn(atAnyTime, question) || Object.hasOwn(open, question)))
		throw new Refused(
			'question.unknown',
			`There is no question ${String(question)}.`,
			'Ask for the list of questions.',
		);
	const given = checked(known.takes, input) as Given<Q>;
	if (question in atAnyTime)
		return (atAnyTime as Record<string, (given: unknown) => Promise<unknown>>)[question]?.(given) as Promise<Gives<Q>>;
	if (!desk) throw new Refused('notebook.locked', 'The notebook is locked.', 'Unlock it first.');
	return (open as Record<string, (desk: Desk, given: unknown) => Promise<unknown>>)[question]?.(desk, given) as Promise<
		Gives<Q>
	>;
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
