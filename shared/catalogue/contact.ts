/**
 * Whom to reach, in which order, and by when (SP 800-61 r2, §3.1.1, §3.2.6, §3.2.7). These stand in the notebook's own
 * ledger and serve every case; a new entry of the same id takes the place of the one before, which stays.
 */
import { z } from 'zod';
import { type Kind, may, must, structural, text, uuid } from './kind';

const positive = z.int().min(1);
/** The four times of an incident (SP 800-61 r2, Appendix B.1), or an entry that the plan names. */
export const COUNTED_FROM = ['started', 'discovered', 'reported', 'resolved', 'entry'] as const;
const retiredBecause = may('why it is no longer used; an entry with it retires what it names', text);

export const contact: readonly Kind[] = [
	{
		kind: 'contact.recorded/1',
		signers: 1,
		says: 'Somebody who can be reached, and how; or a change of it (SP 800-61 r2, §3.1.1, contact information).',
		members: {
			contact: structural(must('the contact’s id', uuid)),
			name: must('the name', text),
			role: may('what they do', text),
			organization: may('their organization', text),
			party: may('which party they stand for (§3.2.7)', text),
			phone: may('the telephone to call first', text),
			backupPhone: may('the telephone to call where the first fails', text),
			email: may('the email address', text),
			onCall: may('when they are on call, and what holds outside it', text),
			fingerprints: may('fingerprints of their public keys', z.array(text)),
			verify: may('how to make sure that it is them', text),
		},
	},
	{
		kind: 'contact.retired/1',
		signers: 1,
		says: 'A contact is not to be used any more.',
		members: { contact: structural(must('the contact’s id', uuid)), reason: must('why', text) },
	},
	{
		kind: 'ladder.defined/1',
		signers: 1,
		says: 'Who is called after whom, and how long is waited before the next (§3.2.6, escalation); or a change of it.',
		members: {
			ladder: structural(must('the ladder’s id', uuid)),
			name: must('its name', text),
			levels: must(
				'from the first to the highest: contacts, minutes to wait after each try, tries before the next level',
				z.array(z.strictObject({ contacts: z.array(uuid).min(1), waitMinutes: positive, tries: positive })).min(1),
			),
			retiredBecause,
		},
	},
	{
		kind: 'deadline.defined/1',
		signers: 1,
		says: 'By when a party must be told, in hours or days of 24 hours from a time of the incident or from an entry.',
		members: {
			deadline: structural(must('the deadline’s id', uuid)),
			name: must('its name', text),
			amount: must('how many hours or days', positive),
			unit: must('what is counted; a day is 24 hours', z.enum(['hours', 'days'])),
			from: must('what it is counted from', z.enum(COUNTED_FROM)),
			party: may('who must be told', text),
			basis: may('the law, contract or policy that says so', text),
			retiredBecause,
		},
	},
];
