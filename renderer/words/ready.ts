/** Sentences of the room *Ready*: the jump kit, what is amiss with it, and its verdict. */
import { listItemName, listNamed } from '../../shared/lists';
import { LAPTOP } from '../../shared/projections/kit';
import type { KitFault, KitFinding, KitItemView, KitVerdict } from '../../shared/views';
import { visible } from './seen';

export const kit = {
	title: 'Jump kit',
	about: 'What lies ready to take along. Nothing is borrowed from it; what is, shows here.',
	record: 'Record item',
	judge: 'Sign verdict',
	emptyTitle: 'Nothing in the jump kit yet',
	empty:
		'Record what you take along when a call comes: laptop, blank disks, write blocker, cables, forms, bags. Say how often each is looked at, and Sealbook says when that is overdue.',
	table: 'Items of the jump kit',
	name: 'Item',
	quantity: 'Count',
	tool: 'Tool or resource (§3.1.1)',
	checked: 'Last check',
	next: 'Next check',
	state: 'State',
	entry: 'Entry',
	actsName: 'Actions',
	acts: (name: string) => `Actions for ${name}`,
	check: 'Check…',
	lend: 'Lend out…',
	back: 'It is back…',
	scrub: 'Scrubbed and reinstalled…',
	change: 'Change…',
	retire: 'Retire…',
	retired: 'Retired',
	fine: 'Ready',
	notAsked: 'Not asked for',
	goodTo: (day: string) => `Good to ${day}`,
	scrubbedAt: 'Scrubbed',
	ready: 'The entries support the verdict “ready”.',
	notReady: 'Not ready, because:',
	more: (count: number) => `and ${count} more, marked below`,
	given: (verdict: KitVerdict, by: string) => `Signed: ${verdict}, by ${by}`,
	somebody: 'somebody unknown',
	overtaken: 'Signed as ready; this no longer holds.',
	never: 'Nobody has signed a verdict yet.',
	without: (count: number) => `Tools and resources of §3.1.1 without an item: ${count} of 23`,
	due: (amiss: number) => `The jump kit is not ready: ${amiss === 1 ? '1 item is' : `${amiss} items are`} amiss.`,
	dueDocuments: (documents: number) =>
		documents === 1
			? 'A required review in the library is overdue.'
			: `${documents} required reviews in the library are overdue.`,
	toKit: 'Look at the jump kit',
	findings: { fit: 'Fit', missing: 'Missing', broken: 'Broken' } satisfies Record<KitFinding, string>,
} as const;

const faults: Readonly<Record<KitFault, string>> = {
	missing: 'Missing',
	broken: 'Broken',
	expired: 'Expired',
	'lent out': 'Lent out',
	'never checked': 'Never checked',
	'not checked since it came back': 'Not checked since it came back',
	'check overdue': 'Check overdue',
	'never scrubbed': 'Never scrubbed',
	'not scrubbed since a case began': 'Not scrubbed since a case began',
};
/** A fault of an item, with whom it is lent to where that is so. */
export const faultOf = ({ lent }: KitItemView, fault: KitFault): string =>
	fault === 'lent out' && lent?.to ? `${faults[fault]} to ${visible(lent.to)}` : faults[fault];

export const TOOLS: readonly { readonly id: string; readonly name: string }[] = listNamed('readiness').items;
/** A tool as it was recorded: by its id in the list, or whatever else stands there. */
export const toolName = (tool: string): string => visible(listItemName('readiness', tool));

/** It is scrubbed and installed anew before the next incident. */
export const isLaptop = ({ tool }: KitItemView): boolean => tool === LAPTOP;

const sealing = { doing: 'Sealing', cancel: 'Cancel' } as const;

export const recordItem = {
	title: 'Record item of the kit',
	change: (name: string) => `Change ${name}`,
	about: 'Becomes an entry of the notebook’s own ledger. A change is a new entry; what was there before stays.',
	name: 'What it is',
	quantity: 'How many',
	tool: 'Tool or resource',
	noTool: 'None of the list',
	expiresOn: 'Good to',
	expiresHelp: 'The last good day, as 2027-03-31.',
	checkEveryDays: 'Check every so many days',
	where: 'Where it lies',
	...sealing,
	needs: 'A name and a count are needed.',
	act: 'Seal item',
} as const;

export const checkItem = {
	title: (name: string) => `Check ${name}`,
	about: 'Look at it, count it, switch it on. What you found becomes an entry.',
	finding: 'Found',
	more: { fit: 'All there, and it works', missing: 'Not where it should be, or too few', broken: 'There, but no use' },
	remark: 'Remark',
	...sealing,
	needs: '',
	act: 'Seal check',
} as const;

export const lendItem = {
	title: (name: string) => `Lend out ${name}`,
	about: 'The guide says: nothing is borrowed from the kit. Until it is back the kit is not ready.',
	to: 'Who has it',
	reason: 'What for',
	...sealing,
	needs: 'Who has it is needed.',
	act: 'Seal loan',
} as const;

export const backItem = {
	title: (name: string) => `${name} is back`,
	about: 'It counts as fit once it was checked.',
	remark: 'Remark',
	...sealing,
	needs: '',
	act: 'Seal return',
} as const;

export const scrubItem = {
	title: (name: string) => `${name}: scrubbed and reinstalled`,
	about: 'The kit’s laptop touches what is infected, so it is erased and installed anew before the next incident.',
	how: 'How, and from what',
	howHelp: 'Such as: disk erased, installed from image 12 of the first of November.',
	doneAt: 'Done at',
	...sealing,
	needs: 'How it was done is needed.',
	act: 'Seal record',
} as const;

export const retireItem = {
	title: (name: string) => `Retire ${name}`,
	about: 'It is asked about no more. The entries that tell of it stay.',
	reason: 'Reason',
	act: 'Seal, retire',
} as const;

export const judgeKit = {
	title: 'Sign verdict',
	about: 'You put your name to it. What stands against it at this moment is sealed with the verdict.',
	verdict: 'The jump kit is',
	names: { ready: 'Ready', 'not ready': 'Not ready' },
	more: { ready: 'All there and checked', 'not ready': 'With what stands against it' },
	remark: 'Remark',
	notSupported: 'The entries do not support “ready”; put right what is amiss and record that first.',
	...sealing,
	needs: 'Ready is refused; a remark is needed where nothing is amiss.',
	act: 'Sign and record',
} as const;
