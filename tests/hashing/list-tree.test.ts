/** A list written by the workers is, byte for byte, the list of the same entries written one by one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingPool } from '../../main/hashing/digest-files';
import { hashList, LIST_FORMATS, type ListFormat } from '../../main/hashing/formats';
import { hashTree } from '../../main/hashing/hash-tree';
import { type ListedLines, listTree } from '../../main/hashing/list-tree';
import { LONG_FILE_BYTES } from '../../main/hashing/long-files';
import type { EvidencePath } from '../../main/hashing/names';
import type { TreePlace } from '../../main/hashing/resume';
import { workerPath } from '../bundled-workers';
import { type HostileTree, plantHostileTree } from './hostile-tree';

let tree: HostileTree;
let folder: string;
let pool: HashingPool;

beforeAll(async () => {
	tree = await plantHostileTree();
	folder = mkdtempSync(join(tmpdir(), 'sealbook-list-'));
	pool = new HashingPool({ workerPath: workerPath('hashing'), threads: 2 });
	for (let at = 0; at < 700; at++) {
		mkdirSync(join(folder, `${at % 7}`), { recursive: true });
		writeFileSync(join(folder, `${at % 7}`, `file ${at}`), `content ${at} `.repeat(at));
	}
	// Long ones and some that keep a worker busy, between small ones.
	writeFileSync(join(folder, '3', 'file 300 long'), Buffer.alloc(LONG_FILE_BYTES, 'long'));
	writeFileSync(join(folder, '3', 'file 301 long'), Buffer.alloc(LONG_FILE_BYTES + 1, 'longer'));
	for (let at = 0; at < 6; at++) writeFileSync(join(folder, '5', `file 12${at} big`), Buffer.alloc(5_000_000, `${at}`));
});
afterAll(async () => {
	await pool.close();
	await tree.remove();
	rmSync(folder, { recursive: true });
});

const digestsOf = (format: ListFormat) =>
	format === 'sha256sum' ? (['sha256'] as const) : (['md5', 'sha1', 'sha256'] as const);

async function oneByOne(format: ListFormat, roots: readonly EvidencePath[]) {
	const digests = digestsOf(format);
	const list = hashList(format, { digests, invokedFrom: '', command: '' });
	const found = { text: '', entries: 0, digested: 0, amiss: 0 };
	for await (const entry of hashTree(roots, { digests, pool })) {
		found.text += list.line(entry).toString('latin1');
		found.entries++;
		if (entry.state === 'digested') found.digested++;
		else if (entry.state !== 'skipped') found.amiss++;
	}
	return found;
}

async function* listed(format: ListFormat, roots: readonly EvidencePath[], after?: TreePlace) {
	yield* listTree(roots, { digests: digestsOf(format), format, pool, after });
}

async function gathered(blocks: AsyncIterable<ListedLines>) {
	const found = { text: '', entries: 0, digested: 0, amiss: 0 };
	for await (const { lines, entries, digested, amiss } of blocks) {
		found.text += Buffer.concat(lines).toString('latin1');
		found.entries += entries;
		found.digested += digested;
		found.amiss += amiss;
	}
	return found;
}

describe('a list made by the workers', () => {
	it.each(LIST_FORMATS)('is the list of the entries, as %s', async (format) => {
		const roots = [tree.root, folder, join(folder, '0', 'file 0'), join(folder, 'nothing')];
		const right = await oneByOne(format, roots);
		expect(right.digested).toBeGreaterThan(700);
		expect(right.amiss).toBeGreaterThan(0);
		expect(await gathered(listed(format, roots))).toEqual(right);
	});

	it('goes on after any of its blocks as if nothing had been', async () => {
		const roots = [folder, tree.root, folder];
		const blocks: ListedLines[] = [];
		for await (const block of listed('hashdeep', roots)) blocks.push(block);
		expect(blocks.length).toBeGreaterThan(2);
		const text = (some: readonly ListedLines[]) => Buffer.concat(some.flatMap(({ lines }) => lines)).toString('latin1');
		let entries = 0;
		for (const [at, block] of blocks.entries()) {
			entries += block.entries;
			const rest = await gathered(listed('hashdeep', roots, { entries, path: block.path }));
			expect(rest.text).toBe(text(blocks.slice(at + 1)));
		}
		const other = gathered(listed('hashdeep', roots, { entries: 3, path: Buffer.from('/elsewhere') }));
		await expect(other).rejects.toMatchObject({ refusal: { code: 'hash.tree-changed' } });
	});

	it('tells how many bytes were read and stops when it is told to', async () => {
		let bytes = 0;
		let entries = 0;
		const stop = new AbortController();
		const options = { digests: ['sha256'], format: 'sha256sum', pool } as const;
		const onProgress = (at: { entriesDone: number; bytesDone: number }) => {
			bytes = at.bytesDone;
			entries = at.entriesDone;
		};
		for await (const _ of listTree([folder], { ...options, onProgress }));
		expect(entries).toBe(708);
		const small = Array.from({ length: 700 }, (_, at) => `content ${at} `.length * at).reduce((sum, one) => sum + one);
		expect(bytes).toBe(small + 2 * LONG_FILE_BYTES + 1 + 30_000_000);
		const stopped = gathered(listTree([folder], { ...options, signal: stop.signal, onProgress: () => stop.abort() }));
		await expect(stopped).rejects.toMatchObject({ refusal: { code: 'job.cancelled' } });
	});
});
