/** What a case tells of the device that wrote it: its clock held against another, a chain that went missing in part. */
import { z } from 'zod';
import { instant, type Kind, must, sha256, structural, text, uuid } from './kind';

const seq = z.int().min(1);

export const device: readonly Kind[] = [
	{
		kind: 'clock.checked/1',
		signers: 1,
		says: 'The device’s clock was compared with a reference clock that the handler names.',
		members: {
			reference: must('what the reference is', text),
			referenceTime: must('what the reference read', instant),
			deviceTime: must('what the device’s clock read then', instant),
			differenceMs: must('the device’s time less the reference’s, in milliseconds', z.int()),
		},
	},
	{
		kind: 'chain.restarted/1',
		signers: 1,
		says: 'Entries that an anchor proves are missing (a backup was restored, or a ledger was cut); somebody acknowledged it, and this chain goes on in the place of the one named (decision 9). After the notebook was restored from a backup of its own nothing need be missing.',
		members: {
			closes: structural(must('the chain that this one takes the place of', uuid)),
			missing: structural(
				must(
					'what is missing: entries `from` to `to`, the last of which had the digest `head`',
					z.array(z.strictObject({ chain: uuid, from: seq, to: seq, head: sha256 })),
				),
			),
			reason: must('what is known of how it came about', text),
		},
	},
];
