/**
 * Crash states of a recorded disk: a program writes on it, says what was acknowledged and when, and the disk is then
 * looked at as it would be if the power had gone at any of many moments.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CrashStates, KEPT } from './crash-states';
import { Expected } from './expected';
import type { Random } from './random';
import { type FileSystem, type Recorded, RecordedDisk, run, workplace } from './recorded-disk';
import { mustHold, newTask, parseReport, type Said, type Task, takeIn, whatWasLost } from './report';

/** A program's run on a recorded disk. Times in `report` and `recorded` are of the same clock. */
export interface Run {
	readonly fileSystem: FileSystem;
	readonly task: Task;
	readonly report: readonly Said[];
	readonly recorded: readonly Recorded[];
	/** The first operation on the disk after the program began. */
	readonly begins: number;
}

const FLUSH: Recorded = { at: 0, offset: 0, bytes: null };

/** Runs the program on a fresh file system, or on what is in `image`. */
export async function recordedRun(
	program: string,
	fileSystem: FileSystem,
	more: Partial<Task>,
	image?: string,
): Promise<Run> {
	const task = { ...newTask({ passes: 5, deeds: 3, folders: false }), ...more };
	const disk = await RecordedDisk.mounted(fileSystem, image);
	const words = [program, join(disk.path, 'notebook'), JSON.stringify(task)];
	const { stdout, status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 28 });
	if (status !== 0) throw new Error(`the program ended with ${status}: ${stderr}`);
	const before = image ? [{ at: 0, offset: 0, bytes: readFileSync(image) }, FLUSH] : [];
	const recorded = [...before, ...(await disk.taken())];
	const report = parseReport(stdout);
	const begins = recorded.findIndex(({ at }) => at >= (report[0]?.at ?? 0));
	return { fileSystem, task, report, recorded, begins };
}

export interface States {
	readonly count: number;
	readonly acknowledgements: number;
	readonly failed: readonly string[];
}

/** Looks at `count` states of `ran`; `before` is what an earlier program had said when the disk was as this one found it. */
export async function lookAtStates(
	ran: Run,
	count: number,
	chance: Random,
	before: readonly Said[] = [],
): Promise<States> {
	const { fileSystem, task, report, recorded, begins } = ran;
	const moments = Array.from({ length: count }, () => begins + chance.below(recorded.length - begins));
	const states = new CrashStates(recorded, fileSystem);
	const at = workplace();
	const [image, path] = [join(at, 'image'), join(at, 'mounted')];
	mkdirSync(path);
	onTestFinished(() => void spawnSync('umount', ['-l', path], { stdio: 'ignore' }));
	const failed: string[] = [];
	let [looked, acknowledgements] = [0, 0];
	for (const [turn, moment] of moments.sort((a, b) => a - b).entries()) {
		const kept = KEPT[turn % KEPT.length] ?? 'everything';
		const until = states.save(image, moment, kept, chance);
		const said = [...before, ...report.filter((one) => one.at < until)];
		acknowledgements += said.filter(({ is }) => is === 'done').length;
		const lost = await whatWasLost(async () => {
			run('mount', '-o', ['loop', ...fileSystem.mount.filter((word) => word !== '-o')].join(), image, path);
			try {
				const expected = new Expected();
				takeIn(expected, said, task);
				await mustHold(join(path, 'notebook'), expected, task);
			} finally {
				run('umount', path);
			}
		});
		looked += 1;
		if (lost) failed.push(`before operation ${moment} of ${recorded.length}, ${kept}: ${lost}`);
		if (failed.length >= 5) break;
	}
	return { count: looked, acknowledgements, failed };
}

/** One such state as an image, and what had been said by then. */
export function crashedImage(ran: Run, chance: Random): { readonly image: string; readonly said: readonly Said[] } {
	const { fileSystem, report, recorded, begins } = ran;
	const image = join(workplace(), 'crashed');
	const moment = begins + chance.below(recorded.length - begins);
	const states = new CrashStates(recorded, fileSystem);
	const until = states.save(image, moment, chance.pick(KEPT), chance);
	return { image, said: report.filter((one) => one.at < until) };
}
