/**
 * Real processes and real disks: what was acknowledged survives being killed, one of many programs gets the notebook,
 * and a disk that is really full says so and goes on afterwards.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import { replaceFile } from '../../main/store/durable';
import { ObjectStore } from '../../main/store/objects';
import { Vault } from '../../main/vault/vault';
import { caseId, chainId, folder, refusalOf, vault } from './place';

const place = mkdtempSync(join(tmpdir(), 'sealbook-child-'));
const program = join(place, 'child.mjs');

beforeAll(async () => {
	const entry = new URL('child.ts', import.meta.url).pathname;
	await build({
		entryPoints: [entry],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'error',
	});
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const start = (...args: string[]) =>
	spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });

function ended(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => child.once('close', () => resolve()));
}

describe('killed at any moment', () => {
	it('a writer loses no line that it said was sealed', async () => {
		const [id, notebook, vaultId] = [chainId(), caseId(), chainId()];
		const key = randomBytes(32);
		const path = join(folder(), `${id}.ledger`);
		const seal = new Vault(vaultId, notebook, Buffer.from(key)).recordSeal(id);
		await (await ChainFile.create(path, { seal })).close();
		let sealed = 0;
		let torn = 0;
		for (let trial = 0; trial < 20; trial++) {
			const child = start('append', path, id, vaultId, notebook, key.toString('hex'));
			let said = '';
			const stop = 3 + ((trial * 7) % 11);
			child.stdout.setEncoding('utf8').on('data', (text: string) => {
				said += text;
				if (said.split('\n').length > stop) child.kill('SIGKILL');
			});
			await ended(child);
			sealed = Math.max(sealed, ...said.split('\n').slice(0, -1).map(Number));
			const chain = await ChainFile.open(path, { seal });
			if (chain.torn) torn += 1;
			expect(chain.lines.length).toBeGreaterThanOrEqual(sealed);
			chain.lines.forEach((line, i) => {
				expect(line.startsWith(`${i + 1} x`) || line === `${i + 1} `).toBe(true);
			});
			await chain.close();
		}
		expect(sealed).toBeGreaterThan(60);
		expect(torn).toBeLessThanOrEqual(20);
	});
});

describe('six programs at once', () => {
	it.each(['a free notebook', 'a notebook whose holder was killed'])('on %s: one gets in', async (which) => {
		const at = folder();
		if (which !== 'a free notebook') {
			const dead = start('lock', at);
			await new Promise<void>((resolve) => dead.stdout.once('data', () => resolve()));
			dead.kill('SIGKILL');
			await ended(dead);
			expect(readFileSync(join(at, 'lock'), 'utf8')).toContain(`"pid":${dead.pid}`);
		}
		const children = Array.from({ length: 6 }, () => start('lock', at));
		const said = await Promise.all(
			children.map((child) => new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))),
		);
		for (const child of children) child.kill('SIGKILL');
		await Promise.all(children.map(ended));
		expect(said.sort()).toEqual(['got\n', ...Array.from({ length: 5 }, () => 'notebook.in-use\n')]);
	});
});

/** A small disk of its own where this process may mount one, else null. */
function smallDisk(options: string): { path: string; grow(options: string): void } | null {
	const path = join(folder(), 'disk');
	mkdirSync(path);
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'sealbook-test', path], { stdio: 'ignore' });
	} catch {
		return null;
	}
	onTestFinished(() => void execFileSync('umount', ['-l', path]));
	return { path, grow: (more) => void execFileSync('mount', ['-o', `remount,${more}`, path]) };
}

/** What is said of a disk that is full: its name, what it needs, what it has. */
const full = (name: string, needed: number) =>
	new RegExp(
		`: the disk “${name}” is full: ${needed.toLocaleString('en-US')} bytes are needed there, and [\\d,]+ are free\\. Free space on it`,
	);

// Mounting needs rights; the same is tested everywhere with a disk that only says it is full (faulty-disk.ts).
describe('a disk that is really full', () => {
	it('refuses lines by name, keeps those before, and goes on when it has room', async () => {
		const disk = smallDisk('size=64k');
		if (!disk) return;
		const id = chainId();
		const seal = vault().recordSeal(id);
		const path = join(disk.path, `${id}.ledger`);
		const chain = await ChainFile.create(path, { seal });
		let sealed = 0;
		let refused = 'no refusal';
		while (refused === 'no refusal') {
			refused = await refusalOf(chain.append(`${sealed} ${'x'.repeat(3000)}`));
			if (refused === 'no refusal') sealed += 1;
		}
		expect(refused).toBe('disk.ENOSPC');
		await expect(chain.append('x'.repeat(40_000))).rejects.toThrow(full(disk.path, 40_960));
		disk.grow('size=128k');
		await chain.append('after');
		await chain.close();
		const again = await ChainFile.open(path, { seal });
		expect(again.torn).toBeNull();
		expect(again.lines).toHaveLength(sealed + 1);
		expect(again.lines.at(-1)).toBe('after');
		await again.close();
	});

	it('keeps the old version of a file, and nothing of an object', async () => {
		const disk = smallDisk('size=64k,nr_inodes=20');
		if (!disk) return;
		const path = join(disk.path, 'document');
		const old = randomBytes(20_000);
		await replaceFile(path, old);
		const filler = join(disk.path, 'filler');
		writeFileSync(filler, randomBytes(24_576));
		expect(await refusalOf(replaceFile(path, randomBytes(30_000)))).toBe('disk.ENOSPC');
		await expect(replaceFile(path, randomBytes(30_000))).rejects.toThrow(full(disk.path, 32_768));
		expect(readFileSync(path).equals(old)).toBe(true);
		const store = new ObjectStore(join(disk.path, 'objects'), vault());
		async function* source() {
			yield randomBytes(50_000);
		}
		expect(await refusalOf(store.put(source()))).toBe('disk.ENOSPC');
		expect(await store.list()).toEqual({ objects: [], damaged: [] });
		rmSync(filler);
		await replaceFile(path, randomBytes(20_001));
		expect(readFileSync(path)).toHaveLength(20_001);
	});

	it('names a disk with no room for more files, and one that is read-only', async () => {
		const disk = smallDisk('size=64k,nr_inodes=3');
		if (!disk) return;
		const id = chainId();
		const seal = vault().recordSeal(id);
		const path = join(disk.path, `${id}.ledger`);
		const chain = await ChainFile.create(path, { seal });
		await chain.append('one');
		await chain.close();
		writeFileSync(join(disk.path, 'last'), '');
		await expect(replaceFile(join(disk.path, 'x'), Buffer.from('x'))).rejects.toThrow(
			/ is full: it has no room for another file, though [\d,]+ bytes are free\. Remove files from it/,
		);
		disk.grow('ro');
		expect(await refusalOf(replaceFile(join(disk.path, 'last'), Buffer.from('x')))).toBe('disk.EROFS');
		expect(await refusalOf(ChainFile.open(path, { seal }))).toBe('disk.EROFS');
		expect(await ChainFile.openDamaged(path, { seal })).toEqual({ lines: ['one'], damagedAt: null, tornBytes: 0 });
	});
});
