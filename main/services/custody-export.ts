/** A case's custody written for other programs: CASE/UCO, or a table for a spreadsheet. */
import { peopleOf } from '../../shared/projections/people';
import { visible } from '../../shared/visible';
import { type CustodyFacts, custodyGraph } from '../casefile/exchange/case-uco';
import { custodyCsv } from '../casefile/exchange/custody-csv';
import { once, writeOut } from '../store/write-out';
import { caseIn, caseNamed } from './cases';
import type { Handlers } from './desk';
import { itemsOf } from './evidence';

export const custodyExport: Handlers<'custody.export'> = {
	'custody.export': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const { number, title, state, openedAt, exercise } = caseIn(book);
		const entries = new Map(book.entries().map((entry) => [entry.ref, entry]));
		const items = itemsOf(book, desk.clock().at);
		const facts: CustodyFacts = {
			...{ case: book.id, number, title, state, openedAt, exercise, items },
			people: peopleOf(book.checked(), desk.shelf.signers()),
			entry: (ref) => entries.get(ref) ?? null,
			program: { name: 'Sealbook', version: desk.version },
		};
		const text = input.format === 'csv' ? custodyCsv(facts) : custodyGraph(facts);
		const path = desk.redeem(input.to);
		const sizeBytes = await writeOut(path, once(Buffer.from(text, 'utf8')));
		const acts = items.reduce((sum, item) => sum + 1 + item.acts.length, 0);
		return { path: visible(String(path)), sizeBytes, items: items.length, acts };
	},
};
