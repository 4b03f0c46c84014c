/** Lines in the place of records: the same bytes, the same rows, and nothing taken for unchanged that is not. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type BaselineHead, baselineBytes, baselineOfLines, openBaseline } from '../../main/baselines/baseline-file';
import { compare, type Side } from '../../main/baselines/compare';
import { TreeCursor } from '../../main/baselines/cursor';
import type { PathRecord } from '../../main/baselines/path-record';
import { recordLine, recordOnLine } from '../../main/baselines/record-members';
import { recordTree } from '../../main/baselines/record-tree';
import { sideOf } from '../../main/baselines/sides';
import { type TreeLines, treeLines } from '../../main/baselines/tree-lines';
import { HashingPool } from '../../main/hashing/digest-files';
import { Refused } from '../../shared/refusal';
import { workerPath } from '../bundled-workers';
import { plantHostileTree } from '../hashing/hostile-tree';
import { laterTree, seeded, someTree } from './trees';

const folder = mkdtempSync(join(tmpdir(), 'sealbook-lines-'));
const pool = new HashingPool({ workerPath: workerPath('hashing') });
afterAll(async () => {
	await pool.close();
	rmSync(folder, { recursive: true, force: true });
});

const HEAD: BaselineHead = {
	...{ format: 'sealbook-baseline/1', made: '2026-11-22T08:00:00.000Z', root: { path: '/srv' }, pathStyle: 'unix' },
	...{ digests: ['md5', 'sha256'], rules: { include: [], exclude: [] }, quick: false, program: 'Sealbook 0.0.0' },
	...{ timeStepNs: 1, filesOnly: false },
};
async function* given<T>(all: readonly T[]) {
	yield* all;
}
async function joined(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
	const all: Buffer[] = [];
	for await (const piece of pieces) all.push(piece);
	return Buffer.concat(all);
}
/** As a worker writes it: some lines at a time. */
function batches(records: readonly PathRecord[]): TreeLines[] {
	const found: TreeLines[] = [];
	for (let at = 0; at < records.length; at += 5) {
		const others = records.slice(at, at + 5);
		const bytes = Buffer.from(others.map((record) => `${recordLine(record)}\n`).join(''));
		found.push({ bytes, files: 0, fileBytes: 0, others });
	}
	return found;
}
const facts = { digests: ['sha256'], quick: false, timeStepNs: 1n, filesOnly: false } as const;
async function result(before: Side, after: Side, unchanged: boolean) {
	const compared = await compare(before, after, { folder, unchanged });
	const rows: string[] = [];
	for await (const some of compared.rows()) for (const { state, line } of some) rows.push(`${state} ${line}`);
	await compared.close();
	return { rows, counts: compared.counts };
}
const bothDigests = (record: PathRecord): PathRecord =>
	record.digests.sha256 === undefined
		? record
		: { ...record, digests: { md5: record.digests.sha256.slice(0, 32), sha256: record.digests.sha256 } };
const told = { uid: 0, gid: 5, mode: 0o644, inode: 77n, links: 1, ctimeNs: 1_700_000_000_000_000_001n };
const full = (record: PathRecord): PathRecord =>
	record.mtimeNs === null && record.sizeBytes === null ? record : { ...record, ...told };

describe('comparing by lines', () => {
	it('gives the rows and counts that records give, byte for byte', async () => {
		const random = seeded(20261204);
		let unchanged = 0;
		for (let pair = 0; pair < 500; pair++) {
			const first = someTree(random);
			const before = first.map(full);
			// Half of the time nothing has become of it.
			const after = pair % 2 === 0 ? before : laterTree(random, first).map(full);
			const held = pair % 3 === 0 ? before : before.map(bothDigests);
			const stored = async () => openBaseline(given([await joined(baselineBytes(HEAD, given(held), () => undefined))]));
			for (const whole of [true, false]) {
				const lines = batches(after);
				const bySlow = await result(
					{ ...facts, digests: HEAD.digests, records: given(held) },
					{ ...facts, records: given(after) },
					whole,
				);
				const opened = await stored();
				const cursor = new TreeCursor(given(lines));
				const byLines = await result(sideOf(opened), { ...facts, records: given([]), cursor, own: true }, whole);
				expect(byLines, `pair ${pair}`).toEqual(bySlow);
				expect(opened.end()?.paths).toBe(held.length);
				unchanged += byLines.counts.unchanged;
			}
		}
		expect(unchanged).toBeGreaterThan(1000);
	});

	it('refuses a stored line that is not of its form, however alike it is', async () => {
		const file = (path: string): PathRecord =>
			full({
				...recordOnLine(`{"path":"${path}","sizeBytes":"3","state":"clean","type":"file","mtimeNs":"9"}`),
				digests: { sha256: 'a'.repeat(64) },
			});
		const records = ['a', 'b', 'c'].map(file);
		const bytes = (await joined(baselineBytes(HEAD, given(records.map(bothDigests)), () => undefined))).toString();
		const codeOf = async (damaged: string) => {
			const cursor = new TreeCursor(given(batches(records)));
			try {
				const opened = await openBaseline(given([Buffer.from(damaged)]));
				return (await result(sideOf(opened), { ...facts, records: given([]), cursor, own: true }, true)).counts;
			} catch (error) {
				return error instanceof Refused ? `${error.refusal.code} ${error.refusal.sentence}` : error;
			}
		};
		expect(await codeOf(bytes)).toMatchObject({ unchanged: 3, modified: 0 });
		const md5 = 'a'.repeat(32);
		const [head = '', a = '', b = '', c = '', end = ''] = bytes.split('\n');
		const again = (...lines: string[]) => codeOf(`${[head, ...lines, end].join('\n')}\n`);
		for (const damaged of [
			`"md5":"${md5.toUpperCase()}"`,
			`"md5":"${md5.slice(1)}"`,
			`"mdx":"${md5}"`,
			`"md5": "${md5}"`,
		])
			expect(await again(a, b.replace(`"md5":"${md5}"`, damaged), c), damaged).toMatch(/malformed Line 3 /);
		expect(await again(a, b.replace(md5, 'b'.repeat(32)), c), 'another digest').toMatch(/malformed Line 5 /);
		expect(await again(a, a, b, c)).toMatch(/^baseline.duplicate/);
		expect(await again(a, c, b)).toMatch(/malformed Line 4 .* out of order/);
		expect(await again(a, b)).toMatch(/malformed Line 4 /);
		expect(await codeOf(bytes.slice(0, -10))).toMatch(/^list.cut/);
	});
});

