/** Questions about what other programs are given of a case, in formats of their own. */
import { z } from 'zod';
import { caseName, ticket } from '../fields';
import { question } from '../question';
import type { CustodyExportView } from '../views';

export const exchangeQuestions = {
	'custody.export': question<CustodyExportView>()(
		'open',
		'writes a case’s custody for other programs: CASE/UCO 1.4.0 JSON-LD, or a table that no spreadsheet runs',
		z.strictObject({ case: caseName, format: z.enum(['case-uco', 'csv']), to: ticket }),
	),
} as const;
