/**
 * What runs right now of acquisitions: laid over what the ledger tells, and told to every client. Nothing of it is kept;
 * when the notebook is locked an acquisition that ran is interrupted, and the ledger and the journal say where it was.
 */
import { acquisitionsOf, sumsOf } from '../../shared/projections/acquisition';
import type { AcquiredView, AcquisitionView, Receipt } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import type { AcquireProgress, Acquiring } from '../evidence/acquire';
import { freeBytes } from '../evidence/copy';
import { caseBook, type Desk } from './desk';
import type { LedgerBook } from './ledger-book';

/** One acquisition that runs, or was interrupted in this run. */
export interface Live {
	readonly folder: Buffer | null;
	/** What runs; null between two sources. */
	acquiring: Acquiring | null;
	/** Resolves with the last entry. */
	ended: Promise<Receipt> | null;
	source: number;
	progress: AcquireProgress | null;
	paused: boolean;
	cancelled: boolean;
	/** Why it stopped, where it did. */
	because: string | null;
	readonly pace: Pace;
}

const running = new WeakMap<Desk, Map<string, Live>>();

export function liveOf(desk: Desk): Map<string, Live> {
	const known = running.get(desk) ?? new Map<string, Live>();
	running.set(desk, known);
	return known;
}

export const newLive = (folder: Buffer | null): Live => ({
	folder,
	...{ acquiring: null, ended: null, source: 0, progress: null, paused: false, cancelled: false, because: null },
	pace: new Pace(),
});

/** What the ledger tells, with what is going on now. */
export function laidOver(view: AcquisitionView, live: Live | undefined): AcquisitionView {
	if (!live) return view;
	const { because } = live;
	if (live.ended === null) return { ...view, because: view.state === 'interrupted' ? because : null };
	const { bytesPerSecond, elapsedMs } = live.pace;
	const sources = view.sources.map((each) => (each.entry !== null ? each : underWay(each, live)));
	const sums = sumsOf(sources);
	const left = sums.totalBytes === null ? null : 2 * sums.totalBytes - sums.doneBytes - sums.verifiedBytes;
	return {
		...view,
		...sums,
		sources,
		state: live.paused ? 'paused' : 'running',
		because: null,
		freeBytes: live.folder && freeBytes(live.folder),
		elapsedMs,
		bytesPerSecond,
		msLeft: left === null || bytesPerSecond === 0 ? null : Math.round((1000 * left) / bytesPerSecond),
	};
}

function underWay(view: AcquiredView, live: Live): AcquiredView {
	if (view.source !== live.source || live.progress === null) return { ...view, state: 'queued' };
	const { state, readBytes, verifiedBytes, totalBytes, files, badRanges } = live.progress;
	const left = (totalBytes ?? 0) - (state === 'verifying' ? verifiedBytes : readBytes);
	const { bytesPerSecond } = live.pace;
	return {
		...view,
		state: live.paused ? 'paused' : state,
		totalBytes: totalBytes ?? view.totalBytes,
		doneBytes: readBytes,
		verifiedBytes,
		doneFiles: view.kind === 'tree' ? (files ?? 0) : null,
		badRanges: badRanges.map((range) => ({ ...range, file: null })),
		badRangeCount: badRanges.length,
		bytesPerSecond,
		msLeft:
			totalBytes === null || bytesPerSecond === 0 ? null : Math.round((1000 * Math.max(0, left)) / bytesPerSecond),
	};
}

/** How fast it goes now: over the last seconds, without pauses. */
export class Pace {
	#marks: { readonly at: number; readonly bytes: number }[] = [];
	#elapsed = 0;
	#since: number | null = null;

	/** `bytes`: everything that was read or read again so far. */
	mark(bytes: number): void {
		const at = performance.now();
		this.#since ??= at;
		this.#marks.push({ at, bytes });
		while (this.#marks.length > 2 && at - (this.#marks[0]?.at ?? at) > WINDOW_MS) this.#marks.shift();
	}

	pause(): void {
		if (this.#since !== null) this.#elapsed += performance.now() - this.#since;
		this.#since = null;
		this.#marks = [];
	}

	get elapsedMs(): number {
		return Math.round(this.#elapsed + (this.#since === null ? 0 : performance.now() - this.#since));
	}

	get bytesPerSecond(): number {
		const first = this.#marks[0];
		const last = this.#marks.at(-1);
		if (!first || !last || last.at <= first.at) return 0;
		return Math.round((1000 * Math.max(0, last.bytes - first.bytes)) / (last.at - first.at));
	}
}

const WINDOW_MS = 3_000;

/** Folding a long ledger ten times a second is for nothing while it does not grow. */
const folded = new WeakMap<object, Map<number | null, readonly AcquisitionView[]>>();

export function viewsOf(desk: Desk, book: LedgerBook, everyDays: number | null = null): AcquisitionView[] {
	const entries = book.entries();
	const known = folded.get(entries) ?? new Map<number | null, readonly AcquisitionView[]>();
	folded.set(entries, known);
	const views = known.get(everyDays) ?? acquisitionsOf(book.id, entries, everyDays);
	known.set(everyDays, views);
	return views.map((view) => laidOver(view, liveOf(desk).get(view.acquisition)));
}

/** Tells every client how far it is. */
export async function tellOf(desk: Desk, id: CaseId, acquisition: string): Promise<void> {
	const view = viewsOf(desk, await caseBook(desk, id)).find((each) => each.acquisition === acquisition);
	if (view) desk.tell({ tells: 'acquisition', acquisition: view });
}
