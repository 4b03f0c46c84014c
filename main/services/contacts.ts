/** Contacts, escalation ladders and deadlines: they stand in the notebook's own ledger and serve every case. */
import { contactsOf } from '../../shared/projections/contacts';
import { Refused } from '../../shared/refusal';
import type { ContactsView, ContactView, DeadlineView, LadderView } from '../../shared/views';
import { type Desk, type Handlers, newId, seal } from './desk';

type Questions = 'contacts.show' | 'contact.record' | 'contact.retire' | 'ladder.define' | 'deadline.define';

export const contacts: Handlers<Questions> = {
	'contacts.show': async (desk) => contactsHere(desk),

	'contact.record': async (desk, input) => {
		const known = contactsHere(desk).contacts;
		const { contact = newId<string>(), fingerprints, ...told } = input;
		if (input.contact !== undefined) mustBeThere(known, ({ contact: id }) => id === contact, 'contact', contact);
		const body = { contact, ...told, fingerprints: fingerprints?.length ? [...fingerprints] : undefined };
		return { ...(await seal(desk, desk.book, 'contact.recorded/1', body)), contact };
	},

	'contact.retire': async (desk, { contact: name, reason }) => {
		const { contact, retired } = contactNamed(desk, name);
		if (retired)
			throw new Refused(
				'contact.retired',
				`${name} was retired already.`,
				'Record them anew to use them again.',
				'contact',
			);
		return seal(desk, desk.book, 'contact.retired/1', { contact, reason });
	},

	'ladder.define': async (desk, { ladder: given, name, levels, retiredBecause }) => {
		const { ladders } = contactsHere(desk);
		const ladder = given ?? newId<string>();
		if (given !== undefined) mustBeThere(ladders, ({ ladder: id }) => id === ladder, 'ladder', given);
		mustBeFree(ladders, name, (each) => each.ladder === ladder);
		const resolved = levels.map(({ contacts: names, waitMinutes, tries }, at) => {
			const ids = names.map((each) => contactInUse(desk, each).contact);
			if (ids.length > tries)
				throw new Refused(
					'ladder.never-tried',
					`Level ${at + 1} has ${ids.length} contacts and only ${tries} tries, so somebody would never be called.`,
					'Allow a try for each of them, or make another level.',
					'levels',
				);
			return { contacts: ids, waitMinutes, tries };
		});
		const receipt = await seal(desk, desk.book, 'ladder.defined/1', { ladder, name, levels: resolved, retiredBecause });
		return { ...receipt, ladder };
	},

	'deadline.define': async (desk, { deadline: given, ...told }) => {
		const { deadlines } = contactsHere(desk);
		const deadline = given ?? newId<string>();
		if (given !== undefined) mustBeThere(deadlines, ({ deadline: id }) => id === deadline, 'deadline', given);
		mustBeFree(deadlines, told.name, (each) => each.deadline === deadline);
		return { ...(await seal(desk, desk.book, 'deadline.defined/1', { deadline, ...told })), deadline };
	},
};

export const contactsHere = (desk: Desk): ContactsView => contactsOf(desk.book.entries());

/** A contact by id or name. @throws Refused where none or more than one is meant */
export const contactNamed = (desk: Desk, name: string): ContactView =>
	oneNamed(contactsHere(desk).contacts, name, (each) => each.contact, 'contact');

/** The same, of those that are not retired. */
export function contactInUse(desk: Desk, name: string): ContactView {
	const contact = oneNamed(contactsHere(desk).contacts, name, (each) => each.contact, 'contact');
	if (contact.retired)
		throw new Refused(
			'contact.retired',
			`${contact.name} was retired: ${contact.retired.reason ?? 'no reason is given'}`,
			'Choose somebody else, or record them anew.',
			'contact',
		);
	return contact;
}

export const ladderNamed = (desk: Desk, name: string): LadderView =>
	oneNamed(inUse(contactsHere(desk).ladders), name, (each) => each.ladder, 'ladder');

export const deadlineNamed = (desk: Desk, name: string): DeadlineView =>
	oneNamed(inUse(contactsHere(desk).deadlines), name, (each) => each.deadline, 'deadline');

/** A contact as entries of a case call it, readable without the notebook. */
export const calledOf = ({ contact, name, phone, backupPhone, email }: ContactView) => {
	const reach = [phone, backupPhone, email].filter((each) => each !== null).join(', ');
	return reach === '' ? { contact, name } : { contact, name, reach };
};

const inUse = <T extends { readonly retired: unknown }>(all: readonly T[]): T[] =>
	all.filter(({ retired }) => retired === null);

type Noun = 'contact' | 'ladder' | 'deadline';

function oneNamed<T extends { readonly name: string; readonly retired: unknown }>(
	all: readonly T[],
	name: string,
	idOf: (each: T) => string,
	noun: Noun,
): T {
	const byId = all.find((each) => idOf(each) === name);
	if (byId) return byId;
	const called = all.filter((each) => each.name === name);
	const [found, ...others] = called.length > 1 ? inUse(called) : called;
	if (!found) throw unknown(noun, name);
	if (others.length > 0)
		throw new Refused(
			`${noun}.ambiguous`,
			`More than one ${noun} is called ${name}.`,
			`Name it by its id: ${[found, ...others].map(idOf).join(', ')}.`,
			noun,
		);
	return found;
}

function mustBeThere<T>(all: readonly T[], is: (each: T) => boolean, noun: Noun, name: string): void {
	if (!all.some(is)) throw unknown(noun, name);
}

function mustBeFree<T extends { readonly name: string; readonly retired: unknown }>(
	all: readonly T[],
	name: string,
	isItself: (each: T) => boolean,
): void {
	if (!all.some((each) => each.name === name && each.retired === null && !isItself(each))) return;
	throw new Refused('name.taken', `Something here is called ${name} already.`, 'Choose another name.', 'name');
}

const unknown = (noun: Noun, name: string): Refused =>
	new Refused(`${noun}.unknown`, `There is no ${noun} ${name} in this notebook.`, 'Look at the contacts room.', noun);
