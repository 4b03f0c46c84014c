/** The question over every entry of every case. */
import { z } from 'zod';
import { caseName, job } from '../fields';
import { question } from '../question';
import type { SearchView } from '../views';

export const searchQuestions = {
	'search.find': question<SearchView>()(
		'open',
		'finds entries in all cases, and files of the library, by words, "phrases" and filters: kind: by: case: host: indicator: after: before:',
		z.strictObject({
			query: z.string().max(1000),
			/** Only this case. */
			case: caseName.optional(),
			limit: z.int().min(1).max(500).default(50),
			offset: z.int().min(0).default(0),
			job,
		}),
	),
} as const;
