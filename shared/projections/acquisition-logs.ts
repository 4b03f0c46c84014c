/** Other tools' acquisition logs as a case's entries tell them, in the order in which they were taken in. */
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
import type { AcquisitionLogView, EntryView } from '../views';
import { DIGESTS, type ItemId, SHA256, type Sha256 } from '../vocabulary';
import { authorOf } from './members';

const text = z.string().nullable().catch(null).default(null);
const count = z.number().catch(0).default(0);
const digest = z.object({
	algorithm: z.enum(DIGESTS).nullable().default(null),
	stated: z.string().nullable().default(null),
	of: z.enum(LOG_SUBJECTS),
	stage: z.enum(LOG_STAGES),
	file: text,
	said: text,
	result: z.enum(LOG_RESULTS),
	recomputed: z.string().nullable().default(null),
	because: text,
});
/** A member that was withheld is null or empty; a comparison whose result was withheld counts as not checked. */
const imported = z.object({
	log: z.string(),
	item: z.string(),
	tag: z.string(),
	format: z.enum(LOG_FORMATS),
	file: z
		.object({ name: z.string(), sizeBytes: z.number(), object: z.string().regex(SHA256) })
		.nullable()
		.catch(null),
	run: z.object({ number: z.number(), of: z.number() }).nullable().catch(null).default(null),
	tool: text,
	toolVersion: text,
	startedAt: text,
	endedAt: text,
	outcome: z.enum(LOG_OUTCOMES).catch('not-stated'),
	outcomeSays: text,
	statements: z.partialRecord(z.enum(LOG_FACTS), z.string()).catch({}).default({}),
	names: z.array(z.string()).catch([]).default([]),
	nameCount: count,
	badSectors: z
		.object({ count: z.number().nullable().default(null), says: text })
		.nullable()
		.catch(null)
		.default(null),
	remarks: z.array(z.string()).catch([]).default([]),
	image: z
		.object({ name: z.string(), files: z.number(), sizeBytes: z.number(), container: text })
		.nullable()
		.catch(null)
		.default(null),
	result: z.enum(LOG_VERDICTS).catch('not-checked'),
	results: z
		.object({ agrees: count, differs: count, missing: count, 'not-checked': count })
		.catch({ agrees: 0, differs: 0, missing: 0, 'not-checked': 0 }),
	digests: z.array(digest).catch([]),
});

export function acquisitionLogsOf(entries: readonly EntryView[]): AcquisitionLogView[] {
	return entries.flatMap((entry) => {
		if (entry.kind !== 'acquisition.log-imported/1') return [];
		const read = imported.safeParse(entry.body);
		if (!read.success) return [];
		const { file, item, toolVersion, statements, results, ...rest } = read.data;
		return [
			{
				...{ ...rest, version: toolVersion, stated: statements, counts: results },
				item: item as ItemId,
				file: file && { ...file, object: file.object as Sha256 },
				entry: entry.ref,
				importedAt: entry.head.at,
				importedBy: authorOf(entry),
			},
		];
	});
}
