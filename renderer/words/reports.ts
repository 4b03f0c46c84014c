/** Sentences of the dialog that prints and saves reports. */
export const reports = {
	button: 'Report…',
	title: 'Report',
	about: 'Every row names the entries it rests on. The newest entry’s digest stands on every page.',
	what: 'Which',
	case: 'Follow-up report',
	chronology: 'Chronology',
	size: 'Paper',
	opinions: 'Print what notes say that are opinions',
	opinionsHelp: 'Without it they are left out, each named; the report says how many.',
} as const;
