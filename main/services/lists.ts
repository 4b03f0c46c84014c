/** The lists that ship, what the notebook adds to them in its own ledger, and which entries of a case support what of CSF 2.0. */
import { isListId, type ListId } from '../../shared/lists';
import { coverageOf } from '../../shared/projections/coverage';
import { FIXED, listsOf, offered } from '../../shared/projections/lists';
import { Refused } from '../../shared/refusal';
import type { ListItemView, ListView } from '../../shared/views';
import { caseNamed } from './cases';
import { claim, type Desk, type Handlers, seal } from './desk';
import { named } from './findings';

type Lists = 'list.all' | 'list.show' | 'list.add' | 'list.retire' | 'coverage.show';

export const listServices: Handlers<Lists> = {
	'list.all': async (desk) => [...listsOf(desk.book.entries()).values()],

	'list.show': async (desk, input) => listHere(desk, listIdOf(input.list)),

	'list.add': (desk, input) =>
		claim(desk, `list ${input.list}`, async () => {
			const list = listIdOf(input.list);
			const { items, groups = [], name } = listHere(desk, list);
			mustBeOpen(list);
			if (items.some((each) => each.name === input.name && each.retired === null))
				throw new Refused('list.taken', `${name} has ${input.name} already.`, 'Use that one.', 'name');
			const group = groups.find((each) => each.id === input.group || each.name === input.group);
			if (group === undefined && (groups.length > 0 || input.group !== undefined))
				throw new Refused(
					'list.group',
					`${name} has no heading ${input.group ?? 'that was named'}.`,
					groups.length > 0 ? `Name one of them: ${groups.map(({ id }) => id).join(', ')}.` : 'Leave it out.',
					'group',
				);
			const item = freeId(input.name, items);
			const body = { list, item, name: input.name, says: input.says, group: group?.id };
			return { ...(await seal(desk, desk.book, 'list.item-added/1', body)), item };
		}),

	'list.retire': (desk, input) =>
		claim(desk, `list ${input.list}`, async () => {
			const list = listIdOf(input.list);
			const item = itemNamed(listHere(desk, list), input.item, 'item');
			if (item.own === null)
				throw new Refused(
					'list.shipped',
					`${item.name} ships with Sealbook.`,
					'Only own items can be retired.',
					'item',
				);
			const added = named(desk.book.find(item.own));
			return seal(desk, desk.book, 'list.item-retired/1', { list, item: item.id, added, reason: input.reason });
		}),

	'coverage.show': async (desk, input) => coverageOf((await caseNamed(desk, input.case)).entries()),
};

/** A list with what this notebook added. */
export function listHere(desk: Desk, id: ListId): ListView {
	const list = listsOf(desk.book.entries()).get(id);
	if (!list) throw new Error(`the list ${id} ships and is not there`);
	return list;
}

/** An item that may be chosen, by id or by name, in the form in which entries name it. @throws Refused `list.item-unknown` */
export function chosen(
	desk: Desk,
	list: ListId,
	item: string,
	field: string,
): { readonly id: string; readonly name: string } {
	const { id, name } = itemNamed(listHere(desk, list), item, field);
	return { id, name };
}

function itemNamed(list: ListView, item: string, field: string): ListItemView {
	const items = offered(list);
	const wanted = item.toLowerCase();
	const found = items.find(({ id }) => id === item) ?? items.find(({ name }) => name.toLowerCase() === wanted);
	if (found) return found;
	throw new Refused(
		'list.item-unknown',
		`${list.name} has no ${item}.`,
		`Choose one of: ${items.map(({ id }) => id).join(', ')}.`,
		field,
	);
}

function listIdOf(list: string): ListId {
	if (isListId(list)) return list;
	throw new Refused('list.unknown', `There is no list ${list}.`, 'Ask for all lists.', 'list');
}

function mustBeOpen(list: ListId): void {
	if (!FIXED.includes(list)) return;
	throw new Refused('list.fixed', 'This list is a standard’s own numbering; nothing is added to it.', '', 'list');
}

/** `own-` and the name’s letters and digits, and a number where that is taken. */
function freeId(name: string, items: readonly ListItemView[]): string {
	const letters = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
	const plain = letters === '' ? 'own' : `own-${letters}`;
	const isFree = (id: string) => !items.some((item) => item.id === id);
	let id = plain;
	for (let n = 2; !isFree(id); n += 1) id = `${plain}-${n}`;
	return id;
}
