/** Questions about evidence items and their custody. */
import { z } from 'zod';
import { caseName, instant, job, line, passphrase, ticket } from '../fields';
import { question } from '../question';
import type { CustodyView, ItemView, Receipt } from '../views';

export const evidenceQuestions = {
	'evidence.list': question<readonly ItemView[]>()(
		'open',
		'lists a case’s evidence items with their custody',
		z.strictObject({ case: caseName }),
	),
	'evidence.register': question<Receipt>()(
		'open',
		'registers an item and digests its files while reading them once',
		z.strictObject({
			case: caseName,
			tag: line(40).optional(),
			description: line(2000),
			type: z.enum(['digital', 'physical']).optional(),
			serial: line(200).optional(),
			model: line(200).optional(),
			hostname: line(255).optional(),
			mac: line(200).optional(),
			ip: line(200).optional(),
			foundAt: line(500).optional(),
			storedAt: line(500).optional(),
			condition: line(500).optional(),
			observedAt: instant.optional(),
			files: z.array(ticket).max(500, 'At most 500 files stand in one item; divide them over several.').optional(),
			job,
		}),
	),
	'custody.show': question<CustodyView>()(
		'open',
		'shows the chain of custody with every finding',
		z.strictObject({ case: caseName, tag: line(40).optional() }),
	),
	'custody.transfer': question<Receipt>()(
		'open',
		'hands an item over; both people sign',
		z.strictObject({
			case: caseName,
			tag: line(40),
			to: line(200),
			fromPassphrase: passphrase,
			toPassphrase: passphrase,
			reason: line(2000),
			place: line(500).optional(),
			condition: line(500).optional(),
		}),
	),
	'custody.decline': question<Receipt>()(
		'open',
		'records that a hand-over was declined; custody stays where it is',
		z.strictObject({ case: caseName, tag: line(40), to: line(200), fromPassphrase: passphrase, reason: line(2000) }),
	),
} as const;
