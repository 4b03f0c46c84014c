/** Who is told what by when, and who is called until somebody answers (SP 800-61 r2, §3.2.6 and §3.2.7). */
import { z } from 'zod';
import { COUNTED_FROM } from './contact';
import { entry, instant, type Kind, may, must, structural, text, uuid } from './kind';
import { choice } from './list';

const positive = z.int().min(1);
/** A contact as it was called when the entry was made: the case can be read without the notebook. */
const called = z.strictObject({ contact: uuid, name: text, reach: text.optional() });
const notification = structural(must('the notification’s id', uuid));
const escalation = structural(must('the escalation’s id', uuid));

const notifications: readonly Kind[] = [
	{
		kind: 'notification.planned/1',
		signers: 1,
		says: 'A party is to be told something, by some means, perhaps by a time; or a change of that plan.',
		members: {
			notification,
			party: must('who is to be told', choice),
			what: must('what they are to be told', text),
			methods: must('by which means, the first one first', z.array(choice).min(1)),
			contact: may('whom to reach there', called),
			dueAt: structural(may('by when, where that is a set time', instant)),
			deadline: structural(
				may(
					'the deadline that runs, as the notebook defined it then; `entry` where it is counted from one',
					z.strictObject({
						deadline: uuid,
						name: text,
						amount: positive,
						unit: z.enum(['hours', 'days']),
						from: z.enum(COUNTED_FROM),
						entry: entry.optional(),
						basis: text.optional(),
					}),
				),
			),
		},
	},
	{
		kind: 'notification.made/1',
		signers: 1,
		says: 'One try to tell a party: whether anybody was reached, by which means, and what was told.',
		members: {
			notification,
			method: must('by which means', choice),
			reached: structural(must('whether they were told', z.boolean())),
			told: must('what was told, or why nobody was reached', text),
			to: may('who was reached', text),
			by: may('who did it, where that is not who writes it down', text),
			madeAt: structural(may('when, where it is entered later', instant)),
			lateBecause: may('why it is entered later', text),
		},
	},
	{
		kind: 'notification.acknowledged/1',
		signers: 1,
		says: 'A party said that they know.',
		members: {
			notification,
			by: must('who said so', text),
			how: may('by which means, and what was said', text),
			acknowledgedAt: structural(may('when, where it is entered later', instant)),
		},
	},
	{
		kind: 'notification.withdrawn/1',
		signers: 1,
		says: 'A party need not be told after all.',
		members: { notification, reason: must('why, and on whose word', text) },
	},
	{
		kind: 'notification.channels-set/1',
		signers: 1,
		says: 'Whether the network may be listened to: then what is told goes out of band first (§3.2.7).',
		members: {
			listenedTo: structural(must('whether it may be', z.boolean())),
			reason: must('what that rests on', text),
		},
	},
];

const escalations: readonly Kind[] = [
	{
		kind: 'escalation.started/1',
		signers: 1,
		says: 'Somebody is called, level after level, until one answers; the levels are as they were defined then.',
		members: {
			escalation,
			ladder: structural(must('the ladder’s id', uuid)),
			name: must('the ladder’s name', text),
			reason: must('what it is about', text),
			levels: structural(
				must(
					'from the first to the highest: who, minutes to wait after each try, tries before the next level',
					z.array(z.strictObject({ contacts: z.array(called).min(1), waitMinutes: positive, tries: positive })).min(1),
				),
			),
		},
	},
	{
		kind: 'escalation.tried/1',
		signers: 1,
		says: 'Somebody was called; the time to wait runs from this entry.',
		members: {
			escalation,
			round: structural(must('how often the ladder was begun, from 1', positive)),
			level: structural(must('which level, from 1', positive)),
			try: structural(must('which try at that level, from 1', positive)),
			contact: must('who was called', called),
			method: may('by which means', text),
			outcome: may('what came of it', text),
		},
	},
	{
		kind: 'escalation.answered/1',
		signers: 1,
		says: 'Somebody answered; nobody further is called.',
		members: {
			escalation,
			by: must('who answered', z.strictObject({ contact: uuid.optional(), name: text })),
			said: may('what they said', text),
		},
	},
	{
		kind: 'escalation.ended/1',
		signers: 1,
		says: 'Nobody further is called although nobody answered.',
		members: { escalation, reason: must('why, and on whose word', text) },
	},
];

export const notificationKinds: readonly Kind[] = [...notifications, ...escalations];
