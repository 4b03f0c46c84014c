/**
 * Full disks, too few inodes, limits on files and handles, a read-only disk, a stick that is pulled out: every refusal
 * says which disk and what it needs, nothing acknowledged is lost, and work goes on when the trouble is over.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import { nodeDisk } from '../../main/store/disk';
import { makeFolder } from '../../main/store/durable';
import { layout } from '../../main/store/layout';
import { ObjectStore } from '../../main/store/objects';
import { countFailedUnlock } from '../../main/vault/failed-unlocks';
import { Vault } from '../../main/vault/vault';
import { chainId, folder, refusalOf } from '../store/place';
import { builtProgram } from './built-program';
import { LONG, tell, tellCaught, tellNotRun } from './count';
import { CrashStates } from './crash-states';
import { random } from './random';
import { EXT4, RecordedDisk, run, whyNotRecorded, workplace } from './recorded-disk';
import { newTask, parseReport, type Said } from './report';
import { lostIn, mounted, refusals, session } from './sessions';
import { SMALL_FILE_NAMES, SMALL_FILES, THEN, textFor } from './small-files';

const program = builtProgram();
const HOUR = 3_600_000;
const steps = (from: number, to: number, step: number) =>
	Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

/** Sessions on small disks: each with these options, then with room. */
async function onSmallDisks(options: readonly string[], plant = '') {
	const failed: string[] = [];
	let [refused, sessions] = [0, 0];
	for (const option of options) {
		const disk = mounted('-t', 'tmpfs', '-o', option, 'sealbook-test');
		if (typeof disk === 'string') return { why: disk, failed, refused, sessions };
		const place = join(disk.path, 'notebook');
		const task = newTask({ passes: 2, deeds: 3, folders: false, plant });
		const report = session(program, place, task);
		const { count, unclear } = refusals(report, disk.path, 'disk.ENOSPC');
		refused += count;
		sessions += 1;
		disk.again('size=16m,nr_inodes=1000');
		const lost = await lostIn(place, report, task);
		failed.push(...[...unclear.slice(0, 1), ...(lost ? [lost] : [])].map((what) => `${option}: ${what}`));
		disk.unmount();
		if (failed.length >= 5) break;
	}
	return { why: null, failed, refused, sessions };
}

const SMALL = [
	...['size=64k', 'size=64k,nr_inodes=3'],
	...steps(4, 400, LONG ? 4 : 12).map((kib) => `size=${kib}k`),
	...steps(2, 22, 1).map((inodes) => `size=4m,nr_inodes=${inodes}`),
];

it(
	'names a full disk and what it needs, at every size',
	async () => {
		const { why, failed, refused, sessions } = await onSmallDisks(SMALL);
		if (why) return tellNotRun('full disks', why);
		tell('full disks', `${sessions} sessions on tmpfs, ${refused} refusals, all named`, failed);
		expect(failed).toEqual([]);
		expect(refused).toBeGreaterThan(sessions);
	},
	HOUR,
);

it(
	'names a disk that other files have filled, on ext4',
	async () => {
		const campaign = 'a full ext4';
		if (spawnSync('mkfs.ext4', ['-V'], { stdio: 'ignore' }).error)
			return tellNotRun(campaign, 'mkfs.ext4 is not installed');
		const failed: string[] = [];
		let [refused, sessions] = [0, 0];
		for (const kib of steps(2, 400, LONG ? 6 : 33)) {
			const image = join(workplace(), 'image');
			run('truncate', '-s', '8M', image);
			run('mkfs.ext4', '-q', '-F', '-m', '0', image);
			const disk = mounted('-o', 'loop', image);
			if (typeof disk === 'string') return tellNotRun(campaign, disk);
			const { bavail, bsize } = statfsSync(disk.path);
			const filler = join(disk.path, 'filler');
			writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - kib * 1024), 1), { flush: true });
			const place = join(disk.path, 'notebook');
			const task = newTask({ passes: 2, deeds: 3, folders: false });
			const report = session(program, place, task);
			const { count, unclear } = refusals(report, disk.path, 'disk.ENOSPC');
			refused += count;
			sessions += 1;
			rmSync(filler);
			const lost = await lostIn(place, report, task);
			failed.push(...[...unclear.slice(0, 1), ...(lost ? [lost] : [])].map((what) => `${kib} KiB: ${what}`));
			disk.unmount();
		}
		tell(campaign, `${sessions} sessions, ${refused} refusals, all named`, failed);
		expect(failed).toEqual([]);
		expect(refused).toBeGreaterThan(sessions);
	},
	HOUR,
);

it(
	'notices a store that takes a short write for a whole one',
	async () => {
		const plant = 'no loop over short writes';
		const { why, failed, sessions } = await onSmallDisks(SMALL, plant);
		if (why) return tellNotRun(`planted, ${plant}, on full disks`, why);
		expect(
			failed.filter((what) => /EIO|lost|damaged|never acknowledged|reports an error/.test(what)).length,
		).toBeGreaterThan(0);
		tellCaught(`${plant}, on full disks`, failed.length, sessions);
	},
	HOUR,
);

