/** However many files a tree has, memory stays flat: the most the whole program ever held, as the system counted it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tell, trials } from '../faults/count';
import { bundleProgram, type ProgramBundle } from './program-bundle';

const FILES = trials(10_000, 1_000_000);
const MOST_MB = 300;
/** Memory, where the system has a folder of it: a million files are made in seconds there. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let folder: string;
let bundle: ProgramBundle;

beforeAll(() => {
	folder = mkdtempSync(join(PLACE, 'sealbook-many-'));
	bundle = bundleProgram();
	for (let at = 0; at < FILES; at++) {
		const inner = join(folder, 'tree', `${Math.floor(at / 1_000)}`);
		if (at % 1_000 === 0) mkdirSync(inner, { recursive: true });
		writeFileSync(join(inner, `file ${at}`), `content ${at}\n`);
	}
}, 600_000);
afterAll(() => {
	bundle.remove();
	rmSync(folder, { recursive: true });
});

it(`digests ${FILES} files and holds less than ${MOST_MB} MB`, async () => {
	const list = join(folder, 'list');
	const words = [bundle.program, 'hash', join(folder, 'tree'), '--format', 'hashdeep', '--output', list];
	const child = spawn(process.execPath, words, { stdio: 'ignore' });
	let mostKb = 0;
	const watch = setInterval(() => {
		try {
			const [, kb = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
			mostKb = Math.max(mostKb, Number(kb));
		} catch {
			// It has ended.
		}
	}, 20);
	const status = await new Promise((resolve) => child.on('close', resolve));
	clearInterval(watch);
	const mb = Math.round(mostKb / 1024);
	const failed = mb < MOST_MB ? [] : [`${mb} MB`];
	tell('memory of hash', `${FILES} files, ${mb} MB at most`, failed);
	expect(status).toBe(0);
	expect(mostKb).toBeGreaterThan(0);
	expect(failed).toEqual([]);
	expect(
		readFileSync(list)
			.toString()
			.split('\n')
			.filter((line) => /^\d/.test(line)),
	).toHaveLength(FILES);
}, 1_200_000);
