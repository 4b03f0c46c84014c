/** The built program as a process: signals, bytes in names, closed pipes, nothing half-written. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, PROGRAM, sealbook } from '../interop/program';
import { scratch } from './fake';

const folder = scratch();
const huge = join(folder, 'huge');
const access = ['--notebook', join(folder, 'notebook'), '--passphrase-file', join(folder, 'ada.txt')];

beforeAll(async () => {
	writeFileSync(join(folder, 'ada.txt'), 'amber lantern quiet river\n');
	// Sparse: minutes of reading, no room on the disk.
	writeFileSync(huge, '');
	truncateSync(huge, 200_000_000_000);
	await done([...access, 'notebook', 'init', '--name', 'Kit', '--handler', 'Ada']);
	await done([...access, 'case', 'new', '--number', '1', '--title', 'T']);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends the signal when the program first says how far it is. */
function interrupted(words: readonly string[], signal: NodeJS.Signals) {
	return sealbook(['--json', ...words], { started: (child) => child.stderr?.once('data', () => child.kill(signal)) });
}

describe('an interrupt', () => {
	it.each(['SIGINT', 'SIGTERM'] as const)('%s during hash leaves no list and ends with 130', async (signal) => {
		const lists = join(folder, `lists-${signal}`);
		mkdirSync(lists);
		const { status, out } = await interrupted(['hash', huge, '--output', join(lists, 'list')], signal);
		expect([status, out]).toEqual([130, '']);
		expect(readdirSync(lists)).toEqual([]);
	});

	it('during evidence add leaves the case as it was, and the notebook can be used at once', async () => {
		const log = () => done([...access, 'log', '1', '--json']);
		const before = await log();
		const words = ['evidence', 'add', '1', '--description', 'D', '--file', huge];
		const { status, out } = await interrupted([...access, ...words], 'SIGINT');
		expect([status, out]).toEqual([130, '']);
		expect(await log()).toBe(before);
	});
});

describe('a process', () => {
	it('finds files by names that are not UTF-8 and tells them apart', () => {
		const odd = join(folder, 'odd');
		mkdirSync(odd);
		for (const byte of [0xe8, 0xe9])
			writeFileSync(Buffer.concat([Buffer.from(`${odd}/`), Buffer.from([byte])]), `${byte}`);
		const shell = '"$0" "$1" hash --json "$2"/*';
		const { status, stdout } = spawnSync('sh', ['-c', shell, process.execPath, PROGRAM, odd], { encoding: 'utf8' });
		expect(status).toBe(0);
		const digests = JSON.parse(stdout).map((entry: { digests: { sha256: string } }) => entry.digests.sha256);
		expect(digests).toEqual(['232', '233'].map((text) => createHash('sha256').update(text).digest('hex')));
	});

	it('does not fail when nobody reads its output', () => {
		const shell = '"$0" "$1" ask --list | head -c 1 > "$2"; echo';
		const { stderr } = spawnSync('sh', ['-c', shell, process.execPath, PROGRAM, join(folder, 'head')], {
			encoding: 'utf8',
		});
		expect(stderr).toBe('');
		expect(readFileSync(join(folder, 'head'), 'utf8')).toBe('{');
	});

	it('uses SEALBOOK_NOTEBOOK where --notebook is not given', async () => {
		const env = { SEALBOOK_NOTEBOOK: join(folder, 'notebook') };
		expect(JSON.parse((await sealbook(['ask', 'notebook.status'], { env })).out).state).toBe('locked');
		const { status, error } = await sealbook(['case', 'list'], { env: { SEALBOOK_NOTEBOOK: join(folder, 'nothing') } });
		expect(status).toBe(2);
		expect(error).toContain(join(folder, 'nothing'));
	});

	it('has a list of digests that sha256sum accepts', async () => {
		const list = join(folder, 'list');
		await done(['hash', join(folder, 'ada.txt'), '--format', 'sha256sum', '--output', list]);
		expect(spawnSync('sha256sum', ['--strict', '-c', list]).status).toBe(0);
	});
});
