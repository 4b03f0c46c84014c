/** The steps in a crisis (SP 800-61 r2, Appendix G) as a case's entries tell them: the newest entry about a step holds. */
import { CRISIS_STEPS } from '../catalogue/crisis';
import { listItemOf } from '../lists';
import type { CrisisStepView, CrisisView, EntryView } from '../views';
import { authorOf, oneOf, textIn } from './members';

/** @param entries of the case */
export function crisisOf(entries: readonly EntryView[]): CrisisView {
	const told = new Map<string, Pick<CrisisStepView, 'state' | 'told'>>();
	for (const entry of entries) {
		const isDone = entry.kind === 'crisis.step-done/1';
		if (!isDone && entry.kind !== 'crisis.step-put-off/1') continue;
		const step = oneOf(entry.body, 'step', CRISIS_STEPS);
		if (step === null) continue;
		const text = textIn(entry.body, isDone ? 'remark' : 'reason');
		told.set(step, {
			state: isDone ? 'done' : 'put off',
			told: { entry: entry.ref, at: entry.head.at, by: authorOf(entry), text },
		});
	}
	const steps = CRISIS_STEPS.map((step): CrisisStepView => {
		const { name, says } = listItemOf('crisis-steps', step) ?? { name: step };
		return { step, name, says: says ?? '', ...(told.get(step) ?? { state: 'open', told: null }) };
	});
	const first = (state: CrisisStepView['state']) => steps.find((each) => each.state === state);
	return {
		steps,
		now: (first('open') ?? first('put off'))?.step ?? null,
		done: steps.filter(({ state }) => state === 'done').length,
	};
}
