/** Sentences of other tools' acquisition logs: what they state, and how that compares. */
import type { LogFact, LogFormat, LogOutcome, LogStage, LogSubject, LogVerdict } from '../../shared/acquisition-logs';

export { saysZone, toolStated } from '../../shared/acquisition-logs';

const results: Readonly<Record<LogVerdict, string>> = {
	agrees: 'Agrees',
	differs: 'Differs',
	missing: 'File missing',
	'not-checked': 'Not checked',
	partly: 'Agrees in part',
};
const formats: Readonly<Record<LogFormat, string>> = {
	'ftk-imager': 'FTK Imager',
	guymager: 'Guymager',
	dc3dd: 'dc3dd',
	'ewf-tools': 'ewfacquire or ewfverify',
	kape: 'KAPE',
	uac: 'UAC',
	velociraptor: 'Velociraptor',
};
const facts: Readonly<Record<LogFact, string>> = {
	caseNumber: 'Case number',
	evidenceNumber: 'Evidence number',
	examiner: 'Examiner',
	description: 'Description',
	notes: 'Notes',
	host: 'Host',
	system: 'System',
	source: 'Source',
	device: 'Device',
	model: 'Model',
	serial: 'Serial number',
	size: 'Size',
	sectors: 'Sectors',
	imageFormat: 'Image format',
	verification: 'Verification',
	command: 'Command',
};
const subjects: Readonly<Record<LogSubject, string>> = {
	source: 'the source',
	image: 'the image',
	piece: 'file',
	file: 'file',
};
const stages: Readonly<Record<LogStage, string>> = {
	acquired: 'as acquired',
	verified: 'as verified',
	stored: 'as stored in the image',
};
const outcomes: Readonly<Record<LogOutcome, string>> = {
	completed: 'Completed',
	failed: 'Failed',
	'not-stated': 'Not stated',
};

export const logs = {
	...{ results, formats, facts, subjects, stages, outcomes },
	segment: 'Other tools’ logs',
	import: 'Import a log…',
	heading: 'Logs of other tools',
	statedBy: (tool: string) => `Stated by ${tool}`,
	emptyTitle: 'No log taken in yet',
	empty:
		'An image that another tool made comes with its log. Import it: what it states is kept as stated, and its digests are compared with those of the image as it is now.',
	noItem: 'No item is registered in this case. Add an evidence item first.',
	compared: (name: string) => `compared with ${name}`,
	notCompared: 'compared with nothing',
	by: (name: string) => `by ${name},`,
	counts: (agrees: number, differs: number, missing: number, unchecked: number) =>
		[
			agrees > 0 ? `${agrees} agree` : '',
			differs > 0 ? `${differs} differ` : '',
			missing > 0 ? `${missing} missing` : '',
			unchecked > 0 ? `${unchecked} not checked` : '',
		]
			.filter((part) => part !== '')
			.join(', ') || 'no digest stated',
	run: 'Run',
	runOf: (number: number, of: number) => `Run ${number} of ${of}`,
	table: 'Stated digests',
	columns: { digest: 'Digest', stated: 'Stated', result: 'Result' },
	of: (subject: string, file: string | null) => (file === null ? subject : `${subject} ${file}`),
	noDigest: 'None stated',
	says: (word: string) => `the log says: ${word}`,
	here: 'computed here',
	first: (shown: number, all: number) => `The first ${shown} of ${all}`,
	started: 'Began',
	ended: 'Ended',
	outcome: 'Outcome',
	names: 'Files named',
	more: (count: number) => `and ${count} more`,
	badSectors: 'Sectors not read',
	notSaidHowMany: 'not said how many',
	zone: (time: string) => `${time} (no zone stated)`,
	entry: 'Entry',
	show: (tool: string) => `What ${tool} states`,
	title: 'Import an acquisition log',
	about:
		'Logs of FTK Imager, Guymager, dc3dd, ewfacquire and ewfverify, KAPE, UAC and Velociraptor. All that a log says is kept as stated; only what is computed here agrees or differs.',
	item: 'Evidence item',
	file: 'Log',
	choose: 'Choose log',
	help: 'As the tool wrote it, next to the image.',
	image: 'Image',
	chooseImage: 'Choose image',
	imageHelp: 'The image or one of its pieces; pieces beside it are found. Without it nothing is compared.',
	folder: 'Folder of the collection',
	chooseFolder: 'Choose folder',
	folderHelp: 'The folder that was collected, unpacked. Without it nothing is compared.',
	reading: 'Reading the log',
	comparing: 'Comparing with the log',
	stop: 'Stop',
	needsItem: 'Choose the item that was acquired.',
	needsFile: 'Choose the log.',
	act: 'Compare and seal',
	actWithout: 'Seal without comparing',
	doing: 'Comparing, then sealing',
} as const;
