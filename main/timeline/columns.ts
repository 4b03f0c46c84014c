/**
 * The columns of timelines that other programs write: Timesketch's (three are mandatory, any may follow), plaso's l2tcsv
 * (seventeen, in this order), and those that this program adds to Timesketch's so that nothing is lost on the way back.
 */
import { Refused } from '../../shared/refusal';
import type { TimelineFormat } from '../../shared/views';

export const L2T_COLUMNS = [
	...['date', 'time', 'timezone', 'MACB', 'source', 'sourcetype', 'type', 'user', 'host', 'short', 'desc', 'version'],
	...['filename', 'inode', 'notes', 'format', 'extra'],
] as const;

export const OUR_COLUMNS = [
	...[
		'message',
		'datetime',
		'timestamp_desc',
		'host',
		'clock_host',
		'source',
		'source_time',
		'source_zone',
		'accuracy_ms',
	],
	...['corrected_datetime', 'corrected_accuracy_ms', 'kind', 'by', 'case_number', 'sealbook_entry'],
] as const;
export type OurColumn = (typeof OUR_COLUMNS)[number];

/** The column by which a file of this program is known again. */
export const OUR_MARK = 'sealbook_entry';

const MANDATORY = ['message', 'datetime', 'timestamp_desc'] as const;
const MOST_COLUMNS = 1000;

/** Which format a heading is of. @throws Refused `timeline.columns` */
export function formatOf(heading: readonly string[]): TimelineFormat {
	const names = heading.map((name) => name.trim());
	if (
		names.length === L2T_COLUMNS.length &&
		L2T_COLUMNS.every((name, at) => names[at]?.toLowerCase() === name.toLowerCase())
	)
		return 'l2tcsv';
	if (names.length > MOST_COLUMNS) throw wrong(`There are ${names.length} columns; at most ${MOST_COLUMNS} are read.`);
	const missing = MANDATORY.filter((name) => !names.includes(name));
	if (missing.length > 0) throw wrong(`Row 1 has no column ${missing.join(', ')}.`);
	const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
	if (twice !== undefined) throw wrong(`Row 1 has the column ${twice.slice(0, 100)} twice.`);
	return 'timesketch-csv';
}

const wrong = (sentence: string) =>
	new Refused(
		'timeline.columns',
		sentence,
		'Timesketch files have message, datetime and timestamp_desc; l2tcsv has its seventeen columns in their order.',
		'file',
	);
