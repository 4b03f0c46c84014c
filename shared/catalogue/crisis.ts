/** The steps in a crisis for somebody who is alone with it (SP 800-61 r2, Appendix G): each recorded in the case as it is taken. */
import { z } from 'zod';
import { type Kind, may, must, structural, text } from './kind';

/** The eleven steps, by their ids in the list “crisis-steps”. */
export const CRISIS_STEPS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'] as const;
const step = structural(must('which step of Appendix G', z.enum(CRISIS_STEPS)));
const name = must('what the step is called', text);

export const crisisKinds: readonly Kind[] = [
	{
		kind: 'crisis.step-done/1',
		signers: 1,
		says: 'A step of those in a crisis was taken.',
		members: { step, name, remark: may('what was done', text) },
	},
	{
		kind: 'crisis.step-put-off/1',
		signers: 1,
		says: 'A step of those in a crisis was put off, or one that was taken is open again.',
		members: { step, name, reason: must('why', text) },
	},
];
