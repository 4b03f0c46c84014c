/** Questions about evidence items. */
import { z } from 'zod';
import { caseName, instant, job, line, ticket } from '../fields';
import { question } from '../question';
import type { ItemView, Receipt } from '../views';
import { onPaper } from './custody';

const photographs = z.array(ticket).max(50, 'At most 50 photographs at once.');

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
			collectorName: line(200).optional(),
			collectorTitle: line(200).optional(),
			collectorPhone: line(100).optional(),
			authority: z.enum(['policy', 'consent', 'warrant', 'other']).optional(),
			authorityNumber: line(200).optional(),
			owner: line(200).optional(),
			quantity: z.int().min(1, 'At least one.').max(1_000_000).optional(),
			/** The tag of the item that this one was made from. */
			parent: line(40).optional(),
			derivation: z.enum(['image', 'working copy', 'extract', 'part', 'merger']).optional(),
			files: z.array(ticket).max(500, 'At most 500 files stand in one item; divide them over several.').optional(),
			photographs: photographs.optional(),
			...onPaper,
			job,
		}),
	),
	'evidence.photograph': question<Receipt>()(
		'open',
		'stores photographs of an item',
		z.strictObject({
			case: caseName,
			tag: line(40),
			photographs: photographs.min(1),
			remark: line(2000).optional(),
			doneAt: onPaper.doneAt,
			lateBecause: onPaper.lateBecause,
			job,
		}),
	),
} as const;
