/**
 * Comparisons of a case: run, listed, looked at row by row. What was found is an object of the case, named by its entry.
 * What must hold: a comparison that was stopped or met a damaged side leaves nothing; nothing is entered before its
 * result is on the disk.
 */
import { hostname, tmpdir } from 'node:os';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { ComparedAttribute, ComparisonRowView, ComparisonView, EntryView } from '../../shared/views';
import { COMPARISON_STATES, type Instant } from '../../shared/vocabulary';
import { IGNORABLE } from '../baselines/differences';
import { openTarget, sideOf, type Target } from '../baselines/sides';
import { compareSides } from '../baselines/without-notebook';
import { baselineTag, endsOf, progressOn } from './baselines';
import { caseNamed, openCaseNamed } from './cases';
import { checkedBaseline, sizesOfBaseline } from './checked-baseline';
import { bodyOf, indexOf, resultBytes, rowsOf } from './comparison-result';
import { rowView, type ShowPath, showPath, sideView } from './comparison-view';
import { type Desk, type Handlers, seal } from './desk';
import { knownFilesAsked } from './files-of-baselines';
import { goingOn } from './job-bytes';
import { openKnownFiles, registeredSets } from './known-files';
import type { LedgerBook } from './ledger-book';

/** Where no states are asked for: whatever differs. */
const DIFFERENT = COMPARISON_STATES.filter((state) => state !== 'unchanged');
const NEAR_MS = 600_000;
const MOST_NEAR = 20;

export const comparisons: Handlers<`comparison.${'run' | 'list' | 'rows' | 'row'}`> = {
	'comparison.run': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const receipt = await run(desk, book, input);
		return { ...viewOf(desk, book, book.find(receipt.ref)), receipt };
	},

	'comparison.list': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		return book
			.entries()
			.filter(({ kind }) => kind === 'baseline.compared/1')
			.map((entry) => viewOf(desk, book, entry))
			.reverse();
	},

	'comparison.rows': async (desk, input) => {
		const { book, entry, show } = await comparisonNamed(desk, input);
		const index = await indexOf(desk, book, entry);
		const found = findingsOf(book, entry);
		const { total, rows } = index.page(
			{
				states: new Set(input.states ?? DIFFERENT),
				text: show === WINDOWS ? (input.text ?? '').replaceAll('\\', '/') : (input.text ?? ''),
				known: input.known ? new Set(input.known) : null,
				modifiedSinceMs: input.modifiedSince === undefined ? null : Date.parse(input.modifiedSince),
			},
			{ by: input.sort?.by ?? 'path', descending: input.sort?.descending ?? false },
			input.from,
			input.count,
		);
		const read = await index.read(rows);
		const views = rows.flatMap((row, at) => {
			const each = read[at];
			return each ? [rowView(row, each, show, found.get(row)?.ref ?? null)] : [];
		});
		return { total, rows: views };
	},

	'comparison.row': async (desk, input) => {
		const { book, entry, show } = await comparisonNamed(desk, input);
		const index = await indexOf(desk, book, entry);
		if (input.row >= index.count)
			throw new Refused('comparison.row', `This comparison has ${index.count} rows.`, 'Choose one of them.', 'row');
		const row = await index.row(input.row);
		const all = findingsOf(book, entry);
		const near: ComparisonRowView[] = [];
		for (const other of index.near(input.row, NEAR_MS, MOST_NEAR))
			near.push(rowView(other, await index.row(other), show, all.get(other)?.ref ?? null));
		const findings = deviationsOf(book, entry).filter((one) => one.body.row === input.row);
		return {
			...rowView(input.row, row, show, all.get(input.row)?.ref ?? null),
			before: sideView(row.was, show),
			after: sideView(row.now, show),
			timesDoNotFit: row.attributes.includes('content') && !row.attributes.includes('mtime') && knowsTimes(row),
			findings: findings.map((one) => ({ ref: one.ref, tag: tagOf(book, one), at: one.head.at })),
			near,
		};
	},
};

const WINDOWS = showPath('windows');
const UNIX = showPath('unix');
const knowsTimes = ({ was, now }: { was: { mtimeNs: bigint | null } | null; now: { mtimeNs: bigint | null } | null }) =>
	was !== null && now !== null && was.mtimeNs !== null && now.mtimeNs !== null;

/** A comparison by its entry. Refuses `comparison.unknown`. */
export async function comparisonNamed(
	desk: Desk,
	input: { readonly case: string; readonly comparison: string },
): Promise<{ book: LedgerBook; entry: EntryView; show: ShowPath }> {
	const book = await caseNamed(desk, input.case);
	const entry = book.find(input.comparison);
	if (entry.kind !== 'baseline.compared/1' || entry.verdict !== 'verified') {
		const sentence = `${input.comparison} is no comparison that can be trusted.`;
		throw new Refused('comparison.unknown', sentence, 'Look at the list of comparisons.', 'comparison');
	}
	return { book, entry, show: entry.body.pathStyle === 'windows' ? WINDOWS : UNIX };
}

