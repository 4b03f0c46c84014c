/** Sentences of a case's notebook: phases, stream, composer, addendum. */
export const stream = {
	heading: (number: string) => `Notebook of case ${number}`,
	name: 'Entries',
	show: 'Show',
	all: 'All',
	notes: 'Notes',
	evidence: 'Evidence',
	custody: 'Custody',
	people: 'People',
	filter: 'Filter',
	goTo: 'Go to',
	range: (first: string, last: string) => `Entries ${first} to ${last}`,
	none: 'No entry matches the filter.',
	showAll: 'Show all entries',
	empty: 'No entry yet. Write what you see below and seal it.',
	onePhase: (name: string) => `Only ${name}`,
} as const;

export const phaseRail = {
	name: 'Phases',
	notes: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
	onCase: 'On this case',
	revoked: 'key revoked',
	close: 'Close case…',
	reopen: 'Reopen case…',
	all: 'All phases',
} as const;

export const composer = {
	name: 'New entry, draft',
	draft: 'Draft, not sealed',
	saved: 'Saved',
	saving: 'Not saved yet',
	nothing: 'Nothing written yet',
	timeSet: 'Entry time is set by this device when you seal.',
	sealed: (ref: string) => `Sealed as ${ref}`,
	phase: 'Phase',
	observed: 'Observed at',
	accuracy: 'Accuracy',
	text: 'Note text',
	placeholder: 'What did you see, do or decide? Name hosts, people and times with their offset.',
	attach: 'Attach',
	discard: 'Discard draft',
	seal: 'Seal entry',
	sealing: 'Reading attachments and sealing',
	cancel: 'Cancel, seal nothing',
	needsText: 'Write text to seal',
	closed: 'This case is closed and read-only. Reopen it to write.',
	accuracies: {
		none: 'Not stated',
		'1000': '±1 s',
		'10000': '±10 s',
		'60000': '±1 min',
		'120000': '±2 min',
		'300000': '±5 min',
		'900000': '±15 min',
		'3600000': '±1 h',
		'86400000': '±1 day',
	},
	discardTitle: 'Discard this draft?',
	discardAbout: 'It is not in the ledger. Discarding cannot be undone.',
	keep: 'Keep draft',
} as const;

export const seal = {
	title: (ref: string) => `Seal this note as ${ref}?`,
	about: 'After sealing it cannot be edited or removed. You can add addenda.',
	back: 'Back to draft',
	seal: (ref: string) => `Seal as ${ref}`,
	fine: 'This is asked at the first seal of a session, and whenever there is something to point out.',
	noOffset: (time: string) => `“${time}” in the text has no UTC offset. It stays as you wrote it.`,
	future: 'The observed time lies ahead of this device’s clock.',
	hidden: 'The text holds characters that cannot be seen. They are sealed as they are and shown as codes.',
} as const;

export const addendum = {
	title: (ref: string) => `Addendum to ${ref}`,
	about: 'The entry stays as it is. The addendum is its own entry, names the one it corrects, and both show the other.',
	text: 'What is right',
	reason: 'Why the correction was needed',
	seal: 'Seal addendum',
	cancel: 'Cancel',
	sealing: 'Sealing',
	needs: 'Text and reason are needed.',
} as const;

export const goTo = {
	title: 'Go to entry',
	label: 'Entry',
	help: (example: string) => `Such as ${example}, or only the number for this notebook’s own chain.`,
	go: 'Go to entry',
	cancel: 'Cancel',
	none: (ref: string) => `There is no entry ${ref} in this case.`,
} as const;

export const closing = {
	close: 'Close case',
	closeAbout: 'A closed case is read-only. Closing and reopening are entries of their own.',
	reopen: 'Reopen case',
	reopenAbout: 'Reopening is an entry of its own, with its reason.',
	reason: 'Reason',
	cancel: 'Cancel',
} as const;
