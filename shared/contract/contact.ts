/** Questions about contacts, escalation ladders and deadlines: what the notebook knows before anything happens. */
import { z } from 'zod';
import { COUNTED_FROM } from '../catalogue/contact';
import { empty, line } from '../fields';
import { question } from '../question';
import type { ContactsView, Receipt } from '../views';
import { UUID } from '../vocabulary';

const id = z.string().regex(UUID, 'This is not an id.');
/** By id, or by a name that only one has. */
const named = line(200);
const minutes = z.int().min(1, 'At least 1 minute.').max(1440, 'At most 1,440 minutes, a day.');
const tries = z.int().min(1, 'At least one try.').max(20, 'At most 20 tries.');

export const contactQuestions = {
	'contacts.show': question<ContactsView>()('open', 'shows contacts, escalation ladders and deadlines', empty),
	'contact.record': question<Receipt & { readonly contact: string }>()(
		'open',
		'records somebody who can be reached, or a change of it',
		z.strictObject({
			/** Which contact this changes; a new one where it is not given. */
			contact: id.optional(),
			name: line(200),
			role: line(200).optional(),
			organization: line(200).optional(),
			party: line(200).optional(),
			phone: line(100).optional(),
			backupPhone: line(100).optional(),
			email: line(320).optional(),
			onCall: line(500).optional(),
			fingerprints: z.array(line(300)).max(20).optional(),
			verify: line(2000).optional(),
		}),
	),
	'contact.retire': question<Receipt>()(
		'open',
		'records that a contact is not to be used any more',
		z.strictObject({ contact: named, reason: line(2000) }),
	),
	'ladder.define': question<Receipt & { readonly ladder: string }>()(
		'open',
		'defines who is called after whom and how long is waited, or changes it',
		z.strictObject({
			ladder: id.optional(),
			name: line(200),
			levels: z
				.array(z.strictObject({ contacts: z.array(named).min(1).max(20), waitMinutes: minutes, tries }))
				.min(1, 'A ladder needs a level.')
				.max(20),
			retiredBecause: line(2000).optional(),
		}),
	),
	'deadline.define': question<Receipt & { readonly deadline: string }>()(
		'open',
		'defines by when a party must be told, counted from a time of the incident or from an entry, or changes it',
		z.strictObject({
			deadline: id.optional(),
			name: line(200),
			amount: z.int().min(1, 'At least one.').max(10_000, 'At most 10,000.'),
			unit: z.enum(['hours', 'days']),
			from: z.enum(COUNTED_FROM),
			party: line(200).optional(),
			basis: line(500).optional(),
			retiredBecause: line(2000).optional(),
		}),
	),
} as const;
