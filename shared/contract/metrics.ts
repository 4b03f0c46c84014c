/** Questions about what incidents took and cost, and how their handling is judged (SP 800-61 r2, §3.4.2). */
import { z } from 'zod';
import { ANSWERS, COST_SORTS, CURRENCY, DECIMAL } from '../catalogue/measure';
import { caseName, entryName, instant, line } from '../fields';
import { question } from '../question';
import type { MetricsOfAll, NumberedMetrics, Receipt } from '../views';

const cites = z.array(entryName).max(100).optional();
/** A person of the notebook by name or key id, or somebody else by name. */
const party = z.union([
	z.strictObject({ person: line(200) }),
	z.strictObject({ name: line(200), organization: line(200).optional(), contact: line(200).optional() }),
]);
/** An answer, whose it is, and what it rests on. */
const judged = { answer: z.enum(ANSWERS), by: party, says: line(4000), cites };
const sum = z.string().regex(DECIMAL, 'Write a sum in digits with a point, four digits behind it at most: 1250.50.');
/** A year of minutes. */
const minutes = z.int().min(0).max(525_600, 'This is more than a year.');

export const metricsQuestions = {
	'metrics.show': question<NumberedMetrics>()(
		'open',
		'shows the measures of a case, each with the entries it follows from; unknown is said',
		z.strictObject({ case: caseName }),
	),
	'metrics.all': question<MetricsOfAll>()(
		'open',
		'shows the measures over all cases, of how many they are known; exercises do not count',
		z.strictObject({}),
	),
	'cost.record': question<Receipt>()(
		'open',
		'records what the incident cost: damage, or what the handling took; without an amount it is unknown',
		z.strictObject({
			case: caseName,
			sort: z.enum(COST_SORTS),
			what: line(2000),
			amount: z
				.strictObject({
					currency: z.string().regex(CURRENCY, 'Write the three letters of ISO 4217, for example EUR.'),
					least: sum,
					/** As least, where it is not given. */
					most: sum.optional(),
				})
				.optional(),
			basis: line(2000).optional(),
			replaces: entryName.optional(),
			cites,
		}),
	),
	'labor.record': question<Receipt>()(
		'open',
		'records that somebody worked on the incident: from when to when, or how long; without either it is unknown',
		z.strictObject({
			case: caseName,
			who: party,
			what: line(2000),
			from: instant.optional(),
			to: instant.optional(),
			/** `most` as `least`, where it is not given. */
			minutes: z.strictObject({ least: minutes, most: minutes.optional() }).optional(),
			replaces: entryName.optional(),
			cites,
		}),
	),
	'assessment.give': question<Receipt>()(
		'open',
		'records how somebody judges the handling by one of the measures',
		z.strictObject({
			case: caseName,
			/** An item of the list metrics. */
			measure: line(200),
			...judged,
		}),
	),
	'audit.answer': question<Receipt>()(
		'open',
		'records how somebody answers one of the items that an audit looks at',
		z.strictObject({
			case: caseName,
			/** An item of the list audit-items. */
			item: line(200),
			...judged,
		}),
	),
} as const;
