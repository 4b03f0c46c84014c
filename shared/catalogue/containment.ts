/** How an incident is contained: options weighed, one chosen, by whose word, and until when (SP 800-61 r2, §3.3.1). */
import { z } from 'zod';
import { instant, type Kind, may, must, person, structural, text, uuid } from './kind';

/** The six criteria of §3.3.1 and its three durations, by their ids in the lists that ship. */
export const CRITERIA = [
	'potential-damage-to-and-theft-of-resources',
	'need-for-evidence-preservation',
	'service-availability',
	'time-and-resources-needed-to-implement',
	'effectiveness',
	'duration-of-the-solution',
] as const;
export const RATINGS = ['for', 'neither', 'against', 'unknown'] as const;
export const DURATIONS = ['emergency-workaround', 'temporary-workaround', 'permanent-solution'] as const;
export const ENDINGS = ['removed', 'extended', 'replaced', 'made permanent'] as const;

/** Somebody with a key, or a name on somebody’s word. */
const authorized = z.union([person, z.strictObject({ name: text, organization: text.optional() })]);
const containment = structural(must('the measure’s id', uuid));

export const containmentKinds: readonly Kind[] = [
	{
		kind: 'containment.decided/1',
		signers: 1,
		says: 'How to contain was decided: what was weighed, what was chosen, who authorized it, and when it expires.',
		members: {
			containment,
			options: must(
				'what was weighed: each by the criteria of §3.3.1, with what speaks for or against it',
				z
					.array(
						z.strictObject({
							name: text,
							weighed: z.array(
								z.strictObject({ criterion: z.enum(CRITERIA), rating: z.enum(RATINGS), because: text.optional() }),
							),
						}),
					)
					.min(1),
			),
			chosen: must('the name of the option that was chosen', text),
			strategy: must('what is done', text),
			duration: structural(must('how long it is meant to stay: hours, weeks, or for good', z.enum(DURATIONS))),
			expiresAt: structural(may('when it expires, unless it is permanent', instant)),
			authorizedBy: must('who authorized it', authorized),
			authorizedHow: must('by which means: in person, by telephone, in writing', text),
			appliesTo: may('hosts or host groups that it is for', z.array(text)),
		},
	},
	{
		kind: 'containment.ended/1',
		signers: 1,
		says: 'A measure was removed, extended, replaced by another, or made permanent.',
		members: {
			containment,
			how: structural(must('which of these', z.enum(ENDINGS))),
			expiresAt: structural(may('until when it was extended', instant)),
			replacedBy: structural(may('the id of the measure in its place', uuid)),
			reason: must('why', text),
			authorizedBy: may('who authorized it', authorized),
			authorizedHow: may('by which means', text),
		},
	},
];
