/** Questions about the library: what is in it, what a file says, and who keeps it right. */
import { z } from 'zod';
import { isDay } from '../catalogue/kit';
import { LIBRARY_SORTS } from '../catalogue/library';
import { empty, entryName, job, line, ticket } from '../fields';
import { question } from '../question';
import type { LibraryContents, LibraryFinds, LibraryItemView, LibrarySaved, LibraryView, Receipt } from '../views';

/** By id, by the title of one that is in use, or by the newest entry that tells of it. */
const item = line(300);
const day = z.string().refine(isDay, 'Write the day as 2027-03-31.');
const about = {
	sort: z.enum(LIBRARY_SORTS),
	title: line(200),
	purpose: line(2000).optional(),
	source: line(300).optional(),
	edition: line(200).optional(),
	reviewBy: day.optional(),
	required: z.boolean().optional(),
};
/** A former file, by the entry that brought it; the one in use where it is not given. */
const former = entryName.optional();

export const libraryQuestions = {
	'library.show': question<LibraryView>()(
		'open',
		'lists the library: what is in it, by when each is to be read through, and what is overdue',
		empty,
	),
	'library.read': question<{ readonly item: LibraryItemView | null; readonly contents: LibraryContents }>()(
		'open',
		'reads a file of the library, its digest checked: rows, lines or a picture',
		z.strictObject({
			item,
			former,
			/** Only rows or lines that hold all these words; a number is a port in a list of ports. */
			find: z.string().max(500).optional(),
			offset: z.int().min(0).default(0),
			limit: z.int().min(1).max(2000).default(500),
		}),
	),
	'library.find': question<LibraryFinds>()(
		'open',
		'finds words in titles, notes, rows and lines of the library; a number is a port in a list of ports',
		z.strictObject({ query: z.string().max(1000), limit: z.int().min(1).max(100).default(20) }),
	),
	'library.add': question<Receipt & { readonly item: string }>()(
		'open',
		'takes a file into the library; lists of ports and of critical assets are tables (CSV)',
		z.strictObject({ ...about, file: ticket, job }),
	),
	'library.revise': question<Receipt>()(
		'open',
		'writes anew what is said of an item, or replaces its file; the former file stays',
		z.strictObject({ item, ...about, file: ticket.optional(), job }),
	),
	'library.check': question<Receipt>()(
		'open',
		'records that an item was read through and is still right; its file is held to its digest first',
		z.strictObject({ item, reviewBy: day.optional(), remark: line(2000).optional(), job }),
	),
	'library.withdraw': question<Receipt>()(
		'open',
		'records that an item does not belong to the library any more',
		z.strictObject({ item, reason: line(2000) }),
	),
	'library.save': question<LibrarySaved>()(
		'open',
		'writes a checked copy of a file of the library to where nothing is yet',
		z.strictObject({ item, former, to: ticket, job }),
	),
} as const;
