/**
 * kill -9 at any moment of every kind of write, again and again on one folder: nothing that was acknowledged is lost,
 * and the next program opens it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder } from '../store/place';
import { builtProgram } from './built-program';
import { tell, trials } from './count';
import { Expected } from './expected';
import { campaignSeed, random } from './random';
import { mustHold, newTask, parseReport, takeIn, whatWasLost } from './report';

const COUNT = trials(100, 2000);
/** Folders grow; a new one now and then. */
const PER_FOLDER = 20;
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

it(`loses nothing in ${COUNT} programs killed`, async () => {
	const seed = campaignSeed();
	const chance = random(seed);
	const failed: string[] = [];
	let task = newTask({ passes: 1000, deeds: 4, folders: false });
	let expected = new Expected();
	let place = '';
	let acknowledged = 0;
	for (let trial = 0; trial < COUNT && failed.length < 10; trial++) {
		if (trial % PER_FOLDER === 0) {
			place = join(folder(), 'notebook');
			expected = new Expected();
			task = newTask({ passes: 1000, deeds: 4, folders: false });
		}
		const report = parseReport(await killedAfter(place, { ...task, from: trial * 1000 }, 1 + chance.below(60)));
		acknowledged += report.filter(({ is }) => is === 'done').length;
		const lost = await whatWasLost(async () => {
			takeIn(expected, report, task);
			await mustHold(place, expected, task);
		});
		if (lost) failed.push(`trial ${trial}: ${lost}`);
	}
	tell('kill -9', `${COUNT} programs killed, ${acknowledged} acknowledgements, seed ${seed}`, failed);
	expect(failed).toEqual([]);
	expect(acknowledged).toBeGreaterThan(COUNT * 3);
}, 3_600_000);