async function run(desk: Desk, book: LedgerBook, input: Given<'comparison.run'>) {
	const ignored = ignoredOf(input.ignore ?? []);
	const path = 'file' in input.target ? desk.redeem(input.target.file) : null;
	const sets = input.withoutKnown ? null : openKnownFiles(desk);
	const known = sets && knownFilesAsked(sets);
	try {
		return await desk.jobs.run(input.job, 'Comparing', async (job) => {
			const startedAt = desk.clock().at;
			const named = 'baseline' in input.target ? input.target.baseline : null;
			const going = goingOn(job, passesOf(desk, input.baseline, named));
			const reading = { signal: job.signal, onBytes: going.bytes };
			const used = await checkedBaseline(desk, input.baseline, named === null ? { signal: job.signal } : reading);
			const other = named === null ? null : await checkedBaseline(desk, named, reading);
			const opened = await used.open();
			const { head } = opened;
			const folder = tmpdir();
			const quick = input.quick ?? false;
			let met = 0;
			// What the folder holds is known only when it was read; what it held is the best guess until then.
			const { end } = await endsOf(desk, used.object);
			const bytes = quick || head.quick ? 0 : Number(end.sizeBytes);
			const target: Target = other
				? await baselineTarget(other)
				: await openTarget(path ?? '', {
						...{ baseline: head, quick, folder, host: hostname(), pool: desk.hashing, signal: job.signal },
						digests: known ? ['md5', 'sha1', 'sha256'] : [],
						onProgress: progressOn(job, { items: end.paths, bytes }),
					});
			const ignoreCase = input.ignoreCase ?? false;
			const compared = await compareSides(opened, target, {
				...{ quick, ignored, ignoreCase, folder, unchanged: true, known: known?.of, signal: job.signal },
				onPath: () => going.items(++met),
			});
			try {
				const baseline = { made: head.made, root: head.root.path, sha256: used.object };
				const asked = { ignoreCase, ignored: [...ignored], quick: quick || head.quick || target.side.quick };
				const about = { baseline, startedAt, target: { kind: target.kind, name: target.name }, ...asked };
				const rows = rowsOf(compared.counts);
				const share = Math.max(used.sizeBytes, other?.sizeBytes ?? 0) / Math.max(1, rows);
				const onRows = other ? (more: number) => going.bytes(Math.round(more * share)) : undefined;
				const result = resultBytes(about, compared, onRows);
				const { object, sizeBytes } = await desk.shelf.objects(book.id).put(result);
				if (other) going.whole();
				return await seal(desk, book, 'baseline.compared/1', {
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
					...asked,
					knownSets: known ? registeredSets(desk).map(({ name }) => name) : undefined,
					knownFaults: known && known.faults.length > 0 ? [...known.faults] : undefined,
					known: compared.known ? { ...compared.known } : undefined,
					counts: { ...compared.counts },
					result: { object, name: 'comparison.jsonl', sizeBytes },
				});
			} finally {
				await compared.close();
			}
		});
	} finally {
		known?.close();
	}
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

async function baselineTarget(other: Awaited<ReturnType<typeof checkedBaseline>>): Promise<Target> {
	const opened = await other.open();
	return { kind: 'baseline', name: other.tag, host: opened.head.host ?? null, side: sideOf(opened) };
}

function ignoredOf(list: readonly ComparedAttribute[]): ReadonlySet<ComparedAttribute> {
	const known: readonly ComparedAttribute[] = IGNORABLE;
	const stranger = list.find((one) => !known.includes(one));
	if (stranger === undefined) return new Set(list);
	const hint = `There are: ${IGNORABLE.join(', ')}.`;
	throw new Refused('comparison.ignore', `“${stranger}” always counts.`, hint, 'ignore');
}

/** Deviations recorded of a comparison, in the order of entries. */
export function deviationsOf(book: LedgerBook, { digest }: EntryView): EntryView[] {
	return book.entries().filter((entry) => {
		if (entry.kind !== 'deviation.recorded/1' || entry.verdict !== 'verified') return false;
		return (entry.body.comparison as { head?: unknown } | undefined)?.head === digest;
	});
}

/** The newest deviation of each row. */
const findingsOf = (book: LedgerBook, entry: EntryView): Map<number, EntryView> =>
	new Map(deviationsOf(book, entry).map((one) => [Number(one.body.row), one]));

function tagOf(book: LedgerBook, deviation: EntryView): string | null {
	const head = (deviation.body.evidence as { head?: unknown } | undefined)?.head;
	const item = book.entries().find(({ digest }) => digest === head);
	return typeof item?.body.tag === 'string' ? item.body.tag : null;
}

const said = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function viewOf(desk: Desk, book: LedgerBook, entry: EntryView): ComparisonView {
	const { body, digest, ref, signers, head } = entry;
	const { baseline, counts, known, result, quick } = bodyOf(entry);
	return {
		comparison: ref,
		case: book.id,
		baseline,
		baselineTag: baselineTag(desk, baseline),
		baselineRoot: said(body.baselineRoot) ?? '',
		baselineMade: (said(body.baselineMade) ?? head.at) as Instant,
		baselineSigner: said(body.baselineSigner),
		target: said(body.target) ?? '',
		targetKind: body.targetKind as ComparisonView['targetKind'],
		targetHost: said(body.targetHost),
		startedAt: (said(body.startedAt) ?? head.at) as Instant,
		endedAt: (said(body.endedAt) ?? head.at) as Instant,
		by: signers[0]?.name ?? null,
		quick,
		ignoreCase: body.ignoreCase === true,
		ignored: (body.ignored as readonly ComparedAttribute[] | undefined) ?? [],
		knownSets: (body.knownSets as readonly string[] | undefined) ?? [],
		rows: rowsOf(counts),
		counts,
		known,
		findings: deviationsOf(book, entry).length,
		result: result.object,
		provedBy: book
			.entries()
			.filter((one) => one.kind === 'restoration.proved/1' && one.verdict === 'verified')
			.filter((one) => (one.body.comparison as { head?: unknown } | undefined)?.head === digest)
			.map((one) => one.ref),
	};
}
