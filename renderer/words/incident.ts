/** Sentences of the incident's page. Names of levels, vectors and statuses come from the lists. */
import type {
	ImpactFactor,
	IncidentContact,
	IncidentTime,
	IncidentTimeView,
	Outlook,
	RecordChoice,
	RecordContact,
	RecordText,
} from '../../shared/views';

export type RecordMember = RecordText | RecordChoice | RecordContact | 'vectors';

export const incident = {
	heading: (number: string) => `Incident of case ${number}`,
	times: 'Times',
	time: {
		started: 'Started',
		discovered: 'Discovered',
		reported: 'Reported',
		resolved: 'Resolved',
	} satisfies Record<IncidentTime, string>,
	which: 'Which',
	when: 'When',
	how: 'How it is known',
	entry: 'Entry',
	timeStates: {
		'not said': 'Not said yet',
		unknown: 'Unknown',
		'zone unknown': 'Zone unknown',
		known: '',
		withheld: 'Withheld in this copy',
	} satisfies Record<IncidentTimeView['state'], string>,
	set: 'Set…',
	setNamed: (time: string) => `Set when it was ${time.toLowerCase()}`,
	earlier: (count: number) => (count === 1 ? '1 earlier value' : `${count} earlier values`),
	impact: 'Prioritization',
	factor: {
		functional: 'Functional impact',
		information: 'Information impact',
		recoverability: 'Recoverability effort',
	} satisfies Record<ImpactFactor, string>,
	outlook: { now: 'Now', expected: 'Expected if not contained' } satisfies Record<Outlook, string>,
	notRated: 'Not rated',
	rate: 'Rate…',
	change: 'First to last',
	unchanged: 'No change',
	changed: (first: string, last: string) => `${first} → ${last}`,
	level: 'Factor',
	record: 'Record',
	empty: 'Nothing of it was written down yet.',
	cleared: 'Cleared',
	write: 'Write…',
	writeNamed: (group: string) => `Write down: ${group}`,
	coverage: 'CSF 2.0 coverage',
	coverageAbout: (supported: number, all: number) => `${supported} of ${all} subcategories are supported by entries.`,
	byHand: 'Shown by other means than entries',
	unsupported: 'No entry supports it yet',
	supported: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
	more: (count: number) => `and ${count} more`,
} as const;

/** The record in the order in which it is read, by what belongs together. */
export const recordGroups: readonly { readonly name: string; readonly members: readonly RecordMember[] }[] = [
	{ name: 'What happened', members: ['summary', 'description', 'vectors', 'category', 'indicators', 'cause'] },
	{ name: 'Where', members: ['location', 'sources', 'affected', 'mitigating'] },
	{
		name: 'Response',
		members: ['attackStatus', 'responseStatus', 'actions', 'nextSteps', 'organizations', 'contacts', 'related'],
	},
	{ name: 'People', members: ['reporter', 'handler'] },
	{ name: 'Comments and cost', members: ['comments', 'cost', 'businessImpact'] },
];

export const recordNames: Readonly<Record<RecordMember, string>> = {
	summary: 'Summary',
	description: 'How detected, what occurred',
	location: 'Physical location',
	cause: 'Cause',
	sources: 'Source hosts and addresses',
	affected: 'Affected resources',
	category: 'Category',
	indicators: 'Related indicators',
	mitigating: 'Mitigating factors',
	actions: 'Response actions',
	organizations: 'Organizations contacted',
	contacts: 'Other parties’ contacts',
	related: 'Related incidents',
	nextSteps: 'Next steps',
	comments: 'Comments',
	cost: 'Cost',
	businessImpact: 'Business impact',
	attackStatus: 'Status of the incident',
	responseStatus: 'Status of the response',
	reporter: 'Reporter',
	handler: 'Handler',
	vectors: 'Attack vectors',
};

export const contactNames: Readonly<Record<keyof IncidentContact, string>> = {
	name: 'Name',
	role: 'Role',
	unit: 'Unit and affiliation',
	email: 'Email address',
	phone: 'Phone number',
	location: 'Location',
};

/** Parts of the record that are entries of their own. */
export const elsewhere = {
	title: 'Kept as entries of their own',
	names: {
		actions: 'Actions of all handlers',
		indicators: 'Signs and indicators',
		custody: 'Chain of custody',
		evidence: 'Evidence gathered',
		contacts: 'Parties told and to be told',
	},
	show: {
		actions: 'Show the notebook',
		indicators: 'Show hosts and signs',
		custody: 'Show custody',
		evidence: 'Show evidence',
		contacts: 'Show notifications',
	},
	entries: (count: string) => (count === '1' ? '1 entry' : `${count} entries`),
	items: (count: string) => (count === '1' ? '1 item' : `${count} items`),
	noItems: 'No item yet',
	each: 'Of each item, act by act',
	asEntries: 'One entry each',
} as const;

export const writing = {
	about: 'Only what is changed is sealed; what stood before stays in the ledger.',
	reason: 'Why it is changed',
	act: 'Seal record',
	doing: 'Sealing',
	needs: 'Nothing was changed.',
	cancel: 'Cancel, record nothing',
	none: 'Not said',
} as const;

export const setting = {
	title: (time: string) => `When the incident was ${time.toLowerCase()}`,
	about: 'A time whose zone nobody knows stays without one. Times in an order that cannot be are taken and flagged.',
	what: 'What is known',
	options: {
		known: { name: 'A time', more: 'With its zone, or as found without one.' },
		unknown: { name: 'Unknown', more: 'It is not known, and that is recorded.' },
	},
	when: 'When',
	accuracy: 'Accuracy',
	reason: 'How it is known',
	act: 'Seal time',
	needs: 'A time is needed.',
} as const;

export const rating = {
	title: 'Rate the incident',
	about: 'By SP 800-61 r2, section 3.2.6. What is left out stays as it was rated.',
	outlook: 'Rated as',
	options: {
		now: { name: 'Now', more: 'As it is at this moment.' },
		expected: { name: 'Expected', more: 'As it will become if it is not contained.' },
	},
	leave: 'Leave as it is',
	reason: 'Reason',
	act: 'Seal rating',
	needs: 'A level and a reason are needed.',
} as const;
