/** Questions about logs that other acquisition tools wrote. */
import { z } from 'zod';
import { caseName, job, line, ticket } from '../fields';
import { question } from '../question';
import type { AcquisitionLogView, LogImported, LogPreview } from '../views';
import { SHA256 } from '../vocabulary';

export const acquisitionLogQuestions = {
	'acquisition-log.preview': question<LogPreview>()(
		'open',
		'reads another tool’s acquisition log and says what it states; enters nothing',
		z.strictObject({ case: caseName, file: ticket }),
	),
	'acquisition-log.import': question<LogImported>()(
		'open',
		'compares the digests that a log states with the image’s own, and seals both; all of it or nothing',
		z.strictObject({
			case: caseName,
			tag: line(40),
			file: ticket,
			/** The log’s SHA-256 as it was looked at; another file is refused. */
			sha256: z.string().regex(SHA256).optional(),
			/** Which run of a log that tells of several, from 1. */
			run: z.int().min(1).max(1000).optional(),
			/** The image, one of its pieces, or the folder of a collection; without it nothing is compared. */
			image: ticket.optional(),
			job,
		}),
	),
	'acquisition-log.list': question<readonly AcquisitionLogView[]>()(
		'open',
		'lists other tools’ acquisition logs of a case and how they compared',
		z.strictObject({ case: caseName }),
	),
} as const;
