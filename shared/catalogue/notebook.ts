/** What happens to the notebook itself; these stand in its own ledger, not in a case. */
import { z } from 'zod';
import { CLASSIFICATIONS } from '../fields';
import { count, entry, instant, type Kind, may, must, sha256, storedFile, structural, text, uuid } from './kind';

const goingTo = {
	recipient: may('whom it is for', z.strictObject({ name: text, organization: text.optional() })),
	purpose: may('why they get it', text),
	agreement: may('under which agreement, order or law', text),
};
const counted = z.array(z.strictObject({ kind: text, member: text, count }));

export const notebook: readonly Kind[] = [
	{
		kind: 'notebook.created/1',
		signers: 1,
		says: 'The notebook was made.',
		members: {
			name: must('the notebook’s name', text),
			vaultKey: structural(may('the first key of its vault: a value that tells it from others', sha256)),
		},
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
		kind: 'case.read/1',
		signers: 1,
		says: 'Somebody looked into a case, for the first time since they opened the notebook.',
		members: { case: structural(must('the case', uuid)) },
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
			encryptedTo: may('the age recipients who alone can open it, or “passphrase”', z.array(text)),
			...goingTo,
			tlp: may('how far they may tell it on (TLP 2.0)', z.enum(CLASSIFICATIONS)),
			tlpBecause: may('why it may go further than a record in it is marked', text),
		},
	},
	{
		kind: 'indicator.exported/1',
		signers: 1,
		says: 'Indicators of a case were written for others.',
		members: {
			case: structural(must('the case', uuid)),
			format: must('stix-2.1 or csv', text),
			fileName: must('the name of the file', text),
			fileSha256: must('SHA-256 of the file', sha256),
			indicators: must('how many are in it', count),
			upTo: may('none that may be told to fewer people than this goes (TLP 2.0)', z.enum(CLASSIFICATIONS)),
			...goingTo,
		},
	},
	{
		kind: 'case.merged/1',
		signers: 1,
		says: 'Another laptop’s copy of a case was brought in (decision 10); its heads count as an anchor.',
		members: {
			case: structural(must('the case', uuid)),
			merge: structural(must('a random number that names this one merge', z.string().regex(/^[0-9a-f]{32}$/))),
			fileName: must('the name of the file', text),
			fileSha256: must('SHA-256 of the file', sha256),
			tagManifest: structural(must('SHA-256 of its tagmanifest-sha256.txt', sha256)),
			signedBy: structural(must('keys whose signatures of the file hold', z.array(sha256))),
			accepted: must('those among them that nobody here vouched for, taken all the same', z.array(sha256)),
			verdict: must('what verification said of it', text),
			before: structural(
				must('the newest entry of each chain before; none where the case was not here', z.array(entry)),
			),
			heads: structural(must('the newest entry of each chain after', z.array(entry))),
			refused: structural(
				must(
					'chains that were not taken, each with the first number that differs, and the digests there',
					z.array(
						z.strictObject({
							chain: uuid,
							seq: z.int().min(1),
							here: sha256.nullable(),
							there: sha256,
							kept: storedFile,
						}),
					),
				),
			),
			rolledBack: structural(
				may('a chain of this notebook’s own of which the copy held more: it had been rolled back', uuid),
			),
			disclosures: must('members disclosed that were withheld here', count),
			objects: must('stored files that came with it', count),
		},
	},
	{
		kind: 'notebook.backed-up/1',
		signers: 1,
		says: 'A copy of the notebook was made on another disk, and every byte of it read back.',
		members: {
			manifest: structural(must('SHA-256 of what the backup’s manifest says', sha256)),
			generation: must('which backup in its place it is, from 1', z.int().min(1)),
			madeAt: must('the moment that the copy is of', instant),
			where: must('what the disk is called', text),
			files: must('files of the notebook in it', count),
			sizeBytes: must('bytes of the notebook in it', count),
			copiedBytes: must('bytes that were not there yet', count),
			readBack: must('`medium`: read back around the cache; `cache`: read through cache', z.enum(['medium', 'cache'])),
		},
	},
	{
		kind: 'notebook.restored/1',
		signers: 1,
		says: 'The first unlock after the notebook was restored from a backup: the chain of the copy ends, and this one goes on in its place (decision 9).',
		members: {
			closes: structural(must('the chain that this one takes the place of', uuid)),
			restore: structural(must('a random number that names this one restore', z.string().regex(/^[0-9a-f]{32}$/))),
			manifest: structural(must('SHA-256 of what the backup’s manifest says', sha256)),
			generation: must('which backup in its place it was', z.int().min(1)),
			madeAt: must('the moment that the backup is of', instant),
			restoredAt: must('when it was restored', instant),
			where: must('what the backup’s disk was called', text),
			monotonicClock: must('the clock beside the device’s that this chain is held against', text),
			program: must('which Sealbook', text),
		},
	},
];
