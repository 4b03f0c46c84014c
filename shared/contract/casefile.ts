/** Questions about what leaves the notebook and what comes from others: case files, timestamps, receipts, forks, objects. */
import { z } from 'zod';
import { CLASSIFICATIONS, caseName, goingTo, job, line, opening, passphrase, ticket } from '../fields';
import { question } from '../question';
import type { ExportView, SentView, VerifyReport } from '../views';
import { SHA256 } from '../vocabulary';

export const casefileQuestions = {
	'casefile.export': question<ExportView>()(
		'open',
		'writes a signed case file, reads it back and verifies it',
		z.strictObject({
			case: caseName,
			to: ticket,
			/** `hypotheses`: their texts and files are withheld too; `report`: pages to read, other programs' formats; `page`: verify.html. */
			without: z.array(z.enum(['objects', 'hypotheses', 'report', 'page'])).optional(),
			/** Opinions are withheld unless they are asked for. */
			include: z.array(z.enum(['opinions'])).optional(),
			withhold: z
				.array(z.string().regex(/^[^:]{1,120}:[A-Za-z]{1,60}$/))
				.max(1000)
				.optional(),
			/** Encrypted for these alone: public keys of age, `age1…`. */
			encryptTo: z.array(z.string().min(1).max(200)).min(1).max(64).optional(),
			/** Encrypted with this passphrase instead. */
			filePassphrase: passphrase.optional(),
			/** Kept in the notebook’s own ledger, not in the file. */
			...goingTo,
			tlp: z.enum(CLASSIFICATIONS).optional(),
			/** Why the file may be told on further than a record in it is marked. */
			tlpBecause: line(2000).optional(),
			job,
		}),
	),
	'casefile.sent': question<readonly SentView[]>()(
		'open',
		'lists the case files and files of indicators that were written: to whom, why, under which agreement, with their digests; the newest first',
		z.strictObject({ case: caseName.optional() }),
	),
	'casefile.verify': question<VerifyReport>()(
		'any',
		'verifies a case file as hostile input',
		z.strictObject({
			file: ticket,
			trust: z.array(z.string().min(1).max(20_000)).max(100).optional(),
			receipts: z.array(ticket).max(100).optional(),
			...opening,
			job,
		}),
	),
	'object.save': question<{ readonly path: string; readonly sizeBytes: number }>()(
		'open',
		'writes a stored object to a file, checking its digest',
		z.strictObject({ case: caseName, object: z.string().regex(SHA256), to: ticket }),
	),
} as const;
