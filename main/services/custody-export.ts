/** A case's custody written for other programs: CASE/UCO, or a table for a spreadsheet. */
import { visible } from '../../shared/visible';
import { custodyFactsOf, custodyGraph } from '../casefile/exchange/case-uco';
import { custodyCsv } from '../casefile/exchange/custody-csv';
import { once, writeOut } from '../store/write-out';
import { caseIn, caseNamed } from './cases';
import type { Handlers } from './desk';
import { itemsOf } from './evidence';

export const custodyExport: Handlers<'custody.export'> = {
	'custody.export': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const items = itemsOf(book, desk.clock().at);
		const program = { name: 'Sealbook', version: desk.version };
		const facts = custodyFactsOf(book.checked(), caseIn(book), book.entries(), items, program);
		const text = input.format === 'csv' ? custodyCsv(facts) : custodyGraph(facts);
		const path = desk.redeem(input.to);
		const sizeBytes = await writeOut(path, once(Buffer.from(text, 'utf8')));
		const acts = items.reduce((sum, item) => sum + 1 + item.acts.length, 0);
		return { path: visible(String(path)), sizeBytes, items: items.length, acts };
	},
};
