import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingPool } from '../../main/hashing/digest-files';
import { hashTree, type TreeEntry } from '../../main/hashing/hash-tree';
import { LONG_FILE_BYTES, shares } from '../../main/hashing/long-files';
import { readEvidence } from '../../main/hashing/read-evidence';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import { workerPath } from '../bundled-workers';
import { plantSparse } from './hostile-tree';

let folder: string;
let pool: HashingPool;
let long: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'sealbook-long-'));
	pool = new HashingPool({ workerPath: workerPath('hashing'), threads: 3 });
	long = join(folder, 'long');
	writeFileSync(long, randomBytes(LONG_FILE_BYTES + 300_003));
});
afterAll(async () => {
	await pool.close();
	rmSync(folder, { recursive: true });
});

describe('a long file shared by several workers', () => {
	it('has the digests of one reading by one thread, in the order asked for', async () => {
		for (const digests of [DIGESTS, ['sha256', 'md5'], ['sha1'], ['blake3', 'sha256', 'blake3']] as const) {
			const shared = await pool.digestFile(long, digests);
			expect(shared).toEqual(await readEvidence(long, { digests }));
			expect(Object.keys(shared.digests)).toEqual([...new Set(digests)]);
		}
	});

	it('stands in its place between small ones, also several at a time', async () => {
		const tree = join(folder, 'tree');
		const names = ['a', 'b long', 'c', 'd long', 'e long', 'f'];
		rmSync(tree, { recursive: true, force: true });
		for (const name of names) {
			const bytes = randomBytes(name.endsWith('long') ? LONG_FILE_BYTES + 1 : 5_000);
			writeFileSync(join(folder, name), bytes);
		}
		const entries: TreeEntry[] = [];
		const paths = names.map((name) => join(folder, name));
		for await (const entry of hashTree(paths, { digests: ['md5', 'sha256'], pool })) entries.push(entry);
		for (const [at, path] of paths.entries()) {
			const { digests } = await readEvidence(path, { digests: ['md5', 'sha256'] });
			expect(entries[at]).toMatchObject({ state: 'digested', reading: { digests } });
			expect(entries[at]?.path.toString()).toBe(path);
		}
	});

	it('is told as changed when it grew meanwhile', async () => {
		const path = join(folder, 'grows');
		plantSparse(path, 300_000_000);
		let grown = false;
		const reading = await pool.digestFile(path, ['md5', 'sha1', 'sha256'], {
			onProgress() {
				if (!grown) appendFileSync(path, 'x');
				grown = true;
			},
		});
		expect(reading.changedWhileRead).toEqual(expect.arrayContaining(['size', 'mtime', 'ctime']));
	});

	it('is refused as what it is, and the workers are free again', async () => {
		const gone = join(folder, 'gone');
		await expect(pool.digestLong({ path: Buffer.from(gone) }, ['md5', 'sha1'])).resolves.toMatchObject([
			{ ok: false, refusal: { code: 'evidence.missing' } },
		]);
		const stop = new AbortController();
		const path = join(folder, 'endless');
		plantSparse(path, 40 * 1024 ** 3);
		const cancelled = pool.digestFile(path, DIGESTS, { signal: stop.signal, onProgress: () => stop.abort() });
		await expect(cancelled).rejects.toMatchObject({ refusal: { code: 'job.cancelled' } });
		expect((await pool.digestFile(long, ['md5'])).sizeBytes).toBe(LONG_FILE_BYTES + 300_003);
	});

	it('fails loudly when one of its workers dies, and the others go on', async () => {
		const frail = join(folder, 'frail.cjs');
		writeFileSync(
			frail,
			`const { parentPort } = require('node:worker_threads');
			parentPort.on('message', ({ asks, digests }) => {
				if (asks === 'follow' && /sha384|sha512/.test(digests.join())) process.exit(9);
			});
			require(${JSON.stringify(workerPath('hashing'))});`,
		);
		const frailPool = new HashingPool({ workerPath: frail, threads: 2 });
		try {
			// The leader is in the middle of its file when the one who follows it dies.
			const path = join(folder, 'endless');
			await expect(frailPool.digestFile(path, ['sha384', 'sha512'])).rejects.toThrow('ended with code 9');
			expect((await frailPool.digestFile(long, ['md5', 'sha1'])).sizeBytes).toBe(LONG_FILE_BYTES + 300_003);
		} finally {
			await frailPool.close();
		}
	});
});

describe('who makes which digest', () => {
	const costs: Partial<Record<DigestName, number>> = { md5: 1.43, sha1: 0.55, sha256: 0.6 };
	const costOf = (name: DigestName) => costs[name] ?? 4;

	it('gives the slowest a thread of its own and the reader what is left', () => {
		expect(shares(['md5', 'sha1', 'sha256'], costOf, 2)).toEqual([['sha256', 'sha1'], ['md5']]);
		expect(shares(['sha256'], costOf, 8)).toEqual([[], ['sha256']]);
		expect(shares(DIGESTS, costOf, 4).flat().sort()).toEqual([...DIGESTS].sort());
	});
});
