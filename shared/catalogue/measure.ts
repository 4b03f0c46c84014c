/**
 * What an incident took and cost, and how its handling is judged and audited (SP 800-61 r2, §3.4.2). What nobody knows is left out and
 * counts as unknown; what is known roughly has a least and a most. A later entry may take the place of an earlier one.
 */
import { z } from 'zod';
import { count, entry, instant, type Kind, may, must, person, structural, text } from './kind';
import { choice } from './list';
import { cites, outsider } from './sign';

/** A sum without sign, four digits behind the point at most. */
export const DECIMAL = /^(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?$/;
/** ISO 4217. */
export const CURRENCY = /^[A-Z]{3}$/;
/** Harm that the incident did, or what its handling took. */
export const COST_SORTS = ['damage', 'handling'] as const;
export const ANSWERS = ['yes', 'in part', 'no', 'unknown'] as const;

const sum = z.string().regex(DECIMAL);
const somebody = z.union([person, outsider]);
const replaces = structural(may('the entry whose place this one takes', entry));

export const measure: readonly Kind[] = [
	{
		kind: 'cost.recorded/1',
		signers: 1,
		says: 'Something that the incident cost, as far as it is known (§3.4.1, §3.4.2).',
		members: {
			sort: structural(must('damage, or what the handling took', z.enum(COST_SORTS))),
			what: must('what it was spent on or lost by', text),
			amount: may(
				'least and most in a currency of ISO 4217, equal where it is known; absent: unknown',
				z.strictObject({ currency: z.string().regex(CURRENCY), least: sum, most: sum }),
			),
			basis: may('what the figure rests on', text),
			replaces,
			cites,
		},
	},
	{
		kind: 'labor.recorded/1',
		signers: 1,
		says: 'Time that somebody worked on the incident (§3.4.2, total labor).',
		members: {
			who: must('who worked: a person with a key, or somebody by name', somebody),
			what: must('on what', text),
			from: may('from when', instant),
			to: may('until when', instant),
			minutes: may(
				'how long, least and most, equal where it is known; absent without from and to: unknown',
				z.strictObject({ least: count, most: count }),
			),
			replaces,
			cites,
		},
	},
	{
		kind: 'assessment.given/1',
		signers: 1,
		says: 'Somebody judged the handling by one of the measures of §3.4.2.',
		members: {
			measure: must('which measure: an item of the list metrics', choice),
			answer: structural(must('yes, in part, no or unknown', z.enum(ANSWERS))),
			by: must('who judges: a person with a key, or somebody by name', somebody),
			says: must('in their words, and by what that is known', text),
			cites,
		},
	},
	{
		kind: 'audit.answered/1',
		signers: 1,
		says: 'Somebody answered one of the items that an audit of incident handling looks at (§3.4.2).',
		members: {
			item: must('which item of the list audit-items', choice),
			answer: structural(must('yes, in part, no or unknown', z.enum(ANSWERS))),
			by: must('who answers: a person with a key, or somebody by name', somebody),
			says: must('in their words, and by what that is known', text),
			cites,
		},
	},
];
