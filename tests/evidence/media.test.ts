/**
 * Media that fail: a block that cannot be read, a block device, a target that fills. Needs root, nbdkit and loop devices
 * (build/system-packages.mjs); where the machine cannot, that is said and nothing is asserted.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { refusalOf } from '../refusal-of';
import { EvidencePlace, MIB, numbered, sha256Of } from './place';

const place = new EvidencePlace();
afterAll(() => place.remove());

const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const has = (tool: string) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
/** A test that says why it cannot be run here. */
const where = (can: boolean, what: string) =>
	can ? it : (name: string, _work: unknown) => it(`${name} (not here: ${what})`, () => undefined);

const BAD = { from: 9 * MIB + 8192, toExclusive: 9 * MIB + 12_288 };

/** A file (nbdkit behind FUSE) that gives numbered bytes, and an error wherever a reading touches a bad block. */
async function fileWithBadBlocks(
	sizeBytes: number,
	bad: readonly { from: number; toExclusive: number }[],
): Promise<string> {
	const folder = join(place.folder, `nbd-${bad.length}`);
	mkdirSync(folder);
	const image = place.file(`behind-${bad.length}.img`, sizeBytes);
	writeFileSync(
		join(folder, 'bad.py'),
		[
			'import errno, nbdkit',
			'API_VERSION = 2',
			`BAD = ${JSON.stringify(bad.map(({ from, toExclusive }) => [from, toExclusive]))}`,
			'def thread_model(): return nbdkit.THREAD_MODEL_SERIALIZE_ALL_REQUESTS',
			`def open(readonly): return __builtins__['open'](${JSON.stringify(image)}, 'rb') if isinstance(__builtins__, dict) else __builtins__.open(${JSON.stringify(image)}, 'rb')`,
			`def get_size(h): return ${sizeBytes}`,
			'def pread(h, buf, offset, flags):',
			'    for a, b in BAD:',
			'        if offset < b and a < offset + len(buf):',
			'            nbdkit.set_error(errno.EIO)',
			"            raise RuntimeError('bad block')",
			'    h.seek(offset)',
			'    h.readinto(buf)',
		].join('\n'),
	);
	const path = join(folder, 'disk.img');
	writeFileSync(path, '');
	const child = spawn(
		'nbdfuse',
		['-r', path, '--command', 'nbdkit', '-s', '--exit-with-parent', 'python', join(folder, 'bad.py')],
		{
			stdio: 'ignore',
		},
	);
	onTestFinished(async () => {
		spawnSync('fusermount3', ['-u', path]);
		child.kill();
		await pause(50);
	});
	for (let tries = 0; statSync(path).size !== sizeBytes; tries++) {
		if (tries > 200) throw new Error('nbdfuse shows no file');
		await pause(50);
	}
	return path;
}

describe('a source with bad blocks', () => {
	where(canMount && has('nbdfuse') && has('nbdkit'), 'no root, nbdkit or nbdfuse')(
		'gives exactly them as bad ranges, zeros in their place, and everything else',
		async () => {
			const path = await fileWithBadBlocks(24 * MIB, [BAD]);
			const { badRanges, digests, secondReading, movements } = await place.acquire(path, { target: place.place('bad') })
				.outcome;
			expect(badRanges).toEqual([BAD]);
			expect(movements).toEqual([]);
			expect(secondReading.result).toBe('equal');
			const expected = numbered(24 * MIB).fill(0, BAD.from, BAD.toExclusive);
			expect(readFileSync(join(place.target, 'bad')).equals(expected)).toBe(true);
			expect(digests.sha256).toBe(sha256Of(expected));
		},
	);

	where(canMount && has('nbdfuse') && has('nbdkit'), 'no root, nbdkit or nbdfuse')(
		'in several places, also at the end, has each of them listed',
		async () => {
			const bad = [{ from: 0, toExclusive: 4096 }, BAD, { from: 20 * MIB - 4096, toExclusive: 20 * MIB }];
			const path = await fileWithBadBlocks(20 * MIB, bad);
			const { badRanges } = await place.acquire(path, { target: place.place('several') }).outcome;
			expect(badRanges).toEqual(bad);
		},
	);
});

