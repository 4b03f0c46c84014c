/** The jump kit, in the notebook's own ledger: what belongs to it, what was found, and who says that it is ready. */
import { listItemOf } from '../../shared/lists';
import { kitOf, LAPTOP } from '../../shared/projections/kit';
import { Refused } from '../../shared/refusal';
import type { KitItemView, KitView } from '../../shared/views';
import { type Desk, type Handlers, newId, seal } from './desk';

type Questions =
	| 'kit.show'
	| 'kit.record'
	| 'kit.check'
	| 'kit.lend'
	| 'kit.take-back'
	| 'kit.retire'
	| 'kit.scrub'
	| 'kit.judge';

export const kit: Handlers<Questions> = {
	'kit.show': async (desk) => kitHere(desk),

	'kit.record': async (desk, { item: given, tool, where, ...told }) => {
		const { items } = kitHere(desk);
		const item = given ?? newId<string>();
		if (given !== undefined && !items.some((each) => each.item === given)) throw unknown(given);
		if (items.some((each) => each.name === told.name && each.retired === null && each.item !== item))
			throw new Refused('name.taken', `The kit has a ${told.name} already.`, 'Choose another name.', 'name');
		if (tool !== undefined && !listItemOf('readiness', tool))
			throw new Refused(
				'kit.tool',
				`${tool} is no tool or resource of the list.`,
				'Take an id of the list “readiness”, or leave it out.',
				'tool',
			);
		return { ...(await seal(desk, desk.book, 'kit.item-recorded/1', { item, tool, keptAt: where, ...told })), item };
	},

	'kit.check': async (desk, { item: name, finding, remark }) => {
		const { item, lent } = inUse(desk, name);
		if (lent && finding === 'fit')
			throw new Refused(
				'kit.lent',
				`${name} is lent out, so it cannot be found fit here.`,
				'Record that it is back first.',
				'item',
			);
		return seal(desk, desk.book, 'kit.item-checked/1', { item, finding, remark });
	},

	'kit.lend': async (desk, { item: name, to, reason }) => {
		const { item, lent } = inUse(desk, name);
		if (lent) throw new Refused('kit.lent', `${name} is lent out already.`, 'Record that it is back first.', 'item');
		return seal(desk, desk.book, 'kit.item-lent/1', { item, to, reason });
	},

	'kit.take-back': async (desk, { item: name, remark }) => {
		const { item, lent } = inUse(desk, name);
		if (!lent) throw new Refused('kit.not-lent', `${name} is not lent out.`, 'Nothing needs to be recorded.', 'item');
		return seal(desk, desk.book, 'kit.item-back/1', { item, remark });
	},

	'kit.retire': async (desk, { item: name, reason }) => {
		const { item } = inUse(desk, name);
		return seal(desk, desk.book, 'kit.item-retired/1', { item, reason });
	},

	'kit.scrub': async (desk, { item: name, doneAt, how }) => {
		const { item, tool } = inUse(desk, name);
		const now = desk.clock().at;
		if (tool !== LAPTOP)
			throw new Refused(
				'kit.no-laptop',
				`${name} is not recorded as a laptop.`,
				'Record it as one: it is the tool “Laptops” of the list.',
				'item',
			);
		if (doneAt !== undefined && doneAt > now)
			throw new Refused('kit.to-come', 'This time is still to come.', 'Record it when it is done.', 'doneAt');
		return seal(desk, desk.book, 'kit.laptop-scrubbed/1', { item, doneAt: doneAt ?? now, how });
	},

	'kit.judge': async (desk, { verdict, remark }) => {
		const { supports, because } = kitHere(desk);
		if (verdict === 'ready' && supports !== 'ready')
			throw new Refused(
				'kit.not-ready',
				`The entries do not support it: ${because[0] ?? ''}${because.length > 1 ? ` And ${because.length - 1} more.` : ''}`,
				'Put it right and record that, or give the verdict “not ready”.',
				'verdict',
			);
		if (verdict === 'not ready' && because.length === 0 && remark === undefined)
			throw new Refused(
				'kit.no-reason',
				'Nothing recorded stands against it, so it is not clear why it is not ready.',
				'Say why.',
				'remark',
			);
		return seal(desk, desk.book, 'kit.verdict-given/1', { verdict, because: [...because], remark });
	},
};

const kitHere = (desk: Desk): KitView => kitOf(desk.book.entries(), desk.clock().at);

/** By id, or by name among those that belong to the kit. @throws Refused where none is meant, or one that is retired */
function inUse(desk: Desk, name: string): KitItemView {
	const { items } = kitHere(desk);
	const found =
		items.find((each) => each.item === name) ??
		items.find((each) => each.name === name && each.retired === null) ??
		items.find((each) => each.name === name);
	if (!found) throw unknown(name);
	if (!found.retired) return found;
	throw new Refused(
		'kit.retired',
		`${found.name} does not belong to the kit any more: ${found.retired.reason ?? 'no reason is given'}`,
		'Record it anew to use it again.',
		'item',
	);
}

const unknown = (name: string): Refused =>
	new Refused('kit.unknown', `There is no ${name} in the jump kit.`, 'Look at the kit with its items.', 'item');
