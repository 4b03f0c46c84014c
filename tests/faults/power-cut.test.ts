/**
 * The power is cut under a real file system: ext4 in an image, shut down with `xfs_io -x -c shutdown` while a program
 * writes (its journal is not flushed), unmounted and mounted again. Nothing that was acknowledged before is lost.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { folder } from '../store/place';
import { builtProgram } from './built-program';
import { tell, tellCaught, tellNotRun, trials } from './count';
import { Expected } from './expected';
import { campaignSeed, type Random, random } from './random';
import { mustHold, newTask, parseReport, type Said, type Task, takeIn, whatWasLost } from './report';

const COUNT = trials(20, 300);
const IMAGE_BYTES = 48 * 1024 * 1024;
/** A fresh file system after so many cuts, before it is full. */
const PER_IMAGE = 10;
const program = builtProgram();

interface Disk {
	readonly path: string;
	cutPower(): void;
	/** Mounts it again: the journal is replayed. */
	restore(): void;
}

/** An ext4 of its own, or why there is none here. */
function smallDisk(): Disk | string {
	const at = folder();
	const [image, path] = [join(at, 'image'), join(at, 'mounted')];
	mkdirSync(path);
	const run = (name: string, ...words: string[]) => execFileSync(name, words, { stdio: 'pipe' });
	for (const tool of ['mkfs.ext4', 'xfs_io']) {
		if (spawnSync(tool, ['-V'], { stdio: 'ignore' }).error) return `${tool} is not installed`;
	}
	run('truncate', '-s', `${IMAGE_BYTES}`, image);
	run('mkfs.ext4', '-q', '-F', image);
	const mount = () => run('mount', '-o', 'loop', image, path);
	try {
		mount();
	} catch {
		return 'this process may not mount';
	}
	onTestFinished(() => void spawnSync('umount', ['-l', path], { stdio: 'ignore' }));
	return {
		path,
		cutPower: () => void run('xfs_io', '-x', '-c', 'shutdown', path),
		restore: () => {
			run('umount', path);
			mount();
		},
	};
}

/**
 * Runs the program until it has said `deeds` lines, then cuts the power. What it says to be done while the file system
 * is being shut down was not promised by a disk that had power, and may be lost.
 */
function cutAfter(disk: Disk, task: Task, deeds: number): Promise<Said[]> {
	return new Promise((resolve, reject) => {
		const words = [program, join(disk.path, 'notebook'), JSON.stringify(task)];
		const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
		let said = '';
		let cut = false;
		let before = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			if (cut || said.split('\n').length <= deeds) return;
			cut = true;
			before = said;
			try {
				disk.cutPower();
			} catch (error) {
				reject(error);
			}
			child.kill('SIGKILL');
		});
		child.once('close', () => {
			const early = parseReport(before).length;
			const isLate = ({ is }: Said, at: number) => cut && at >= early && is === 'done';
			resolve(parseReport(said).map((one, at) => (isLate(one, at) ? { ...one, is: 'late' } : one)));
		});
	});
}

interface Outcome {
	readonly cuts: number;
	readonly acknowledged: number;
	readonly failed: readonly string[];
	/** Why there were no cuts, or null. */
	readonly why: string | null;
}

async function cutting(count: number, chance: Random, plant = ''): Promise<Outcome> {
	const failed: string[] = [];
	let disk = smallDisk();
	let [cuts, acknowledged] = [0, 0];
	const fresh = () => newTask({ passes: 1000, deeds: 4, folders: false, plant });
	let task = fresh();
	let expected = new Expected();
	for (let trial = 0; trial < count && failed.length < 5; trial++) {
		// What one cut has destroyed is not to be blamed on the next.
		if (trial > 0 && (trial % PER_IMAGE === 0 || failed.length > 0)) {
			disk = smallDisk();
			expected = new Expected();
			task = fresh();
		}
		if (typeof disk === 'string') return { cuts, acknowledged, failed, why: disk };
		const report = await cutAfter(disk, { ...task, from: trial * 1000 }, 1 + chance.below(60));
		acknowledged += report.filter(({ is }) => is === 'done').length;
		disk.restore();
		cuts += 1;
		const place = join(disk.path, 'notebook');
		const lost = await whatWasLost(async () => {
			takeIn(expected, report, task);
			await mustHold(place, expected, task, `after cut ${trial}`);
		});
		if (lost) failed.push(`cut ${trial}: ${lost}`);
	}
	return { cuts, acknowledged, failed, why: null };
}

it(`loses nothing in ${COUNT} power cuts on ext4`, async () => {
	const seed = campaignSeed();
	const { cuts, acknowledged, failed, why } = await cutting(COUNT, random(seed));
	if (why) return tellNotRun('power cuts', why);
	tell('power cuts on ext4', `${cuts} cuts, ${acknowledged} acknowledgements, seed ${seed}`, failed);
	expect(failed).toEqual([]);
	expect(acknowledged).toBeGreaterThan(COUNT * 3);
}, 3_600_000);

it('notices a store with no fsync', async () => {
	const { cuts, failed, why } = await cutting(20, random(campaignSeed()), 'no fsync');
	if (why) return tellNotRun('planted, no fsync, with power cuts', why);
	expect(failed.length).toBeGreaterThan(0);
	const reason = /lost|gone|damaged|neither|missing|other bytes|does not say who/;
	expect(failed.filter((what) => !reason.test(what))).toEqual([]);
	tellCaught('no fsync, with power cuts', failed.length, cuts);
}, 3_600_000);
