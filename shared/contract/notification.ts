/** Questions about who is told what by when, about escalations, and about everything that is due. */
import { z } from 'zod';
import { caseName, entryName, instant, line } from '../fields';
import { question } from '../question';
import type { DueView, EscalationView, NotificationsView, Receipt } from '../views';
import { UUID } from '../vocabulary';

const id = z.string().regex(UUID, 'This is not an id.');
/** By id, or by the entry that planned or began it, as `A-12`. */
const named = line(100);
const contact = line(200);
const at = { case: caseName };

export const notificationQuestions = {
	'notification.show': question<NotificationsView>()(
		'open',
		'shows who must be told what by when, and what came of it',
		z.strictObject(at),
	),
	'notification.plan': question<Receipt & { readonly notification: string }>()(
		'open',
		'plans to tell a party something, perhaps by a time or under a deadline of the notebook, or changes the plan',
		z
			.strictObject({
				...at,
				notification: id.optional(),
				party: line(200),
				what: line(4000),
				methods: z.array(line(100)).min(1, 'Choose at least one means.').max(20),
				contact: contact.optional(),
				dueAt: instant.optional(),
				/** A deadline of the notebook, by id or name. */
				deadline: line(200).optional(),
				/** What a deadline that is counted from an entry is counted from. */
				entry: entryName.optional(),
			})
			.refine(({ dueAt, deadline }) => dueAt === undefined || deadline === undefined, {
				message: 'Either a time or a deadline, not both.',
				path: ['dueAt'],
			}),
	),
	'notification.make': question<Receipt>()(
		'open',
		'records one try to tell a party: reached or not, by which means, what was told',
		z.strictObject({
			...at,
			notification: named,
			method: line(100),
			reached: z.boolean(),
			told: line(4000),
			to: line(200).optional(),
			by: line(200).optional(),
			madeAt: instant.optional(),
			lateBecause: line(2000).optional(),
		}),
	),
	'notification.acknowledge': question<Receipt>()(
		'open',
		'records that a party said that they know',
		z.strictObject({
			...at,
			notification: named,
			by: line(200),
			how: line(2000).optional(),
			acknowledgedAt: instant.optional(),
		}),
	),
	'notification.withdraw': question<Receipt>()(
		'open',
		'records that a party need not be told after all',
		z.strictObject({ ...at, notification: named, reason: line(2000) }),
	),
	'notification.set-channels': question<Receipt>()(
		'open',
		'records whether the network may be listened to; then out-of-band means come first',
		z.strictObject({ ...at, listenedTo: z.boolean(), reason: line(2000) }),
	),
	'escalation.show': question<readonly EscalationView[]>()(
		'open',
		'shows escalations: who is to be called now, and how late that is',
		z.strictObject(at),
	),
	'escalation.start': question<Receipt & { readonly escalation: string }>()(
		'open',
		'begins to call the levels of a ladder until somebody answers',
		z.strictObject({ ...at, ladder: line(200), reason: line(2000) }),
	),
	'escalation.try': question<Receipt>()(
		'open',
		'records that somebody was called: whoever is due, or another of the ladder',
		z.strictObject({
			...at,
			escalation: named,
			/** Somebody else of the ladder than who is due, by id or name. */
			contact: contact.optional(),
			method: line(100).optional(),
			outcome: line(2000).optional(),
			/** Called before it was due. */
			early: z.boolean().optional(),
		}),
	),
	'escalation.answer': question<Receipt>()(
		'open',
		'records that somebody answered; nobody further is called',
		z.strictObject({ ...at, escalation: named, by: line(200), said: line(2000).optional() }),
	),
	'escalation.end': question<Receipt>()(
		'open',
		'records that nobody further is called although nobody answered',
		z.strictObject({ ...at, escalation: named, reason: line(2000) }),
	),
	'due.show': question<DueView>()(
		'open',
		'shows everything that is due or will be, in one case or in all open ones',
		z.strictObject({ case: caseName.optional() }),
	),
} as const;
