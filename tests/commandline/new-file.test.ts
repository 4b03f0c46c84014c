/** Files of the command line: they get their names whole, for good, and never in the place of another. */
import { type fsyncSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import type { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { PartFile } from '../../main/baselines/hashset/part-file';
import { newFile } from '../../main/commandline/new-file';
import { resumableFile } from '../../main/commandline/resumable-file';

const synced = vi.hoisted((): string[] => []);
vi.mock('node:fs/promises', async (original) => {
	const real = await original<typeof import('node:fs/promises')>();
	const noted: typeof open = async (path, ...how) => {
		const file = await real.open(path, ...how);
		const sync = file.sync.bind(file);
		file.sync = () => sync().then(() => void synced.push(String(path)));
		return file;
	};
	return { ...real, open: noted };
});
vi.mock('node:fs', async (original) => {
	const real = await original<typeof import('node:fs')>();
	const noted: typeof fsyncSync = (fd) => {
		real.fsyncSync(fd);
		synced.push(process.platform === 'linux' ? readlinkSync(`/proc/self/fd/${fd}`) : '');
	};
	return { ...real, fsyncSync: noted };
});

const folder = mkdtempSync(join(tmpdir(), 'new-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => void synced.splice(0));

it('syncs what was written and then the folder of its name', async () => {
	const path = join(folder, 'list.txt');
	const file = await newFile(path);
	await file.write(Buffer.from('a list'));
	await file.keep();
	expect(readFileSync(path, 'utf8')).toBe('a list');
	expect(synced).toEqual([`${path}.part-${process.pid}`, folder]);
});

it('syncs the name of a list that can be gone on with before its journal goes', async () => {
	const path = join(folder, 'resumed.txt');
	const file = await resumableFile(path, 'question');
	await file.write(Buffer.from('a list'));
	await file.keep();
	expect(synced).toEqual([`${path}.unfinished`, folder]);
	expect(readdirSync(folder)).not.toContain('resumed.txt.journal');
});

it.runIf(process.platform === 'linux')('syncs the name of a set of known files', () => {
	const part = new PartFile(join(folder, 'known.set'));
	part.write(Buffer.from('a set'));
	part.keep();
	expect(synced).toHaveLength(2);
	expect(synced[1]).toBe(folder);
});
