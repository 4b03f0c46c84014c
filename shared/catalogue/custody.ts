/** Acts of custody: who hands what to whom; a hand-over is signed by both. */
import { type Kind, may, must, person, structural, text, uuid } from './kind';

const both = {
	item: structural(must('the item’s id', uuid)),
	tag: structural(must('the tag on the item', text)),
	from: structural(must('who releases it', person)),
	to: structural(must('who receives it', person)),
};

export const custody: readonly Kind[] = [
	{
		kind: 'custody.transferred/1',
		signers: 2,
		says: 'An item was handed over; the releaser and the receiver both signed.',
		members: {
			...both,
			reason: must('why', text),
			place: may('where the item is from now on', text),
			condition: may('its condition as both saw it', text),
		},
	},
	{
		kind: 'custody.refused/1',
		signers: 1,
		says: 'A hand-over was offered and declined; custody stays with the releaser (decision 15).',
		members: { ...both, reason: structural(must('why it was declined', text)) },
	},
];
