/**
 * What the locker costs with many items: the fold of one book of so many items and acts, once; then narrowing and sorting
 * its rows as a person types; then a case of a hundred acts that grew, beside the big one that did not.
 */

import { custodyOf } from '../../shared/projections/custody';
import { lockerRow, lockerRows, placeCounts } from '../../shared/projections/locker';
import type { CaseId } from '../../shared/vocabulary';
import { custodyTold, entriesTold, instant, people, type Told } from '../shared/custody-book';
import { median, ms, quantile, sizes, timed } from './made/say';

const [items = 5_000, acts = 20] = sizes(5_000, 20);
const [ada, ben] = people;
if (!ada || !ben) throw new Error('two people hold the items');
const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function bookOf(count: number, each: number): Told[] {
	const book: Told[] = [];
	for (let n = 0; n < count; n += 1) {
		const body = {
			item: id(n),
			tag: `E-${n}`,
			holder: ada,
			description: `Disk ${n}`,
			storedAt: `House / Shelf ${n % 50}`,
		};
		book.push({ kind: 'evidence.registered/1', by: [ada as (typeof people)[number]], body });
	}
	for (let act = 0; act < each; act += 1)
		for (let n = 0; n < count; n += 1) {
			const body = { item: id(n), tag: `E-${n}`, place: `House / Shelf ${(n + act) % 50}` };
			book.push({ kind: 'custody.stored/1', by: [ada as (typeof people)[number]], body });
		}
	return book;
}

const of = { case: 'case' as CaseId, number: 'IR-1', state: 'open', exercise: false } as const;
const now = instant(10_000_000);
const big = entriesTold(bookOf(items, acts));
const small = bookOf(10, 10);
const whole = await timed(() => custodyOf(big.ledger, big.entries).map((item) => lockerRow(of, item)));
const rows = whole.value;
const narrowed: number[] = [];
for (const text of ['d', 'di', 'dis', 'disk 4', 'disk 49', 'shelf 7', 'nothing at all'])
	for (const sort of ['tag', 'place', 'since'] as const)
		narrowed.push((await timed(() => lockerRows(rows, { text, sort }, now))).ms);
const counted = await timed(() => placeCounts(rows, []));
const grown = await timed(() => custodyTold(small).map((item) => lockerRow(of, item)));
console.log(`${items} items, ${items * acts} acts in one case`);
console.log(`the book told once: ${ms(whole.ms)}`);
console.log(`narrowed and sorted: median ${ms(median(narrowed))}, 95 % within ${ms(quantile(narrowed, 0.95))}`);
console.log(`counted by place: ${ms(counted.ms)}`);
console.log(`another case of 10 items and 100 acts grew, told again alone: ${ms(grown.ms)}`);
