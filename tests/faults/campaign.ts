/**
 * Many trials on simulated disks, one after the other, each with a seed of its own drawn from the campaign's. A trial
 * that fails is named by its seed: SEALBOOK_SEED=<that> with one trial runs it again.
 */
import { chainId, vault } from '../store/place';
import { Lost } from './expected';
import { random } from './random';
import { type Plant, Trial, type TrialKeys } from './trial';

export interface Outcome {
	readonly trials: number;
	/** `trial <seed>: <what was lost>` for each that failed. */
	readonly failed: readonly string[];
}

/** Runs trials until `count`, or until `stopAtFailures` have failed. Anything but `Lost` is a fault of the test or a crash, and is counted too. */
export async function simulatedCampaign(
	seed: number,
	count: number,
	{ plant = {}, stopAtFailures = 10 }: { plant?: Plant; stopAtFailures?: number } = {},
): Promise<Outcome> {
	const sealing = vault();
	const seals = new Map([chainId(), chainId()].map((id) => [id, sealing.recordSeal(id)]));
	const keys: TrialKeys = { vault: sealing, seals };
	const failed: string[] = [];
	let trials = 0;
	// Most trials are full of errors, and their stacks would take a third of the time.
	Error.stackTraceLimit = count > 1 ? 1 : 30;
	while (trials < count && failed.length < stopAtFailures) {
		const own = (seed + trials) >>> 0;
		trials += 1;
		try {
			await new Trial(random(own), keys, plant).run();
		} catch (error) {
			failed.push(`trial ${own}: ${error instanceof Lost ? error.message : whatHappened(error)}`);
		}
	}
	return { trials, failed };
}

function whatHappened(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
