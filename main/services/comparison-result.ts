/**
 * The result of a comparison as it is stored, `sealbook-comparison/1`: JSON Lines, a head, the rows in the order of paths
 * (comparison-row.ts), an end with the counts. An object of the case; its entry names it.
 */
import { canonical, type Json } from '../../shared/ledger/canonical';
import type { ComparisonCounts, EntryView, KnownView } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import type { Compared } from '../baselines/compare';
import { RowIndex } from '../baselines/row-index';
import type { Desk } from './desk';
import type { LedgerBook } from './ledger-book';

export const RESULT_FORMAT = 'sealbook-comparison/1';
const LINE_FEED = Buffer.from('\n');
const PIECE = 256 * 1024;

export async function* resultBytes(
	about: Readonly<Record<string, Json>>,
	compared: Compared,
	onRows: (more: number) => void = () => undefined,
): AsyncGenerator<Buffer, void, undefined> {
	let pending: Buffer[] = [Buffer.from(`${canonical({ format: RESULT_FORMAT, ...about })}\n`)];
	let bytes = 0;
	let rows = 0;
	for await (const some of compared.rows()) {
		for (const { line } of some) {
			pending.push(line, LINE_FEED);
			bytes += line.length + 1;
			rows++;
		}
		onRows(some.length);
		if (bytes < PIECE) continue;
		yield Buffer.concat(pending);
		pending = [];
		bytes = 0;
	}
	const end = { counts: { ...compared.counts }, known: compared.known && { ...compared.known }, rows };
	yield Buffer.concat([...pending, Buffer.from(`${canonical(end)}\n`)]);
}

/** What an entry `baseline.compared/1` says, as far as it was disclosed. */
export interface ComparedBody {
	readonly baseline: Sha256;
	readonly counts: ComparisonCounts;
	readonly known: Readonly<Record<KnownView['verdict'], number>> | null;
	readonly result: { readonly object: Sha256 };
	/** True also where it was withheld: then nobody can say that files were read. */
	readonly quick: boolean;
}

/** Of an entry that was verified, so that its members are what the catalogue says. */
export const bodyOf = ({ body }: EntryView): ComparedBody => ({
	baseline: body.baseline as Sha256,
	counts: body.counts as ComparisonCounts,
	known: (body.known as ComparedBody['known'] | undefined) ?? null,
	result: body.result as ComparedBody['result'],
	quick: body.quick !== false,
});

export const rowsOf = (counts: ComparisonCounts): number =>
	Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Indexes kept for each desk; with it they go. Two, so that going back and forth reads none anew. */
const KEPT = 2;
const kept = new WeakMap<Desk, Map<Sha256, Promise<RowIndex>>>();

/** A comparison's rows; read once in full when they are first asked for. Refuses `object.*`. */
export function indexOf(desk: Desk, book: LedgerBook, entry: EntryView): Promise<RowIndex> {
	const indexes = kept.get(desk) ?? new Map<Sha256, Promise<RowIndex>>();
	kept.set(desk, indexes);
	const { counts, result } = bodyOf(entry);
	const { object } = result;
	const objects = desk.shelf.objects(book.id);
	const bytes = { read: () => objects.open(object), open: () => objects.reader(object) };
	const index = indexes.get(object) ?? RowIndex.of(bytes, rowsOf(counts));
	indexes.delete(object);
	indexes.set(object, index);
	index.catch(() => indexes.delete(object));
	for (const oldest of indexes.keys()) {
		if (indexes.size <= KEPT) break;
		indexes.delete(oldest);
	}
	return index;
}
