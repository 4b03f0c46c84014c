/**
 * A case's timeline in memory: the files' rows are read once from what is stored, and everything is put in order once for
 * each state of the ledger, in pieces, so that others are answered meanwhile. Whoever asks while that is under way waits for
 * the same. Of one case at a time; gone at lock. A file that cannot be read is told of and silences nothing else.
 */
import { type MadeTimeline, type Runs, timelineSteps } from '../../shared/projections/timeline';
import { timelineFilesOf } from '../../shared/projections/timeline-files';
import { flagsOf } from '../../shared/projections/timeline-gaps';
import { countsOf } from '../../shared/projections/timeline-window';
import { Refused } from '../../shared/refusal';
import type {
	EntryView,
	TimelineFile,
	TimelineFlag,
	TimelineItem,
	TimelineKind,
	TimelineRow,
} from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { readTimeline } from '../timeline/read-timeline';
import type { Desk } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';
import { Turns } from './turns';

/** Rows of imported files that one case may have. */
export const MOST_ROWS = 500_000;
const MOST_HOSTS = 1000;

/** All items in the order of time, and what is said of them as a whole. */
export interface ReadItems {
	readonly items: readonly TimelineItem[];
	readonly files: readonly TimelineFile[];
	readonly flags: readonly TimelineFlag[];
	readonly counts: Readonly<Record<TimelineKind, number>>;
	readonly hosts: readonly string[];
	/** The case is open. */
	readonly open: boolean;
}

/** One making of the list, for all who wait for it. */
interface Making {
	readonly entries: readonly EntryView[];
	readonly assumed: number;
	readonly jobs: Job[];
	readonly made: Promise<ReadItems>;
}

interface Held {
	readonly case: CaseId;
	readonly rows: Map<string, readonly TimelineRow[] | Refused>;
	runs: Runs;
	making: Making | null;
}
const HELD = new WeakMap<Desk, Held>();

function heldOf(desk: Desk, id: CaseId): Held {
	const before = HELD.get(desk);
	if (before?.case === id) return before;
	const held: Held = { case: id, rows: new Map(), runs: new Map(), making: null };
	HELD.set(desk, held);
	return held;
}

/** Rows that were just read need not be read again. */
export const keepRows = (desk: Desk, id: CaseId, object: string, rows: readonly TimelineRow[]): void =>
	void heldOf(desk, id).rows.set(object, rows);

/** The files with what keeps one from being shown, and all items in the order of time. Refuses `job.cancelled`. */
export async function readCase(desk: Desk, book: LedgerBook, assumed: number, job: Job): Promise<ReadItems> {
	const held = heldOf(desk, book.id);
	const entries = book.entries();
	if (held.making?.entries !== entries || held.making.assumed !== assumed) {
		const jobs: Job[] = [];
		const making: Making = { entries, assumed, jobs, made: make(desk, book, held, { entries, assumed, jobs }) };
		held.making = making;
		making.made.catch(() => {
			if (held.making === making) held.making = null;
		});
	}
	const { jobs, made } = held.making;
	jobs.push(job);
	const stopped = new Promise<never>((_, fail) => job.signal.addEventListener('abort', () => fail(cancelled())));
	try {
		return await Promise.race([made, stopped]);
	} finally {
		jobs.splice(jobs.indexOf(job), 1, ...(job.signal.aborted ? [job] : []));
	}
}

const cancelled = () => new Refused('job.cancelled', 'The reading was stopped.', 'Ask again.');

async function make(
	desk: Desk,
	book: LedgerBook,
	held: Held,
	{ entries, assumed, jobs }: Pick<Making, 'entries' | 'assumed' | 'jobs'>,
): Promise<ReadItems> {
	const turns = new Turns();
	/** Nobody waits for it any more. */
	const stop = () => {
		if (jobs.length > 0 && jobs.every(({ signal }) => signal.aborted)) throw cancelled();
	};
	const files: TimelineFile[] = [];
	const rows = new Map<string, readonly TimelineRow[]>();
	for (const file of timelineFilesOf(entries)) {
		if (file.withdrawn) {
			held.rows.delete(file.object);
			files.push(file);
			continue;
		}
		const of = held.rows.get(file.object) ?? (await rowsOf(desk, book, file, jobs, stop));
		held.rows.set(file.object, of);
		if (of instanceof Refused) files.push({ ...file, missing: of.refusal.sentence });
		else {
			rows.set(file.object, of);
			files.push(file);
		}
	}
	const { items, runs } = await stepped(
		timelineSteps(entries, { rows, assumedMinutes: assumed }, held.runs),
		turns,
		stop,
	);
	held.runs = runs;
	const names = new Set<string>();
	for (const { host } of items) if (host?.name) names.add(host.name);
	await turns.pass();
	const hosts = [...names].sort().slice(0, MOST_HOSTS);
	return { items, files, flags: flagsOf(entries, assumed), counts: countsOf(items), hosts, open: isOpen(entries) };
}

/** By the last entry that says so. */
function isOpen(entries: readonly EntryView[]): boolean {
	let open = true;
	for (const { kind } of entries)
		if (kind === 'case.closed/1') open = false;
		else if (kind === 'case.reopened/1') open = true;
	return open;
}

async function stepped(
	steps: Generator<void, MadeTimeline, undefined>,
	turns: Turns,
	stop: () => void,
): Promise<MadeTimeline> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		if (!turns.due) continue;
		await turns.pass();
		stop();
	}
}

async function rowsOf(
	desk: Desk,
	book: LedgerBook,
	{ object, sizeBytes, zone }: TimelineFile,
	jobs: readonly Job[],
	stop: () => void,
): Promise<readonly TimelineRow[] | Refused> {
	async function* told() {
		let done = 0;
		for await (const bytes of desk.shelf.objects(book.id).open(object)) {
			stop();
			done += bytes.length;
			for (const job of jobs) job.progress({ doneBytes: done, totalBytes: sizeBytes });
			yield bytes;
		}
	}
	try {
		return (await readTimeline(told(), { zone, mostRows: MOST_ROWS })).rows;
	} catch (error) {
		if (!(error instanceof Refused) || error.refusal.code === 'job.cancelled') throw error;
		return error;
	}
}
