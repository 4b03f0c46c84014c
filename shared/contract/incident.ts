/** Questions about the incident: its record, its four times, how it is rated. */
import { z } from 'zod';
import { caseName, line, prose } from '../fields';
import { INCIDENT_MEMBERS } from '../incident-members';
import { question } from '../question';
import { statedTime } from '../stated-time';
import type { IncidentView, Receipt } from '../views';

const reason = line(2000);
/** An item of a list: by its id, or by its name. */
const item = line(200);
const told = prose.refine((text) => text.length <= 20_000, 'This is longer than 20000 characters.');
const { texts, choices, contacts, contact } = INCIDENT_MEMBERS;

const each = <Name extends string, S extends z.ZodType>(names: readonly Name[], schema: S) =>
	Object.fromEntries(names.map((name) => [name, schema.optional()])) as Record<Name, z.ZodOptional<S>>;

export const incidentQuestions = {
	'incident.show': question<IncidentView>()(
		'open',
		'shows the incident’s record, its times and its ratings',
		z.strictObject({ case: caseName }),
	),
	'incident.record': question<Receipt>()(
		'open',
		'writes down a part of the incident’s record (SP 800-61 r2, §3.2.5 and Appendix B)',
		z.strictObject({
			case: caseName,
			...each(texts, told),
			...each(choices, item),
			...each(contacts, z.strictObject(each(contact, line(300)))),
			vectors: z.array(item).max(50).optional(),
			/** Members that hold nothing any more. */
			cleared: z
				.array(z.enum([...texts, ...choices, ...contacts, 'vectors']))
				.max(30)
				.optional(),
			reason: reason.optional(),
		}),
	),
	'incident.set-time': question<Receipt>()(
		'open',
		'says when the incident started, was discovered, reported or resolved; or that it is unknown',
		z.strictObject({
			case: caseName,
			time: z.enum(['started', 'discovered', 'reported', 'resolved']),
			/** Null: it is unknown. */
			stated: statedTime.nullable(),
			/** The zone in which it was stated, in minutes from UTC. */
			offset: z.int().min(-1439).max(1439).optional(),
			reason: reason.optional(),
		}),
	),
	'impact.rate': question<Receipt>()(
		'open',
		'rates the incident: functional impact, information impact, recoverability (SP 800-61 r2, §3.2.6)',
		z.strictObject({
			case: caseName,
			/** As it is now, or as it is expected to become if it is not contained. */
			outlook: z.enum(['now', 'expected']),
			functional: item.optional(),
			information: z.array(item).min(1).max(20).optional(),
			recoverability: item.optional(),
			reason,
		}),
	),
} as const;
