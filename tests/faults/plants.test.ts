/**
 * The harness is checked too: with each planted mistake the campaign fails, soon and for that mistake's reason.
 */
import { expect, it } from 'vitest';
import { simulatedCampaign } from './campaign';
import { tellCaught } from './count';
import { NO_PLANT, PLANTS } from './plants';

const ENOUGH = 3000;
const REASONS: Readonly<Record<string, RegExp>> = {
	'no fsync': /lost|gone|damaged|neither|missing|not the acknowledged/,
	'no folder fsync': /gone|neither|missing/,
	'acknowledged first': /lost|not the acknowledged/,
	'no loop over short writes': /disk\.EIO|lost|damaged|disk that works/,
	'a sync tried again after EIO': /lost|damaged|not the acknowledged/,
	'a torn tail cut and not kept aside': /not kept aside/,
};

it.each(Object.entries(PLANTS))(
	'catches a store with %s',
	async (name, plant) => {
		const { trials, failed } = await simulatedCampaign(1, ENOUGH, { plant, stopAtFailures: 3 });
		expect(failed).toHaveLength(3);
		expect(failed.some((what) => REASONS[name]?.test(what))).toBe(true);
		tellCaught(name, failed.length, trials);
	},
	60_000,
);

it('blames nothing on a store without a mistake', async () => {
	expect((await simulatedCampaign(1, 500, { plant: NO_PLANT })).failed).toEqual([]);
});
