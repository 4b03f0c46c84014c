/** Notes on the phases of an incident, and the addenda that correct them. */
import { z } from 'zod';
import { count, entry, instant, type Kind, may, must, phase, storedFile, structural, text } from './kind';

const prose = z.union([text, storedFile]);

export const note: readonly Kind[] = [
	{
		kind: 'note.written/1',
		signers: 1,
		says: 'A note on one phase of the incident (SP 800-61 r2, Figure 3-1).',
		members: {
			phase: structural(must('prep, da, cer or post', phase)),
			text: must('the note; one longer than a line may be is a stored file', prose),
			observedAt: may('when what it tells was observed, apart from when it was written', instant),
			accuracyMs: may('how accurate that time is, plus or minus, in milliseconds', count),
			attachments: may('stored files', z.array(storedFile)),
		},
	},
	{
		kind: 'note.corrected/1',
		signers: 1,
		says: 'An addendum that corrects an earlier entry; the earlier entry stays as it is.',
		members: {
			corrects: structural(must('the entry it corrects', entry)),
			text: must('what is right', prose),
			reason: must('why the correction was needed', text),
		},
	},
];
