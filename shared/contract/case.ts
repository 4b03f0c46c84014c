/** Questions about cases and the device’s clock. */
import { z } from 'zod';
import { CLASSIFICATIONS, caseName, empty, instant, line } from '../fields';
import { question } from '../question';
import type { CaseSummary, CaseView, Receipt } from '../views';

export const caseQuestions = {
	'case.list': question<readonly CaseSummary[]>()('open', 'lists the cases', empty),
	'case.open': question<CaseSummary & { readonly receipt: Receipt }>()(
		'open',
		'opens a new case',
		z.strictObject({ number: line(64), title: line(300), classification: z.enum(CLASSIFICATIONS).optional() }),
	),
	'case.title': question<Receipt>()(
		'open',
		'gives a case another title; the ones before stay in the ledger',
		z.strictObject({ case: caseName, title: line(300), reason: line(2000).optional() }),
	),
	'case.show': question<CaseView>()(
		'open',
		'shows a case: people, heads, what verification found',
		z.strictObject({ case: caseName }),
	),
	'case.close': question<Receipt>()(
		'open',
		'closes a case, which makes it read-only',
		z.strictObject({ case: caseName, reason: line(2000) }),
	),
	'case.reopen': question<Receipt>()(
		'open',
		'opens a closed case again',
		z.strictObject({ case: caseName, reason: line(2000) }),
	),
	'case.acknowledge-rollback': question<Receipt>()(
		'open',
		'acknowledges that entries of a case are missing, and goes on in a new chain',
		z.strictObject({ case: caseName, reason: line(2000) }),
	),
	'clock.check': question<Receipt>()(
		'open',
		'records how far the device’s clock is from a reference clock',
		z.strictObject({
			case: caseName,
			reference: line(200),
			referenceTime: instant,
			/** How long ago, in milliseconds, the reference was read; now, where it is not given. */
			readMsAgo: z.int().min(0).max(3_600_000, 'This was read more than an hour ago; read it again.').optional(),
		}),
	),
} as const;
