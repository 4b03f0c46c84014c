/**
 * Notes on the phases of an incident, and the addenda that correct them. Members that a note may have were added to version 1
 * before the first release: an entry without them fits as it did, and no program that anybody was given refuses them.
 */
import { z } from 'zod';
import { LOCAL_TIME, STANCES } from '../vocabulary';
import { count, entry, instant, type Kind, may, must, person, phase, storedFile, structural, text } from './kind';

const prose = z.union([text, storedFile]);
const stance = z.enum(STANCES);
/** Named and no more: they do not sign, and may be nobody of the notebook. */
const told = z.union([person, z.strictObject({ name: text })]);

export const note: readonly Kind[] = [
	{
		kind: 'note.written/1',
		signers: 1,
		says: 'A note on one phase of the incident (SP 800-61 r2, Figure 3-1).',
		members: {
			phase: structural(must('prep, da, cer or post', phase)),
			text: must('the note; one longer than a line may be is a stored file', prose),
			stance: structural(
				may('fact, hypothesis, opinion, decision or instruction; not said where it is absent', stance),
			),
			observedAt: may('when what it tells was observed, apart from when it was written', instant),
			observedLocal: may(
				'in place of observedAt: date and time of day as found, of a zone that nobody knows',
				z.string().regex(LOCAL_TIME),
			),
			accuracyMs: may('how accurate that time is, plus or minus, in milliseconds', count),
			lateBecause: may('why it was written so long after what it tells', text),
			notLateBecause: may('why it is not late although what it tells lies back', text),
			attachments: may('stored files', z.array(storedFile)),
			doneBy: may('who did what it tells, where that is not who wrote it down; does not sign', told),
			witness: may('who watched it; does not sign', told),
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
			stance: structural(may('that of the note which it corrects', stance)),
			doneBy: may('who did what it tells, where that is not who wrote it down; does not sign', told),
			witness: may('who watched it; does not sign', told),
		},
	},
];
