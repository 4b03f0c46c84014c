/** The incident handling checklist (SP 800-61 r2, Table 3-5): steps ticked with their proof, skipped for a reason, withdrawn. */
import { checklistsOf } from '../../shared/projections/checklist';
import { Refused } from '../../shared/refusal';
import type { ChecklistView, HostGroupView, StepView } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { claim, type Desk, type Handlers, seal } from './desk';
import { named } from './findings';
import type { LedgerBook } from './ledger-book';
import { listHere } from './lists';
import { groupNamed } from './phases';

type Checklists = 'checklist.show' | 'checklist.tick' | 'checklist.skip' | 'checklist.withdraw';

export const checklist: Handlers<Checklists> = {
	'checklist.show': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const all = checklistsHere(desk, book);
		if (input.group === undefined) return all;
		const group = groupNamed(book, input.group);
		return all.filter((each) => each.group?.group === group?.group);
	},

	'checklist.tick': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} checklist`, async () => {
			const { step, group } = stepOf(desk, book, input);
			const extent = input.extent ?? 'wholly';
			const proof = input.proof?.map((each) => named(book.find(each)));
			return seal(desk, book, 'checklist.ticked/1', { ...about(step, group), extent, proof, remark: input.remark });
		});
	},

	'checklist.skip': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} checklist`, async () => {
			const { step, group } = stepOf(desk, book, input);
			return seal(desk, book, 'checklist.skipped/1', { ...about(step, group), reason: input.reason });
		});
	},

	'checklist.withdraw': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} checklist`, async () => {
			const { step, group } = stepOf(desk, book, input);
			if (step.stands === null)
				throw new Refused(
					'checklist.open',
					`Step ${step.step} is neither ticked nor skipped.`,
					'There is nothing to withdraw.',
					'step',
				);
			return seal(desk, book, 'checklist.withdrawn/1', {
				step: step.step,
				group: group?.group,
				withdraws: named(book.find(step.stands.entry)),
				reason: input.reason,
			});
		});
	},
};

const about = (step: StepView, group: HostGroupView | null) => ({
	...{ step: step.step, name: step.name, group: group?.group },
});

const checklistsHere = (desk: Desk, book: LedgerBook): ChecklistView[] =>
	checklistsOf(
		book.entries(),
		listHere(desk, 'checklist').items.filter(({ own }) => own !== null),
	);

function stepOf(
	desk: Desk,
	book: LedgerBook,
	{ step: wanted, group: name }: { step: string; group?: string | undefined },
) {
	const group = groupNamed(book, name);
	const lists = checklistsHere(desk, book);
	const list = lists.find((each) => (each.group?.group ?? null) === (group?.group ?? null));
	const step = list?.steps.find((each) => each.step === wanted);
	const parts = list?.steps.filter(({ of }) => of === wanted) ?? [];
	if (!step)
		throw new Refused(
			'checklist.step-unknown',
			group ? `Step ${wanted} is not gone through again for a host group.` : `The checklist has no step ${wanted}.`,
			`Name one of: ${list?.steps.flatMap((each) => (each.heading ? [] : [each.step])).join(', ')}.`,
			'step',
		);
	if (step.heading)
		throw new Refused(
			'checklist.heading',
			`Step ${wanted} is what its parts are.`,
			`Tick ${parts.map((part) => part.step).join(', ')}.`,
			'step',
		);
	return { step, group };
}
