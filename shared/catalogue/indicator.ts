/** Technical indicators: the value itself, as it is; shown defanged wherever a person reads it. */
import { z } from 'zod';
import { CLASSIFICATIONS } from '../fields';
import { INDICATOR_TYPES } from '../indicators/indicator';
import { DIGESTS } from '../vocabulary';
import { count, entry, type Kind, may, must, storedFile, structural, text, uuid } from './kind';
import { cites, sharing, tlp } from './sign';

const value = {
	type: z.enum(INDICATOR_TYPES),
	value: text,
	algorithm: z.enum(DIGESTS).optional(),
	called: text.optional(),
};
const one = z.int().min(1);

export const indicator: readonly Kind[] = [
	{
		kind: 'indicator.recorded/1',
		signers: 1,
		says: 'Technical indicators: addresses, names, digests and the like that belong to the incident.',
		members: {
			ids: structural(must('the indicators’ ids, in order', z.array(uuid).min(1))),
			indicators: must(
				'what they are, in the same order; `called` names a type of one’s own',
				z.array(z.strictObject(value)).min(1),
			),
			from: structural(may('the entries whose text they were found in', z.array(entry))),
			hosts: structural(may('the hosts where they were seen', z.array(uuid))),
			remark: may('what is known of them', text),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'indicator.imported/1',
		signers: 1,
		says: 'Indicators that others wrote, taken in from a file, which is stored. A long file takes several entries; they count once all of them are there.',
		members: {
			import: structural(must('the id of the import, the same in each of its parts', uuid)),
			part: structural(must('which part this is, from 1', one)),
			parts: structural(must('how many parts there are', one)),
			file: structural(must('the file as it was given', storedFile)),
			format: structural(must('what it is: a STIX 2.1 bundle, or a table', z.enum(['stix-2.1', 'csv']))),
			ids: structural(must('the indicators’ ids, in order', z.array(uuid).min(1))),
			indicators: must(
				'what they are, in the same order, each with what the file says of it and its place there: the row, the heading being 1, or the object in its bundle, from 1',
				z
					.array(
						z.strictObject({
							...value,
							place: one,
							remark: text.optional(),
							tlp: z.enum(CLASSIFICATIONS).optional(),
							sharing: z.enum(['business-impact-information', 'technical-information']).optional(),
						}),
					)
					.min(1),
			),
			known: must('how many of the file were recorded in the case before', count),
			left: must('how many of its rows or objects were not taken', count),
			source: may('who gave the file, or where it is from', text),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'indicator.withdrawn/1',
		signers: 1,
		says: 'An indicator counts no more; its entry stays.',
		members: {
			indicator: structural(must('the indicator', uuid)),
			reason: must('why', text),
		},
	},
];
