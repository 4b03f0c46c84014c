/** Sentences of the lists that screens offer, and of what the notebook adds to them. */
import { FIXED } from '../../shared/projections/lists';

/** A standard’s own numbering; nothing is added to it. */
export const isFixed = (list: string): boolean => FIXED.some((each) => each === list);

export const lists = {
	about: 'What screens offer to choose from. What ships stays; the team’s own words come beside it.',
	list: 'List',
	add: 'Add own item',
	table: 'Items of the list',
	name: 'Name',
	says: 'What it means',
	group: 'Heading',
	from: 'From',
	actsName: 'Actions',
	ships: 'Ships with Sealbook',
	own: (entry: string) => `Own, ${entry}`,
	retired: (reason: string) => `Retired: ${reason}`,
	noReason: 'no reason is given',
	retire: 'Retire…',
	retireOf: (name: string) => `Retire ${name}…`,
	source: (source: string, version: number) => `${source}; version ${version}`,
} as const;

export const addListItem = {
	title: (list: string) => `Add own item to ${list}`,
	about: 'Becomes an entry of the notebook’s own ledger, and is offered wherever this list is chosen from.',
	name: 'Name',
	says: 'What it means',
	group: 'Heading',
	doing: 'Sealing',
	cancel: 'Cancel',
	needs: 'A name is needed.',
	act: 'Seal item',
} as const;

export const retireListItem = {
	title: (name: string) => `Retire ${name}`,
	about: 'It is offered no more. Entries that name it stay as they are.',
	reason: 'Reason',
	act: 'Seal, retire',
} as const;
