/**
 * Acts of custody: whatever happens to an item between its registration and its end, one kind an act. Who did it and who
 * writes it down may be two people; each signs, and a witness may sign as well.
 */
import { z } from 'zod';
import {
	digestedFile,
	drawing,
	entry,
	instant,
	type Kind,
	type Member,
	may,
	must,
	person,
	storedFile,
	structural,
	text,
	uuid,
} from './kind';

const anItem = {
	item: structural(must('the item’s id', uuid)),
	tag: structural(must('the tag on the item', text)),
};
/** What was done while the laptop was away, and typed in afterwards. */
const onPaper = {
	doneAt: structural(may('when it was done, where it is entered later', instant)),
	lateBecause: may('why it is entered later', text),
	signedOnPaper: may(
		'who signed the paper on which it was first written; weaker than a key’s signature',
		z.array(text),
	),
	attachments: may('photographs of that paper, stored', z.array(storedFile)),
};
/** Members that every act may have. */
const anAct = {
	...anItem,
	...onPaper,
	doneBy: structural(may('who did it, where that is not who writes it down; signs too', person)),
	witness: structural(may('who watched it; signs too', person)),
	remark: may('what else was noticed', text),
};
/** Somebody who takes or gives without a key of their own: a name on paper. */
const outsider = z.strictObject({ name: text, organization: text.optional() });
const party = z.union([person, outsider]);
const both = {
	...anItem,
	from: structural(must('who releases it', person)),
	to: structural(must('who receives it', person)),
};
/** By whoever gives or takes without a key. */
const drawn = may('the signature that somebody without a key drew on the screen; weaker than a key’s', drawing);
/** What was digested at the hand-over, to be held against what was registered. */
const digested = may('its files as they were digested at the hand-over', z.array(digestedFile));
const seal = structural(must('the seal’s number', text));

const act = (
	kind: string,
	says: string,
	members: Readonly<Record<string, Member>> = {},
	signers: Kind['signers'] = 1,
): Kind => ({
	kind,
	signers,
	says,
	members: { ...anAct, ...members },
});

const handOvers: readonly Kind[] = [
	{
		kind: 'custody.transferred/1',
		signers: 2,
		says: 'An item was handed over; the releaser and the receiver both signed.',
		members: {
			...both,
			...onPaper,
			reason: must('why', text),
			place: may('where the item is from now on', text),
			condition: may('its condition as both saw it', text),
			dueBack: structural(may('until when the receiver has it, where it is lent', instant)),
			digested,
			mismatchBecause: may('why both signed although a digest differs', text),
		},
	},
	{
		kind: 'custody.refused/1',
		signers: 1,
		says: 'A hand-over was offered and declined; custody stays with the releaser (decision 15).',
		members: { ...both, reason: structural(must('why it was declined', text)) },
	},
	act(
		'custody.released/1',
		'An item left the releaser’s hands for a receiver who signs elsewhere: at another laptop, or on paper.',
		{
			from: structural(must('who releases it', person)),
			to: structural(must('who is to receive it', party)),
			reason: must('why', text),
			dueBack: structural(may('until when the receiver has it, where it is lent', instant)),
			place: may('where the item is from now on', text),
			condition: may('its condition', text),
			paper: may('what was signed on paper, and where that is kept', text),
			drawnSignature: drawn,
		},
	),
	act('custody.received/1', 'An item that was released elsewhere arrived; the receiver signs (decision 16).', {
		from: structural(must('who released it', party)),
		to: structural(must('who received it', person)),
		release: structural(may('the entry by which it was released', entry)),
		place: may('where the item is from now on', text),
		condition: may('its condition on arrival', text),
		drawnSignature: drawn,
		digested,
		mismatchBecause: may('why it was received although a digest differs', text),
	}),
];

const seals: readonly Kind[] = [
	act('custody.sealed/1', 'A seal was applied to an item, or to the bag it lies in.', {
		seal,
		bag: may('the bag’s number', text),
	}),
	act('custody.seal-checked/1', 'A seal was looked at.', {
		seal,
		intact: structural(must('whether it was intact', z.boolean())),
	}),
	act('custody.seal-broken/1', 'A seal was broken, and the item opened.', { seal, reason: must('why', text) }),
];

const handling: readonly Kind[] = [
	act('custody.stored/1', 'An item was put somewhere.', { place: must('where it is from now on', text) }),
	act('custody.examined/1', 'An item was examined.', { purpose: must('what for', text), tool: may('with what', text) }),
	act('custody.copied/1', 'A copy was made of an item; the copy is an item of its own.', {
		copy: structural(must('the copy’s tag', text)),
	}),
	act('custody.split/1', 'An item was taken apart into items of their own; its own custody ends in theirs.', {
		into: structural(must('the tags of the parts', z.array(text).min(2))),
	}),
	act('custody.merged/1', 'An item was put together with others into one item; its own custody ends in that one’s.', {
		into: structural(must('the tag of the item it is part of now', text)),
	}),
	act('custody.lost/1', 'An item is not where it should be; from here on nobody is accountable for it.', {
		circumstances: must('what is known of it', text),
	}),
	act('custody.found/1', 'A lost item was found; whoever signs is accountable from here on.', {
		circumstances: must('where and how', text),
		place: may('where it is from now on', text),
	}),
	act('custody.returned/1', 'An item went back to its owner; custody ends.', {
		to: structural(must('who took it back', party)),
		reason: must('why', text),
		drawnSignature: drawn,
	}),
	act(
		'custody.disposed/1',
		'An item was disposed of; custody ends. Two people and a witness sign.',
		{ method: must('how', text), proof: may('what proves it', text), reason: must('why', text) },
		3,
	),
];

const keeping: readonly Kind[] = [
	act('retention.set/1', 'Why and until when an item is kept (SP 800-61 r2, §3.4.3).', {
		ground: must('why it is kept', z.enum(['prosecution', 'retention policy', 'cost', 'other'])),
		until: structural(may('until when; absent: until further notice', instant)),
		reason: must('what that rests on', text),
	}),
	act('hold.placed/1', 'An item must not be disposed of until the hold is lifted.', {
		reason: must('why, and on whose word', text),
	}),
	act('hold.lifted/1', 'A hold was lifted.', { reason: must('why, and on whose word', text) }),
	{
		kind: 'stock.taken/1',
		signers: 1,
		says: 'What is at a place was compared with what should be there.',
		members: {
			place: structural(must('the place', text)),
			expected: structural(must('tags that should be there', z.array(text))),
			seen: structural(must('tags that are there', z.array(text))),
			unknown: structural(may('what was read there and is no tag of an item that this notebook knows', z.array(text))),
			witness: structural(may('who watched it; signs too', person)),
			remark: may('what else was noticed', text),
		},
	},
	act('custody.settled/1', 'Something that did not add up was explained. The finding stays, with this beside it.', {
		finding: structural(must('the kind of finding', text)),
		entries: structural(must('the entries that it names', z.array(entry).min(1))),
		explanation: must('what happened, and how that is known', text),
	}),
];

export const custody: readonly Kind[] = [...handOvers, ...seals, ...handling, ...keeping];
