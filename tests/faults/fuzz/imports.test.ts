/**
 * Whatever a stranger's file holds, reading it ends in an answer: no error that nobody catches, none that hangs, none
 * taken for what it is not, in little memory, and without a byte written or a program started: the process that reads
 * has no right to either.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LONG, tell, trials } from '../count';
import { campaignSeed } from '../random';
import type { Found } from './program';
import { plantSeeds } from './seeds';

const folder = mkdtempSync(join(tmpdir(), 'sealbook-fuzz-'));
const outfile = join(folder, 'program.cjs');
const COUNT = trials(100_000, 5_000_000);
/** The most files that one process reads, so that a campaign of millions tells how far it is. */
const AT_A_TIME = 100_000;
/** Processes side by side; the other tests of the CI column want the cores, too. */
const SIDE_BY_SIDE = LONG ? availableParallelism() : 1;
const MOST_BYTES = 300 * 1024 * 1024;

beforeAll(async () => {
	const entryPoints = [join(import.meta.dirname, 'program.ts')];
	await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
	await plantSeeds(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function campaign(seed: number, count: number): Promise<Found> {
	const permission = process.allowedNodeEnvironmentFlags.has('--permission')
		? '--permission'
		: '--experimental-permission';
	// What is not collected yet is no need: the collector is given less room than it would take on an idle machine.
	const room = ['--max-old-space-size=128', '--max-semi-space-size=8'];
	const words = ['--no-warnings', ...room, permission, '--allow-fs-read=*', outfile, folder, `${seed}`, `${count}`];
	const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 2 ** 26 });
	return JSON.parse(stdout) as Found;
}

it(`${COUNT} wrong files are each answered`, async () => {
	const seed = campaignSeed();
	const read = new Map<string, number>();
	const failed: string[] = [];
	let [refused, slowestMs, peakBytes] = [0, 0, 0];
	for (let done = 0; done < COUNT && failed.length < 20; done += AT_A_TIME * SIDE_BY_SIDE) {
		const starts = Array.from({ length: SIDE_BY_SIDE }, (_, lane) => done + lane * AT_A_TIME).filter(
			(at) => at < COUNT,
		);
		const all = await Promise.all(starts.map((at) => campaign(seed + at, Math.min(AT_A_TIME, COUNT - at))));
		for (const found of all) {
			expect(found.mayWrite).toBe(false);
			for (const [name, files] of Object.entries(found.read)) read.set(name, (read.get(name) ?? 0) + files);
			failed.push(...found.failed);
			refused += found.refused;
			slowestMs = Math.max(slowestMs, found.slowestMs);
			peakBytes = Math.max(peakBytes, found.peakBytes);
		}
		if (LONG) process.stdout.write(`fuzzed imports: ${done + AT_A_TIME * starts.length} of ${COUNT}\n`);
	}
	const files = [...read.values()].reduce((sum, n) => sum + n, 0);
	const counted = [
		`${files} files by ${read.size} importers, ${refused} refused by name`,
		`the slowest ${Math.round(slowestMs)} ms, ${Math.round(peakBytes / 2 ** 20)} MB, no right to write, seed ${seed}`,
	].join(', ');
	tell('fuzzed imports', counted, failed, '0 uncaught, 0 slow, 0 accepted, 0 written');
	expect(failed).toEqual([]);
	expect(peakBytes).toBeLessThan(MOST_BYTES);
	expect(files).toBeGreaterThanOrEqual(COUNT);
	expect(read.size).toBe(20);
}, 14_400_000);
