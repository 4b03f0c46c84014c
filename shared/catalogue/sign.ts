/** Signs of an incident (SP 800-61 r2, §3.2.2–3.2.3), who reported them and what became of them. */
import { z } from 'zod';
import { CLASSIFICATIONS } from '../fields';
import { entry, type Kind, may, must, person, structural, text, uuid } from './kind';
import { choice } from './list';
import { statedTime } from './stated-time';

/** Somebody who is not of the notebook: by name. */
export const outsider = z.strictObject({ name: text, organization: text.optional(), contact: text.optional() });
export const tlp = may('how far it may be told on (TLP 2.0)', z.enum(CLASSIFICATIONS));
export const sharing = may(
	'whether it tells of the business or of the technique (SP 800-61 r2, §4.3)',
	z.enum(['business-impact-information', 'technical-information']),
);
export const cites = structural(may('entries that it rests on', z.array(entry)));

export const sign: readonly Kind[] = [
	{
		kind: 'sign.recorded/1',
		signers: 1,
		says: 'A sign that an incident may happen (precursor), or may have happened or be happening (indicator).',
		members: {
			sign: structural(must('the sign’s id', uuid)),
			type: structural(must('precursor or indicator (SP 800-61 r2, §3.2.2)', z.enum(['precursor', 'indicator']))),
			source: must('where it came from: an item of the list sign-sources (Table 3-1)', choice),
			description: must('what was seen', text),
			hosts: structural(may('the hosts where it was seen', z.array(uuid))),
			where: may('where it was seen, in words', text),
			seen: may('when it was seen; absent: unknown', statedTime),
			clockOf: structural(may('the host whose clock showed that time', uuid)),
			reporter: may('who reported it: a person with a key, or somebody by name', z.union([person, outsider])),
			confidence: may('how sure the reporter is, in the reporter’s words', text),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'sign.assessed/1',
		signers: 1,
		says: 'A sign was looked into: it is validated, a false alarm, or still undecided.',
		members: {
			sign: structural(must('the sign', uuid)),
			verdict: structural(must('what it is', z.enum(['validated', 'false alarm', 'undecided']))),
			by: must('by what that is known', text),
			cites,
		},
	},
];
