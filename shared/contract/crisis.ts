/** Questions about the steps in a crisis, one at a time. */
import { z } from 'zod';
import { CRISIS_STEPS } from '../catalogue/crisis';
import { caseName, prose } from '../fields';
import { question } from '../question';
import type { CrisisView, Receipt } from '../views';

const step = z.enum(CRISIS_STEPS);

export const crisisQuestions = {
	'crisis.show': question<CrisisView>()(
		'open',
		'shows the steps in a crisis, and which one to take now',
		z.strictObject({ case: caseName }),
	),
	'crisis.do': question<Receipt>()(
		'open',
		'records that a step in a crisis was taken',
		z.strictObject({ case: caseName, step, remark: prose.optional() }),
	),
	'crisis.put-off': question<Receipt>()(
		'open',
		'records that a step in a crisis was put off, or is open again, and why',
		z.strictObject({ case: caseName, step, reason: prose }),
	),
} as const;
