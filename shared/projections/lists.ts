/**
 * The lists as one notebook offers them: what ships, then what it added. What must hold: no entry changes, hides or
 * doubles an item that ships.
 */
import { isListId, type ListId, listNamed, lists } from '../lists';
import type { EntryView, ListItemView, ListView } from '../views';
import { Cited } from './cited';
import { textIn } from './members';

/** Lists whose items mean something to the ledger or to a standard’s own numbering: nothing is added to them. */
export const FIXED: readonly ListId[] = ['phases', 'csf-subcategories', 'ports'];

/** All lists, by id. @param entries of the notebook's own ledger */
export function listsOf(entries: readonly EntryView[]): ReadonlyMap<ListId, ListView> {
	const own = ownItems(entries);
	return new Map(
		(Object.keys(lists) as ListId[]).map((id) => {
			const { items, ...about } = listNamed(id);
			const shipped = items.map((item): ListItemView => ({ ...item, own: null, retired: null }));
			return [id, { ...about, items: [...shipped, ...(own.get(id) ?? [])] }];
		}),
	);
}

/** What may still be chosen. */
export const offered = ({ items }: ListView): readonly ListItemView[] =>
	items.filter(({ retired }) => retired === null);

function ownItems(entries: readonly EntryView[]): ReadonlyMap<ListId, readonly ListItemView[]> {
	const cited = new Cited(entries);
	const own = new Map<ListId, ListItemView[]>();
	for (const entry of entries) {
		const list = textIn(entry.body, 'list');
		const id = textIn(entry.body, 'item');
		if (list === null || id === null || !isListId(list) || FIXED.includes(list)) continue;
		const items = own.get(list) ?? [];
		if (entry.kind === 'list.item-added/1') {
			if (listNamed(list).items.some((each) => each.id === id) || items.some((each) => each.id === id)) continue;
			own.set(list, [...items, itemOf(entry, list, id)]);
		} else if (entry.kind === 'list.item-retired/1') {
			const added = cited.one(entry.body.added);
			const retired = { entry: entry.ref, reason: textIn(entry.body, 'reason') };
			own.set(
				list,
				items.map((each) => (each.id === id && each.own === added ? { ...each, retired } : each)),
			);
		}
	}
	return own;
}

function itemOf({ body, ref }: EntryView, list: ListId, id: string): ListItemView {
	const says = textIn(body, 'says');
	const group = textIn(body, 'group');
	const known = listNamed(list).groups?.some((each) => each.id === group) ?? false;
	return {
		...{ id, name: textIn(body, 'name') ?? id, own: ref, retired: null },
		...(says === null ? {} : { says }),
		...(group !== null && known ? { group } : {}),
	};
}
