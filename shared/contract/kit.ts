/** Questions about the jump kit: what belongs to it, what was found, and the verdict. */
import { z } from 'zod';
import { isDay, KIT_FINDINGS, KIT_VERDICTS } from '../catalogue/kit';
import { empty, instant, line } from '../fields';
import { question } from '../question';
import type { KitView, Receipt } from '../views';
import { UUID } from '../vocabulary';

/** By id, or by a name that only one has. */
const item = line(200);
const remark = line(2000).optional();

export const kitQuestions = {
	'kit.show': question<KitView>()(
		'open',
		'shows the jump kit: what is overdue, expired, lent out or never checked, and the verdict that this supports',
		empty,
	),
	'kit.record': question<Receipt & { readonly item: string }>()(
		'open',
		'records something that belongs to the jump kit, or a change of it',
		z.strictObject({
			/** Which item this changes; a new one where it is not given. */
			item: z.string().regex(UUID, 'This is not an id.').optional(),
			name: line(200),
			quantity: z.int().min(1, 'At least one.').max(100_000, 'At most 100,000.'),
			/** An item of the list “readiness”, by its id. */
			tool: line(80).optional(),
			expiresOn: z.string().refine(isDay, 'Write the last good day as 2027-03-31.').optional(),
			checkEveryDays: z.int().min(1, 'At least one day.').max(3660, 'At most 3,660 days.').optional(),
			where: line(300).optional(),
		}),
	),
	'kit.check': question<Receipt>()(
		'open',
		'records how an item of the jump kit was found',
		z.strictObject({ item, finding: z.enum(KIT_FINDINGS), remark }),
	),
	'kit.lend': question<Receipt>()(
		'open',
		'records that an item was taken out of the jump kit',
		z.strictObject({ item, to: line(200), reason: line(2000).optional() }),
	),
	'kit.take-back': question<Receipt>()(
		'open',
		'records that an item is back in the jump kit',
		z.strictObject({ item, remark }),
	),
	'kit.retire': question<Receipt>()(
		'open',
		'records that an item does not belong to the jump kit any more',
		z.strictObject({ item, reason: line(2000) }),
	),
	'kit.scrub': question<Receipt>()(
		'open',
		'records that a laptop of the jump kit was scrubbed and installed anew',
		/** Now, where no time is given. */
		z.strictObject({ item, doneAt: instant.optional(), how: line(2000) }),
	),
	'kit.judge': question<Receipt>()(
		'open',
		'signs that the jump kit is ready, where the entries support it, or that it is not',
		z.strictObject({ verdict: z.enum(KIT_VERDICTS), remark }),
	),
} as const;
