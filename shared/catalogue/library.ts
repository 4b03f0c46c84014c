/**
 * The library: what a handler looks things up in while there is no network (SP 800-61 r2, §3.1.1, “Incident Analysis
 * Resources”). It stands in the notebook's own ledger; the files are stored, and a former version stays with its entry.
 */
import { z } from 'zod';
import { type Kind, may, must, sha256, storedFile, structural, text, uuid } from './kind';
import { DAY } from './kit';

/** `port list` and `critical assets` are tables (CSV); the others are whatever file they are. */
export const LIBRARY_SORTS = ['port list', 'document', 'network diagram', 'critical assets', 'other'] as const;

const item = structural(must('the item’s id', uuid));
const day = z.string().regex(DAY);
const about = {
	item,
	sort: structural(must('what it is', z.enum(LIBRARY_SORTS))),
	title: must('what it is called', text),
	purpose: may('what it is for', text),
	source: may('where it is from, or who owns it', text),
	edition: may('its version, or the day it tells of', text),
	reviewBy: structural(may('the day by which somebody is to read it through', day)),
	required: structural(may('true where the jump kit is not ready while that is overdue', z.boolean())),
};

export const libraryKinds: readonly Kind[] = [
	{
		kind: 'library.added/1',
		signers: 1,
		says: 'A file was taken into the library.',
		members: { ...about, file: structural(must('the file', storedFile)) },
	},
	{
		kind: 'library.revised/1',
		signers: 1,
		says: 'What is said of an item of the library, written anew; with a file, that one takes the place of the former.',
		members: { ...about, file: structural(may('the newer file', storedFile)) },
	},
	{
		kind: 'library.checked/1',
		signers: 1,
		says: 'Somebody read an item of the library through, and it is still right.',
		members: {
			item,
			sha256: structural(must('the SHA-256 of the file that was read', sha256)),
			reviewBy: structural(may('the day by which it is to be read again', day)),
			remark: may('what is to be said of it', text),
		},
	},
	{
		kind: 'library.withdrawn/1',
		signers: 1,
		says: 'An item does not belong to the library any more; its files stay with their entries.',
		members: { item, reason: must('why', text) },
	},
];
