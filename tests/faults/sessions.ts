/**
 * Whole sessions of the program on a disk that lacks something: each refusal names the place, what is wrong with the disk
 * and what it needs, and nothing that was there before suffers.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { folder } from '../store/place';
import { Expected } from './expected';
import { mustHold, parseReport, type Said, type Task, takeIn, whatWasLost } from './report';

/** What a person must be told, by the system's code. */
const TOLD: Readonly<Record<string, RegExp>> = {
	'disk.ENOSPC':
		/the disk “\/[^”]*” is full: (?:[\d,]+ bytes are needed there, and [\d,]+ are free|it took none of [\d,]+ bytes, though it says that [\d,]+ are free|it has no room for another file, though [\d,]+ bytes are free)\. (?:Free space on|Remove files from) it/,
	'disk.EFBIG': /larger than this disk or account allows\. Use a disk/,
	'disk.EMFILE': /too many files are open\. Close other programs/,
	'disk.EROFS': /the disk is read-only\. Use a disk/,
};

/** Runs the program to its end; `limit` is for the shell, such as `ulimit -f 8`. */
export function session(program: string, place: string, task: Task, limit = 'true'): Said[] {
	const command = ['-c', `${limit}; exec "$@"`, 'sh', process.execPath, program, place, JSON.stringify(task)];
	const { stdout, status, signal, stderr } = spawnSync('sh', command, { encoding: 'utf8', maxBuffer: 2 ** 28 });
	if (status !== 0) throw new Error(`the program ended with ${status ?? signal}: ${stderr}`);
	return parseReport(stdout);
}

/** How many refusals there were, and those that are not `code` or do not say place, trouble and need. */
export function refusals(report: readonly Said[], place: string, code: string): { count: number; unclear: string[] } {
	const refused = report.filter(({ is }) => is === 'refused' || is === 'broken');
	const clear = (one: Said) =>
		one.code === code && one.sentence?.includes(place) === true && TOLD[code]?.test(one.sentence) === true;
	const unclear = refused
		.filter((one) => !clear(one))
		.map((one) => `${one.what}: ${one.code} ${one.sentence ?? one.value}`);
	return { count: refused.length, unclear };
}

/** What was lost of what the report acknowledges, in words; null if nothing, and work goes on. */
export function lostIn(place: string, report: readonly Said[], task: Task): Promise<string | null> {
	return whatWasLost(async () => {
		const expected = new Expected();
		takeIn(expected, report, task);
		await mustHold(place, expected, task);
	});
}

export interface Mounted {
	readonly path: string;
	/** Mounts it with other options. */
	again(options: string): void;
	unmount(): void;
}

/** A disk of its own, or why there is none here. */
export function mounted(...words: readonly string[]): Mounted | string {
	const path = join(folder(), 'mounted');
	mkdirSync(path);
	const { status, stderr, error } = spawnSync('mount', [...words, path], { encoding: 'utf8' });
	if (error) return 'mount is not installed';
	if (status !== 0) return `this process may not mount (${stderr.trim()})`;
	const unmount = () => void spawnSync('umount', ['-l', path], { stdio: 'ignore' });
	onTestFinished(unmount);
	return { path, unmount, again: (options) => void spawnSync('mount', ['-o', `remount,${options}`, path]) };
}