describe('a block device', () => {
	where(canMount && has('losetup'), 'no root or losetup')('is acquired only where that is meant, whole', async () => {
		const image = place.file('disk.img', 6 * MIB + 512);
		const device = execFileSync('losetup', ['-f', '--show', '-r', image], { encoding: 'utf8' }).trim();
		onTestFinished(() => void spawnSync('losetup', ['-d', device]));
		expect(await refusalOf(place.acquire(device, { target: place.place('not-meant') }).outcome)).toMatchObject({
			code: 'evidence.block-device',
		});
		const outcome = await place.acquire(device, { kind: 'device', target: place.place('E-001.dd') }).outcome;
		expect(outcome).toMatchObject({ sizeBytes: 6 * MIB + 512, movements: [], secondReading: { result: 'equal' } });
		expect(readFileSync(join(place.target, 'E-001.dd')).equals(numbered(6 * MIB + 512))).toBe(true);
	});
});

describe('a target', () => {
	function smallDisk(name: string, options: string): string {
		const folder = join(place.folder, name);
		mkdirSync(folder);
		execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'small', folder]);
		onTestFinished(() => void spawnSync('umount', [folder]));
		return folder;
	}

	where(canMount, 'no root')(
		'that is too small is refused before anything is read, with what it has and what is needed',
		async () => {
			const folder = Buffer.from(smallDisk('small', 'size=8m'));
			const target = { folder, name: Buffer.from('copy'), pieceBytes: null };
			const refusal = await refusalOf(place.acquire(place.file('source.bin', 40 * MIB), { target }).outcome);
			expect(refusal).toMatchObject({ code: 'acquisition.no-room' });
			expect(refusal.sentence).toContain(String(40 * MIB));
			expect(refusal.hint).toMatch(/resume/i);
		},
	);

	where(canMount, 'no root')('that fills on the way is gone on with when there is room', async () => {
		const folder = smallDisk('filling', 'size=64m');
		const target = { folder: Buffer.from(folder), name: Buffer.from('copy'), pieceBytes: null };
		const path = place.file('source.bin', 56 * MIB);
		const acquiring = place.acquire(
			path,
			{ target },
			{
				onProgress: ({ state }) => {
					if (state !== 'paused') return;
					// Somebody else fills the disk while the copying waits.
					spawnSync('dd', ['if=/dev/zero', `of=${folder}/ballast`, 'bs=1M', 'count=60'], { stdio: 'ignore' });
					acquiring.tell('go on');
				},
			},
		);
		acquiring.tell('pause');
		expect(await refusalOf(acquiring.outcome)).toMatchObject({ code: 'acquisition.no-room' });
		execFileSync('rm', [`${folder}/ballast`]);
		const outcome = await place.acquire(path, { target, resume: existsSync(`${folder}/copy.acquiring`) }).outcome;
		expect(outcome).toMatchObject({ sizeBytes: 56 * MIB, secondReading: { result: 'equal' } });
		expect(sha256Of(readFileSync(join(folder, 'copy')))).toBe(sha256Of(numbered(56 * MIB)));
	});

	where(canMount, 'no root')('that is read-only is refused and nothing is left', async () => {
		const folder = smallDisk('readonly', 'size=64m');
		execFileSync('mount', ['-o', 'remount,ro', folder]);
		const target = { folder: Buffer.from(folder), name: Buffer.from('copy'), pieceBytes: null };
		expect(await refusalOf(place.acquire(place.file('source.bin', MIB), { target }).outcome)).toMatchObject({
			code: 'disk.EROFS',
		});
		expect(existsSync(join(folder, 'copy'))).toBe(false);
	});
});
