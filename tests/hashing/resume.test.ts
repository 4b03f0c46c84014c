/** A list that is gone on with: after a kill at any moment it is, byte for byte, the list of a run that nothing disturbed. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	unlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tell, trials } from '../faults/count';
import { bundleProgram, type ProgramBundle } from './program-bundle';

const KILLS = trials(5, 100);
const FILES = trials(12_000, 100_000);

let folder: string;
let tree: string;
let bundle: ProgramBundle;
let tookMs: number;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'sealbook-resume-'));
	tree = join(folder, 'tree');
	bundle = bundleProgram();
	for (let at = 0; at < FILES; at++) {
		const inner = join(tree, `${at % 97}`);
		if (at < 97) mkdirSync(inner, { recursive: true });
		writeFileSync(join(inner, `file ${at}`), `content ${at} `.repeat(at % 50));
	}
});
afterAll(() => {
	bundle.remove();
	rmSync(folder, { recursive: true });
});

function start(...words: readonly string[]): ChildProcess {
	return spawn(process.execPath, [bundle.program, 'hash', ...words], {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

function ended(child: ChildProcess): Promise<{ status: number | null; error: string }> {
	let error = '';
	child.stderr?.on('data', (piece) => {
		error += piece;
	});
	return new Promise((resolve) => child.on('close', (status) => resolve({ status, error })));
}

describe('a list that is gone on with', () => {
	it(`is the same as an undisturbed one, in each form, killed ${KILLS} times`, async () => {
		const failed: string[] = [];
		let goneOn = 0;
		for (const form of [['--format', 'hashdeep'], ['--json'], []]) {
			const whole = join(folder, `whole${form.join('')}`);
			const began = performance.now();
			expect(await ended(start(tree, ...form, '--output', whole))).toMatchObject({ status: 0 });
			tookMs = performance.now() - began;
			for (let kill = 0; kill < Math.ceil(KILLS / 3); kill++) {
				const list = join(folder, `list ${kill}${form.join('')}`);
				const words = [tree, ...form, '--output', list, '--resume'];
				const first = start(...words);
				const dead = ended(first);
				// Half of them once something stands in the journal, the others at any moment, the end included.
				const written = () =>
					existsSync(`${list}.journal`) && readFileSync(`${list}.journal`, 'utf8').split('\n').length > 2;
				if (kill % 2 === 0) while (first.exitCode === null && !written()) await sleep(2);
				const timer = setTimeout(
					() => first.kill('SIGKILL'),
					kill % 2 === 0 ? 0 : tookMs * (0.2 + 0.8 * Math.random()),
				);
				await dead;
				clearTimeout(timer);
				if (written()) goneOn++;
				const { status, error } = await ended(start(...words));
				const already = /is there already/.test(error);
				if (status !== 0 && !already) failed.push(error);
				else if (!readFileSync(list).equals(readFileSync(whole))) failed.push(`${list} differs`);
				if (existsSync(list)) unlinkSync(list);
			}
		}
		tell('hash --resume after kill -9', `${3 * Math.ceil(KILLS / 3)} kills, ${goneOn} gone on with`, failed);
		expect(failed).toEqual([]);
		expect(goneOn).toBeGreaterThan(0);
		expect(readdirSync(folder).filter((name) => /journal|unfinished/.test(name))).toEqual([]);
	}, 3_000_000);

	it('pauses at Ctrl+C and goes on, and refuses another question or a tree that changed before that place', async () => {
		const list = join(folder, 'paused');
		const words = [tree, '--output', list, '--resume'];
		const pause = async () => {
			const first = start(...words);
			const watch = setInterval(() => {
				if (!existsSync(`${list}.journal`)) return;
				if (readFileSync(`${list}.journal`, 'utf8').split('\n').length > 2) first.kill('SIGINT');
			}, 5);
			const { status } = await ended(first);
			clearInterval(watch);
			return status;
		};
		let status = await pause();
		// It may have ended before this process was let run again; then it was not in the middle of anything.
		for (let again = 0; status === 0 && again < 5; again++) {
			unlinkSync(list);
			status = await pause();
		}
		expect(status).toBe(130);
		expect(existsSync(list)).toBe(false);

		const other = await ended(start(...words, '--digests', 'md5'));
		expect(other).toMatchObject({ status: 2, error: expect.stringContaining('another question') });
		const added = join(tree, '0', ' added at the front');
		writeFileSync(added, 'new');
		const changed = await ended(start(...words));
		expect(changed).toMatchObject({ status: 2, error: expect.stringContaining('came or went') });
		unlinkSync(added);

		expect((await ended(start(...words))).status).toBe(0);
		const whole = join(folder, 'whole again');
		expect((await ended(start(tree, '--output', whole))).status).toBe(0);
		expect(readFileSync(list).equals(readFileSync(whole))).toBe(true);
		const there = await ended(start(...words));
		expect(there).toMatchObject({ status: 2, error: expect.stringContaining('is there already') });
	}, 300_000);

	it('tells how much there is and how long it takes', async () => {
		const child = start(tree, '--json', '--output', join(folder, 'told'));
		const { status, error } = await ended(child);
		expect(status).toBe(0);
		const told = error
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line).progress);
		const last = told.at(-1);
		expect(last).toMatchObject({ totalItems: FILES });
		expect(last.totalBytes).toBeGreaterThan(last.doneBytes - 1);
		expect(last.msLeft).toBeGreaterThanOrEqual(0);
		expect(last.bytesPerSecond).toBeGreaterThan(0);
	}, 300_000);
});
