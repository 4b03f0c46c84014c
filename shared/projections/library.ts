/**
 * The library as the notebook's own entries tell it (SP 800-61 r2, §3.1.1): which file is in use, which it replaced, and
 * whether somebody should have read it through by now.
 */
import { isDay } from '../catalogue/kit';
import { LIBRARY_SORTS } from '../catalogue/library';
import { listNamed } from '../lists';
import type { BuiltInView, EntryView, LibraryFileView, LibraryItemView } from '../views';
import type { Instant, Sha256 } from '../vocabulary';
import { authorOf, objectIn, oneOf, textIn } from './members';

/** The list of ports that ships; it stands where an item's id does. */
export const BUILT_IN_PORTS = 'ports';

/** @param entries of the notebook's own ledger @param now the moment that overdue is told of */
export function libraryOf(entries: readonly EntryView[], now: Instant): readonly LibraryItemView[] {
	const items = new Map<string, LibraryItemView>();
	for (const entry of entries) {
		if (entry.kind === 'library.added/1' || entry.kind === 'library.revised/1') told(items, entry);
		else if (entry.kind.startsWith('library.')) happened(items, entry);
	}
	const today = now.slice(0, 10);
	return [...items.values()]
		.map((item) => ({
			...item,
			overdue: item.withdrawn === null && item.reviewBy !== null && item.reviewBy < today,
		}))
		.sort((a, b) => order(a) - order(b) || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

const order = ({ withdrawn, overdue }: LibraryItemView): number => (withdrawn ? 2 : overdue ? 0 : 1);

function told(items: Map<string, LibraryItemView>, entry: EntryView): void {
	const { body, ref } = entry;
	const id = textIn(body, 'item');
	const before = id === null ? undefined : items.get(id);
	const newer = fileOf(entry);
	const file = newer ?? before?.file;
	if (id === null || !file) return;
	const replaced = newer && before ? [before.file] : [];
	items.set(id, {
		item: id,
		entry: ref,
		sort: oneOf(body, 'sort', LIBRARY_SORTS) ?? 'other',
		title: textIn(body, 'title') ?? id,
		purpose: textIn(body, 'purpose'),
		source: textIn(body, 'source'),
		edition: textIn(body, 'edition'),
		reviewBy: dayIn(entry),
		required: body.required === true,
		file,
		former: [...replaced, ...(before?.former ?? [])],
		checked: before?.checked ? { ...before.checked, holds: before.checked.holds && replaced.length === 0 } : null,
		withdrawn: null,
		overdue: false,
	});
}

function happened(items: Map<string, LibraryItemView>, entry: EntryView): void {
	const { body, ref, head } = entry;
	const known = items.get(textIn(body, 'item') ?? '');
	if (!known) return;
	if (entry.kind === 'library.withdrawn/1')
		items.set(known.item, { ...known, withdrawn: { entry: ref, at: head.at, reason: textIn(body, 'reason') } });
	if (entry.kind === 'library.checked/1')
		items.set(known.item, {
			...known,
			reviewBy: dayIn(entry),
			checked: {
				...{ entry: ref, at: head.at, by: authorOf(entry), remark: textIn(body, 'remark') },
				holds: textIn(body, 'sha256') === known.file.sha256,
			},
		});
}

const dayIn = ({ body }: EntryView): string | null => {
	const day = textIn(body, 'reviewBy');
	return day !== null && isDay(day) ? day : null;
};

function fileOf(entry: EntryView): LibraryFileView | null {
	const file = objectIn(entry.body, 'file');
	const sha256 = file && textIn(file, 'object');
	if (!file || !sha256) return null;
	const sizeBytes = typeof file.sizeBytes === 'number' ? file.sizeBytes : 0;
	const name = textIn(file, 'name') ?? sha256;
	return { entry: entry.ref, at: entry.head.at, by: authorOf(entry), name, sizeBytes, sha256: sha256 as Sha256 };
}

/** What stands against an item whose review is overdue, as one sentence; the window, the command line and a verdict say the same. */
export const overdueSentence = ({ title, reviewBy }: LibraryItemView): string =>
	`${title}, in the library: review overdue since ${reviewBy ?? 'an unknown day'}.`;

export interface PortRow {
	/** As it is written: `22`, `6000-6063`. */
	readonly port: string;
	readonly protocol: string;
	readonly service: string;
	readonly note: string;
}

/** The list of ports that ships, a row each. */
export function builtInPorts(): readonly PortRow[] {
	return listNamed('ports').items.map(({ id, name, says = '' }) => {
		const [, port = '', protocol = ''] = /^([0-9]+(?:-[0-9]+)?)-([a-z-]+)$/.exec(id) ?? [];
		return { port, protocol: protocol.replace('-', ', '), service: name, note: says };
	});
}

export function builtInView(): BuiltInView {
	const { name, version, source, items } = listNamed('ports');
	return { item: BUILT_IN_PORTS, title: name, version, source, rows: items.length };
}
