/**
 * One acquisition from its first source to its last: copied, read again, entered. A source that was entered is not copied
 * again when an interrupted acquisition is gone on with.
 * What must hold: only a copy of a source that stood still, was read whole, and gave the same bytes again is `complete`;
 * what stops in the middle stays where it is and can be gone on with.
 */
import { Refused } from '../../shared/refusal';
import type { Receipt } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { type AcquireHearing, acquire, Stopped } from '../evidence/acquire';
import type { AcquireOutcome, Rereading, TreeRecord } from '../evidence/acquire-messages';
import { journalRecords, removeJournal } from '../evidence/journal';
import { enterOutcome } from './acquisition-entry';
import { type Live, liveOf, newLive, tellOf } from './acquisition-live';
import { type AcquisitionPlan, type PlannedSource, targetOf } from './acquisition-plan';
import { sha256Hex } from './acquisition-records';
import { acquireToVault, rereadStored, storedOf } from './acquisition-vault';
import { caseBook, type Desk, seal } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';

/** So much is written between two syncs of the copy; the most that an interruption costs. */
const SYNC_BYTES = 256 * 1024 * 1024;
/** How long an interrupted copy may take to make safe what it has. */
const SAFE_MS = 5_000;

export interface RunOptions {
	/** Goes on where an earlier run came to. */
	readonly resume: boolean;
	readonly job: string | undefined;
	/** Only what an earlier run copied is checked and entered. */
	readonly cancelled?: boolean;
}

/** Starts it, or goes on with it. Resolves with the last source's entry. */
export function runAcquisition(
	desk: Desk,
	id: CaseId,
	plan: AcquisitionPlan,
	{ resume, job, cancelled = false }: RunOptions,
): Promise<Receipt> {
	const live = newLive(plan.folder);
	live.cancelled = cancelled;
	liveOf(desk).set(plan.acquisition, live);
	const ended = desk.jobs.run(job ?? plan.acquisition, `Acquiring ${plan.tag}`, (at) =>
		allSources(desk, id, plan, live, at, resume),
	);
	const settled = ended
		.catch((error: unknown) => {
			live.because = error instanceof Refused ? error.refusal.sentence : String(error);
			throw error;
		})
		.finally(async () => {
			live.ended = null;
			live.acquiring = null;
			await tellOf(desk, id, plan.acquisition).catch(() => undefined);
		});
	live.ended = settled;
	// Whoever asked is told; the list tells everybody else.
	settled.catch(() => undefined);
	return settled;
}

async function allSources(
	desk: Desk,
	id: CaseId,
	plan: AcquisitionPlan,
	live: Live,
	job: Job,
	resume: boolean,
): Promise<Receipt> {
	const interrupt = () => interrupted(live);
	job.signal.addEventListener('abort', interrupt, { once: true });
	try {
		let receipt: Receipt | null = null;
		for (const [source, planned] of plan.sources.entries()) {
			const book = await caseBook(desk, id);
			if (isEntered(book, plan.acquisition, source)) continue;
			if (job.signal.aborted) throw new Stopped();
			live.source = source;
			live.progress = null;
			receipt =
				live.cancelled && receipt
					? await neverBegun(desk, book, plan, source)
					: await oneSource({ desk, book, plan, live, job, planned, source, resume });
		}
		if (receipt) return receipt;
		throw new Refused('acquisition.ended', 'This acquisition has ended already.', '', 'acquisition');
	} catch (error) {
		if (!(error instanceof Stopped)) throw error;
		throw new Refused(
			'acquisition.interrupted',
			'The acquisition was interrupted; what was copied is kept.',
			`Resume it: acquisition ${plan.acquisition}.`,
		);
	} finally {
		job.signal.removeEventListener('abort', interrupt);
	}
}

/** A source whose turn had not come when all was cancelled. */
function neverBegun(desk: Desk, book: LedgerBook, plan: AcquisitionPlan, source: number): Promise<Receipt> {
	const { name = '', kind = 'file' } = plan.sources[source] ?? {};
	return seal(desk, book, 'acquisition.completed/1', {
		...{ acquisition: plan.acquisition, item: plan.item, tag: plan.tag, source, name, kind },
		...{ verdict: 'cancelled', sizeBytes: 0, secondReading: { result: 'not-done', from: 'cache', damaged: [] } },
	});
}

