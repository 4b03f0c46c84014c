/** Questions about paper: custody forms and labels, as HTML for whoever asks, and printed or saved by the window. */
import { z } from 'zod';
import { caseName, line } from '../fields';
import { question } from '../question';
import type { PaperMade } from '../views';

const tag = line(60);
/** Avery’s numbers for sheets; `62` is the roll of a label printer. */
const LABEL_SHEETS = ['L7160', 'L7163', '5160', '62'] as const;
const paper = z.discriminatedUnion('is', [
	z.strictObject({
		is: z.literal('custody form'),
		case: caseName,
		/** One item; the whole case where it is not given. */
		tag: tag.optional(),
		size: z.enum(['A4', 'Letter']).optional(),
	}),
	z.strictObject({
		is: z.literal('labels'),
		case: caseName,
		tags: z.array(tag).min(1, 'At least one item.').max(500, 'At most 500 labels at once.'),
		sheet: z.enum(LABEL_SHEETS),
		/** The first free label of the sheet, counted row by row from 1. */
		start: z.int().min(1, 'Labels are counted from 1.').max(30).optional(),
	}),
	/** The follow-up report, or every entry in order (SP 800-61 r2, §3.4.1). */
	z.strictObject({
		is: z.enum(['case report', 'chronology']),
		case: caseName,
		/** Print what notes say that are opinions; without it they are left out, each named. */
		opinions: z.boolean().optional(),
		size: z.enum(['A4', 'Letter']).optional(),
	}),
	/** Contacts, ladders and deadlines of the notebook. */
	z.strictObject({ is: z.literal('call sheet'), size: z.enum(['A4', 'Letter']).optional() }),
]);
/** What is to go on paper. */
export type Paper = z.input<typeof paper>;

export const paperQuestions = {
	'paper.make': question<PaperMade>()(
		'open',
		'makes a custody form, labels, a report or a chronology as one HTML file',
		z.strictObject({ paper }),
	),
	'paper.print': question<{ readonly printed: boolean }>()(
		'window',
		'prints a custody form or labels',
		z.strictObject({ paper }),
	),
	'paper.save': question<{ readonly name: string; readonly pages: number } | null>()(
		'window',
		'saves a custody form or labels as HTML or PDF where the person chooses; null where they chose nothing',
		z.strictObject({ paper, as: z.enum(['html', 'pdf']) }),
	),
} as const;
