/** Sentences of the contacts room: who can be reached, ladders, deadlines, the call sheet. */
import { listNamed } from '../../shared/lists';

export const contacts = {
	title: 'Contacts',
	about: 'Whom to reach, in which order, and by when. Print the call sheet while there is still a printer.',
	show: 'Show',
	contacts: 'Contacts',
	ladders: 'Escalation',
	deadlines: 'Deadlines',
	add: 'Record contact',
	addLadder: 'Define ladder',
	addDeadline: 'Define deadline',
	print: 'Print call sheet',
	save: 'Save as PDF',
	emptyTitle: 'No contact yet',
	empty:
		'Record who must be reachable when the network is down: name, two telephones, key fingerprints, and how you make sure that the voice is theirs. Contacts serve every case and print as a call sheet.',
	emptyLadderTitle: 'No escalation ladder yet',
	emptyLadder:
		'A ladder says who is called after whom: call, wait, call again, wait, call the next level, until somebody answers. The guide suggests about 15 minutes. Record contacts first.',
	emptyDeadlineTitle: 'No deadline yet',
	emptyDeadline:
		'Define by when the law, a contract or a policy wants a party told, counted from when an incident started, was discovered or was reported, or from an entry. Every case then shows it running.',
	name: 'Name',
	reach: 'Reach them by',
	standsFor: 'Stands for',
	onCall: 'On call',
	verify: 'Make sure it is them',
	entry: 'Entry',
	noVerify: 'No way to make sure is recorded',
	noPhone: 'No telephone recorded',
	backup: 'Backup',
	changed: (count: number) => (count === 1 ? 'Recorded' : `Changed ${count - 1} times`),
	retired: 'Retired',
	change: 'Change…',
	retire: 'Retire…',
	acts: (name: string) => `Actions for ${name}`,
	actsName: 'Actions',
	levels: 'Levels',
	level: (n: number) => `Level ${n}`,
	waits: (minutes: number, tries: number) => `${tries === 1 ? '1 try' : `${tries} tries`}, ${minutes} min after each`,
	length: (amount: number, unit: 'hours' | 'days') => (amount === 1 ? `1 ${unit.slice(0, -1)}` : `${amount} ${unit}`),
	from: {
		started: 'after the incident started',
		discovered: 'after it was discovered',
		reported: 'after it was reported',
		resolved: 'after it was resolved',
		entry: 'after an entry that the plan names',
	},
	basis: 'Rests on',
	deadline: 'Within',
} as const;

export const recordContact = {
	title: 'Record contact',
	change: (name: string) => `Change ${name}`,
	about: 'Becomes an entry of the notebook’s own ledger. A change is a new entry; what was there before stays.',
	name: 'Full name',
	role: 'Role',
	organization: 'Organization',
	party: 'Stands for',
	noParty: 'No party of the list',
	phone: 'Telephone',
	backupPhone: 'Telephone, backup',
	email: 'Email',
	onCall: 'On call',
	onCallHelp: 'When they can be reached, and what holds outside those hours.',
	fingerprints: 'Fingerprints of their public keys',
	fingerprintsHelp: 'Several are parted by commas.',
	verify: 'How to make sure that it is them',
	verifyHelp: 'Such as: call back on the number of the badge, ask for the word agreed on.',
	needs: 'A name is needed.',
	doing: 'Sealing',
	cancel: 'Cancel',
	act: 'Seal contact',
} as const;

export const retireContact = {
	title: (name: string) => `Retire ${name}`,
	about: 'They are offered no more and leave the call sheet. The entries that name them stay.',
	reason: 'Reason',
	cancel: 'Cancel',
	act: 'Seal, retire',
} as const;

export const ladder = {
	title: 'Define ladder',
	change: (name: string) => `Change ${name}`,
	about: 'From the first to the highest. Contacts of one level take turns, a call at a time.',
	name: 'Name',
	contact: (n: number) => `Contact ${n}`,
	first: 'Who is called',
	wait: 'Minutes to wait',
	tries: 'Tries',
	addLevel: 'Add a level',
	remove: (n: number) => `Remove level ${n}`,
	second: 'And who else',
	nobody: 'Nobody else',
	noContacts: 'Record a contact first: a ladder consists of contacts.',
	needs: 'A name, and for each level a contact, are needed.',
	doing: 'Sealing',
	cancel: 'Cancel',
	act: 'Seal ladder',
} as const;

export const deadline = {
	title: 'Define deadline',
	change: (name: string) => `Change ${name}`,
	about: 'Sealbook knows no law: what you write here is what runs in every case. A day is counted as 24 hours.',
	name: 'Name',
	nameHelp: 'Such as: Data protection authority.',
	amount: 'How long',
	unit: 'Counted in',
	units: { hours: 'Hours', days: 'Days of 24 hours' },
	from: 'Counted from',
	froms: {
		started: 'When the incident started',
		discovered: 'When it was discovered',
		reported: 'When it was reported',
		resolved: 'When it was resolved',
		entry: 'An entry that the plan names',
	},
	party: 'Who must be told',
	basis: 'Law, contract or policy',
	needs: 'A name and a length are needed.',
	doing: 'Sealing',
	cancel: 'Cancel',
	act: 'Seal deadline',
} as const;

export const PARTIES: readonly { readonly id: string; readonly name: string }[] =
	listNamed('notification-parties').items;
export const METHODS: readonly { readonly id: string; readonly name: string }[] =
	listNamed('notification-methods').items;
/** A party as a contact or a deadline names it: an item of the list by its id, or any other words. */
export const partyName = (party: string): string => PARTIES.find(({ id }) => id === party)?.name ?? party;
