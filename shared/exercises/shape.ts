/**
 * The form of a shipped scenario (resources/exercises/*.json). Its subject and how many questions it has are those of SP 800-61
 * r2, Appendix A.2; narrative, questions and injects are the program's own words.
 */
import { z } from 'zod';

const said = z.string().min(1);

export const scenarioFile = z.strictObject({
	/** Its id in the list “scenarios”. */
	scenario: z.string().regex(/^[1-9][0-9]?$/),
	/** Counts up whenever a text changes; entries name it. */
	version: z.int().min(1),
	/** Paragraphs, read aloud at the start. */
	narrative: z.array(said).min(1),
	questions: z.array(
		z.strictObject({
			/** Stands in entries; never used again for something else. */
			id: z.string().regex(/^S[1-9]$/),
			asks: said,
			/** Where the publication treats it: `§3.3.1, §3.3.4`. */
			section: z.string().regex(/^§[1-4](\.[1-9])+(, §[1-4](\.[1-9])+)*$/),
		}),
	),
	/** In the order of their minutes. */
	injects: z
		.array(
			z.strictObject({
				id: z.string().regex(/^I[1-9]$/),
				/** Minutes after the exercise began. */
				minute: z.int().min(1).max(480),
				says: said,
			}),
		)
		.min(3)
		.max(6),
});
