/** Questions about phases, host groups and the checklist of Table 3-5. */
import { z } from 'zod';
import { caseName, entryName, instant, line, phase } from '../fields';
import { question } from '../question';
import type { ChecklistView, HostGroupView, PhasesView, Receipt } from '../views';

/** A host group by name or id; the case as a whole, where it is not given. */
const group = line(200).optional();
const step = line(80);
const reason = line(2000);
const move = { case: caseName, phase, group, reason, at: instant.optional() };

export const phaseQuestions = {
	'group.make': question<Receipt & Pick<HostGroupView, 'group'>>()(
		'open',
		'names a group of hosts; the checklist is gone through again for them',
		z.strictObject({ case: caseName, name: line(200), reason: reason.optional() }),
	),
	'phase.show': question<PhasesView>()(
		'open',
		'shows when the case and its host groups were in which phase',
		z.strictObject({ case: caseName }),
	),
	'phase.enter': question<Receipt>()('open', 'enters a phase; several may be open', z.strictObject(move)),
	'phase.leave': question<Receipt>()('open', 'leaves a phase', z.strictObject(move)),
	'checklist.show': question<readonly ChecklistView[]>()(
		'open',
		'shows the checklist of the case, and that of each host group',
		z.strictObject({ case: caseName, group }),
	),
	'checklist.tick': question<Receipt>()(
		'open',
		'ticks a step of the checklist, with the entries that prove it',
		z.strictObject({
			case: caseName,
			step,
			group,
			/** Wholly, where it is not said. */
			extent: z.enum(['wholly', 'in part']).optional(),
			proof: z.array(entryName).max(100).optional(),
			remark: line(2000).optional(),
		}),
	),
	'checklist.skip': question<Receipt>()(
		'open',
		'skips a step of the checklist for a reason',
		z.strictObject({ case: caseName, step, group, reason }),
	),
	'checklist.withdraw': question<Receipt>()(
		'open',
		'withdraws the tick or skip of a step that stands; what stood before it stands again',
		z.strictObject({ case: caseName, step, group, reason }),
	),
} as const;
