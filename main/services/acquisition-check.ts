/** Copies read again, at will or when they are due (D4): each result is an entry of its own. */
import { z } from 'zod';
import { isCopied } from '../../shared/projections/acquisition';
import { Refused } from '../../shared/refusal';
import type { AcquisitionCheckView, AcquisitionView, EntryView, Receipt } from '../../shared/views';
import { SHA256, type Sha256 } from '../../shared/vocabulary';
import { checkCopies } from '../evidence/acquire';
import type { CheckedCopy, Rereading } from '../evidence/acquire-messages';
import { readChunkList } from '../evidence/chunk-list';
import { freeBytes } from '../evidence/copy';
import { placeOf } from '../evidence/tree-target';
import { displayName } from '../hashing/names';
import { readingMember } from './acquisition-entry';
import { type AcquisitionPlan, planOf, targetOf } from './acquisition-plan';
import { sha256Hex } from './acquisition-records';
import { rereadStored, storedOf } from './acquisition-vault';
import { type Desk, seal } from './desk';
import type { Job } from './jobs';
import type { LedgerBook } from './ledger-book';

/** So many copies are handed to the thread at once. */
const BATCH = 1000;
const MOST_DAMAGED = 200;
const chunksMember = z.object({ object: z.string().regex(SHA256) });

/** Reads every ended copy of these acquisitions again. Refuses `acquisition.copy-missing` where its disk is not there. */
export async function checkAcquisitions(
	desk: Desk,
	book: LedgerBook,
	views: readonly AcquisitionView[],
	job: Job,
): Promise<AcquisitionCheckView> {
	const sources: AcquisitionCheckView['sources'][number][] = [];
	const receipts: Receipt[] = [];
	const totalBytes = views.flatMap((v) => v.sources).reduce((n, s) => n + (s.entry === null ? 0 : s.doneBytes), 0);
	let before = 0;
	for (const view of views) {
		const plan = planOf(book.find(view.entry));
		for (const { source, name, entry, doneBytes } of view.sources.filter(isCopied)) {
			if (entry === null) continue;
			const reading = await readAgain(desk, book, plan, source, book.find(entry), job, (bytes) =>
				job.progress({ doneBytes: before + bytes, totalBytes }),
			);
			before += doneBytes;
			const result = reading.result === 'equal' ? 'equal' : 'differs';
			receipts.push(
				await seal(desk, book, 'acquisition.verified/1', {
					...{ acquisition: view.acquisition, item: view.item, tag: view.tag, source, result },
					reading: readingMember(reading),
					dueAt: view.dueAt ?? undefined,
				}),
			);
			const damaged = reading.damaged.map((range) => ({
				...range,
				file: range.file ?? null,
				because: range.because ?? null,
			}));
			sources.push({ acquisition: view.acquisition, source, name, reading: { ...reading, damaged } });
		}
	}
	if (receipts.length === 0)
		throw new Refused('acquisition.none', 'There is no copy to read again.', 'Acquire the item first.', 'tag');
	return { result: sources.every((s) => s.reading.result === 'equal') ? 'equal' : 'differs', sources, receipts };
}

async function readAgain(
	desk: Desk,
	book: LedgerBook,
	plan: AcquisitionPlan,
	source: number,
	completed: EntryView,
	job: Job,
	onBytes: (bytes: number) => void,
): Promise<Rereading> {
	const target = targetOf(plan, source);
	if (target === null) {
		let bytes = 0;
		return rereadStored(desk, book, storedOf(book.entries(), plan.acquisition, source), {
			digest: sha256Hex,
			onBytes: (more) => {
				if (job.signal.aborted) throw cancelled();
				bytes += more;
				onBytes(bytes);
			},
		});
	}
	const folder = Buffer.from(target.folder);
	if (freeBytes(folder) === null)
		throw new Refused(
			'acquisition.copy-missing',
			`“${displayName(folder)}”, which holds the copy, is not there.`,
			'Attach the disk that it is on, at the same place, and try again.',
		);
	const chunks = chunksMember.safeParse(completed.body.chunks);
	if (!chunks.success) throw new Refused('acquisition.withheld', 'The entry does not name the digests of the chunks.');
	const list = readChunkList(desk.shelf.objects(book.id).open(chunks.data.object as Sha256));
	const isTree = plan.sources[source]?.kind === 'tree';
	const found = { from: 'medium' as Rereading['from'], differs: false, damaged: [] as Rereading['damaged'][number][] };
	let copies: CheckedCopy[] = [];
	let bytes = 0;
	const check = async () => {
		const batch = copies;
		copies = [];
		if (batch.length === 0) return;
		const base = bytes;
		const readings = await checkCopies(desk.acquireWorkerPath, batch, (more) => onBytes(base + more), job.signal);
		for (const [at, reading] of readings.entries()) {
			if (reading.from === 'cache') found.from = 'cache';
			if (reading.result !== 'equal') found.differs = true;
			for (const range of reading.damaged)
				if (found.damaged.length < MOST_DAMAGED)
					found.damaged.push(isTree ? { ...range, file: batch[at]?.name ?? '' } : range);
			bytes += batch[at]?.sizeBytes ?? 0;
		}
	};
	for await (const { path, sizeBytes, sha256 } of list) {
		const place = isTree ? placeOf(target, path.toString('latin1')) : target;
		copies.push({ name: displayName(path), place, sizeBytes, chunks: sha256 });
		if (copies.length >= BATCH) await check();
	}
	await check();
	if (job.signal.aborted) throw cancelled();
	return { result: found.differs ? 'differs' : 'equal', from: found.from, damaged: found.damaged };
}

const cancelled = () =>
	new Refused('job.cancelled', 'Reading again was cancelled; nothing was entered.', 'Start it again when ready.');
