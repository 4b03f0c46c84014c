/**
 * The library, in the notebook's own ledger: files stored under their digest, told what they are for, read through now and
 * then. What must hold: a file is read to its end and understood before anything of it is stored, stored before its entry
 * names it, and held to its digest every time it is read.
 */
import type { Given } from '../../shared/contract';
import { builtInView } from '../../shared/projections/library';
import { Refused } from '../../shared/refusal';
import { fold } from '../../shared/search/fold';
import { foundIn, type LibraryText } from '../../shared/search/library';
import { readQuery } from '../../shared/search/query';
import type { LibraryContents, LibraryFileView, LibraryItemView } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { Ticket } from '../../shared/vocabulary';
import { type Contents, contentsOf } from '../library/contents';
import { givenDocument } from '../library/given-document';
import { once, writeOut } from '../store/write-out';
import { claim, type Desk, type Handlers, newId, seal } from './desk';
import type { Job } from './jobs';
import {
	bytesOf,
	findInLibrary,
	isBuiltIn,
	itemsHere,
	keep,
	PORT_COLUMNS,
	portsText,
	readFile,
	unreadable,
} from './library-texts';

type Questions =
	| 'library.show'
	| 'library.read'
	| 'library.find'
	| 'library.add'
	| 'library.revise'
	| 'library.check'
	| 'library.withdraw'
	| 'library.save';
type Said = Pick<Given<'library.add'>, 'sort' | 'title' | 'purpose' | 'source' | 'edition' | 'reviewBy' | 'required'>;

export const library: Handlers<Questions> = {
	'library.show': async (desk) => {
		const items = itemsHere(desk);
		const inUse = items.filter(({ withdrawn }) => withdrawn === null);
		const kinds = desk.book.entries().map(({ kind }) => kind);
		const count = (...of: string[]) => kinds.filter((kind) => of.includes(kind)).length;
		return {
			items,
			counts: { items: inUse.length, overdue: inUse.filter(({ overdue }) => overdue).length },
			builtIn: builtInView(),
			elsewhere: {
				baselines: count('baseline.recorded/1', 'baseline.imported/1'),
				hashsets: Math.max(0, count('hashset.registered/1') - count('hashset.withdrawn/1')),
			},
			unreadable: await unreadable(desk, inUse),
		};
	},

	'library.read': async (desk, { item: name, former, find = '', offset, limit }) => {
		const page = { words: readQuery(find).words, offset, limit };
		if (isBuiltIn(name)) return { item: null, contents: shown('table', portsText(), page, PORT_COLUMNS) };
		const item = itemNamed(desk, name);
		const { bytes, contents } = await readFile(desk, fileIn(item, former), item.sort);
		return { item, contents: shownOf(contents, bytes, page) };
	},

	'library.find': async (desk, { query, limit }) => findInLibrary(desk, readQuery(query).words, limit),

	'library.add': (desk, { file: ticket, job: named, ...said }) =>
		claim(desk, 'library', () =>
			desk.jobs.run(named, 'Reading the file', async (job) => {
				mustBeFree(desk, said.title, null);
				const file = await stored(desk, ticket, said, job);
				const item = newId<string>();
				return { ...(await seal(desk, desk.book, 'library.added/1', { ...body(item, said), file })), item };
			}),
		),

	'library.revise': (desk, { item: name, file: ticket, job: named, ...said }) =>
		claim(desk, 'library', () =>
			desk.jobs.run(named, 'Reading the file', async (job) => {
				const known = inUse(desk, name);
				mustBeFree(desk, said.title, known.item);
				// Told to be a table now: it must be one.
				if (ticket === undefined && known.sort !== said.sort) await readFile(desk, known.file, said.sort);
				const file = ticket === undefined ? undefined : await stored(desk, ticket, said, job);
				return seal(desk, desk.book, 'library.revised/1', { ...body(known.item, said), file });
			}),
		),

	'library.check': (desk, { item: name, reviewBy, remark, job: named }) =>
		desk.jobs.run(named, 'Reading the file', async () => {
			const { item, file } = inUse(desk, name);
			if (reviewBy !== undefined && reviewBy < desk.clock().at.slice(0, 10))
				throw new Refused('library.past', 'This day is over.', 'Name a day that is still to come.', 'reviewBy');
			await bytesOf(desk, file);
			return seal(desk, desk.book, 'library.checked/1', { item, sha256: file.sha256, reviewBy, remark });
		}),

	'library.withdraw': async (desk, { item: name, reason }) => {
		const { item } = inUse(desk, name);
		return seal(desk, desk.book, 'library.withdrawn/1', { item, reason });
	},

	'library.save': (desk, { item: name, former, to, job: named }) =>
		desk.jobs.run(named, 'Writing the copy', async () => {
			if (isBuiltIn(name))
				throw new Refused('library.built-in', 'This list ships with Sealbook and is no file.', '', 'item');
			const path = desk.redeem(to);
			const file = fileIn(itemNamed(desk, name), former);
			const sizeBytes = await writeOut(path, once(await bytesOf(desk, file)));
			return { path: visible(String(path)), sizeBytes, sha256: file.sha256 };
		}),
};

