/**
 * Every moment at which the power may go, on a real file system: nothing acknowledged before it is lost, also where the
 * power goes again while the next program recovers; and the mistakes that only this shows are noticed.
 */
import { expect, it } from 'vitest';
import { builtProgram } from './built-program';
import { LONG, tell, tellCaught, tellNotRun, trials } from './count';
import { campaignSeed, random } from './random';
import { crashedImage, lookAtStates, recordedRun } from './recorded';
import { BTRFS, EXT4, type FileSystem, whyNotRecorded, XFS } from './recorded-disk';

const PER_RUN = 200;
const program = builtProgram();
const HOUR = 3_600_000;

const CAMPAIGNS: readonly (readonly [FileSystem, number])[] = [
	[EXT4, trials(600, 10_000)],
	...(LONG
		? ([
				[XFS, 500],
				[BTRFS, 500],
			] as const)
		: []),
];

it.each(CAMPAIGNS.map(([fileSystem, count]) => ({ name: fileSystem.name, fileSystem, count })))(
	'loses nothing in $count crash states of $name',
	async ({ name, fileSystem, count }) => {
		const campaign = `crash states of ${name}`;
		const why = whyNotRecorded(fileSystem);
		if (why) return tellNotRun(campaign, why);
		const seed = campaignSeed();
		const chance = random(seed);
		const failed: string[] = [];
		let [looked, acknowledgements] = [0, 0];
		while (looked < count && failed.length < 5) {
			const ran = await recordedRun(program, fileSystem, {});
			const states = await lookAtStates(ran, Math.min(PER_RUN, count - looked), chance);
			looked += states.count;
			acknowledgements += states.acknowledgements;
			failed.push(...states.failed);
		}
		tell(campaign, `${looked} states, ${acknowledgements} acknowledgements looked for, seed ${seed}`, failed);
		expect(failed).toEqual([]);
		expect(acknowledgements).toBeGreaterThan(count * 20);
	},
	HOUR,
);

const TWICE = trials(60, 700);

it(
	`loses nothing where the power goes again during recovery, ${TWICE} times`,
	async () => {
		const campaign = 'power cut during recovery';
		const why = whyNotRecorded(EXT4);
		if (why) return tellNotRun(campaign, why);
		const seed = campaignSeed();
		const chance = random(seed);
		const failed: string[] = [];
		let looked = 0;
		const first = await recordedRun(program, EXT4, { passes: 3 });
		while (looked < TWICE && failed.length < 5) {
			const { image, said } = crashedImage(first, chance);
			const second = await recordedRun(program, EXT4, { ...first.task, from: 1000, passes: 1, deeds: 1 }, image);
			const states = await lookAtStates(second, Math.min(12, TWICE - looked), chance, said);
			looked += states.count;
			failed.push(...states.failed);
		}
		tell(campaign, `${looked} states, seed ${seed}`, failed);
		expect(failed).toEqual([]);
	},
	HOUR,
);

it.each(['no fsync', 'no folder fsync', 'acknowledged first'])(
	'notices a store with %s',
	async (plant) => {
		const why = whyNotRecorded(EXT4);
		if (why) return tellNotRun(`planted, ${plant}, on a recorded disk`, why);
		const ran = await recordedRun(program, EXT4, { plant, passes: 2 });
		const { count, failed } = await lookAtStates(ran, 90, random(campaignSeed()));
		expect(ran.report.filter(({ is }) => is === 'done').length).toBeGreaterThan(40);
		expect(failed.length).toBeGreaterThan(0);
		const reason =
			/lost|gone|damaged|neither|missing|not the acknowledged|other bytes|never acknowledged|does not say who/;
		expect(failed.filter((what) => !reason.test(what))).toEqual([]);
		tellCaught(`${plant}, on a recorded disk`, failed.length, count);
	},
	HOUR,
);
