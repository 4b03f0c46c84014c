/**
 * The whole store on simulated disks, as SQLite is tested: every kind of write, a disk that fails, fills up and stops
 * anywhere, killed programs and cut power. Nothing acknowledged is lost, nothing bad stands unreported, work goes on.
 */
import { expect, it } from 'vitest';
import { simulatedCampaign } from './campaign';
import { tell, trials } from './count';
import { campaignSeed } from './random';

const COUNT = trials(20_000, 500_000);

it(`loses nothing in ${COUNT} trials on simulated disks`, async () => {
	const seed = campaignSeed();
	const outcome = await simulatedCampaign(seed, COUNT);
	tell('simulated disks', `${outcome.trials} trials, seed ${seed}`, outcome.failed);
	expect(outcome.failed).toEqual([]);
	expect(outcome.trials).toBe(COUNT);
}, 3_600_000);
