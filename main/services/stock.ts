/**
 * A stock-take over all cases: what was read at a place beside what should be there. Each case concerned gets an entry of
 * its own with both lists, so that no case tells of another one's items.
 * What must hold: every consent is collected before anything is written; a closed case is told of and not added to.
 */
import { expectedAt } from '../../shared/projections/stock';
import { Refused } from '../../shared/refusal';
import type { LockerRow, StockTaken } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { admitAll, apart, coSigner, named } from './co-signing';
import { caseBook, claim, type Handlers, seal } from './desk';
import { lockerOf } from './locker';

export const stock: Handlers<'stock.count'> = {
	'stock.count': (desk, input) =>
		claim(desk, `stock ${input.place}`, async () => {
			const { rows } = await lockerOf(desk);
			const { place, remark } = input;
			const seen = input.seen.map((one) => rowOf(rows, one));
			const expected = expectedAt(rows, place);
			const unknown = [...new Set(input.unknown ?? [])].sort();
			if (seen.length + expected.length + unknown.length === 0)
				throw new Refused(
					'stock.nothing',
					`Nothing should be at ${place}, and nothing was read there.`,
					'Choose another place.',
					'place',
				);
			const witness =
				input.witness === undefined
					? null
					: await coSigner(desk, input.witness, input.witnessPassphrase, 'witnessPassphrase');
			if (witness)
				apart([
					{ keyId: desk.me.keyId, role: 'author' },
					{ keyId: witness.keyId, role: 'witness' },
				]);
			const signers = witness ? [desk.me, witness] : [desk.me];
			const about = { place, unknown: unknown.length > 0 ? unknown : undefined, remark };
			const by = { ...about, witness: witness ? named(witness.person) : undefined };
			const taken: StockTaken[] = [];
			for (const [id, of] of concerned(expected, seen)) {
				const should = tagsOf(of.expected);
				const there = tagsOf(of.seen);
				const said = {
					...{ case: id, number: of.number },
					missing: should.filter((tag) => !there.includes(tag)),
					unexpected: there.filter((tag) => !should.includes(tag)),
				};
				taken.push({ ...said, receipt: of.closed ? null : await enter(id, should, there) });
			}
			const alone =
				taken.length === 0 ? await seal(desk, desk.book, 'stock.taken/1', { ...by, ...none }, signers) : null;
			return { taken, unknown, receipt: alone };

			async function enter(id: CaseId, should: string[], there: string[]) {
				const book = await caseBook(desk, id);
				if (witness) await admitAll(desk, book, [witness]);
				return seal(desk, book, 'stock.taken/1', { ...by, expected: should, seen: there }, signers);
			}
		}),
};

const none = { expected: [], seen: [] };
const tagsOf = (rows: readonly LockerRow[]): string[] => [...new Set(rows.map(({ cite }) => cite))].sort();

function rowOf(rows: readonly LockerRow[], one: { readonly case: string; readonly tag: string }): LockerRow {
	const found = rows.filter((row) => (row.case === one.case || row.number === one.case) && row.cite === one.tag);
	const [row] = found;
	if (!row || found.length > 1)
		throw new Refused(
			row ? 'case.ambiguous' : 'evidence.unknown',
			row ? `More than one case is ${one.case}.` : `There is no item ${one.tag} in a case ${one.case}.`,
			row ? 'Name the case by its id.' : 'Say it as unknown, or look at the locker.',
			'seen',
		);
	return row;
}

interface Concerned {
	readonly number: string;
	readonly closed: boolean;
	readonly expected: LockerRow[];
	readonly seen: LockerRow[];
}

function concerned(expected: readonly LockerRow[], seen: readonly LockerRow[]): Map<CaseId, Concerned> {
	const cases = new Map<CaseId, Concerned>();
	const of = (row: LockerRow): Concerned => {
		const known = cases.get(row.case);
		if (known) return known;
		const fresh = { number: row.number, closed: row.caseState === 'closed', expected: [], seen: [] };
		cases.set(row.case, fresh);
		return fresh;
	};
	for (const row of expected) of(row).expected.push(row);
	for (const row of seen) of(row).seen.push(row);
	return cases;
}
