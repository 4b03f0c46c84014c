/** Sentences of the list of cases and of opening one. */
export const cases = {
	title: 'Cases',
	counts: (open: number, closed: number) => `${open} open, ${closed} closed`,
	filter: 'Filter cases',
	newCase: 'New case',
	table: 'Cases',
	number: 'Case',
	name: 'Title',
	phase: 'Notes by phase, impact',
	notRated: 'Impact not rated',
	classification: 'Classification',
	opened: 'Opened',
	last: 'Last entry',
	ledger: 'Entries',
	items: 'Items',
	state: 'State',
	open: 'Open',
	closed: 'Closed',
	noClassification: 'None',
	chains: (count: number) => (count === 1 ? '1 chain' : `${count} chains`),
	noMatch: 'No case matches the filter.',
	clearFilter: 'Clear filter',
	move: 'move',
	openKey: 'open',
	shown: (shown: number, all: number) =>
		shown === all ? (all === 1 ? '1 case' : `${all} cases`) : `${shown} of ${all} cases`,
	emptyTitle: 'No case yet',
	empty:
		'A case is one incident. Its notebook takes notes in four phases, evidence with its chain of custody, and everything is sealed entry by entry. Open one as soon as you suspect something; what turns out to be harmless can be closed.',
	phaseCount: (name: string, count: number) => `${name}: ${count}`,
} as const;

export const newCase = {
	title: 'New case',
	about:
		'Opening a case seals its first entries. The number cannot be changed later; another title is an entry of its own.',
	number: 'Case number',
	/** @param next null while it is not known */
	numberHelp: (next: string | null) =>
		next === null ? 'It must be new in this notebook.' : `In any form. Left empty, it is ${next}.`,
	name: 'Title',
	nameHelp: 'What is known now, in a few words.',
	classification: 'Classification',
	none: 'None',
	open: 'Open case',
	cancel: 'Cancel',
	opening: 'Opening',
	needs: 'A title is needed.',
} as const;
