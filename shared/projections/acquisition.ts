/**
 * Acquisitions as a case's entries tell them: what began, what ended and how, and when each copy was last read again.
 * What runs right now is no entry; the service lays it over. A member that was withheld is null or empty.
 */
import { z } from 'zod';
import type { AcquiredView, AcquisitionState, AcquisitionView, EntryView } from '../views';
import { type CaseId, DIGESTS, type Instant, type ItemId } from '../vocabulary';

const text = z.string().nullable().catch(null);
const count = z.number().nullable().catch(null);
const range = z.object({ from: z.number(), toExclusive: z.number(), file: text.default(null) });
const reading = z.object({
	result: z.enum(['equal', 'differs', 'not-done']),
	from: z.enum(['medium', 'cache']),
	damaged: z.array(range.extend({ because: z.enum(['missing', 'not-checked']).nullable().default(null) })),
});
const started = z.object({
	acquisition: z.string(),
	item: z.string(),
	tag: z.string(),
	sources: z
		.array(z.object({ name: z.string(), kind: z.enum(['file', 'tree', 'device']), sizeBytes: count.default(null) }))
		.catch([]),
	copiedTo: z
		.object({ kind: z.enum(['vault', 'folder']), path: text.default(null) })
		.catch({ kind: 'folder', path: null }),
	digests: z.array(z.enum(DIGESTS)).catch([]),
	pieceBytes: count.default(null),
	writeBlocker: text.default(null),
	tool: text.default(null),
	operator: text.default(null),
	target: text.default(null),
});
const completed = z.object({
	acquisition: z.string(),
	source: z.number(),
	verdict: z.enum(['complete', 'partial', 'changed', 'differs', 'cancelled']).catch('differs'),
	sizeBytes: z.number().catch(0),
	files: count.default(null),
	digests: z.partialRecord(z.enum(DIGESTS), z.string()).nullable().catch(null).default(null),
	badRanges: z.array(range).catch([]).default([]),
	badRangeCount: z.number().catch(0).default(0),
	movements: z.array(z.string()).catch([]).default([]),
	secondReading: reading.nullable().catch(null).default(null),
});
const verified = z.object({
	acquisition: z.string(),
	source: z.number(),
	result: z.enum(['equal', 'differs']).catch('differs'),
});

const DAY_MS = 86_400_000;

/** In the order in which they began. `everyDays`: how often copies are to be read again; null for never. */
export function acquisitionsOf(
	id: CaseId,
	entries: readonly EntryView[],
	everyDays: number | null = null,
): AcquisitionView[] {
	const found = new Map<string, AcquisitionView>();
	for (const entry of entries) {
		if (entry.kind === 'acquisition.started/1') begin(found, id, entry);
		else if (entry.kind === 'acquisition.completed/1') end(found, entry);
		else if (entry.kind === 'acquisition.verified/1') again(found, entry);
	}
	return [...found.values()].map((each) => {
		const state = stateOf(each.sources.map((s) => s.state));
		const due =
			everyDays === null || each.verifiedAt === null || !each.sources.some(isCopied)
				? null
				: (new Date(Date.parse(each.verifiedAt) + everyDays * DAY_MS).toISOString() as Instant);
		return { ...each, state, dueAt: due, ...sumsOf(each.sources) };
	});
}

/** Whether there is a copy that can be read again; there is none where it was cancelled before anything was copied. */
export const isCopied = ({ doneBytes, entry, state }: AcquiredView): boolean =>
	entry !== null && (state !== 'cancelled' || doneBytes > 0);

/** What the whole comes to: the worst of what its sources came to. */
export function stateOf(states: readonly AcquiredView['state'][]): AcquisitionState {
	for (const state of ['interrupted', 'differs', 'changed', 'cancelled', 'partial'] as const)
		if (states.includes(state)) return state;
	return 'complete';
}

/** Bytes of all sources together; `totalBytes` is null while one of them is not known. */
export function sumsOf(sources: readonly AcquiredView[]) {
	const sum = (of: (s: AcquiredView) => number) => sources.reduce((n, s) => n + of(s), 0);
	return {
		totalBytes: sources.some((s) => s.totalBytes === null) ? null : sum((s) => s.totalBytes ?? 0),
		doneBytes: sum((s) => s.doneBytes),
		verifiedBytes: sum((s) => s.verifiedBytes),
	};
}

function begin(found: Map<string, AcquisitionView>, id: CaseId, entry: EntryView): void {
	const read = started.safeParse(entry.body);
	if (!read.success || found.has(read.data.acquisition)) return;
	const { acquisition, item, tag, sources, copiedTo: to, target, ...said } = read.data;
	found.set(acquisition, {
		...said,
		acquisition,
		case: id,
		item: item as ItemId,
		tag,
		state: 'interrupted',
		entry: entry.ref,
		startedAt: entry.head.at,
		startedBy: entry.signers[0]?.name ?? null,
		to: to.kind,
		folder: to.path,
		targetStatement: target,
		freeBytes: null,
		because: null,
		elapsedMs: 0,
		...{ totalBytes: null, doneBytes: 0, verifiedBytes: 0, bytesPerSecond: 0, msLeft: null },
		sources: sources.map(({ name, kind, sizeBytes }, source) => ({
			...{ source, name, kind, state: 'interrupted', totalBytes: sizeBytes, doneBytes: 0, verifiedBytes: 0 },
			...{ doneFiles: null, bytesPerSecond: 0, msLeft: null, digests: null, badRanges: [], badRangeCount: 0 },
			...{ movements: [], secondReading: null, target: to.path ?? 'the notebook’s vault', entry: null },
		})),
		...{ verifiedAt: null, verifiedAs: null, dueAt: null },
	});
}

function end(found: Map<string, AcquisitionView>, entry: EntryView): void {
	const read = completed.safeParse(entry.body);
	if (!read.success) return;
	const { acquisition, source, verdict, sizeBytes, files, ...rest } = read.data;
	const whole = found.get(acquisition);
	if (!whole?.sources[source] || whole.sources[source].entry !== null) return;
	const checked = rest.secondReading?.result === 'not-done' ? null : (rest.secondReading?.result ?? null);
	found.set(acquisition, {
		...whole,
		sources: whole.sources.map((s) =>
			s.source !== source
				? s
				: {
						...s,
						...rest,
						state: verdict,
						totalBytes: verdict === 'cancelled' ? s.totalBytes : sizeBytes,
						doneBytes: sizeBytes,
						verifiedBytes: checked === null ? 0 : sizeBytes,
						doneFiles: files,
						entry: entry.ref,
					},
		),
		verifiedAt: checked === null ? whole.verifiedAt : entry.head.at,
		verifiedAs: checked === null ? whole.verifiedAs : worse(whole.verifiedAs, checked),
	});
}

function again(found: Map<string, AcquisitionView>, entry: EntryView): void {
	const read = verified.safeParse(entry.body);
	const whole = read.success ? found.get(read.data.acquisition) : undefined;
	if (!read.success || !whole) return;
	found.set(whole.acquisition, { ...whole, verifiedAt: entry.head.at, verifiedAs: read.data.result });
}

const worse = (a: 'equal' | 'differs' | null, b: 'equal' | 'differs') => (a === 'differs' ? a : b);
