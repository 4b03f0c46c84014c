/** Questions about what becomes of an item: its tag, its parts, what it is put together with, and its receipt from elsewhere. */
import { z } from 'zod';
import { caseName, empty, job, keyId, line, opening, passphrase, ticket } from '../fields';
import { isPattern } from '../projections/tags';
import { question } from '../question';
import type { MergeView, Receipt } from '../views';

const tag = line(60);
const newTag = line(40);
/** The holder signs, where that is not whoever writes it down. */
const byHolder = {
	doneBy: line(200).optional(),
	doneByPassphrase: passphrase.optional(),
	witness: line(200).optional(),
	witnessPassphrase: passphrase.optional(),
};

export const itemQuestions = {
	'tag.pattern': question<{ readonly pattern: string }>()(
		'open',
		'gives the pattern by which tags are numbered',
		empty,
	),
	'tag.set-pattern': question<Receipt>()(
		'open',
		'sets the pattern by which tags are numbered from here on',
		z.strictObject({
			pattern: line(40).refine(
				isPattern,
				'A pattern holds zeros in braces once, for the number, and may hold {case}: E-{000}.',
			),
		}),
	),
	'evidence.next-tag': question<{ readonly tag: string }>()(
		'open',
		'gives the next tag of a case by the notebook’s pattern',
		z.strictObject({ case: caseName }),
	),
	'custody.split': question<Receipt & { readonly parts: readonly string[] }>()(
		'open',
		'takes an item apart: its parts are registered and its own custody ends in theirs',
		z.strictObject({
			case: caseName,
			tag,
			parts: z
				.array(z.strictObject({ tag: newTag.optional(), description: line(2000) }))
				.min(2, 'At least two parts.')
				.max(100, 'At most 100 parts.'),
			remark: line(2000).optional(),
			...byHolder,
		}),
	),
	'custody.merge': question<Receipt & { readonly tag: string }>()(
		'open',
		'puts items together into one: it is registered, and their own custody ends in its',
		z.strictObject({
			case: caseName,
			tags: z.array(tag).min(2, 'At least two items.').max(100, 'At most 100 items.'),
			tag: newTag.optional(),
			description: line(2000),
			remark: line(2000).optional(),
			...byHolder,
		}),
	),
	'custody.take-receipt': question<MergeView>()(
		'open',
		'takes the receipt of an item home that was released to somebody elsewhere, with all else that their case file brings',
		z.strictObject({
			case: caseName,
			tag,
			file: ticket,
			/** Keys of signers whom nobody here vouches for, and whose file is taken all the same. */
			accept: z.array(keyId).max(16).optional(),
			...opening,
			job,
		}),
	),
} as const;