const body = (item: string, { required, ...said }: Said) => ({ item, ...said, required: required ? true : undefined });

/** Reads the file, understands it, stores it. @throws Refused `library.known` where it is in the library already */
async function stored(desk: Desk, ticket: Ticket, said: Said, job: Job) {
	const path = desk.redeem(ticket);
	try {
		return await storedFrom(desk, path, said, job);
	} catch (error) {
		// The person may say that it is of another kind, or save it anew under its name: it stays chosen.
		desk.ticketFor(path, ticket);
		throw error;
	}
}

async function storedFrom(desk: Desk, path: string | Buffer, { sort }: Said, job: Job) {
	const { name, bytes } = await givenDocument(path, job.signal, (doneBytes, totalBytes) =>
		job.progress({ doneBytes, totalBytes }),
	);
	const contents = contentsOf(bytes, sort);
	const { object, sizeBytes } = await desk.shelf.objects(desk.book.id).put(once(bytes));
	const known = itemsHere(desk).find(({ file, withdrawn }) => file.sha256 === object && withdrawn === null);
	if (known)
		throw new Refused(
			'library.known',
			`The library has this very file already: ${known.title} (${known.file.entry}).`,
			'Change what is said of that one, or choose another file.',
			'file',
		);
	keep(desk, { sha256: object }, sort, contents);
	return { object, name, sizeBytes };
}

function mustBeFree(desk: Desk, title: string, but: string | null): void {
	if (itemsHere(desk).some((each) => each.title === title && each.withdrawn === null && each.item !== but))
		throw new Refused('name.taken', `The library has a ${title} already.`, 'Choose another title.', 'title');
}

/** By id, by title, or by an entry that tells of it. @throws Refused `library.unknown` */
function itemNamed(desk: Desk, name: string): LibraryItemView {
	const items = itemsHere(desk);
	const found =
		items.find((each) => each.item === name) ??
		items.find((each) => each.title === name && each.withdrawn === null) ??
		items.find((each) => each.entry === name || each.file.entry === name) ??
		items.find((each) => each.title === name);
	if (found) return found;
	throw new Refused('library.unknown', `There is no ${name} in the library.`, 'Look at the list of its items.', 'item');
}

function inUse(desk: Desk, name: string): LibraryItemView {
	if (isBuiltIn(name))
		throw new Refused('library.built-in', 'This list ships with Sealbook; it is not changed.', '', 'item');
	const found = itemNamed(desk, name);
	if (!found.withdrawn) return found;
	throw new Refused(
		'library.withdrawn',
		`${found.title} was withdrawn: ${found.withdrawn.reason ?? 'no reason is given'}`,
		'Add it anew to use it again.',
		'item',
	);
}

/** @throws Refused `library.former` where no file of it came by that entry */
function fileIn({ title, file, former: all }: LibraryItemView, former: string | undefined): LibraryFileView {
	const found = former === undefined ? file : [file, ...all].find(({ entry }) => entry === former);
	if (found) return found;
	throw new Refused('library.former', `No file of ${title} came by ${former}.`, 'Look at its former files.', 'former');
}

interface Page {
	readonly words: readonly string[];
	readonly offset: number;
	readonly limit: number;
}

function shownOf(contents: Contents, bytes: Buffer, page: Page): LibraryContents {
	switch (contents.is) {
		case 'table':
			return shown('table', contents.text, page, contents.table.columns);
		case 'text':
			return shown('text', contents.text, page, []);
		case 'picture':
			return { is: 'picture', ...contents.picture, bytes: bytes.toString('base64') };
		case 'file':
			return contents;
	}
}

function shown(is: 'table' | 'text', text: LibraryText, { words, offset, limit }: Page, columns: readonly string[]) {
	const at = words.length === 0 ? null : foundIn(text, '', words.map(fold)).at;
	const lines =
		at === null
			? text.lines.slice(offset, offset + limit)
			: at.slice(offset, offset + limit).flatMap((place) => text.lines[place] ?? []);
	const total = at === null ? text.lines.length : at.length;
	return is === 'table' ? { is, columns, lines, total } : { is, lines, total };
}
