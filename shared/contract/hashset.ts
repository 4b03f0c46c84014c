/** Questions about sets of known files: built out of lists, asked, kept in mind by the notebook. */
import * as z from 'zod';
import { empty, job, line, ticket } from '../fields';
import { question } from '../question';
import type { HashsetLookup, HashsetVerified, HashsetView, Receipt, RegisteredHashset } from '../views';
import { DIGESTS } from '../vocabulary';

const digest = z.enum(DIGESTS);

export const hashsetQuestions = {
	'hashset.build': question<HashsetView>()(
		'any',
		'makes a set of known files out of lists: NSRL RDS 2 and 3, one digest a line, sha256sum, hashdeep, CSV and others',
		z.strictObject({
			from: z.array(ticket).min(1, 'Name at least one list.').max(65_535),
			to: ticket,
			kind: z.enum(['good', 'bad']),
			name: line(200).optional(),
			column: line(200).optional(),
			digest: digest.optional(),
			job,
		}),
	),
	'hashset.show': question<HashsetView>()(
		'any',
		'says what a set of known files was made of',
		z.strictObject({ set: ticket }),
	),
	'hashset.verify': question<HashsetVerified>()(
		'any',
		'reads a set of known files in full; refuses it where a bit of it is not as it was written',
		z.strictObject({ set: ticket, job }),
	),
	'hashset.lookup': question<HashsetLookup>()(
		'any',
		'looks digests up in a set of known files: those given, or those of a list',
		z.strictObject({
			set: ticket,
			digests: z.array(line(200)).max(100_000, 'Put more than 100,000 digests into a list.').optional(),
			list: ticket.optional(),
			show: z.enum(['all', 'known', 'unknown']).optional(),
			job,
		}),
	),
	'hashset.register': question<Receipt & { readonly set: HashsetVerified }>()(
		'open',
		'checks a set of known files in full and enters it in the notebook, which asks it from now on',
		z.strictObject({ set: ticket, job }),
	),
	'hashset.withdraw': question<Receipt>()(
		'open',
		'no longer asks a set of known files; its file stays where it is',
		z.strictObject({ contents: z.string().regex(/^[0-9a-f]{64}$/), reason: line(2000) }),
	),
	'hashset.list': question<readonly RegisteredHashset[]>()(
		'open',
		'lists the sets of known files that the notebook asks',
		empty,
	),
} as const;
