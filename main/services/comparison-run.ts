/**
 * A baseline compared with a folder, a list or another baseline: both are read to their ends, then the result is stored,
 * then entered. What must hold: a comparison that was stopped or met a damaged side leaves nothing; nothing is entered
 * before its result is on the disk.
 */
import { hostname, tmpdir } from 'node:os';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { ComparedAttribute, Receipt } from '../../shared/views';
import type { DigestName } from '../../shared/vocabulary';
import type { Compared } from '../baselines/compare';
import { IGNORABLE } from '../baselines/differences';
import { openTarget, sideOf, type Target } from '../baselines/sides';
import { compareSides } from '../baselines/without-notebook';
import type { EvidencePath } from '../hashing/names';
import { endsOf, progressOn } from './baselines';
import { checkedBaseline, sizesOfBaseline, type UsedBaseline } from './checked-baseline';
import { resultBytes, rowsOf } from './comparison-result';
import { type Desk, seal } from './desk';
import { type KnownFilesAsked, knownFilesAsked } from './files-of-baselines';
import { type Going, goingOn } from './job-bytes';
import type { Job } from './jobs';
import { openKnownFiles, registeredSets } from './known-files';
import type { LedgerBook } from './ledger-book';

/** What is compared, and how. */
interface Asked {
	readonly used: UsedBaseline;
	/** A folder, list or baseline on a disk; else `other`. */
	readonly path: EvidencePath | null;
	/** Which one the lines of that list have, where they do not say. */
	readonly digest: DigestName | undefined;
	readonly other: UsedBaseline | null;
	readonly quick: boolean;
	readonly ignoreCase: boolean;
	readonly ignored: ReadonlySet<ComparedAttribute>;
	readonly known: KnownFilesAsked | null;
}

interface Found {
	readonly head: Awaited<ReturnType<UsedBaseline['open']>>['head'];
	readonly target: Target;
	/** To be closed. */
	readonly compared: Compared;
}

/** Refuses `comparison.ignore`, and what either side does. */
export async function runComparison(desk: Desk, book: LedgerBook, input: Given<'comparison.run'>): Promise<Receipt> {
	const ignored = ignoredOf(input.ignore ?? []);
	const path = 'file' in input.target ? desk.redeem(input.target.file) : null;
	const digest = 'file' in input.target ? input.target.digest : undefined;
	const sets = input.withoutKnown ? null : openKnownFiles(desk);
	const known = sets && knownFilesAsked(sets);
	const { quick = false, ignoreCase = false } = input;
	try {
		return await desk.jobs.run(input.job, 'Comparing', async (job) => {
			const startedAt = desk.clock().at;
			const named = 'baseline' in input.target ? input.target.baseline : null;
			const going = goingOn(job, passesOf(desk, input.baseline, named));
			const reading = { signal: job.signal, onBytes: going.bytes };
			const used = await checkedBaseline(desk, input.baseline, named === null ? { signal: job.signal } : reading);
			const other = named === null ? null : await checkedBaseline(desk, named, reading);
			const asked = { used, path, digest, other, quick, ignoreCase, ignored, known };
			const found = await compared(desk, asked, job, going);
			try {
				return await entered(desk, book, asked, found, startedAt, going);
			} finally {
				await found.compared.close();
			}
		});
	} finally {
		known?.close();
	}
}

async function compared(desk: Desk, asked: Asked, job: Job, going: Going): Promise<Found> {
	const { quick, ignored, ignoreCase, known } = asked;
	const opened = await asked.used.open();
	// Whoever compares closes both sides; until then this one is ours.
	const target = await targetOf(desk, asked, job).catch(async (error: unknown) => {
		await opened.cursor.close();
		throw error;
	});
	let met = 0;
	const comparing = compareSides(opened, target, {
		...{ quick, ignored, ignoreCase, folder: tmpdir(), unchanged: true, known: known?.of, signal: job.signal },
		onPath: () => going.items(++met),
	});
	return { head: opened.head, target, compared: await comparing };
}

async function targetOf(desk: Desk, { used, path, digest, other, quick, known }: Asked, job: Job): Promise<Target> {
	if (other) {
		const opened = await other.open();
		return { kind: 'baseline', name: other.tag, host: opened.head.host ?? null, side: sideOf(opened) };
	}
	// What the folder holds is known only when it was read; what it held is the best guess until then.
	const { head, end } = await endsOf(desk, used.object);
	const bytes = quick || head.quick ? 0 : Number(end.sizeBytes);
	return openTarget(path ?? '', {
		...{ baseline: head, quick, digest, folder: tmpdir(), host: hostname(), pool: desk.hashing, signal: job.signal },
		digests: known ? ['md5', 'sha1', 'sha256'] : [],
		onProgress: progressOn(job, { items: end.paths, bytes }),
	});
}

/** The result is stored, and the entry that names it sealed. */
async function entered(
	desk: Desk,
	book: LedgerBook,
	{ used, other, quick, ignoreCase, ignored, known }: Asked,
	{ head, target, compared }: Found,
	startedAt: string,
	going: Going,
): Promise<Receipt> {
	const baseline = { made: head.made, root: head.root.path, sha256: used.object };
	const how = { ignoreCase, ignored: [...ignored], quick: quick || head.quick || target.side.quick };
	const about = { baseline, startedAt, target: { kind: target.kind, name: target.name }, ...how };
	const share = Math.max(used.sizeBytes, other?.sizeBytes ?? 0) / Math.max(1, rowsOf(compared.counts));
	const onRows = other ? (more: number) => going.bytes(Math.round(more * share)) : undefined;
	const { object, sizeBytes } = await desk.shelf.objects(book.id).put(resultBytes(about, compared, onRows));
	if (other) going.whole();
	return seal(desk, book, 'baseline.compared/1', {
		baseline: used.object,
		target: target.name,
		targetKind: target.kind,
		targetBaseline: other?.object,
		targetHost: target.host ?? undefined,
		baselineRoot: head.root.path,
		baselineMade: head.made,
		baselineSigner: used.signer?.name,
		pathStyle: head.pathStyle,
		startedAt,
		endedAt: desk.clock().at,
		...how,
		knownSets: known ? registeredSets(desk).map(({ name }) => name) : undefined,
		knownFaults: known && known.faults.length > 0 ? [...known.faults] : undefined,
		known: compared.known ? { ...compared.known } : undefined,
		counts: { ...compared.counts },
		result: { object, name: 'comparison.jsonl', sizeBytes },
	});
}

/** Two baselines are each checked and read; then their result is written, about as long as the longer of them. */
function passesOf(desk: Desk, baseline: string, other: string | null): { totalBytes: number; totalItems: number } {
	if (other === null) return { totalBytes: 0, totalItems: 0 };
	const [a, b] = [sizesOfBaseline(desk, baseline), sizesOfBaseline(desk, other)];
	return {
		totalBytes: 2 * (a.sizeBytes + b.sizeBytes) + Math.max(a.sizeBytes, b.sizeBytes),
		totalItems: Math.max(a.paths, b.paths),
	};
}

function ignoredOf(list: readonly ComparedAttribute[]): ReadonlySet<ComparedAttribute> {
	const known: readonly ComparedAttribute[] = IGNORABLE;
	const stranger = list.find((one) => !known.includes(one));
	if (stranger === undefined) return new Set(list);
	const hint = `There are: ${IGNORABLE.join(', ')}.`;
	throw new Refused('comparison.ignore', `“${stranger}” always counts.`, hint, 'ignore');
}