/** Lets what was copied be made safe, then ends the thread; the acquisition can be gone on with. */
function interrupted(live: Live): void {
	const { acquiring } = live;
	if (!acquiring) return;
	acquiring.tell('pause');
	const since = performance.now();
	const look = setInterval(() => {
		const safe = live.progress?.state === 'paused' || performance.now() - since > SAFE_MS;
		if (!safe && live.acquiring === acquiring) return;
		clearInterval(look);
		void acquiring.kill();
	}, 20);
}

interface One {
	readonly desk: Desk;
	readonly book: LedgerBook;
	readonly plan: AcquisitionPlan;
	readonly live: Live;
	readonly job: Job;
	readonly planned: PlannedSource;
	readonly source: number;
	readonly resume: boolean;
}

async function oneSource(one: One): Promise<Receipt> {
	const { desk, book, plan, live, planned, source } = one;
	const begun = desk.clock().at;
	const target = targetOf(plan, source);
	const records: TreeRecord[] = [];
	const work = {
		...{ acquisition: plan.acquisition, source, path: planned.path, kind: planned.kind, digests: plan.digests },
		...{ target, resume: one.resume, sourceAgain: plan.sourceAgain, syncBytes: SYNC_BYTES },
	};
	const start = (more: Pick<AcquireHearing, 'storing'>) => {
		live.acquiring = acquire(desk.acquireWorkerPath, work, {
			...more,
			onProgress: (progress) => heard(one, progress),
			onRecords: (some) => void records.push(...some),
		});
		if (live.cancelled) live.acquiring.tell('cancel');
		else if (live.paused) live.acquiring.tell('pause');
		return live.acquiring;
	};
	const read = target
		? await start({}).outcome
		: await acquireToVault(desk, book, { acquisition: plan.acquisition, source, pieceBytes: plan.pieceBytes }, start);
	live.acquiring = null;
	const outcome = target || read.cancelled ? read : { ...read, secondReading: await rereadVault(one, read) };
	const tree = planned.kind !== 'tree' ? null : () => (target ? journalRecords(target) : records);
	const receipt = await enterOutcome(one, outcome, tree, begun);
	if (target) removeJournal(target);
	return receipt;
}

function heard({ desk, book, plan, live, job }: One, progress: NonNullable<Live['progress']>): void {
	if (live.paused && progress.state !== 'paused') live.pace.pause();
	live.progress = progress;
	live.paused = progress.state === 'paused';
	const done = progress.readBytes + progress.verifiedBytes;
	if (live.paused) live.pace.pause();
	else live.pace.mark(done);
	job.progress({
		doneBytes: done,
		totalBytes: Math.max(done, 2 * (progress.totalBytes ?? 0)),
		doneItems: live.source,
		totalItems: plan.sources.length,
	});
	void tellOf(desk, book.id, plan.acquisition).catch(() => undefined);
}

async function rereadVault(one: One, read: AcquireOutcome): Promise<Rereading> {
	const { desk, book, plan, source, live } = one;
	const pieces = storedOf((await caseBook(desk, book.id)).entries(), plan.acquisition, source);
	let verifiedBytes = 0;
	let toldAt = 0;
	return rereadStored(desk, book, pieces, {
		digest: sha256Hex,
		onBytes: (bytes) => {
			if (one.job.signal.aborted) throw new Stopped();
			verifiedBytes += bytes;
			if (performance.now() - toldAt < 100 || !live.progress) return;
			toldAt = performance.now();
			heard(one, { ...live.progress, state: 'verifying', readBytes: read.sizeBytes, verifiedBytes });
		},
	});
}

const isEntered = (book: LedgerBook, acquisition: string, source: number): boolean =>
	book
		.entries()
		.some(
			(e) => e.kind === 'acquisition.completed/1' && e.body.acquisition === acquisition && e.body.source === source,
		);
