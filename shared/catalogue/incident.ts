/**
 * The incident itself: its record (SP 800-61 r2, §3.2.5 and Appendix B), its four times, and how it is rated (§3.2.6). A
 * record is written in parts; the last value of each member stands, and those before it stay in the ledger.
 */
import { z } from 'zod';
import type { IncidentTime, Outlook, RecordChoice, RecordContact, RecordText } from '../views';
import { type Kind, type Member, may, must, structural, text } from './kind';
import { choice } from './list';
import { statedTime } from './stated-time';

/** Appendix B.1, contact information. */
const contact = z.strictObject({
	name: text.optional(),
	role: text.optional(),
	unit: text.optional(),
	email: text.optional(),
	phone: text.optional(),
	location: text.optional(),
});

/** What is told in words: §3.2.5, then Appendix B.1, then B.2. */
const RECORD_TEXTS: Readonly<Record<RecordText, string>> = {
	summary: 'the incident in a few sentences (§3.2.5)',
	description: 'how it was detected, and what occurred (B.1)',
	location: 'where the incident is (B.1)',
	cause: 'source or cause (B.1, B.2)',
	sources: 'hostnames and addresses that it came from (B.1)',
	affected: 'affected resources, with hostnames, addresses and what each is for (B.1)',
	category: 'its category, where the organization has any (B.1)',
	indicators: 'indicators related to it (§3.2.5, B.1)',
	mitigating: 'mitigating factors, such as a stolen disk that was encrypted (B.1)',
	actions: 'response actions performed (§3.2.5, B.1)',
	organizations: 'other organizations contacted (B.1)',
	contacts: 'contact information for other involved parties (§3.2.5)',
	related: 'other incidents related to this one (§3.2.5)',
	nextSteps: 'next steps to be taken (§3.2.5)',
	comments: 'comments of handlers (§3.2.5, B.1, B.2)',
	cost: 'what it cost (B.2)',
	businessImpact: 'what it did to the business (B.2)',
};
/** What is chosen from lists. */
const RECORD_CHOICES: Readonly<Record<RecordChoice, string>> = {
	attackStatus: 'where the incident stands (B.1)',
	responseStatus: 'where the response stands (§3.2.5, B.2)',
};
const RECORD_CONTACTS: Readonly<Record<RecordContact, string>> = {
	reporter: 'who reported it (B.1)',
	handler: 'who handles it (B.1)',
};
const TIMES: readonly IncidentTime[] = ['started', 'discovered', 'reported', 'resolved'];
const OUTLOOKS: readonly Outlook[] = ['now', 'expected'];

const each = <Name extends string>(says: Readonly<Record<Name, string>>, schema: z.ZodType) =>
	Object.fromEntries(Object.entries<string>(says).map(([name, what]): [string, Member] => [name, may(what, schema)]));

export const incident: readonly Kind[] = [
	{
		kind: 'incident.recorded/1',
		signers: 1,
		says: 'Something of the incident’s record was written down or changed. What is not named stays as it was.',
		members: {
			...each(RECORD_TEXTS, text),
			...each(RECORD_CHOICES, choice),
			...each(RECORD_CONTACTS, contact),
			vectors: may('attack vectors, several where several apply (§3.2.1)', z.array(choice)),
			cleared: structural(may('members that hold nothing any more', z.array(text))),
			reason: may('why it was changed', text),
		},
	},
	{
		kind: 'incident.time-set/1',
		signers: 1,
		says: 'When the incident started, was discovered, was reported or was resolved, as far as that is known (B.1).',
		members: {
			time: structural(must('which of the four', z.enum(TIMES))),
			stated: may('when, with its accuracy; absent: unknown', statedTime),
			offset: may('the zone in which it was stated, in minutes from UTC', z.int()),
			reason: may('how that is known', text),
		},
	},
	{
		kind: 'impact.rated/1',
		signers: 1,
		says: 'The incident was rated (SP 800-61 r2, §3.2.6): as it is now, or as it is expected to become if not contained.',
		members: {
			outlook: structural(must('now, or expected if it is not contained', z.enum(OUTLOOKS))),
			functional: may('functional impact (Table 3-2)', choice),
			information: may('information impact (Table 3-3); several may apply', z.array(choice).min(1)),
			recoverability: may('recoverability effort (Table 3-4)', choice),
			reason: must('why', text),
		},
	},
];
