import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingPool } from '../../main/hashing/digest-files';
import { readEvidence } from '../../main/hashing/read-evidence';
import { DIGESTS } from '../../shared/vocabulary';
import { workerPath } from '../bundled-workers';
import { type HostileTree, plantHostileTree, plantSparse } from './hostile-tree';

const MIB = 1024 * 1024;
/** 300 MB each time; 5 GiB in the long run before a release. */
const SPARSE_BYTES = process.env.SEALBOOK_LONG === undefined ? 300_000_000 : 5 * 1024 * MIB;
/** SHA-1 of so many zero bytes, by `head -c N /dev/zero | sha1sum`. */
const SPARSE_SHA1 =
	process.env.SEALBOOK_LONG === undefined
		? '7779624bf383486e52118a1a6157bd282795f29b'
		: '13edccc7871c2016fbe8a2a0d808e19a90fbfc63';

let tree: HostileTree;
let folder: string;
let pool: HashingPool;

beforeAll(async () => {
	tree = await plantHostileTree();
	folder = mkdtempSync(join(tmpdir(), 'sealbook-pool-'));
	pool = new HashingPool({ workerPath: workerPath('hashing'), threads: 2 });
});
afterAll(async () => {
	await pool.close();
	await tree.remove();
	rmSync(folder, { recursive: true });
});

const refusing = (code: string) => ({ refusal: { code } });

describe('the hashing pool', () => {
	it('gives what reading in this process gives, for every name', async () => {
		const readings = await Promise.all(
			[...tree.files.keys()].map(async (name) => {
				const path = Buffer.concat([Buffer.from(`${tree.root}/`), name]);
				return [await pool.digestFile(path, DIGESTS), await readEvidence(path, { digests: DIGESTS })] as const;
			}),
		);
		expect(readings.length).toBe(tree.files.size);
		for (const [pooled, here] of readings) expect(pooled).toEqual(here);
	});

	it('takes a digest that is named twice for one', async () => {
		const path = join(tree.root, 'plain.txt');
		const { digests } = await pool.digestFile(path, ['md5', 'md5', 'sha256', 'md5']);
		expect(digests).toEqual((await readEvidence(path, { digests: ['md5', 'sha256'] })).digests);
	});

	it('refuses what is no file, each as what it is, and goes on', async () => {
		const refused = [...tree.others].map(([name, kind]) =>
			expect(pool.digestFile(join(tree.root, name), ['md5'])).rejects.toMatchObject(refusing(`evidence.${kind}`)),
		);
		await Promise.all(refused);
		await expect(pool.digestFile(join(folder, 'none'), ['md5'])).rejects.toMatchObject(refusing('evidence.missing'));
		await expect(pool.digestFile(join(tree.root, 'plain.txt'), [])).rejects.toMatchObject(refusing('digest.none'));
		expect((await pool.digestFile(join(tree.root, '-'), ['md5'])).sizeBytes).toBeGreaterThan(0);
	});

	it('reads a large sparse file with flat memory and tells how far it is', async () => {
		const path = join(folder, 'sparse');
		plantSparse(path, SPARSE_BYTES);
		const told: number[] = [];
		const before = process.memoryUsage.rss();
		let most = 0;
		const reading = await pool.digestFile(path, ['sha1'], {
			onProgress({ bytesDone, bytesTotal }) {
				expect(bytesTotal).toBe(SPARSE_BYTES);
				told.push(bytesDone);
				most = Math.max(most, process.memoryUsage.rss());
			},
		});
		expect(reading.digests.sha1).toBe(SPARSE_SHA1);
		expect(told.at(-1)).toBe(SPARSE_BYTES);
		expect(told).toEqual([...told].sort((a, b) => a - b));
		expect(most - before).toBeLessThan(120 * MIB);
	}, 300_000);

	it('flags a file that another program keeps writing to', async () => {
		const path = join(folder, 'busy');
		// Long enough that this process writes meanwhile, however seldom it is let run.
		writeFileSync(path, Buffer.alloc(120 * MIB));
		for (let round = 0; round < 2; round++) {
			let done = false;
			const reading = pool.digestFile(path, ['md5', 'sha256']).finally(() => {
				done = true;
			});
			const fd = openSync(path, 'r+');
			for (let at = 0; !done; at++) {
				writeSync(fd, 'x', at % MIB);
				await setTimeout(1);
			}
			closeSync(fd);
			expect((await reading).changedWhileRead).toEqual(expect.arrayContaining(['mtime', 'ctime']));
		}
	});

	it('cancels what runs and what waits, and is then free for other work', async () => {
		const path = join(folder, 'long');
		plantSparse(path, 40 * 1024 * MIB);
		const stop = new AbortController();
		const jobs = Array.from({ length: 6 }, () =>
			pool.digestFile(path, ['md5', 'sha1', 'sha256'], {
				signal: stop.signal,
				onProgress: () => stop.abort(),
			}),
		);
		for (const job of jobs) await expect(job).rejects.toMatchObject(refusing('job.cancelled'));
		const late = pool.digestFile(path, ['md5'], { signal: stop.signal });
		await expect(late).rejects.toMatchObject(refusing('job.cancelled'));
		const after = await Promise.all(
			Array.from({ length: 4 }, () => pool.digestFile(join(tree.root, 'plain.txt'), ['sha256'])),
		);
		for (const { digests } of after) expect(digests.sha256).toBe(createHash('sha256').digest('hex'));
	});

	it('takes any number of jobs for one signal without a warning on the person’s terminal', async () => {
		const warned: string[] = [];
		const keep = ({ name }: Error) => void warned.push(name);
		process.on('warning', keep);
		const { signal } = new AbortController();
		const path = join(tree.root, 'plain.txt');
		await Promise.all(Array.from({ length: 30 }, () => pool.digestFile(path, ['md5'], { signal })));
		await setTimeout(0);
		process.off('warning', keep);
		expect(warned).toEqual([]);
	});

	it('fails the one file whose worker dies, and works on with a new one', async () => {
		const path = join(folder, 'dies.cjs');
		// The worker of the trial ends at its first file; the name tells it so.
		writeFileSync(
			path,
			`const { parentPort } = require('node:worker_threads');
			parentPort.on('message', ({ files }) => {
				if (files?.paths.endsWith('deadly')) process.exit(7);
			});
			require(${JSON.stringify(workerPath('hashing'))});`,
		);
		const frail = new HashingPool({ workerPath: path, threads: 1 });
		try {
			const deadly = frail.digestFile(join(folder, 'deadly'), ['md5']);
			const good = frail.digestFile(join(tree.root, 'plain.txt'), ['md5']);
			await expect(deadly).rejects.toThrow('ended with code 7');
			expect((await good).digests.md5).toBe('d41d8cd98f00b204e9800998ecf8427e');
		} finally {
			await frail.close();
		}
	});

	it('refuses open work when it is closed and leaves no file open', async () => {
		const openBefore = readdirSync('/proc/self/fd').length;
		const brief = new HashingPool({ workerPath: workerPath('hashing'), threads: 1 });
		const path = join(folder, 'long');
		const jobs = [brief.digestFile(path, ['md5']), brief.digestFile(path, ['md5'])];
		const refused = jobs.map((job) => expect(job).rejects.toMatchObject(refusing('job.cancelled')));
		await setTimeout(50);
		await brief.close();
		await Promise.all(refused);
		expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(openBefore + 1);
		await expect(brief.digestFile(path, ['md5'])).rejects.toThrow('closed');
	});
});
