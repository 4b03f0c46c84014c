/**
 * The incident handling checklist (SP 800-61 r2, Table 3-5), for the case and again for each host group (step 6.3). What
 * must hold: the last act that is not withdrawn stands; a heading is what its parts are; whatever was ticked is shown, also
 * a step that this notebook does not know.
 */
import { listNamed } from '../lists';
import type {
	ChecklistView,
	EntryView,
	HostGroupView,
	ListItemView,
	PhaseId,
	StepAct,
	StepState,
	StepView,
} from '../views';
import { Cited } from './cited';
import { textIn } from './members';
import { groupsOf, PHASES } from './phases';

interface Act extends StepAct {
	readonly step: string;
	readonly name: string | null;
	readonly group: string | null;
}

/**
 * The case’s checklist first, then one for each host group.
 * @param own steps that the notebook added to the list
 */
export function checklistsOf(entries: readonly EntryView[], own: readonly ListItemView[] = []): ChecklistView[] {
	const acts = actsOf(entries);
	return [null, ...groupsOf(entries)].map((group) => checklistOf(acts, group, own));
}

/** True where the list ships the step and it stands for its parts. */
const isHeading = (step: string): boolean => listNamed('checklist').items.some(({ of }) => of === step);

function checklistOf(acts: readonly Act[], group: HostGroupView | null, own: readonly ListItemView[]): ChecklistView {
	const mine = acts.filter((act) => act.group === (group?.group ?? null));
	const shipped = listNamed('checklist').items.filter((item) => group === null || item.perHostGroup === true);
	const known = [...shipped, ...(group === null ? own : [])];
	const strange = mine.filter(({ step }, at) => {
		const isKnown = known.some(({ id }) => id === step);
		return !isKnown && mine.findIndex((each) => each.step === step) === at;
	});
	const leaves = [
		...known
			.filter((item) => !retiredAndUnused(item, mine))
			.map(({ id, name, group: phase, of }) => ({ step: id, name, phase: phaseIn(phase), of: of ?? null })),
		...strange.map(({ step, name }) => ({ step, name: name ?? step, phase: 'post' as const, of: null })),
	].map((each) => ({ ...each, ...standing(mine, each.step), heading: isHeading(each.step) }));
	const steps = leaves.map((step): StepView => (step.heading ? { ...step, ...ofParts(leaves, step.step) } : step));
	const counted = steps.filter(({ heading }) => !heading);
	return {
		group,
		steps: PHASES.flatMap((phase) => steps.filter((step) => step.phase === phase)),
		done: counted.filter(({ state }) => state === 'done' || state === 'skipped').length,
		total: counted.length,
	};
}

const retiredAndUnused = (item: object, acts: readonly Act[]): boolean =>
	'retired' in item && item.retired !== null && 'id' in item && !acts.some(({ step }) => step === item.id);

const phaseIn = (group: string | undefined): PhaseId => PHASES.find((phase) => phase === group) ?? 'post';

function standing(acts: readonly Act[], step: string): Pick<StepView, 'state' | 'stands' | 'acts'> {
	const own = acts.filter((act) => act.step === step).map(({ step: _, name: __, group: ___, ...act }): StepAct => act);
	const stands = own.filter(({ withdrawn }) => withdrawn === null).at(-1) ?? null;
	return { state: stands?.state ?? 'open', stands, acts: own };
}

function ofParts(steps: readonly Omit<StepView, 'heading'>[], heading: string): Pick<StepView, 'state'> {
	const parts = steps.filter(({ of }) => of === heading).map(({ state }) => state);
	const seenTo = parts.filter((state) => state === 'done' || state === 'skipped').length;
	if (seenTo === parts.length) return { state: parts.includes('done') ? 'done' : 'skipped' };
	return { state: seenTo > 0 || parts.includes('in part') ? 'in part' : 'open' };
}

function actsOf(entries: readonly EntryView[]): readonly Act[] {
	const cited = new Cited(entries);
	const acts = new Map<string, Act>();
	for (const entry of entries) {
		const { kind, body, ref, head, signers } = entry;
		if (kind === 'checklist.withdrawn/1') {
			const act = acts.get(cited.one(body.withdraws) ?? '');
			if (act && act.withdrawn === null)
				acts.set(act.entry, { ...act, withdrawn: { entry: ref, at: head.at, reason: textIn(body, 'reason') } });
			continue;
		}
		const state = stateIn(entry);
		const step = textIn(body, 'step');
		if (state === null || step === null) continue;
		acts.set(ref, {
			...{ step, state, entry: ref, at: head.at, by: signers[0] ?? null, withdrawn: null },
			name: textIn(body, 'name'),
			group: textIn(body, 'group'),
			said: textIn(body, state === 'skipped' ? 'reason' : 'remark'),
			proof: cited.all(body.proof),
		});
	}
	return [...acts.values()];
}

function stateIn({ kind, body }: EntryView): Exclude<StepState, 'open'> | null {
	if (kind === 'checklist.skipped/1') return 'skipped';
	if (kind !== 'checklist.ticked/1') return null;
	return body.extent === 'in part' ? 'in part' : 'done';
}
