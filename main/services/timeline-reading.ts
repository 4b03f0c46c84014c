/**
 * A case's timeline in memory: the files' rows are read once from what is stored, and everything is put in order once for
 * each state of the ledger. Of one case at a time; gone at lock. A file that cannot be read is told of and silences nothing else.
 */
import { timelineOf } from '../../shared/projections/timeline';
import { timelineFilesOf } from '../../shared/projections/timeline-files';
import {
	countsOf,
	extentOf,
	filtered,
	gapsOf,
	type TimelineFilter,
	type Window,
	within,
} from '../../shared/projections/timeline-window';
import { Refused } from '../../shared/refusal';
import type { EntryView, TimelineFile, TimelineGap, TimelineItem, TimelineKind, TimelineRow } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { readTimeline } from '../timeline/read-timeline';
import type { Desk } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';

/** Rows of imported files that one case may have. */
export const MOST_ROWS = 500_000;
const MOST_HOSTS = 1000;

/** All items in the order of time, and what is said of them as a whole. */
interface ReadItems {
	readonly items: readonly TimelineItem[];
	readonly counts: Readonly<Record<TimelineKind, number>>;
	readonly hosts: readonly string[];
}
interface Held {
	readonly case: CaseId;
	readonly rows: Map<string, readonly TimelineRow[] | Refused>;
	made: (ReadItems & { readonly entries: readonly EntryView[]; readonly assumed: number }) | null;
	asked: { readonly of: readonly TimelineItem[]; readonly key: string; readonly through: Through } | null;
}
/** What the filters let through. */
export interface Through {
	readonly items: readonly TimelineItem[];
	readonly extent: Window | null;
	readonly gaps: readonly TimelineGap[];
}
const HELD = new WeakMap<Desk, Held>();

function heldOf(desk: Desk, id: CaseId): Held {
	const before = HELD.get(desk);
	if (before?.case === id) return before;
	const held: Held = { case: id, rows: new Map(), made: null, asked: null };
	HELD.set(desk, held);
	return held;
}

/** Rows that were just read need not be read again. */
export const keepRows = (desk: Desk, id: CaseId, object: string, rows: readonly TimelineRow[]): void =>
	void heldOf(desk, id).rows.set(object, rows);

/** The files with what keeps one from being shown, and all items in the order of time. */
export async function readCase(
	desk: Desk,
	book: LedgerBook,
	assumed: number,
	job: Job,
): Promise<ReadItems & { readonly files: readonly TimelineFile[] }> {
	const held = heldOf(desk, book.id);
	const entries = book.entries();
	const files: TimelineFile[] = [];
	for (const file of timelineFilesOf(entries)) {
		const rows = file.withdrawn ? [] : (held.rows.get(file.object) ?? (await rowsOf(desk, book, file, job)));
		if (!file.withdrawn) held.rows.set(file.object, rows);
		files.push(rows instanceof Refused ? { ...file, missing: rows.refusal.sentence } : file);
	}
	if (held.made?.entries !== entries || held.made.assumed !== assumed) {
		const rows = new Map<string, readonly TimelineRow[]>();
		for (const [object, of] of held.rows) if (!(of instanceof Refused)) rows.set(object, of);
		const items = timelineOf(entries, { rows, assumedMinutes: assumed });
		const hosts = [...new Set(items.flatMap(({ host }) => host?.name ?? []))].sort().slice(0, MOST_HOSTS);
		held.made = { entries, assumed, items, hosts, counts: countsOf(items) };
	}
	const { items, counts, hosts } = held.made;
	return { files, items, counts, hosts };
}

async function rowsOf(
	desk: Desk,
	book: LedgerBook,
	file: TimelineFile,
	job: Job,
): Promise<readonly TimelineRow[] | Refused> {
	const { object, sizeBytes, zone } = file;
	async function* told() {
		let done = 0;
		for await (const bytes of desk.shelf.objects(book.id).open(object)) {
			if (job.signal.aborted) throw new Refused('job.cancelled', 'The reading was stopped.', 'Ask again.');
			done += bytes.length;
			job.progress({ doneBytes: done, totalBytes: sizeBytes });
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

/** The same filters asked again, for the next page or another window, are not gone through again. */
export function letThrough(
	desk: Desk,
	book: LedgerBook,
	items: readonly TimelineItem[],
	filter: TimelineFilter,
): Through {
	const held = heldOf(desk, book.id);
	const key = JSON.stringify([filter.kinds, filter.host, filter.text]);
	if (held.asked?.of === items && held.asked.key === key) return held.asked.through;
	const kept = filtered(items, filter);
	const through = { items: kept, extent: extentOf(kept), gaps: gapsOf(kept) };
	held.asked = { of: items, key, through };
	return through;
}

/** The window that was asked for, and what stands in it. */
export function windowed(
	{ items, extent }: Through,
	asked: { readonly fromMs?: number | undefined; readonly toMs?: number | undefined },
): { readonly window: Window | null; readonly inside: readonly TimelineItem[] } {
	if (extent === null) return { window: null, inside: [] };
	const window = { fromMs: asked.fromMs ?? extent.fromMs, toMs: asked.toMs ?? extent.toMs };
	if (window.fromMs > window.toMs)
		throw new Refused('timeline.window', 'The window ends before it begins.', 'Turn the two around.', 'toMs');
	return { window, inside: within(items, window) };
}
