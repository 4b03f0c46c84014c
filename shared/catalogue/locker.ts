/** The locker: places as a tree, how tags are numbered, and what was tried and refused. All stand in the notebook's own ledger. */
import { z } from 'zod';
import { instant, type Kind, may, must, structural, text, uuid } from './kind';

export const PLACE_KINDS = ['building', 'room', 'locker', 'shelf', 'other'] as const;

export const locker: readonly Kind[] = [
	{
		kind: 'place.recorded/1',
		signers: 1,
		says: 'A place where items are kept. Acts name it by the names from the outermost place down to it, with “ / ” between.',
		members: {
			place: structural(must('the place’s id', uuid)),
			name: structural(must('what it is called within the place around it', text)),
			parent: structural(may('the place around it', uuid)),
			kind: may('what it is', z.enum(PLACE_KINDS)),
			remark: may('what else is to be known of it', text),
		},
	},
	{
		kind: 'place.retired/1',
		signers: 1,
		says: 'Nothing is kept at a place any more. What was recorded of it stays.',
		members: { place: structural(must('the place’s id', uuid)), reason: must('why', text) },
	},
	{
		kind: 'tag-pattern.set/1',
		signers: 1,
		says: 'How tags are numbered from here on: `E-{000}`, `{case}-{00}`.',
		members: { pattern: must('the pattern; zeros in braces are the number, {case} the case’s number', text) },
	},
	{
		kind: 'custody.attempted/1',
		signers: 1,
		says: 'Acts of custody were tried and refused, as far as that is a matter of security. At most one such entry a minute.',
		members: {
			tries: structural(
				must(
					'what was refused, by its code, and how often; whose passphrase or signature it was about',
					z
						.array(
							z.strictObject({
								refused: text,
								times: z.int().min(1),
								case: uuid.optional(),
								tag: text.optional(),
								whose: text.optional(),
							}),
						)
						.min(1),
				),
			),
			first: must('when the first was tried', instant),
			last: must('when the last was tried', instant),
		},
	},
];
