/** Sentences of phases, host groups and the checklist. Names of steps come from the list that ships. */
import type { StepState } from '../../shared/views';

export const checklist = {
	scope: 'Checklist of',
	whole: 'The case as a whole',
	newGroup: 'New host group…',
	newGroupShort: 'Host group…',
	steps: (phase: string) => `Steps of ${phase}`,
	only: (phase: string) => `Show only entries of ${phase}`,
	seenTo: (done: number, total: number) => `${done} of ${total}`,
	ticks: (done: number, part: number, total: number) =>
		`${done} of ${total} steps done or skipped${part > 0 ? `, ${part} begun` : ''}`,
	since: 'Open since',
	again: (time: number) => `, time ${time}`,
	back: 'Back since',
	impossible: 'Left before it was entered, as stated',
	enter: 'Enter',
	leave: 'Leave',
	enterNamed: (phase: string) => `Enter ${phase}…`,
	leaveNamed: (phase: string) => `Leave ${phase}…`,
	states: {
		open: 'Not started',
		'in part': 'Begun',
		done: 'Done',
		skipped: 'Skipped',
	} satisfies Record<StepState, string>,
	keys: 'On a step: Enter opens it, T ticks, S skips, W withdraws.',
} as const;

export const moving = {
	enter: (phase: string) => `Enter ${phase}`,
	leave: (phase: string) => `Leave ${phase}`,
	about: (group: string | null) =>
		`For ${group === null ? 'the case as a whole' : group}. Several phases may be open at once; going back is normal.`,
	reason: 'Reason',
	act: { enter: 'Enter and seal', leave: 'Leave and seal' },
} as const;

export const grouping = {
	title: 'New host group',
	about: 'Hosts that are handled together. Steps 1.1, 1.2, 5 and 6 are gone through again for them (6.3).',
	name: 'Name of the group',
	reason: 'Why they are handled apart',
	act: 'Make and seal',
	needs: 'A name is needed.',
} as const;

export type StepAct = 'wholly' | 'in part' | 'skip' | 'withdraw';
export const stepping = {
	title: (step: string, name: string) => `Step ${step}: ${name}`,
	about: (group: string | null) => (group === null ? 'Of the case as a whole.' : `Of the host group ${group}.`),
	what: 'What is recorded',
	options: {
		wholly: { name: 'Done', more: 'The step is finished.' },
		'in part': { name: 'Begun', more: 'Part of it is done; the rest stays open.' },
		skip: { name: 'Skipped', more: 'It is not needed here; say why.' },
		withdraw: { name: 'Withdrawn', more: 'What stands was wrong; what stood before stands again.' },
	} satisfies Record<StepAct, object>,
	proof: 'Entries that prove it',
	proofHelp: 'Such as A-12, A-14. The entry that is open is filled in.',
	remark: 'Remark',
	reason: 'Reason',
	act: 'Sign and seal',
	doing: 'Sealing',
	needs: 'A reason is needed.',
	cancel: 'Cancel, record nothing',
	before: 'So far',
	said: (state: StepState, entry: string, name: string) => `${checklist.states[state]}, ${entry}, ${name}`,
	withdrawn: (entry: string) => `withdrawn by ${entry}`,
} as const;
