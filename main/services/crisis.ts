/** The steps in a crisis (SP 800-61 r2, Appendix G): each recorded as it is taken, or put off for a reason. */
import { listItemName } from '../../shared/lists';
import { crisisOf } from '../../shared/projections/crisis';
import { caseNamed, openCaseNamed } from './cases';
import { type Handlers, seal } from './desk';

export const crisis: Handlers<'crisis.show' | 'crisis.do' | 'crisis.put-off'> = {
	'crisis.show': async (desk, input) => crisisOf((await caseNamed(desk, input.case)).entries()),

	'crisis.do': async (desk, { case: name, step, remark }) =>
		seal(desk, await openCaseNamed(desk, name), 'crisis.step-done/1', { ...about(step), remark }),

	'crisis.put-off': async (desk, { case: name, step, reason }) =>
		seal(desk, await openCaseNamed(desk, name), 'crisis.step-put-off/1', { ...about(step), reason }),
};

const about = (step: string) => ({ step, name: listItemName('crisis-steps', step) });
