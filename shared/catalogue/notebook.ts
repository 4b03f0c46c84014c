/** What happens to the notebook itself; these stand in its own ledger, not in a case. */
import { z } from 'zod';
import { count, entry, instant, type Kind, may, must, sha256, structural, text, uuid } from './kind';

const counted = z.array(z.strictObject({ kind: text, member: text, count }));

export const notebook: readonly Kind[] = [
	{
		kind: 'notebook.created/1',
		signers: 1,
		says: 'The notebook was made.',
		members: { name: must('the notebook’s name', text) },
	},
	{
		kind: 'unlock.refused/1',
		signers: 1,
		says: 'Passphrases were tried and refused before this unlock (decision 15).',
		members: {
			times: must('how often', z.int().min(1)),
			first: may('when the first was tried', instant),
			last: may('when the last was tried', instant),
		},
	},
	{
		kind: 'ledger.recovered/1',
		signers: 1,
		says: 'A torn last line was found at opening, kept aside and cut.',
		members: {
			chain: structural(must('the chain it was found in', uuid)),
			bytes: must('how many bytes were cut', count),
			keptAs: must('the name of the file they were moved to', text),
		},
	},
	{
		kind: 'case.joined/1',
		signers: 1,
		says: 'This notebook writes to a case, with a chain of its own.',
		members: { case: structural(must('the case', uuid)), chain: structural(must('this notebook’s chain in it', uuid)) },
	},
	{
		kind: 'case.anchored/1',
		signers: 1,
		says: 'A case’s newest entries, so that a ledger cut short later is found out; it holds against whoever lacks the key.',
		members: {
			case: structural(must('the case', uuid)),
			heads: structural(must('the newest entry of each chain of it', z.array(entry))),
		},
	},
	{
		kind: 'case.exported/1',
		signers: 1,
		says: 'A case file was written.',
		members: {
			case: structural(must('the case', uuid)),
			tagManifest: structural(must('SHA-256 of the file’s tagmanifest-sha256.txt', sha256)),
			fileName: must('the name of the file', text),
			fileSha256: must('SHA-256 of the file', sha256),
			heads: structural(must('the newest entry of each chain in it', z.array(entry))),
			withheld: must('withheld members, counted', counted),
			leftOut: must('objects left out, counted', count),
		},
	},
];
