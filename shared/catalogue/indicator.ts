/** Technical indicators: the value itself, as it is; shown defanged wherever a person reads it. */
import { z } from 'zod';
import { INDICATOR_TYPES } from '../indicators/indicator';
import { DIGESTS } from '../vocabulary';
import { entry, type Kind, may, must, structural, text, uuid } from './kind';
import { cites, sharing, tlp } from './sign';

export const indicator: readonly Kind[] = [
	{
		kind: 'indicator.recorded/1',
		signers: 1,
		says: 'Technical indicators: addresses, names, digests and the like that belong to the incident.',
		members: {
			ids: structural(must('the indicators’ ids, in order', z.array(uuid).min(1))),
			indicators: must(
				'what they are, in the same order; `called` names a type of one’s own',
				z
					.array(
						z.strictObject({
							type: z.enum(INDICATOR_TYPES),
							value: text,
							algorithm: z.enum(DIGESTS).optional(),
							called: text.optional(),
						}),
					)
					.min(1),
			),
			from: structural(may('the entries whose text they were found in', z.array(entry))),
			hosts: structural(may('the hosts where they were seen', z.array(uuid))),
			remark: may('what is known of them', text),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'indicator.withdrawn/1',
		signers: 1,
		says: 'An indicator counts no more; its entry stays.',
		members: {
			indicator: structural(must('the indicator', uuid)),
			reason: must('why', text),
		},
	},
];
