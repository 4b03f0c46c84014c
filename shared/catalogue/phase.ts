/**
 * How far the handling is: groups of hosts, phases entered and left (SP 800-61 r2, Figure 3-1), and the incident handling
 * checklist (Table 3-5) with what proves each step. Nothing here has an order that must be kept; going back is normal.
 */
import { z } from 'zod';
import { entry, instant, type Kind, may, must, phase, structural, text, uuid } from './kind';

const group = structural(may('for which group of hosts; absent: for the case as a whole', uuid));
const step = structural(must('the step of Table 3-5: 6.1, or the id of a step that the notebook added', text));
const name = must('what the step is called', text);
const at = may('when, where it is entered later', instant);

export const phaseKinds: readonly Kind[] = [
	{
		kind: 'group.made/1',
		signers: 1,
		says: 'Hosts that are handled together got a name; the checklist is gone through again for them (step 6.3).',
		members: {
			group: structural(must('the group’s id', uuid)),
			name: must('what it is called', text),
			reason: may('why they are handled apart', text),
		},
	},
	{
		kind: 'phase.entered/1',
		signers: 1,
		says: 'A phase was entered. Several may be open at once, and one may be entered again.',
		members: {
			phase: structural(must('prep, da, cer or post', phase)),
			group,
			reason: must('why', text),
			at: structural(at),
		},
	},
	{
		kind: 'phase.left/1',
		signers: 1,
		says: 'A phase was left.',
		members: {
			phase: structural(must('prep, da, cer or post', phase)),
			group,
			entered: structural(must('the entries by which it was entered', z.array(entry).min(1))),
			reason: must('why', text),
			at: structural(at),
		},
	},
	{
		kind: 'checklist.ticked/1',
		signers: 1,
		says: 'A step of the checklist was done, wholly or in part.',
		members: {
			step,
			name,
			group,
			extent: structural(must('wholly, or in part', z.enum(['wholly', 'in part']))),
			proof: structural(may('entries that prove it', z.array(entry))),
			remark: may('what is to be said of it', text),
		},
	},
	{
		kind: 'checklist.skipped/1',
		signers: 1,
		says: 'A step of the checklist was skipped.',
		members: { step, name, group, reason: must('why', text) },
	},
	{
		kind: 'checklist.withdrawn/1',
		signers: 1,
		says: 'A tick or a skip was withdrawn; what stood before it stands again.',
		members: {
			step,
			group,
			withdraws: structural(must('the entry that counts no more', entry)),
			reason: must('why', text),
		},
	},
];
