/** Contacts, ladders and deadlines as the notebook's own entries tell them: the newest entry of an id is what holds. */
import { COUNTED_FROM } from '../catalogue/contact';
import type { ContactsView, ContactView, DeadlineView, EntryView, LadderLevel, LadderView } from '../views';
import { countIn, objectsIn, oneOf, textIn, textsIn } from './members';

/** @param entries of the notebook's own ledger */
export function contactsOf(entries: readonly EntryView[]): ContactsView {
	const contacts = new Map<string, ContactView>();
	const ladders = new Map<string, LadderView>();
	const deadlines = new Map<string, DeadlineView>();
	for (const entry of entries) {
		switch (entry.kind) {
			case 'contact.recorded/1':
				recorded(contacts, entry);
				break;
			case 'contact.retired/1':
				retired(contacts, entry);
				break;
			case 'ladder.defined/1':
				ladder(ladders, entry);
				break;
			case 'deadline.defined/1':
				deadline(deadlines, entry);
				break;
		}
	}
	const newest = entries.at(-1);
	return {
		contacts: [...contacts.values()].sort((a, b) => order(a.retired, b.retired) || byName(a, b)),
		ladders: [...ladders.values()].sort((a, b) => order(a.retired, b.retired) || byName(a, b)),
		deadlines: [...deadlines.values()].sort((a, b) => order(a.retired, b.retired) || byName(a, b)),
		head: newest ? { ref: newest.ref, digest: newest.digest, at: newest.head.at } : null,
	};
}

const order = (a: unknown, b: unknown): number => Number(a !== null) - Number(b !== null);
const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
	a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

function recorded(contacts: Map<string, ContactView>, { body, ref, head }: EntryView): void {
	const id = textIn(body, 'contact');
	if (id === null) return;
	contacts.set(id, {
		contact: id,
		entry: ref,
		name: textIn(body, 'name') ?? id,
		role: textIn(body, 'role'),
		organization: textIn(body, 'organization'),
		party: textIn(body, 'party'),
		phone: textIn(body, 'phone'),
		backupPhone: textIn(body, 'backupPhone'),
		email: textIn(body, 'email'),
		onCall: textIn(body, 'onCall'),
		fingerprints: textsIn(body, 'fingerprints'),
		verify: textIn(body, 'verify'),
		at: head.at,
		versions: (contacts.get(id)?.versions ?? 0) + 1,
		// Recorded anew after it was retired: it is used again.
		retired: null,
	});
}

function retired(contacts: Map<string, ContactView>, { body, head }: EntryView): void {
	const known = contacts.get(textIn(body, 'contact') ?? '');
	if (known) contacts.set(known.contact, { ...known, retired: { at: head.at, reason: textIn(body, 'reason') } });
}

function ladder(ladders: Map<string, LadderView>, { body, ref, head }: EntryView): void {
	const id = textIn(body, 'ladder');
	if (id === null) return;
	const levels = objectsIn(body, 'levels').flatMap((level): LadderLevel[] => {
		const contacts = textsIn(level, 'contacts');
		const [waitMinutes, tries] = [countIn(level, 'waitMinutes'), countIn(level, 'tries')];
		return contacts.length > 0 && waitMinutes && tries ? [{ contacts, waitMinutes, tries }] : [];
	});
	const view = { ladder: id, entry: ref, name: textIn(body, 'name') ?? id, levels, at: head.at };
	ladders.set(id, { ...view, retired: textIn(body, 'retiredBecause') });
}

function deadline(deadlines: Map<string, DeadlineView>, { body, ref, head }: EntryView): void {
	const id = textIn(body, 'deadline');
	const amount = countIn(body, 'amount');
	const unit = oneOf(body, 'unit', ['hours', 'days']);
	const from = oneOf(body, 'from', COUNTED_FROM);
	if (id === null || amount === null || unit === null || from === null) return;
	deadlines.set(id, {
		deadline: id,
		entry: ref,
		name: textIn(body, 'name') ?? id,
		...{ amount, unit, from },
		party: textIn(body, 'party'),
		basis: textIn(body, 'basis'),
		at: head.at,
		retired: textIn(body, 'retiredBecause'),
	});
}
