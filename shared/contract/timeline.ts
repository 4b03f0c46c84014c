/** Questions about a case's timeline. */
import { z } from 'zod';
import { CLASSIFICATIONS, caseName, entryName, job, line, ticket } from '../fields';
import { question } from '../question';
import { statedTime } from '../stated-time';
import { TIMELINE_KINDS } from '../timeline-kinds';
import type { Receipt, TimelineExport, TimelineView } from '../views';

/** A host by id, by name, or by the entry that recorded it. */
const host = line(255);
const told = {
	cites: z.array(entryName).max(100).optional(),
	tlp: z.enum(CLASSIFICATIONS).optional(),
	sharing: z.enum(['business-impact-information', 'technical-information']).optional(),
};
/** Milliseconds since 1970 UTC, of the years 0000 to 9999. */
const moment = z.number().min(-62_167_219_200_000).max(253_402_300_799_999);
const filters = {
	fromMs: moment.optional(),
	toMs: moment.optional(),
	kinds: z.array(z.enum(TIMELINE_KINDS)).max(TIMELINE_KINDS.length).optional(),
	/** A host's name, as items name it. */
	host: line(255).optional(),
	/** A part of the text. */
	text: z.string().max(500).optional(),
	/** Minutes east of UTC by which times of an unknown zone are placed; 0 where it is left out. */
	assumedMinutes: z.int().min(-1080).max(1080).optional(),
};

export const timelineQuestions = {
	'timeline.show': question<TimelineView>()(
		'open',
		'shows a case’s events, imported rows, signs, hosts, notes and acts of every kind in the order of time',
		z.strictObject({
			case: caseName,
			...filters,
			offset: z.int().min(0).max(10_000_000).default(0),
			limit: z.int().min(0).max(1000).default(200),
			/** Slices of the picture; 0: no picture. */
			bins: z.int().min(0).max(1000).default(0),
			/** As many items are drawn by themselves; beyond that slices are counted. */
			marks: z.int().min(0).max(1000).default(250),
			job,
		}),
	),
	'event.record': question<Receipt & { readonly event: string }>()(
		'open',
		'records one observed event with its time as the source says it',
		z.strictObject({
			case: caseName,
			text: line(8000),
			time: statedTime,
			/** In the source's own letters. */
			found: line(200).optional(),
			/** An offset or a name of a zone. */
			zone: line(64).optional(),
			host: host.optional(),
			clockOf: host.optional(),
			source: line(500).optional(),
			/** Indicators by id or by their entries. */
			indicators: z.array(line(60)).max(500).optional(),
			...told,
		}),
	),
	'timeline.import': question<
		Receipt & { readonly timeline: string; readonly rows: number; readonly undated: number }
	>()(
		'open',
		'takes in another program’s timeline: Timesketch CSV or JSONL, plaso’s l2tcsv; all of it or nothing',
		z.strictObject({
			case: caseName,
			file: ticket,
			/** The host whose clock showed the times. */
			host: host.optional(),
			/** Of times that say none: an offset or an IANA name; left out: unknown. */
			zone: line(64).optional(),
			source: line(500).optional(),
			...told,
			job,
		}),
	),
	'timeline.withdraw': question<Receipt>()(
		'open',
		'says that an event or an imported timeline counts no more, and why',
		z.strictObject({ case: caseName, item: line(60), reason: line(2000) }),
	),
	'timeline.export': question<TimelineExport>()(
		'open',
		'writes the timeline for Timesketch or a spreadsheet; opinions stay here unless asked for',
		z.strictObject({
			case: caseName,
			...filters,
			format: z.enum(['csv', 'jsonl']),
			opinions: z.boolean().optional(),
			to: ticket,
			job,
		}),
	),
} as const;
