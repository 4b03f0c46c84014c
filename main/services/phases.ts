/** Phases that the case or a host group enters and leaves, for a reason; and host groups. */
import type { Given } from '../../shared/contract';
import { listItemName } from '../../shared/lists';
import { groupsOf, openIn, phasesOf } from '../../shared/projections/phases';
import { Refused } from '../../shared/refusal';
import type { HostGroupView, PhaseInterval } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { claim, type Handlers, newId, seal } from './desk';
import { named } from './findings';
import type { LedgerBook } from './ledger-book';

type Phases = 'group.make' | 'phase.show' | 'phase.enter' | 'phase.leave';

export const phases: Handlers<Phases> = {
	'group.make': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} group`, async () => {
			if (groupsOf(book.entries()).some(({ name }) => name === input.name))
				throw new Refused('group.taken', `There is a host group ${input.name} already.`, 'Use another name.', 'name');
			const group = newId<string>();
			const receipt = await seal(desk, book, 'group.made/1', { group, name: input.name, reason: input.reason });
			return { ...receipt, group };
		});
	},

	'phase.show': async (desk, input) => phasesOf((await caseNamed(desk, input.case)).entries()),

	'phase.enter': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} phase`, async () => {
			const { group, open, phase, reason, at } = situation(book, input);
			if (open[0])
				throw new Refused(
					'phase.open',
					`${listItemName('phases', phase)} is open already, since ${open[0].entered}.`,
					'Leave it first, or go on.',
					'phase',
				);
			return seal(desk, book, 'phase.entered/1', { phase, group: group?.group, reason, at });
		});
	},

	'phase.leave': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} phase`, async () => {
			const { group, open, phase, reason, at } = situation(book, input);
			if (open.length === 0)
				throw new Refused(
					'phase.not-open',
					`${listItemName('phases', phase)} is not open${group ? ` for ${group.name}` : ''}.`,
					'Look at the phases that are.',
					'phase',
				);
			// Two laptops may each have entered it: one entry ends all that are open here.
			const entered = open.map((each) => named(book.find(each.entered)));
			return seal(desk, book, 'phase.left/1', { phase, group: group?.group, entered, reason, at });
		});
	},
};

/** A host group by name or id; null where none is named. @throws Refused `group.unknown` */
export function groupNamed(book: LedgerBook, name: string | undefined): HostGroupView | null {
	if (name === undefined) return null;
	const groups = groupsOf(book.entries());
	const found = groups.find((each) => each.group === name) ?? groups.find((each) => each.name === name);
	if (found) return found;
	throw new Refused('group.unknown', `There is no host group ${name} in this case.`, 'Make it first.', 'group');
}

function situation(book: LedgerBook, { phase, group: name, reason, at }: Given<'phase.enter'>) {
	const group = groupNamed(book, name);
	const open: readonly PhaseInterval[] = openIn(phasesOf(book.entries()), group?.group ?? null).filter(
		(each) => each.phase === phase,
	);
	return { group, open, phase, reason, at };
}
