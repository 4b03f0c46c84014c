/**
 * The library's texts, in memory only and gone at lock: read once for each stored file, searched with the cases. A file that
 * cannot be read is told of and silences nothing else.
 */
import { BUILT_IN_PORTS, builtInPorts, builtInView, libraryOf } from '../../shared/projections/library';
import { Refused } from '../../shared/refusal';
import { fold } from '../../shared/search/fold';
import { type FoundLines, foundIn, type LibraryText, libraryText } from '../../shared/search/library';
import { excerptOf } from '../../shared/search/searchable';
import type { LibraryFileView, LibraryFinds, LibraryFound, LibraryItemView, LibrarySort } from '../../shared/views';
import { type Contents, contentsOf, mayHoldText, wholeOf } from '../library/contents';
import type { Desk } from './desk';
import { withDigest } from './objects';

/** Bytes of all texts together; what comes after is found by title and notes only. */
const MOST_TEXT = 64 << 20;
const MOST_LINES_SHOWN = 5;

/** A text, or why there is none to search: null where the file is none. */
type Known = LibraryText | Refused | null;
const KNOWN = new WeakMap<Desk, Map<string, Known>>();

const PORTS = libraryText(
	builtInPorts().map(({ port, protocol, service, note }, at) => ({
		at: at + 1,
		cells: [port, protocol, service, note],
	})),
	0,
);
export const PORT_COLUMNS = ['Port', 'Protocol', 'Service', 'Note'] as const;
export const portsText = (): LibraryText => PORTS;

export const itemsHere = (desk: Desk): readonly LibraryItemView[] => libraryOf(desk.book.entries(), desk.clock().at);

/** A stored file, whole and held to its digest. @throws Refused `object.damaged`, `object.missing`, `disk.<CODE>` */
export function bytesOf(desk: Desk, { sha256, sizeBytes }: LibraryFileView): Promise<Buffer> {
	return wholeOf(withDigest(desk.shelf.objects(desk.book.id).open(sha256), sha256), sizeBytes);
}

/** What is read anew every time it is looked at. @throws Refused as `bytesOf`, and `library.table` */
export async function readFile(
	desk: Desk,
	file: LibraryFileView,
	sort: LibrarySort,
): Promise<{ readonly bytes: Buffer; readonly contents: Contents }> {
	const bytes = await bytesOf(desk, file);
	const contents = contentsOf(bytes, sort);
	keep(desk, file, sort, contents);
	return { bytes, contents };
}

/** What was just read need not be read again to be searched. */
export function keep(desk: Desk, { sha256 }: Pick<LibraryFileView, 'sha256'>, sort: LibrarySort, contents: Contents) {
	knownOf(desk).set(`${sha256} ${sort}`, 'text' in contents ? contents.text : null);
}

function knownOf(desk: Desk): Map<string, Known> {
	const known = KNOWN.get(desk) ?? new Map<string, Known>();
	KNOWN.set(desk, known);
	return known;
}

/** The text of each item in use, or why it cannot be read. */
async function textsOf(desk: Desk, items: readonly LibraryItemView[]): Promise<Map<string, Known>> {
	const known = knownOf(desk);
	const texts = new Map<string, Known>();
	let sizeBytes = 0;
	for (const { item, file, sort } of items) {
		const key = `${file.sha256} ${sort}`;
		let text = known.get(key);
		if (text === undefined) {
			text = await textIn(desk, file, sort, sizeBytes);
			known.set(key, text);
		}
		if (text !== null && !(text instanceof Refused)) sizeBytes += file.sizeBytes;
		texts.set(item, text);
	}
	return texts;
}

async function textIn(desk: Desk, file: LibraryFileView, sort: LibrarySort, before: number): Promise<Known> {
	if (!mayHoldText(file.sizeBytes, sort)) return null;
	if (before + file.sizeBytes > MOST_TEXT)
		return new Refused('library.much', `All texts of the library together are more than ${MOST_TEXT >> 20} MiB.`);
	try {
		const contents = contentsOf(await bytesOf(desk, file), sort);
		return 'text' in contents ? contents.text : null;
	} catch (error) {
		if (error instanceof Refused) return error;
		throw error;
	}
}

/** Items whose text cannot be read, each with the sentence that says why. */
export async function unreadable(desk: Desk, items: readonly LibraryItemView[]) {
	const texts = await textsOf(desk, items);
	return [...texts].flatMap(([item, text]) =>
		text instanceof Refused ? [{ item, because: text.refusal.sentence }] : [],
	);
}

/** @param words folded; all must occur. Nothing is found where none is given. */
export async function findInLibrary(desk: Desk, words: readonly string[], limit: number): Promise<LibraryFinds> {
	if (words.length === 0) return { found: [], notSearched: [] };
	const items = itemsHere(desk).filter(({ withdrawn }) => withdrawn === null);
	const texts = await textsOf(desk, items);
	const { item, title, source } = builtInView();
	const ports = foundOf({ item, sort: 'port list', title, notes: source }, PORTS, words);
	const all = [
		...(ports ? [ports] : []),
		...items.flatMap((each) => {
			const { purpose, source: from, edition, file } = each;
			const notes = [purpose, from, edition, file.name].filter((part) => part !== null).join('\n');
			const text = texts.get(each.item) ?? null;
			return foundOf({ ...each, notes }, text instanceof Refused ? null : text, words) ?? [];
		}),
	].sort((a, b) => a.order - b.order);
	return {
		found: all.slice(0, limit).map(({ found }) => found),
		notSearched: items.flatMap((each) => {
			const text = texts.get(each.item);
			return text instanceof Refused ? [{ item: each.item, title: each.title, because: text.refusal.sentence }] : [];
		}),
	};
}

const NO_LINES: FoundLines = { at: [], byPort: false, inHead: false };

/** Null where nothing of it holds all words. A port comes first, then a title, then what stands inside. */
function foundOf(
	{ item, sort, title, notes }: Pick<LibraryFound, 'item' | 'sort' | 'title'> & { readonly notes: string },
	text: LibraryText | null,
	words: readonly string[],
): { readonly order: number; readonly found: LibraryFound } | null {
	const head = fold(`${title}\n${notes}`);
	const inHead = words.every((word) => head.includes(word));
	const { at, byPort } = text ? foundIn(text, head, words) : NO_LINES;
	if (!inHead && at.length === 0) return null;
	const lines = at.slice(0, MOST_LINES_SHOWN).map((place) => {
		const shown = text?.shown[place] ?? '';
		return { at: text?.lines[place]?.at ?? place + 1, excerpt: excerptOf(shown, fold(shown), words) };
	});
	return { order: byPort ? 0 : inHead ? 1 : 2, found: { item, sort, title, lines, total: at.length } };
}

export const isBuiltIn = (item: string): boolean => item === BUILT_IN_PORTS;
