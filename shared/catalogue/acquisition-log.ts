/** Logs of other acquisition tools, taken in with what they state, beside what was computed here. */
import { z } from 'zod';
import {
	LOG_FACTS,
	LOG_FORMATS,
	LOG_OUTCOMES,
	LOG_RESULTS,
	LOG_STAGES,
	LOG_SUBJECTS,
	LOG_VERDICTS,
} from '../acquisition-logs';
import { DIGESTS } from '../vocabulary';
import { count, type Kind, may, must, storedFile, structural, text, uuid } from './kind';

const hex = z.string().regex(/^[0-9a-f]{32,128}$/);

export const acquisitionLog: readonly Kind[] = [
	{
		kind: 'acquisition.log-imported/1',
		signers: 1,
		says: 'The log of another acquisition tool was taken in, and the digests that it states compared with those of the image as it is now (SP 800-61 r2, §3.3.2).',
		members: {
			log: structural(must('this import’s id', uuid)),
			item: structural(must('the item’s id', uuid)),
			tag: structural(must('the tag on the item', text)),
			file: structural(must('the log as it was given', storedFile)),
			format: structural(must('whose log it is', z.enum(LOG_FORMATS))),
			run: may(
				'which run it is, where the log tells of several',
				z.strictObject({ number: z.int().min(1), of: z.int().min(1) }),
			),
			tool: may('the tool, as the log names it', text),
			toolVersion: may('its version, as the log names it', text),
			startedAt: may('when it began, as the log has it; without a zone nobody knows which', text),
			endedAt: may('when it ended, as the log has it', text),
			outcome: must('how the run ended, as the log has it', z.enum(LOG_OUTCOMES)),
			outcomeSays: may('the log’s own words for that', text),
			statements: may('what else the log states', z.partialRecord(z.enum(LOG_FACTS), text)),
			names: may('the image’s files, as the log names them; the first 200', z.array(text).max(200)),
			nameCount: may('how many files the log names', count),
			badSectors: may(
				'sectors that could not be read, as the log has it',
				z.strictObject({ count: count.optional(), says: text.optional() }),
			),
			remarks: may('what the log lacks, or says twice in two ways', z.array(text)),
			image: may(
				'what it was compared with; absent: with nothing',
				z.strictObject({ name: text, files: count, sizeBytes: count, container: text.optional() }),
			),
			result: must('what the comparison came to', z.enum(LOG_VERDICTS)),
			results: must(
				'how many stated digests came to what',
				z.strictObject({ agrees: count, differs: count, missing: count, 'not-checked': count }),
			),
			digests: must(
				'each stated digest beside the computed one; the first 200, those that do not agree before those that do',
				z
					.array(
						z.strictObject({
							algorithm: z.enum(DIGESTS).optional(),
							stated: hex.optional(),
							of: z.enum(LOG_SUBJECTS),
							stage: z.enum(LOG_STAGES),
							file: text.optional(),
							said: text.optional(),
							result: z.enum(LOG_RESULTS),
							recomputed: hex.optional(),
							because: text.optional(),
						}),
					)
					.max(200),
			),
			comparison: may('all of them, one JSON object a line, where there are more', storedFile),
		},
	},
];
