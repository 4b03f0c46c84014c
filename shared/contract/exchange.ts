/** Questions about what other programs are given of a case in formats of their own, and what is taken in from them. */
import { z } from 'zod';
import { CLASSIFICATIONS, caseName, entryName, goingTo, line, ticket } from '../fields';
import { question } from '../question';
import type { CustodyExportView, ImportPreview, IndicatorsExported, IndicatorsImported } from '../views';
import { SHA256, type Sha256 } from '../vocabulary';

export const exchangeQuestions = {
	'custody.export': question<CustodyExportView>()(
		'open',
		'writes a case’s custody for other programs: CASE/UCO 1.4.0 JSON-LD, or a table that no spreadsheet runs',
		z.strictObject({ case: caseName, format: z.enum(['case-uco', 'csv']), to: ticket }),
	),
	'indicator.preview': question<ImportPreview>()(
		'open',
		'reads a file of indicators, STIX 2.1 or a table, and says what an import would take; records nothing',
		z.strictObject({ case: caseName, file: ticket }),
	),
	'indicator.import': question<IndicatorsImported>()(
		'open',
		'takes in the indicators of a file, STIX 2.1 or a table, as one act: all that it says or nothing',
		z.strictObject({
			case: caseName,
			file: ticket,
			/** The digest of what was previewed: another file is refused. */
			sha256: z
				.string()
				.regex(SHA256)
				.transform((s) => s as Sha256)
				.optional(),
			/** Who gave it, or where it is from. */
			source: line(500).optional(),
			cites: z.array(entryName).max(100).optional(),
			/** For indicators that say none. */
			tlp: z.enum(CLASSIFICATIONS).optional(),
			sharing: z.enum(['business-impact-information', 'technical-information']).optional(),
		}),
	),
	'indicator.export': question<IndicatorsExported>()(
		'open',
		'writes a case’s indicators for others: a STIX 2.1 bundle, or a table that no spreadsheet runs',
		z.strictObject({
			case: caseName,
			format: z.enum(['stix-2.1', 'csv']),
			to: ticket,
			/** No indicator that may be told to fewer people than this. */
			upTo: z.enum(CLASSIFICATIONS).optional(),
			/** Those that tell of business impact, too. */
			business: z.boolean().optional(),
			/** Not those that were withdrawn. */
			standingOnly: z.boolean().optional(),
			/** With the names of the hosts where they were seen. */
			hosts: z.boolean().optional(),
			...goingTo,
		}),
	),
} as const;
