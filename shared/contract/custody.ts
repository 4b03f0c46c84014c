/** Questions about custody: who holds what, hand-overs, and every other act on an item. */
import { z } from 'zod';
import { MOST_POINTS } from '../drawing';
import { caseName, instant, job, line, passphrase, ticket } from '../fields';
import { question } from '../question';
import type { CustodyView, Receipt } from '../views';

const tag = line(40);
/** What is done to an item, with what it needs to be said. */
const act = z.discriminatedUnion('act', [
	z.strictObject({ act: z.literal('seal'), seal: line(100), bag: line(100).optional() }),
	z.strictObject({ act: z.literal('check seal'), seal: line(100), intact: z.boolean() }),
	z.strictObject({ act: z.literal('break seal'), seal: line(100), reason: line(2000) }),
	z.strictObject({ act: z.literal('store'), place: line(500) }),
	z.strictObject({ act: z.literal('examine'), purpose: line(2000), tool: line(500).optional() }),
	z.strictObject({ act: z.literal('copy'), copy: tag }),
	z.strictObject({ act: z.literal('lose'), circumstances: line(2000) }),
	z.strictObject({ act: z.literal('find'), circumstances: line(2000), place: line(500).optional() }),
	z.strictObject({ act: z.literal('return'), to: line(200), organization: line(200).optional(), reason: line(2000) }),
	z.strictObject({
		act: z.literal('retain'),
		ground: z.enum(['prosecution', 'retention policy', 'cost', 'other']),
		until: instant.optional(),
		reason: line(2000),
	}),
	z.strictObject({ act: z.literal('hold'), reason: line(2000) }),
	z.strictObject({ act: z.literal('lift hold'), reason: line(2000) }),
]);
/** For what was written on paper first: when it was done, why it is entered later, who signed the paper, pictures of it. */
export const onPaper = {
	doneAt: instant.optional(),
	lateBecause: line(2000).optional(),
	signedOnPaper: z.array(line(200)).min(1).max(10, 'At most 10 names.').optional(),
	attachments: z.array(ticket).max(50, 'At most 50 photographs of a paper.').optional(),
};
const coordinate = z.int().min(0).max(2000);
const stroke = z
	.array(coordinate)
	.min(4)
	.max(MOST_POINTS * 2)
	.refine((points) => points.length % 2 === 0, 'A point has an x and a y.');
/** A signature that somebody without a key draws on the screen. */
const drawn = z
	.strictObject({ by: line(200), organization: line(200).optional(), strokes: z.array(stroke).min(1).max(500) })
	.refine(
		({ strokes }) => strokes.reduce((sum, one) => sum + one.length, 0) <= MOST_POINTS * 2,
		'This drawing is too long; draw it again.',
	)
	.optional();
/** For an act that is entered later, or seen by somebody else. */
const circumstances = {
	...onPaper,
	remark: line(2000).optional(),
	/** Somebody who watched it, and signs too. */
	witness: line(200).optional(),
	witnessPassphrase: passphrase.optional(),
};

export const custodyQuestions = {
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
			/** Until when the receiver has it, where it is lent. */
			dueBack: instant.optional(),
			/** Its files, to be digested again and held against what was registered. */
			files: z.array(ticket).max(500).optional(),
			/** Why both sign although a digest differs; without it they do not. */
			mismatchBecause: line(2000).optional(),
			...onPaper,
			job,
		}),
	),
	'custody.decline': question<Receipt>()(
		'open',
		'records that a hand-over was declined; custody stays where it is',
		z.strictObject({ case: caseName, tag: line(40), to: line(200), fromPassphrase: passphrase, reason: line(2000) }),
	),
	'custody.record': question<Receipt>()(
		'open',
		'records what was done to an item: sealed, stored, examined, lost, returned …',
		z.strictObject({
			case: caseName,
			tag,
			what: act,
			/** Who did it, where that is not who writes it down; signs too. */
			doneBy: line(200).optional(),
			doneByPassphrase: passphrase.optional(),
			/** By the owner who takes it back. */
			drawn,
			...circumstances,
			job,
		}),
	),
	'custody.release': question<Receipt>()(
		'open',
		'releases an item to somebody who signs elsewhere: at another laptop, or on paper',
		z.strictObject({
			case: caseName,
			tag,
			to: line(200),
			organization: line(200).optional(),
			fromPassphrase: passphrase,
			reason: line(2000),
			dueBack: instant.optional(),
			place: line(500).optional(),
			condition: line(500).optional(),
			paper: line(2000).optional(),
			/** By the receiver, who has no key. */
			drawn,
			...circumstances,
			job,
		}),
	),
	'custody.receive': question<Receipt>()(
		'open',
		'signs for an item that was released to the person who is here',
		z.strictObject({
			case: caseName,
			tag,
			place: line(500),
			condition: line(500).optional(),
			files: z.array(ticket).max(500).optional(),
			mismatchBecause: line(2000).optional(),
			/** By the releaser, who has no key. */
			drawn,
			...circumstances,
			job,
		}),
	),
	'custody.dispose': question<Receipt>()(
		'open',
		'records that an item was disposed of; the holder, a second person and a witness sign',
		z.strictObject({
			case: caseName,
			tag,
			method: line(500),
			proof: line(2000).optional(),
			reason: line(2000),
			fromPassphrase: passphrase,
			second: line(200),
			secondPassphrase: passphrase,
			witness: line(200),
			witnessPassphrase: passphrase,
		}),
	),
	'custody.settle': question<Receipt>()(
		'open',
		'explains something that does not add up; the finding stays, with this beside it',
		z.strictObject({
			case: caseName,
			tag,
			finding: z.string().min(1).max(60),
			entries: z
				.array(z.string().regex(/^[A-Z]+-[1-9][0-9]{0,9}$/, 'An entry is cited as A-146.'))
				.min(1)
				.max(100),
			explanation: line(4000),
		}),
	),
	'stock.take': question<Receipt & { readonly missing: readonly string[]; readonly unexpected: readonly string[] }>()(
		'open',
		'compares what is at a place with what should be there by the entries',
		z.strictObject({ case: caseName, place: line(500), seen: z.array(tag).max(10_000), remark: line(2000).optional() }),
	),
} as const;
