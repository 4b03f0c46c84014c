/**
 * kill -9 at any moment of every kind of write, again and again on one folder: nothing that was acknowledged is lost,
 * and the next program opens it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder } from '../store/place';
import { builtProgram } from './built-program';
import { tell, tellCaught, trials } from './count';
import { Expected } from './expected';
import { campaignSeed, type Random, random } from './random';
import { mustHold, newTask, parseReport, takeIn, whatWasLost } from './report';

const COUNT = trials(200, 2000);
/** Folders grow; a new one now and then. */
const PER_FOLDER = 20;
const HOUR = 3_600_000;
const program = builtProgram();

/** The program's report until it was killed, which is some time after its first deed. */
function killedAfter(place: string, task: object, deeds: number): Promise<string> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [program, place, JSON.stringify(task)], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let said = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			if (said.split('\n').length > deeds) child.kill('SIGKILL');
		});
		child.once('close', () => resolve(said));
	});
}

interface Outcome {
	readonly killed: number;
	readonly acknowledged: number;
	readonly failed: readonly string[];
}

/** Kills `count` programs, some of them in what they do to recover from the last one. */
async function killing(count: number, chance: Random, plant = ''): Promise<Outcome> {
	const failed: string[] = [];
	let task = newTask({ passes: 1000, deeds: 4, folders: false, plant });
	let expected = new Expected();
	let place = '';
	let acknowledged = 0;
	let killed = 0;
	for (; killed < count && failed.length < 5; killed++) {
		if (killed % PER_FOLDER === 0 || failed.length > 0) {
			place = join(folder(), 'notebook');
			expected = new Expected();
			task = newTask({ passes: 1000, deeds: 4, folders: false, plant });
		}
		const report = parseReport(await killedAfter(place, { ...task, from: killed * 1000 }, 1 + chance.below(90)));
		acknowledged += report.filter(({ is }) => is === 'done').length;
		const lost = await whatWasLost(async () => {
			takeIn(expected, report, task);
			await mustHold(place, expected, task);
		});
		if (lost) failed.push(`trial ${killed}: ${lost}`);
	}
	return { killed, acknowledged, failed };
}

it(
	`loses nothing in ${COUNT} programs killed`,
	async () => {
		const seed = campaignSeed();
		const { killed, acknowledged, failed } = await killing(COUNT, random(seed));
		tell('kill -9', `${killed} programs killed, ${acknowledged} acknowledgements, seed ${seed}`, failed);
		expect(failed).toEqual([]);
		expect(acknowledged).toBeGreaterThan(COUNT * 10);
	},
	HOUR,
);

it(
	'notices a store that acknowledges first',
	async () => {
		const plant = 'acknowledged first';
		const { killed, failed } = await killing(150, random(campaignSeed()), plant);
		expect(failed.length).toBeGreaterThan(0);
		expect(failed.filter((what) => !/lost|never acknowledged|not the acknowledged/.test(what))).toEqual([]);
		tellCaught(`${plant}, with kill -9`, failed.length, killed);
	},
	HOUR,
);
