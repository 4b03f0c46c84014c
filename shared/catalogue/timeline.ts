/**
 * What happened, as it was observed: single events, and whole timelines of other programs. A source's time is kept as it was
 * found; what a host's clock was wrong by stands in `host.skew-measured` and changes none of it (SP 800-61 r2, §3.2.4).
 */
import { z } from 'zod';
import { count, type Kind, may, must, storedFile, structural, text, uuid } from './kind';
import { cites, sharing, tlp } from './sign';
import { statedTime } from './stated-time';

export const timeline: readonly Kind[] = [
	{
		kind: 'event.recorded/1',
		signers: 1,
		says: 'One event of the incident, as it was observed.',
		members: {
			event: structural(must('the event’s id', uuid)),
			text: must('what happened', text),
			time: must('when, as the source says it', statedTime),
			found: may('that time in the source’s own letters', text),
			zone: may('the zone in which it was found, where that is known', text),
			host: structural(may('the host where it happened', uuid)),
			clockOf: structural(may('the host whose clock showed that time', uuid)),
			source: may('what it is known from: a log, a person', text),
			indicators: structural(may('indicators that belong to it', z.array(uuid))),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'timeline.imported/1',
		signers: 1,
		says: 'Another program’s timeline was taken in; its rows stand in the stored file.',
		members: {
			timeline: structural(must('the timeline’s id', uuid)),
			file: structural(must('the file as it was given', storedFile)),
			format: structural(must('what it is', z.enum(['timesketch-csv', 'timesketch-jsonl', 'l2tcsv']))),
			rows: must('how many rows have a time', count),
			undated: may('how many rows have none', count),
			first: must('the earliest time of a row', statedTime),
			last: must('the latest time of a row', statedTime),
			host: structural(may('the host whose clock showed the times', uuid)),
			zone: structural(
				may('the zone of times that say none, as stated by whoever imported them; absent: unknown', text),
			),
			source: may('where the file is from', text),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'timeline.withdrawn/1',
		signers: 1,
		says: 'An event or an imported timeline counts no more; its entry stays.',
		members: {
			withdraws: structural(must('the event’s or the timeline’s id', uuid)),
			reason: must('why', text),
		},
	},
];
