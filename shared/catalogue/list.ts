/** What a notebook adds to the lists that ship (its own ledger), and the form in which entries name an item of a list. */
import { z } from 'zod';
import { entry, type Kind, may, must, structural, text } from './kind';

/** An item of a list as it was called when the entry was made: read without the notebook whose own item it may be. */
export const choice = z.strictObject({ id: text, name: text });

export const list: readonly Kind[] = [
	{
		kind: 'list.item-added/1',
		signers: 1,
		says: 'The notebook added an item of its own to a list; what ships is never changed.',
		members: {
			list: structural(must('the list', text)),
			item: structural(must('the item’s id in it', text)),
			name: must('what it is called', text),
			says: may('what it means', text),
			group: may('the heading of the list under which it stands', text),
		},
	},
	{
		kind: 'list.item-retired/1',
		signers: 1,
		says: 'An item that the notebook had added is no longer offered; entries that name it stay as they are.',
		members: {
			list: structural(must('the list', text)),
			item: structural(must('the item’s id in it', text)),
			added: structural(must('the entry that added it', entry)),
			reason: must('why', text),
		},
	},
];
