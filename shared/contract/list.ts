/** Questions about the lists that ship and what the notebook adds to them, and what supports which CSF subcategory. */
import { z } from 'zod';
import { caseName, empty, line } from '../fields';
import { question } from '../question';
import type { CoverageView, ListView, Receipt } from '../views';

const list = line(80);

export const listQuestions = {
	'list.all': question<readonly ListView[]>()('open', 'gives every list, with what the notebook added', empty),
	'list.show': question<ListView>()('open', 'shows one list', z.strictObject({ list })),
	'list.add': question<Receipt & { readonly item: string }>()(
		'open',
		'adds an item of the notebook’s own to a list',
		z.strictObject({ list, name: line(200), says: line(1000).optional(), group: line(80).optional() }),
	),
	'list.retire': question<Receipt>()(
		'open',
		'retires an item that the notebook added; entries that name it stay',
		z.strictObject({ list, item: line(80), reason: line(2000) }),
	),
	'coverage.show': question<CoverageView>()(
		'open',
		'shows which entries support which subcategory of CSF 2.0',
		z.strictObject({ case: caseName }),
	),
} as const;
