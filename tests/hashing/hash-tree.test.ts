import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingPool } from '../../main/hashing/digest-files';
import { hashTree, type TreeEntry, type TreeProgress } from '../../main/hashing/hash-tree';
import type { EvidencePath } from '../../main/hashing/names';
import { workerPath } from '../bundled-workers';
import { type HostileTree, plantHostileTree, plantSparse } from './hostile-tree';

const digests = ['md5', 'sha1', 'sha256'] as const;
let tree: HostileTree;
let folder: string;
let pool: HashingPool;

beforeAll(async () => {
	tree = await plantHostileTree();
	folder = mkdtempSync(join(tmpdir(), 'sealbook-tree-'));
	pool = new HashingPool({ workerPath: workerPath('hashing'), threads: 2 });
});
afterAll(async () => {
	await pool.close();
	await tree.remove();
	rmSync(folder, { recursive: true });
});

async function entriesOf(paths: readonly EvidencePath[]): Promise<TreeEntry[]> {
	const entries: TreeEntry[] = [];
	for await (const entry of hashTree(paths, { digests, pool })) entries.push(entry);
	return entries;
}

/** What the system's tool says, by the file's path as Latin-1. Names end at NUL, so none is escaped. */
function toldBy(tool: string, root: string): Map<string, string> {
	const said = execFileSync('find', [root, '-type', 'f', '-exec', tool, '--zero', '{}', '+']).toString('latin1');
	return new Map(
		said
			.split('\0')
			.filter(Boolean)
			.map((line) => [line.replace(/^[0-9a-f]+ {2}/, ''), line.split(' ')[0] ?? '']),
	);
}

describe('a tree', () => {
	it('agrees with md5sum, sha1sum and sha256sum on every file of the hostile tree', async () => {
		const entries = await entriesOf([tree.root]);
		const digested = entries.filter((entry) => entry.state === 'digested');
		for (const name of digests) {
			const ours = new Map(digested.map(({ path, reading }) => [path.toString('latin1'), reading.digests[name]]));
			expect(ours).toEqual(toldBy(`${name}sum`, tree.root));
			expect(ours.size).toBe(tree.files.size);
		}
	});

	it('tells of everything it left out, as what it is', async () => {
		const skipped = (await entriesOf([tree.root])).filter((entry) => entry.state === 'skipped');
		const told = skipped.map(({ path, kind }) => [path.toString().slice(tree.root.length + 1), kind]);
		expect(new Map(told as [string, string][])).toEqual(tree.others);
		for (const { refusal } of skipped) expect(refusal.refusal.sentence).toMatch(/^“.*” is a /);
	});

	it('goes in the same order each time, names by their bytes', async () => {
		const paths = (await entriesOf([tree.root])).map(({ path }) => path);
		expect(paths).toEqual([...paths].sort(Buffer.compare));
	});

	it('reaches a file whose path is longer than the system takes, and closes what it opened', async () => {
		const openBefore = readdirSync('/proc/self/fd').length;
		const entries = await entriesOf([tree.deepRoot]);
		expect(entries).toHaveLength(1);
		expect(entries[0]).toMatchObject({ state: 'digested', reading: { sizeBytes: 4, changedWhileRead: [] } });
		expect(entries[0]?.path.toString()).toBe(tree.deepPath);
		expect(tree.deepPath.length).toBeGreaterThan(6_000);
		expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(openBefore);
	});

	it('takes files, folders, links and missing names as they are given, in that order', async () => {
		symlinkSync(tree.root, join(folder, 'link'));
		const given = [
			join(tree.root, '-rf'),
			join(folder, 'none'),
			join(folder, 'link'),
			'/dev/null',
			join(tree.root, '*'),
		];
		const entries = await entriesOf(given);
		expect(entries.map(({ state, path }) => [path.toString(), state])).toEqual([
			[given[0], 'digested'],
			[given[1], 'unreadable'],
			[given[2], 'skipped'],
			['/dev/null', 'skipped'],
			[given[4], 'digested'],
		]);
	});

	it('goes through thousands of files in order and counts them', async () => {
		const many = join(folder, 'many');
		for (let at = 0; at < 3_000; at++) {
			if (at % 100 === 0) mkdirSync(join(many, String(at / 100)), { recursive: true });
			writeFileSync(join(many, String(Math.floor(at / 100)), `file ${at}`), `content ${at}`);
		}
		let last: TreeProgress | undefined;
		const seen = new Map<string, string | undefined>();
		const onProgress = (progress: TreeProgress) => {
			last = progress;
		};
		for await (const entry of hashTree([many], { digests, pool, onProgress })) {
			seen.set(entry.path.toString('latin1'), 'reading' in entry ? entry.reading.digests.sha256 : entry.state);
		}
		expect(seen).toEqual(toldBy('sha256sum', many));
		const bytesDone = Array.from({ length: 3_000 }, (_, at) => `content ${at}`.length).reduce((a, b) => a + b);
		expect(last).toEqual({ entriesDone: 3_000, bytesDone });
	});

	it('tells a file that changed from one that did not', async () => {
		const states = (await entriesOf(['/proc/self/status', join(tree.root, 'plain.txt')])).map(({ state }) => state);
		expect(states).toEqual(['changed', 'digested']);
	});

	it('stops where the signal says so or nobody asks for more', async () => {
		const long = join(folder, 'long');
		mkdirSync(long);
		for (let at = 0; at < 8; at++) plantSparse(join(long, `image ${at}`), 40 * 1024 ** 3);
		const stop = new AbortController();
		const going = (async () => {
			for await (const _ of hashTree([long], { digests, pool, signal: stop.signal, onProgress: () => stop.abort() }));
		})();
		await expect(going).rejects.toMatchObject({ refusal: { code: 'job.cancelled' } });

		writeFileSync(join(long, 'a first, small one'), Buffer.alloc(5_000_000));
		for await (const entry of hashTree([long], { digests, pool })) {
			expect(entry.state).toBe('digested');
			break;
		}
		expect((await pool.digestFile(join(tree.root, '-'), ['md5'])).sizeBytes).toBeGreaterThan(0);
	});
});
