/** Comparisons of a case: run, listed, looked at row by row. What was found is an object of the case, named by its entry. */
import { Refused } from '../../shared/refusal';
import type { ComparedAttribute, ComparisonRowView, ComparisonView, EntryView } from '../../shared/views';
import { COMPARISON_STATES, type Instant } from '../../shared/vocabulary';
import { baselineTag } from './baselines';
import { caseNamed, openCaseNamed } from './cases';
import { bodyOf, indexOf, rowsOf } from './comparison-result';
import { runComparison } from './comparison-run';
import { rowView, type ShowPath, showPath, sideView } from './comparison-view';
import type { Desk, Handlers } from './desk';
import type { LedgerBook } from './ledger-book';

/** Where no states are asked for: whatever differs. */
const DIFFERENT = COMPARISON_STATES.filter((state) => state !== 'unchanged');
const NEAR_MS = 600_000;
const MOST_NEAR = 20;

export const comparisons: Handlers<`comparison.${'run' | 'list' | 'rows' | 'row'}`> = {
	'comparison.run': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const receipt = await runComparison(desk, book, input);
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
