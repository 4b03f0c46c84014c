/** The baseline file: what is written is read again, and nothing else is; trees as they are recorded; rules. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BaselineEnd, type BaselineHead, baselineBytes, openBaseline } from '../../main/baselines/baseline-file';
import { deviceNumber } from '../../main/baselines/device-number';
import { relativePath } from '../../main/baselines/import-list';
import type { PathRecord } from '../../main/baselines/path-record';
import { leavingOut } from '../../main/baselines/path-rules';
import { recordTree } from '../../main/baselines/record-tree';
import { recordOfStep } from '../../main/baselines/step-records';
import { HashingPool } from '../../main/hashing/digest-files';
import { refusalOfKind } from '../../main/hashing/kinds';
import { Refused } from '../../shared/refusal';
import { workerPath } from '../bundled-workers';
import { plantHostileTree } from '../hashing/hostile-tree';
import { seeded, someTree } from './trees';

const HEAD: BaselineHead = {
	format: 'sealbook-baseline/1',
	made: '2026-11-22T08:00:00.000Z',
	host: 'FIN-FS01',
	root: { path: '/srv' },
	pathStyle: 'unix',
	digests: ['sha256'],
	rules: { include: [], exclude: [] },
	quick: false,
	program: 'Sealbook 0.0.0',
	timeStepNs: 1,
	filesOnly: false,
};

async function* given<T>(all: readonly T[]) {
	yield* all;
}
async function written(records: readonly PathRecord[]): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of baselineBytes(HEAD, given(records), () => undefined)) pieces.push(piece);
	return Buffer.concat(pieces);
}
async function readBack(bytes: Buffer): Promise<{ records: PathRecord[]; end: BaselineEnd | null }> {
	const opened = await openBaseline(given([bytes]));
	const records: PathRecord[] = [];
	for await (const record of opened.records) records.push(record);
	return { records, end: opened.end() };
}
const codeOf = async (bytes: Buffer): Promise<string | null> => {
	try {
		await readBack(bytes);
		return null;
	} catch (error) {
		if (error instanceof Refused) return error.refusal.code;
		throw error;
	}
};

describe('the baseline file', () => {
	it('gives back every record that was written, and the same bytes again', async () => {
		const random = seeded(7);
		for (let tree = 0; tree < 100; tree++) {
			const records = someTree(random);
			const bytes = await written(records);
			const back = await readBack(bytes);
			expect(back.records).toEqual(records);
			expect(back.end?.paths).toBe(records.length);
			expect((await written(back.records)).equals(bytes)).toBe(true);
		}
	});

	it('is refused for every bit that is flipped, wherever it is cut, and for anything behind its end', async () => {
		const records = someTree(seeded(11)).slice(0, 6);
		const bytes = await written(records);
		const unnoticed: number[] = [];
		for (let at = 0; at < bytes.length; at++)
			for (let bit = 0; bit < 8; bit++) {
				const changed = Buffer.from(bytes);
				changed[at] = (changed[at] ?? 0) ^ (1 << bit);
				// A flipped bit of the head is told by the end; one that makes it another head all the same, too.
				if ((await codeOf(changed)) === null) unnoticed.push(at);
			}
		expect(unnoticed).toEqual([]);
		for (let length = 0; length < bytes.length; length++)
			expect(await codeOf(bytes.subarray(0, length)), `cut to ${length}`).not.toBeNull();
		expect(await codeOf(Buffer.concat([bytes, Buffer.from('{}\n')]))).toBe('baseline.malformed');
	});

	it('takes no other form of the same: order, members, spelling, paths that lead out, lines without end', async () => {
		const record = (path: string) => ({ ...(someTree(seeded(3))[0] as PathRecord), path: Buffer.from(path) });
		const bytes = (await written([record('a'), record('b')])).toString();
		const [head = '', a = '', b = '', end = ''] = bytes.split('\n');
		const made = (...lines: readonly string[]) => Buffer.from(`${lines.join('\n')}\n`);
		expect(await codeOf(made(head, a, b, end))).toBeNull();
		expect(await codeOf(made(head, b, a, end))).toBe('baseline.malformed');
		expect(await codeOf(made(head, a, a, end))).toBe('baseline.duplicate');
		expect(await codeOf(made(head, a, end))).toBe('baseline.malformed');
		expect(await codeOf(made(head, a, b.replace('{', '{"more":1,'), end))).toBe('baseline.malformed');
		expect(await codeOf(made(head, a, b.replace('"path":"b"', '"path":"../b"'), end))).toBe('baseline.malformed');
		expect(await codeOf(made(head, a, b.replace('"path":"b"', '"path":"\\u0062"'), end))).toBe('baseline.malformed');
		expect(await codeOf(made(head.replace('"quick"', '"quick":true,"quick"'), a, b, end))).toBe('baseline.malformed');
		expect(await codeOf(made(head, a, `${'x'.repeat(2_000_000)}`, end))).toBe('list.line-too-long');
		expect(await codeOf(Buffer.from('%%%% HASHDEEP-1.0\n'))).toBe('baseline.format');
	});
});

describe('rules', () => {
	const leaves = (
		include: readonly string[],
		exclude: readonly string[],
		path: string,
		kind: 'file' | 'folder' = 'file',
	) => leavingOut({ include, exclude })(Buffer.from(path), kind) !== undefined;

	it('hold for what they name and all that lies in it, from the root on', () => {
		expect(leaves([], ['var/log'], 'var/log/a/b')).toBe(true);
		expect(leaves([], ['log'], 'var/log')).toBe(false);
		expect(leaves([], ['**/log'], 'var/log')).toBe(true);
		expect(leaves([], ['**/*.tmp'], 'x.tmp')).toBe(true);
		expect(leaves([], ['*.tmp'], 'a/x.tmp')).toBe(false);
		expect(leaves([], ['a/**/z'], 'a/z')).toBe(true);
		expect(leaves([], ['a/**/z'], 'a/b/c/z/d')).toBe(true);
		expect(leaves([], ['?'], 'ä')).toBe(true);
		expect(leaves([], ['a\\*'], 'a*')).toBe(true);
		expect(leaves([], ['a\\*'], 'ab')).toBe(false);
		expect(leaves([], ['*.[ch]'], 'a.c')).toBe(false);
	});

	it('go through a folder that an included path may lie in, and no other', () => {
		expect(leaves(['etc/ssh/*.pub'], [], 'etc', 'folder')).toBe(false);
		expect(leaves(['etc/ssh/*.pub'], [], 'etc/ssh/key.pub')).toBe(false);
		expect(leaves(['etc/ssh/*.pub'], [], 'etc/ssh/key')).toBe(true);
		expect(leaves(['etc/ssh/*.pub'], [], 'usr', 'folder')).toBe(true);
	});

	it('cost no more the more stars they have', () => {
		const rule = `${'a*'.repeat(400)}b`;
		expect(leaves([], [rule], 'a'.repeat(4000))).toBe(false);
		expect(leaves([], [`${'**/a/'.repeat(100)}b`], 'a/'.repeat(1000).slice(0, -1))).toBe(false);
	});

	it('that name nothing are refused', () => {
		for (const rule of ['', '/', 'a//b', '../a', './a', 'a\\'])
			expect(() => leavingOut({ include: [], exclude: [rule] }), rule).toThrow(Refused);
	});
});

