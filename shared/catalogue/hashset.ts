/** Sets of known files that the notebook asks; these stand in its own ledger. */
import { z } from 'zod';
import { DIGESTS } from '../vocabulary';
import { count, type Kind, may, must, sha256, structural, text } from './kind';

export const hashset: readonly Kind[] = [
	{
		kind: 'hashset.registered/1',
		signers: 1,
		says: 'A set of known files was checked in full and is asked from now on.',
		members: {
			contents: structural(must('SHA-256 of the set’s description, which stands for the whole file', sha256)),
			file: structural(must('SHA-256 of the set’s file', sha256)),
			name: must('what the set is called', text),
			knows: must('whether its files are known good or known bad', z.enum(['good', 'bad'])),
			digests: must('how many distinct digests it has of each algorithm', z.partialRecord(z.enum(DIGESTS), count)),
			sources: must(
				'the lists that it was made of',
				z.array(z.strictObject({ name: text, sha256, sizeBytes: count, rows: count })),
			),
			sourcesLeftOut: may('how many more lists it was made of; the set’s file names them', count),
			where: must('where its file is', text),
			whereBytes: may('the place’s bytes in base64, where they are not UTF-8', text),
		},
	},
	{
		kind: 'hashset.withdrawn/1',
		signers: 1,
		says: 'A set of known files is no longer asked.',
		members: {
			contents: structural(must('SHA-256 of the set’s description', sha256)),
			name: must('what the set is called', text),
			reason: must('why', text),
		},
	},
];
