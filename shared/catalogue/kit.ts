/**
 * The jump kit: what lies ready to take along, and whether it does (SP 800-61 r2, §3.1.1). It stands in the notebook's own
 * ledger; the newest entry of an item is what holds, and nothing that was once found is forgotten.
 */
import { z } from 'zod';
import { isInstant } from '../vocabulary';
import { count, instant, type Kind, may, must, structural, text, uuid } from './kind';

export const KIT_FINDINGS = ['fit', 'missing', 'broken'] as const;
export const KIT_VERDICTS = ['ready', 'not ready'] as const;
/** A day of the calendar: `2027-03-31`. */
export const DAY = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
/** True where such a day exists, too. */
export const isDay = (day: string): boolean => DAY.test(day) && isInstant(`${day}T00:00:00.000Z`);

const item = structural(must('the item’s id', uuid));
const day = z.string().regex(DAY);

export const kitKinds: readonly Kind[] = [
	{
		kind: 'kit.item-recorded/1',
		signers: 1,
		says: 'Something that belongs to the jump kit, or a change of it.',
		members: {
			item,
			name: must('what it is', text),
			quantity: must('how many', count.min(1)),
			tool: may('which tool or resource of §3.1.1 it is, by its id in the list “readiness”', text),
			expiresOn: may('the last day on which it is good', day),
			checkEveryDays: may('after how many days of 24 hours it is to be checked again', z.int().min(1)),
			keptAt: may('where it lies', text),
		},
	},
	{
		kind: 'kit.item-checked/1',
		signers: 1,
		says: 'Somebody looked at an item of the jump kit.',
		members: {
			item,
			finding: structural(must('how it was found', z.enum(KIT_FINDINGS))),
			remark: may('what else was seen', text),
		},
	},
	{
		kind: 'kit.item-lent/1',
		signers: 1,
		says: 'An item was taken out of the jump kit, which the guide advises against.',
		members: { item, to: must('who has it', text), reason: may('what for', text) },
	},
	{
		kind: 'kit.item-back/1',
		signers: 1,
		says: 'An item that was lent is back; it is to be checked before it counts as fit.',
		members: { item, remark: may('what is to be said of it', text) },
	},
	{
		kind: 'kit.item-retired/1',
		signers: 1,
		says: 'An item does not belong to the jump kit any more.',
		members: { item, reason: must('why', text) },
	},
	{
		kind: 'kit.laptop-scrubbed/1',
		signers: 1,
		says: 'The kit’s laptop was scrubbed and installed anew, as it must be before the next incident.',
		members: {
			item,
			doneAt: structural(must('when that was done', instant)),
			how: must('how it was scrubbed, and from what it was installed', text),
		},
	},
	{
		kind: 'kit.verdict-given/1',
		signers: 1,
		says: 'Somebody puts their name to it that the jump kit is ready, or that it is not and why.',
		members: {
			verdict: structural(must('ready, or not', z.enum(KIT_VERDICTS))),
			because: structural(must('what the ledger held against it at that moment, in sentences', z.array(text))),
			remark: may('what the person adds', text),
		},
	},
];
