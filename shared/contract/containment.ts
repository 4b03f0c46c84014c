/** Questions about how an incident is contained: what was weighed and decided, and what became of it. */
import { z } from 'zod';
import { CRITERIA, DURATIONS, ENDINGS, RATINGS } from '../catalogue/containment';
import { caseName, instant, line } from '../fields';
import { question } from '../question';
import type { ContainmentView, Receipt } from '../views';

/** A person of the notebook by key id or name, or the name of somebody who has no key here. */
const authorized = {
	authorizedBy: line(200),
	authorizedByOrganization: line(200).optional(),
	authorizedHow: line(500),
};

export const containmentQuestions = {
	'containment.show': question<readonly ContainmentView[]>()(
		'open',
		'shows containment decisions: what was weighed, what stands, what has expired',
		z.strictObject({ case: caseName }),
	),
	'containment.decide': question<Receipt & { readonly containment: string }>()(
		'open',
		'records how to contain: options weighed by six criteria, which was chosen, on whose word, until when',
		z.strictObject({
			case: caseName,
			options: z
				.array(
					z.strictObject({
						name: line(200),
						weighed: z
							.array(
								z.strictObject({
									criterion: z.enum(CRITERIA),
									rating: z.enum(RATINGS),
									because: line(2000).optional(),
								}),
							)
							.max(CRITERIA.length),
					}),
				)
				.min(1, 'Name at least one option.')
				.max(10),
			chosen: line(200),
			strategy: line(4000),
			duration: z.enum(DURATIONS),
			expiresAt: instant.optional(),
			...authorized,
			appliesTo: z.array(line(200)).max(500).optional(),
		}),
	),
	'containment.end': question<Receipt>()(
		'open',
		'records that a measure was removed, extended, replaced by another, or made permanent',
		z.strictObject({
			case: caseName,
			/** By id, or by the entry that decided it, as `A-12`. */
			containment: line(100),
			how: z.enum(ENDINGS),
			expiresAt: instant.optional(),
			/** The measure in its place, by id or entry. */
			replacedBy: line(100).optional(),
			reason: line(2000),
			authorizedBy: authorized.authorizedBy.optional(),
			authorizedByOrganization: authorized.authorizedByOrganization,
			authorizedHow: authorized.authorizedHow.optional(),
		}),
	),
} as const;
