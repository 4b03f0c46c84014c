/** Sentences of technical indicators, recorded and found. */
export const indicators = {
	columns: ['Indicator', 'Type', 'Found in', 'State'],
	types: {
		ipv4: 'IPv4 address',
		ipv6: 'IPv6 address',
		domain: 'Domain',
		url: 'URL',
		email: 'E-mail address',
		digest: 'File digest',
		file: 'File name or path',
		account: 'Account',
		'registry key': 'Registry key',
		mutex: 'Mutex',
		'user agent': 'User agent',
		'certificate fingerprint': 'Certificate fingerprint',
		other: 'Other',
	},
	digestBy: (algorithm: string) => `${algorithm} digest`,
	state: 'State',
	stands: 'Stands',
	withdrawn: 'Withdrawn',
	shown: 'Shown defanged. The ledger has the value itself.',
	copy: 'Copy',
	copyLabel: (shown: string) => `Copy ${shown}`,
	copyDefanged: 'Copy defanged',
	copyAsIs: 'Copy as it is',
	copied: 'Copied',
	from: 'Found in',
	imported: 'Taken in from',
	importedFrom: (file: string, format: 'stix-2.1' | 'csv', place: string) =>
		place === '' ? file : `${file}, ${format === 'csv' ? 'row' : 'object'} ${place}`,
	givenBy: 'Given by',
	hosts: 'Seen on',
	remark: 'Remark',
	withdraw: 'Withdraw',
	withdrawTitle: 'Withdraw an indicator',
	withdrawAbout: 'Its entry stays; it counts no more, and says so.',
	withdrawReason: 'Why it counts no more',
	withdrawAct: 'Seal withdrawal',
	because: 'Withdrawn because',
} as const;

export const recordIndicator = {
	title: 'Record an indicator',
	about: 'Typed defanged or not; the entry holds the value itself.',
	type: 'Type',
	value: 'Value',
	valueHelp: 'One a line',
	algorithm: 'Algorithm',
	byLength: 'By its length',
	called: 'What the type is called',
	needs: 'A value is needed.',
	act: 'Seal indicator',
} as const;

export const extract = {
	title: 'Find indicators',
	inEntry: (ref: string) =>
		`In the text of ${ref}. Nothing leaves this machine, and nothing is recorded until you seal.`,
	inPart: (ref: string) =>
		`In the chosen part of ${ref}. Nothing leaves this machine, and nothing is recorded until you seal.`,
	inCase: 'In all that was written in this case. Nothing leaves this machine, and nothing is recorded until you seal.',
	button: 'Find indicators',
	looking: 'Looking',
	nothing: 'Nothing in it looks like an indicator.',
	found: (count: number, read: number) => `${count} found in ${read === 1 ? '1 text' : `${read} texts`}`,
	more: 'There were more; these are the first.',
	chosen: (count: number) => (count === 1 ? '1 ticked' : `${count} ticked`),
	all: 'Tick all that are new',
	none: 'Tick none',
	list: 'What looks like an indicator',
	times: (count: number) => (count === 1 ? 'once' : `${count} times`),
	known: (ref: string) => `recorded, ${ref}`,
	isPrivate: 'private address',
	each: 'Each in an entry of its own',
	needs: 'Tick what is to be recorded.',
	act: 'Seal indicators',
	sealed: (count: number, refs: string) => `${count === 1 ? '1 indicator' : `${count} indicators`} sealed as ${refs}.`,
} as const;

export const exchange = {
	menu: 'Exchange',
	label: 'Import or export indicators',
	import: 'Import from a file…',
	export: 'Export for others…',
	importKey: 'import',
	exportKey: 'export',
} as const;

const objects = (format: 'stix-2.1' | 'csv') => (format === 'csv' ? 'Row' : 'Object');

export const importIndicators = {
	title: 'Import indicators',
	about:
		'Of another team or program: a STIX 2.1 bundle, or a table with a heading that names type and value, as MISP writes it. It is read here; nothing is recorded until you seal.',
	file: 'File',
	choose: 'Choose file…',
	help: 'JSON or CSV, UTF-8, at most 64 MiB. The file itself is stored with the entry.',
	reading: 'Reading',
	summary: (format: 'stix-2.1' | 'csv', fresh: string, known: string, left: string) =>
		`${format === 'csv' ? 'Table' : 'STIX 2.1'}: ${fresh} new, ${known} recorded before, ${left} not taken.`,
	others: (named: string, more: string) =>
		`Objects of other kinds stay out: ${named}${more === '0' ? '' : ` and ${more} more`}.`,
	show: 'What is shown',
	all: 'All',
	fresh: 'New',
	known: 'Recorded before',
	left: 'Not taken',
	first: (most: string) => `Of each state the first ${most} are shown.`,
	list: 'What the file says',
	columns: (format: 'stix-2.1' | 'csv') => [objects(format), 'Indicator', 'Type', 'State'],
	knownAs: (ref: string) => `recorded, ${ref}`,
	column: (name: string, because: string) => `Column ${name}: ${because}`,
	source: 'Who gave it, or where it is from',
	needs: 'Choose a file.',
	nothingNew: 'Nothing in it is new.',
	doing: 'Storing and sealing',
	act: (count: string) => `Seal ${count}`,
	actNone: 'Seal indicators',
} as const;

export const exportIndicators = {
	title: 'Export indicators',
	about:
		'For other teams and programs. Each indicator cites its entry. That they left is an entry of the notebook’s own ledger.',
	format: 'Format',
	stix: 'STIX 2.1',
	stixHelp: 'A bundle with TLP 2.0 marks; withdrawn indicators go as revoked.',
	csv: 'Table for a spreadsheet',
	csvHelp: 'CSV. No cell is one that a spreadsheet would run.',
	upTo: 'TLP marking up to',
	noLimit: 'No limit',
	business: 'Those that tell of business impact, too',
	withdrawn: 'Those that were withdrawn, too, so that receivers take them back',
	hosts: 'With the names of the hosts where they were seen',
	goes: (count: string, all: string) => `${count} of ${all} go out.`,
	above: (count: string) => `${count} may not go so far`,
	unmarked: (count: string) => `${count} have no mark, nor has the case`,
	ofBusiness: (count: string) => `${count} tell of business impact`,
	wereWithdrawn: (count: string) => `${count} were withdrawn`,
	stay: (reasons: string) => `Stays here: ${reasons}.`,
	fileName: (number: string, format: 'stix-2.1' | 'csv') =>
		`${number.replace(/[^A-Za-z0-9.-]+/g, '-')}-indicators.${format === 'csv' ? 'csv' : 'json'}`,
	act: 'Choose place and write…',
	cancel: 'Cancel',
	written: (count: string, path: string) => `${count} written to ${path}.`,
} as const;
