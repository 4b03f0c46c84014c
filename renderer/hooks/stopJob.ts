/**
 * Stops work by its name. What must hold: a press counts also where the work was not taken up yet, as on a slow machine; it is
 * asked again until it was heard, or the work has ended.
 */
import { ask } from '../notebook';

const AGAIN_AFTER_MS = 100;

/** @param runs whether the work is still waited for */
export const stopJob = (job: string, runs: () => boolean): Promise<void> =>
	untilHeard(async () => {
		const answer = await ask('job.cancel', { job });
		return !answer.ok || answer.value.cancelled;
	}, runs);

/** @param cancel asks once; true where it was heard */
export async function untilHeard(cancel: () => Promise<boolean>, runs: () => boolean): Promise<void> {
	while (runs()) {
		if (await cancel()) return;
		await new Promise((next) => setTimeout(next, AGAIN_AFTER_MS));
	}
}
