/** What is shown of lists: what ships, and what the notebook added. */
import type { List, ListItem } from '../lists';
import type { EntryRef } from './entry';

export interface ListItemView extends ListItem {
	/** The entry of the notebook’s own ledger that added it; null where it ships. */
	readonly own: EntryRef | null;
	/** It is offered no more. */
	readonly retired: { readonly entry: EntryRef; readonly reason: string | null } | null;
}

export interface ListView extends Omit<List, 'items'> {
	readonly items: readonly ListItemView[];
}

/** An item as an entry names it. */
export interface ChoiceView {
	readonly id: string;
	readonly name: string;
}