describe('paths of lists', () => {
	it('are made relative without guessing', () => {
		const path = (text: string, style: 'unix' | 'windows', root?: string) =>
			relativePath(Buffer.from(text), style, root).toString();
		expect(path('./a/b', 'unix')).toBe('a/b');
		expect(path('/etc//passwd', 'unix')).toBe('etc/passwd');
		expect(path('/srv/a', 'unix', '/srv/')).toBe('a');
		expect(path('C:\\Windows\\x', 'windows')).toBe('C:/Windows/x');
		expect(path('\\\\?\\C:\\x', 'windows')).toBe('C:/x');
		expect(path('\\\\server\\share\\x', 'windows')).toBe('server/share/x');
		expect(path('c:\\windows\\System32\\x', 'windows', 'C:\\Windows')).toBe('System32/x');
		expect(path('a\\b', 'unix')).toBe('a\\b');
		expect(() => path('/etc/x', 'unix', '/srv')).toThrow(Refused);
		expect(() => path('a/../../x', 'unix')).toThrow(Refused);
	});
});

describe('recording a tree', () => {
	const pool = new HashingPool({ workerPath: workerPath('hashing') });
	const base = mkdtempSync(join(tmpdir(), 'sealbook-record-'));
	afterAll(async () => {
		await pool.close();
		rmSync(base, { recursive: true, force: true });
	});
	beforeAll(() => {
		mkdirSync(join(base, 'kept/deep'), { recursive: true });
		mkdirSync(join(base, 'cache'));
		writeFileSync(join(base, 'cache/x'), 'x');
		writeFileSync(join(base, 'kept/deep/file'), 'text');
		symlinkSync('kept/deep', join(base, 'link'));
	});
	const all = async (root: string, more = {}) => {
		const records = new Map<string, PathRecord>();
		const options = { digests: ['sha256'], rules: { include: [], exclude: [] }, quick: false, pool, ...more } as const;
		for await (const record of recordTree(root, options)) records.set(record.path.toString('latin1'), record);
		return records;
	};

	it('has one record for everything, of every kind, as stat(1) has it', async () => {
		const tree = await plantHostileTree();
		try {
			const records = await all(tree.root);
			expect(records.size).toBe(tree.files.size + tree.others.size);
			for (const [name, kind] of tree.others) expect(records.get(name)).toMatchObject({ type: kind, state: 'clean' });
			expect(records.get('link broken')?.linkTarget?.toString()).toBe('nowhere');
			const told = execFileSync('stat', ['--format', '%s %a %u %g %i %h %.9Y %.9Z', join(tree.root, 'plain.txt')]);
			const plain = records.get('plain.txt');
			const time = (ns = 0n) => `${ns / 1_000_000_000n}.${String(ns % 1_000_000_000n).padStart(9, '0')}`;
			expect(told.toString().trim()).toBe(
				`${plain?.sizeBytes} ${plain?.mode?.toString(8)} ${plain?.uid} ${plain?.gid} ${plain?.inode} ${plain?.links} ` +
					`${time(plain?.mtimeNs ?? 0n)} ${time(plain?.ctimeNs ?? 0n)}`,
			);
			const paths = [...records.values()];
			expect((await readBack(await written(paths))).records).toEqual(paths);
			expect((await all(tree.deepRoot)).size).toBe(31);
		} finally {
			await tree.remove();
		}
	});

	it('records which device a node leads to, as stat(1) has it', async () => {
		const stats = lstatSync('/dev/null', { bigint: true });
		const path = Buffer.from('/dev/null');
		const [kind, access] = ['character-device' as const, path];
		const step = { found: 'skipped', path, kind, access, stats, refusal: refusalOfKind(kind, path) } as const;
		const record = recordOfStep(step, Buffer.from('null'), undefined);
		const [major, minor] = execFileSync('stat', ['--format', '%t %T', '/dev/null']).toString().trim().split(' ');
		expect(record.device).toBe(`${Number.parseInt(major ?? '', 16)}:${Number.parseInt(minor ?? '', 16)}`);
		expect((await readBack(await written([record]))).records).toEqual([record]);
		// mknod c 300 70000 on Linux, and the same two on macOS, which packs them otherwise.
		expect(deviceNumber(0x11112c70n, 'linux')).toBe('300:70000');
		expect(deviceNumber((0xffn << 24n) | 0x11170n, 'darwin')).toBe('255:70000');
		expect(deviceNumber(1n, 'win32')).toBe(null);
	});

	it('tells what a rule leaves out, once for a whole folder, and never silently', async () => {
		const records = await all(base, { rules: { include: [], exclude: ['cache'] } });
		expect([...records.keys()]).toEqual(['cache', 'kept', 'kept/deep', 'kept/deep/file', 'link']);
		expect(records.get('cache')).toMatchObject({
			state: 'not-checked',
			remark: 'left out by the rule “cache”',
			mtimeNs: null,
		});
	});

	it('reads nothing in quick mode and says so of each file', async () => {
		const records = await all(base, { quick: true, digests: [] });
		expect(records.get('kept/deep/file')).toMatchObject({ state: 'not-checked', digests: {}, sizeBytes: 4n });
		expect(records.get('kept/deep/file')?.remark).toMatch(/^quick:/);
	});

	it('is of a folder, and of nothing else', async () => {
		await expect(all(join(base, 'link'))).rejects.toThrow('is a symbolic link');
		await expect(all(join(base, 'kept/deep/file'))).rejects.toThrow('A baseline is of a folder');
		await expect(all(join(base, 'nowhere'))).rejects.toThrow('is not there');
	});
});
