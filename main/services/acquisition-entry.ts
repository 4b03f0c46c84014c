/** How the copying of one source ended, as its entry says it: the verdict, the digests, what was stored beside it. */
import type { Json } from '../../shared/ledger/canonical';
import type { AcquisitionVerdict, Receipt } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';
import type { AcquireOutcome, Rereading, TreeRecord } from '../evidence/acquire-messages';
import type { AcquisitionPlan, PlannedSource } from './acquisition-plan';
import { storeChunks, storeList, storeLog } from './acquisition-records';
import { caseBook, type Desk, meAmong, peopleHere, seal } from './desk';
import type { LedgerBook } from './ledger-book';

const MOST_RANGES = 200;

export interface Entering {
	readonly desk: Desk;
	readonly book: LedgerBook;
	readonly plan: AcquisitionPlan;
	readonly planned: PlannedSource;
	readonly source: number;
}

/** Seals it. `tree` gives the records of a tree, anew each time; `begun`: when the copying began. */
export async function enterOutcome(
	{ desk, book, plan, planned, source }: Entering,
	outcome: AcquireOutcome,
	tree: (() => Iterable<TreeRecord>) | null,
	begun: Instant,
): Promise<Receipt> {
	const objects = desk.shelf.objects(book.id);
	const name = `${plan.tag} ${planned.name}`;
	const verdict = verdictOf(outcome);
	const made = {
		at: desk.clock().at,
		by: meAmong(peopleHere(desk), desk.me).name ?? desk.me.keyId,
		program: `Sealbook ${desk.version}`,
	};
	const ranges = [...outcome.badRanges, ...outcome.badFiles];
	const log = [
		`${begun} ${planned.kind} ${planned.name}: reading began${outcome.resumed > 0 ? `, resumed for the ${outcome.resumed}. time` : ''}`,
		...outcome.log.map((line) => `${made.at} ${line}`),
		...ranges.map(
			({ from, toExclusive }) =>
				`${made.at} bytes ${from} to ${toExclusive} could not be read in 3 tries and stand as zeros`,
		),
		...outcome.movements.map((what) => `${made.at} changed while it was read: ${what}`),
		`${made.at} second reading, from the ${outcome.secondReading.from}: ${outcome.secondReading.result}`,
		`${made.at} ${verdict}`,
	];
	return seal(desk, await caseBook(desk, book.id), 'acquisition.completed/1', {
		...{
			acquisition: plan.acquisition,
			item: plan.item,
			tag: plan.tag,
			source,
			name: planned.name,
			kind: planned.kind,
		},
		verdict,
		sizeBytes: outcome.sizeBytes,
		files: outcome.files ?? undefined,
		digests: tree === null ? { ...outcome.digests } : undefined,
		pieces: outcome.pieces > 0 ? outcome.pieces : undefined,
		chunks: await storeChunks(objects, `${name}.chunks.jsonl`, outcome, planned, tree?.() ?? null),
		list: tree === null ? undefined : await storeList(objects, `${name}.baseline.jsonl`, tree(), plan, planned, made),
		badRanges: ranges.length === 0 ? undefined : ranges.slice(0, MOST_RANGES).map((range) => ({ ...range })),
		badRangeCount: ranges.length === 0 ? undefined : ranges.length,
		movements: outcome.movements.length === 0 ? undefined : [...outcome.movements],
		secondReading: readingMember(outcome.secondReading),
		sourceReading: outcome.sourceReading === null ? undefined : readingMember(outcome.sourceReading),
		resumed: outcome.resumed === 0 ? undefined : outcome.resumed,
		log: await storeLog(objects, `${name}.log.txt`, log),
	});
}

export const readingMember = ({ result, from, damaged }: Rereading): Json => ({
	result,
	from,
	damaged: damaged.slice(0, MOST_RANGES).map((range) => ({ ...range })),
});

function verdictOf(outcome: AcquireOutcome): AcquisitionVerdict {
	if (outcome.cancelled) return 'cancelled';
	if (outcome.secondReading.result !== 'equal') return 'differs';
	if (outcome.movements.length > 0) return 'changed';
	return outcome.badRanges.length + outcome.badFiles.length + outcome.unreadable > 0 ? 'partial' : 'complete';
}
