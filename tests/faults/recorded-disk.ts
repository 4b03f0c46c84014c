/**
 * A real file system on a block device that writes down every write and every flush with its time (nbdkit, nbdfuse, a
 * loop device): from what it wrote down, the disk can be made as it was at any moment, with and without what had not
 * been flushed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export interface FileSystem {
	readonly name: 'ext4' | 'xfs' | 'btrfs';
	readonly sizeBytes: number;
	/** What a disk must write whole or not at all for this file system to be mountable again. */
	readonly unitBytes: number;
	readonly make: readonly string[];
	readonly mount: readonly string[];
}

const MIB = 1024 * 1024;
export const EXT4: FileSystem = {
	name: 'ext4',
	sizeBytes: 32 * MIB,
	unitBytes: 512,
	make: ['mkfs.ext4', '-q', '-F'],
	mount: [],
};
export const XFS: FileSystem = {
	name: 'xfs',
	sizeBytes: 304 * MIB,
	unitBytes: 512,
	make: ['mkfs.xfs', '-q', '-f', '-K'],
	mount: ['-o', 'nouuid'],
};
export const BTRFS: FileSystem = {
	name: 'btrfs',
	sizeBytes: 128 * MIB,
	// It has no way to tell a superblock that is half written from a bad one.
	unitBytes: 4096,
	make: ['mkfs.btrfs', '-q', '-f', '-K', '--mixed'],
	mount: [],
};

/** One write, or a flush (`bytes` null), at a time in nanoseconds since the boot. */
export interface Recorded {
	readonly at: number;
	readonly offset: number;
	readonly bytes: Buffer | null;
}

/** Why no block device can be recorded on this machine, or null. */
export function whyNotRecorded({ make }: FileSystem): string | null {
	if (process.platform !== 'linux') return 'block devices are recorded on Linux only';
	for (const tool of ['nbdkit', 'nbdfuse', 'fusermount3', 'losetup', make[0] ?? '']) {
		if (spawnSync(tool, ['--version'], { stdio: 'ignore' }).error) return `${tool} is not installed`;
	}
	if (spawnSync('nbdkit', ['python', '--dump-plugin'], { stdio: 'ignore' }).status !== 0)
		return 'nbdkit has no Python here';
	if (!existsSync('/dev/fuse')) return 'there is no /dev/fuse';
	return process.getuid?.() === 0 ? null : 'this process may not mount';
}

/** A folder in memory where there is one: images are written over and over. */
export function workplace(): string {
	const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sealbook-disk-'));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

export function run(program: string, ...words: string[]): string {
	const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${error ?? stderr}`);
	return stdout.trim();
}

export class RecordedDisk {
	readonly path: string;
	readonly #log: string;
	readonly #device: string;
	readonly #loop: string;
	readonly #server: ChildProcess;

	private constructor(path: string, log: string, device: string, loop: string, server: ChildProcess) {
		[this.path, this.#log, this.#device, this.#loop, this.#server] = [path, log, device, loop, server];
	}

	/** A fresh file system, or what is in `image`; mounted. */
	static async mounted(fileSystem: FileSystem, image?: string): Promise<RecordedDisk> {
		const at = workplace();
		const [path, device, log] = [join(at, 'mounted'), join(at, 'device'), join(at, 'log')];
		mkdirSync(path);
		writeFileSync(device, '');
		const plugin = new URL('recorded-disk.py', import.meta.url).pathname;
		const words = [plugin, `size=${fileSystem.sizeBytes}`, `log=${log}`, ...(image ? [`image=${image}`] : [])];
		const server = spawn('nbdfuse', [device, '[', 'nbdkit', 'python', ...words, ']'], {
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		onTestFinished(() => void spawnSync('fusermount3', ['-u', '-z', device], { stdio: 'ignore' }));
		for (let turn = 0; statSync(device).size !== fileSystem.sizeBytes; turn++) {
			if (turn > 500 || server.exitCode !== null) throw new Error('nbdfuse does not come up');
			await pause(20);
		}
		const loop = run('losetup', '-f', '--show', device);
		onTestFinished(() => void spawnSync('losetup', ['-d', loop], { stdio: 'ignore' }));
		const [make = '', ...how] = fileSystem.make;
		if (!image) run(make, ...how, loop);
		run('mount', ...fileSystem.mount, loop, path);
		onTestFinished(() => void spawnSync('umount', ['-l', path], { stdio: 'ignore' }));
		return new RecordedDisk(path, log, device, loop, server);
	}

	/** The stick is pulled out: the device answers nothing but errors from here on. */
	vanish(): void {
		this.#server.kill('SIGKILL');
		spawnSync('fusermount3', ['-u', '-z', this.#device], { stdio: 'ignore' });
	}

	/** After it vanished: lets go of it, and gives all that was written down. */
	gone(): Recorded[] {
		run('umount', '-l', this.path);
		spawnSync('losetup', ['-d', this.#loop], { stdio: 'ignore' });
		return parseLog(readFileSync(this.#log));
	}

	/** Unmounts, and gives all that was written down until just before. */
	async taken(): Promise<Recorded[]> {
		const until = statSync(this.#log).size;
		run('umount', this.path);
		run('losetup', '-d', this.#loop);
		run('fusermount3', '-u', '-z', this.#device);
		if (this.#server.exitCode === null) await new Promise((resolve) => this.#server.once('exit', resolve));
		return parseLog(readFileSync(this.#log).subarray(0, until));
	}
}

function parseLog(log: Buffer): Recorded[] {
	const all: Recorded[] = [];
	for (let place = 0; place < log.length; ) {
		const [at, offset, length] = [0, 8, 16].map((from) => log.readBigUInt64LE(place + from)) as [
			bigint,
			bigint,
			bigint,
		];
		place += 24;
		const isFlush = offset === 2n ** 64n - 1n;
		const bytes = isFlush ? null : log.subarray(place, place + Number(length));
		all.push({ at: Number(at), offset: isFlush ? 0 : Number(offset), bytes });
		place += Number(length);
	}
	return all;
}
