/** Sentences of the library: what is looked up while there is no network. */
import type { LibrarySort } from '../../shared/views';

const sorts = {
	'port list': 'List of ports',
	document: 'Document',
	'network diagram': 'Network diagram',
	'critical assets': 'Critical assets',
	other: 'Other',
} as const satisfies Record<LibrarySort, string>;
const sealing = { doing: 'Sealing', cancel: 'Cancel' } as const;

export const ready = {
	heading: 'Being ready',
	show: 'Part of being ready',
	kit: 'Jump kit',
	library: 'Library',
	lists: 'Lists',
	about: 'What you look up while there is no network. Ctrl F finds it by its words, a port by its number.',
} as const;

export const library = {
	sorts,
	add: 'Add file',
	filter: 'Filter by title or notes',
	emptyTitle: 'Nothing in the library yet',
	empty:
		'Add what you would look up while the network is down: network diagrams, the list of critical assets, ports of your own services, manuals of systems and of detection products. Drop a file here, say what it is for and by when somebody reads it through again; Ctrl F finds it, a table row by row.',
	noneShown: 'No title or note holds this.',
	table: 'Files of the library',
	title: 'Title',
	sort: 'Kind',
	file: 'File',
	review: 'Review by',
	checked: 'Read through',
	entry: 'Entry',
	actsName: 'Actions',
	acts: (name: string) => `Actions for ${name}`,
	open: 'Open',
	save: 'Save a copy…',
	check: 'Still right…',
	revise: 'Change or replace…',
	withdraw: 'Withdraw…',
	required: 'Required',
	requiredMore: 'The jump kit is not ready while its review is overdue.',
	overdue: 'Overdue',
	notAsked: 'Not asked for',
	never: 'Never',
	replaced: 'Replaced since',
	somebody: 'somebody unknown',
	withdrawn: 'Withdrawn',
	ships: (version: number) => `Ships with Sealbook, version ${version}`,
	rows: (count: string) => (count === '1' ? '1 row' : `${count} rows`),
	saved: (path: string) => `Checked copy written to ${path}`,
	unreadable: (title: string, because: string) => `${title} cannot be read: ${because}`,
	elsewhere: (baselines: number, sets: number) =>
		`${baselines === 1 ? '1 baseline' : `${baselines} baselines`} and ${sets === 1 ? '1 set' : `${sets} sets`} of known files are registered.`,
	toElsewhere: 'Baselines and known files',
	sha: (name: string) => `SHA-256 of ${name}`,
} as const;

export const document = {
	purpose: 'For',
	source: 'Source',
	edition: 'Edition',
	review: 'Review by',
	checked: 'Read through',
	file: 'File',
	sha256: 'SHA-256',
	former: 'Former files',
	readFormer: (entry: string) => `Read ${entry}`,
	formerShown: (entry: string) => `This is a former file, which came by ${entry}.`,
	backToNewest: 'Read the one in use',
	contents: 'Contents',
	find: 'Show only what holds',
	row: 'Row',
	line: 'Line',
	shown: (shown: string, total: string) => `${shown} of ${total} shown`,
	all: (total: string, found: boolean) => (found ? `${total} found` : `${total} in all`),
	more: 'Show more',
	none: 'Nothing in it holds this.',
	empty: 'This file has no line.',
	picture: (title: string, width: number, height: number) => `${title}, ${width} × ${height} pixels`,
	notShown: 'Save a copy to open it with another program; the copy is checked against its SHA-256.',
	close: 'Close',
	reading: 'Reading and checking the file',
} as const;

export const addDocument = {
	title: 'Add file to the library',
	revise: (name: string) => `Change or replace ${name}`,
	about: 'The file is stored encrypted under its SHA-256, and held to it every time it is read.',
	aboutRevise: 'All of it is written anew. A newer file takes the place of the former, which stays with its entry.',
	file: 'File',
	newer: 'Newer file, where there is one',
	choose: 'Choose file…',
	fileHelp: 'Text, PNG, JPEG and WebP are shown here; other files are saved as a copy and opened elsewhere.',
	sort: 'Kind',
	sortHelp: {
		'port list':
			'A table (CSV) with columns such as port, protocol, service, note. A number typed into the search finds its row.',
		'critical assets': 'A table (CSV) with columns such as name, host, owner, criticality, note.',
		document: '',
		'network diagram': '',
		other: '',
	} satisfies Record<LibrarySort, string>,
	name: 'Title',
	purpose: 'What it is for',
	source: 'Where it is from, or who owns it',
	edition: 'Version, or the day it tells of',
	reviewBy: 'Review by',
	reviewHelp: 'To be read through again by then; as 2027-03-31.',
	required: 'The jump kit is not ready while this review is overdue',
	...sealing,
	doing: 'Reading the file',
	needs: 'A file and a title are needed.',
	needsTitle: 'A title is needed.',
	act: 'Seal',
} as const;

export const checkDocument = {
	title: (name: string) => `${name}: still right`,
	about: 'You read it through and put your name to it. Its file is held to its SHA-256 first.',
	reviewBy: 'Next review by',
	reviewHelp: 'A day as 2027-03-31; nothing is asked for where it is empty.',
	remark: 'Remark',
	...sealing,
	needs: '',
	act: 'Seal',
} as const;

export const withdrawDocument = {
	title: (name: string) => `Withdraw ${name}`,
	about: 'It is found no more, and nobody is asked to read it. Its entries and its file stay.',
	reason: 'Reason',
	act: 'Seal, withdraw',
} as const;

export const inLibrary = {
	title: 'In the library',
	row: (row: number) => `row ${row}`,
	line: (line: number) => `line ${line}`,
	more: (count: string) => `and ${count} more`,
	head: 'title or notes',
	notSearched: (title: string, because: string) => `${title} in the library was not searched: ${because}`,
	found: (count: number) => (count === 1 ? '1 file of the library' : `${count} files of the library`),
} as const;