describe('a tree as lines', () => {
	const rules = { include: [], exclude: [] };
	async function linesOf(root: string, more: Partial<Parameters<typeof treeLines>[1]> = {}): Promise<TreeLines[]> {
		const found: TreeLines[] = [];
		const options = { digests: ['sha256', 'md5'], rules, quick: false, pool, ...more } as const;
		for await (const some of treeLines(root, options)) found.push(some);
		return found;
	}
	const textOf = (all: readonly TreeLines[]) => Buffer.concat(all.map(({ bytes }) => bytes)).toString('latin1');

	it('has the lines of its records, whatever names, and a baseline of them is read again', async () => {
		const tree = await plantHostileTree();
		try {
			const lines = await linesOf(tree.root);
			const own = textOf(lines).split('\n').slice(0, -1);
			expect(own).toHaveLength(tree.files.size + tree.others.size);
			for (const line of own) expect(Buffer.from(recordLine(recordOnLine(line))).toString('latin1')).toBe(line);
			const bytes = await joined(baselineOfLines(HEAD, given(lines), () => undefined));
			const opened = await openBaseline(given([bytes]));
			let paths = 0;
			for await (const _ of opened.records) paths++;
			expect(paths).toBe(own.length);
			const again = await openBaseline(given([bytes]));
			const cursor = new TreeCursor(treeLines(tree.root, { digests: ['sha256'], rules, quick: false, pool }));
			const { counts } = await result(sideOf(again), { ...facts, records: given([]), cursor, own: true }, false);
			expect(counts).toMatchObject({ unchanged: own.length - counts.unreadable, modified: 0, added: 0, removed: 0 });
		} finally {
			await tree.remove();
		}
	});

	it('tells long files, rules and progress, ends when told to, and of quick trees nothing is read', async () => {
		const root = join(folder, 'tree');
		mkdirSync(join(root, 'cache'), { recursive: true });
		for (const [name, bytes] of [
			['long', 17 << 20],
			['middle', 100_000],
			['small', 10],
		] as const)
			writeFileSync(join(root, name), Buffer.alloc(bytes, name));
		writeFileSync(join(root, 'cache/x'), 'x');
		writeFileSync(join(root, 'y.tmp'), 'y');
		symlinkSync('small', join(root, 'link'));
		utimesSync(join(root, 'small'), -5, -5);
		let last = { entriesDone: 0, bytesDone: 0 };
		const all = await linesOf(root, {
			rules: { include: [], exclude: ['cache', '**/*.tmp'] },
			onProgress: (now) => {
				last = now;
			},
		});
		const records = textOf(all).trimEnd().split('\n').map(recordOnLine);
		expect(records.map(({ path, state, type }) => `${path} ${state} ${type}`)).toEqual([
			'cache not-checked folder',
			'link clean link',
			'long clean file',
			'middle clean file',
			'small clean file',
			'y.tmp not-checked file',
		]);
		for (const { type, state, digests } of records)
			expect(Object.keys(digests)).toHaveLength(type === 'file' && state === 'clean' ? 2 : 0);
		expect(last).toEqual({ entriesDone: 7, bytesDone: (17 << 20) + 100_010 });
		const stop = new AbortController();
		const stopped = linesOf(root, { signal: stop.signal, onProgress: () => stop.abort() });
		await expect(stopped).rejects.toMatchObject({ refusal: { code: 'job.cancelled' } });
		const quick: PathRecord[] = [];
		for await (const record of recordTree(`${root}/`, { digests: [], rules, quick: true, pool })) quick.push(record);
		expect(quick.map(({ path }) => path.toString())).toContain('cache/x');
		expect(quick.every(({ digests }) => Object.keys(digests).length === 0)).toBe(true);
	});
});