it.each([
	{
		name: 'a limit on the size of files',
		code: 'disk.EFBIG',
		limits: [...steps(1, 39, 2), ...steps(40, 600, LONG ? 7 : 70)].map((n) => `ulimit -f ${n}`),
	},
	{
		name: 'too few file handles',
		code: 'disk.EMFILE',
		limits: ['ulimit -n 64'],
		scarce: 'handles' as const,
		passes: 12,
	},
	{
		name: 'a device that is full from some write on',
		code: 'disk.ENOSPC',
		limits: ['true'],
		scarce: 'room' as const,
		passes: 60,
	},
])(
	'names $name',
	async ({ name, code, limits, scarce, passes = 1 }) => {
		if (process.platform !== 'linux') return tellNotRun(name, 'it is made on Linux only');
		if (scarce === 'room' && !existsSync('/dev/full')) return tellNotRun(name, 'there is no /dev/full');
		const failed: string[] = [];
		let [refused, sessions] = [0, 0];
		for (const limit of limits) {
			const at = folder();
			const task = newTask({ passes, deeds: 3, folders: true, ...(scarce && { scarce }) });
			const report = session(program, at, task, limit);
			const { count, unclear } = refusals(report, at, code);
			refused += count;
			failed.push(...unclear.slice(0, 1).map((what) => `${limit}: ${what}`));
			for (let pass = 0; pass < passes; pass++) {
				sessions += 1;
				const lost = await lostIn(
					join(at, `${pass}`),
					report.filter(({ round }) => round === pass),
					task,
				);
				if (lost) failed.push(`${limit}, pass ${pass}: ${lost}`);
			}
		}
		tell(name, `${sessions} sessions, ${refused} refusals, all named`, failed);
		expect(failed).toEqual([]);
		expect(refused).toBeGreaterThan(5);
	},
	HOUR,
);

it(
	'names a disk that is read-only, still reads from it, and goes on when it can be written to',
	async () => {
		const under = join(folder(), 'under');
		mkdirSync(under);
		const task = newTask({ passes: 1, deeds: 2, folders: false });
		const disk = mounted('--bind', under);
		if (typeof disk === 'string') return tellNotRun('a read-only disk', disk);
		const place = join(disk.path, 'notebook');
		const report = session(program, place, task);
		disk.again('ro,bind');
		const onReadOnly = session(program, place, { ...task, from: 1 });
		const failed = refusals(onReadOnly, disk.path, 'disk.EROFS').unclear;
		const vault = new Vault(task.vault, task.notebook, Buffer.from(task.key, 'hex'));
		const at = { place, vault, notebook: task.notebook, disk: nodeDisk };
		const [id] = task.chains;
		if (!id) throw new Error('a task has chains');
		const chain = join(place, `${id}.ledger`);
		const seal = vault.recordSeal(id);
		const objects = new ObjectStore(join(place, 'objects'), vault);
		const writes: Record<string, () => Promise<unknown>> = {
			'open a chain': () => ChainFile.open(chain, { seal }),
			'make a chain': () => ChainFile.create(join(place, `${chainId()}.ledger`), { seal }),
			'store an object': () => objects.put(bytesOf('new')),
			'count a failed unlock': () => countFailedUnlock(layout(place).failedUnlocks, THEN),
			'make a folder': () => makeFolder(join(place, 'fresh')),
		};
		for (const name of SMALL_FILE_NAMES) writes[`write ${name}`] = () => SMALL_FILES[name].write(at, 'new');
		for (const [deed, write] of Object.entries(writes)) {
			const code = await refusalOf(write);
			if (code !== 'disk.EROFS') failed.push(`${deed}: ${code}`);
		}
		expect((await ChainFile.openDamaged(chain, { seal })).lines).toHaveLength(2);
		for (const name of SMALL_FILE_NAMES) expect(await SMALL_FILES[name].read(at)).toBe(textFor(name, 1));
		expect((await objects.list()).objects).toHaveLength(2);
		disk.again('rw,bind');
		const lost = await lostIn(place, [...report, ...onReadOnly], task);
		if (lost) failed.push(lost);
		tell('a read-only disk', `${Object.keys(writes).length + 1} refusals, all named`, failed);
		expect(failed).toEqual([]);
		expect(onReadOnly.some(({ is }) => is === 'done')).toBe(false);
	},
	HOUR,
);

/** Runs the program until it has said so much, pulls the stick, and gives all that it said. */
function pulledOut(disk: RecordedDisk, task: object, after: number): Promise<Said[]> {
	return new Promise((resolve) => {
		const words = [program, join(disk.path, 'notebook'), JSON.stringify(task)];
		const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
		let said = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			const before = said.split('\n').length;
			said += text;
			if (before <= after && said.split('\n').length > after) disk.vanish();
		});
		child.once('close', () => resolve(parseReport(said)));
	});
}

it(
	'acknowledges nothing that is not on a stick that was pulled out',
	async () => {
		const campaign = 'a stick pulled out';
		const why = whyNotRecorded(EXT4);
		if (why) return tellNotRun(campaign, why);
		const count = LONG ? 60 : 6;
		const failed: string[] = [];
		let refused = 0;
		for (let turn = 0; turn < count && failed.length < 5; turn++) {
			const disk = await RecordedDisk.mounted(EXT4);
			const task = newTask({ passes: 4, deeds: 4, folders: false });
			const report = await pulledOut(disk, task, 30 + ((turn * 37) % 150));
			refused += report.filter(({ is }) => is === 'refused').length;
			const recorded = disk.gone();
			const image = join(workplace(), 'image');
			new CrashStates(recorded, EXT4).save(image, recorded.length, 'only what was flushed', random(turn));
			const stick = mounted('-o', 'loop', image);
			if (typeof stick === 'string') throw new Error(stick);
			const lost = await lostIn(join(stick.path, 'notebook'), report, task);
			run('umount', stick.path);
			if (lost) failed.push(`turn ${turn}: ${lost}`);
		}
		tell(campaign, `${count} times, ${refused} refusals`, failed);
		expect(failed).toEqual([]);
		expect(refused).toBeGreaterThanOrEqual(count);
	},
	HOUR,
);

async function* bytesOf(text: string) {
	yield Buffer.from(text);
}
