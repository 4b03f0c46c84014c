/** What is set aside comes back as it was, whole and from anywhere, and cannot be read on the disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Spool } from '../../main/baselines/spool';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sealbook-spool-'));
});
afterEach(() => rm(folder, { recursive: true }));

const LENGTHS = [0, 1, 8191, 8192, 8193, 262_143, 262_144, 262_145, 3, 0, 700_000, 131_070, 131_071, 1, 5];
const lineOf = (length: number, at: number) => Buffer.alloc(length, `line ${at} of evidence `);

it('gives lines of every length back, all in order and each alone', async () => {
	const spool = await Spool.open(folder);
	const lines = [...LENGTHS, ...Array.from({ length: 5000 }, (_, at) => at % 211)].map(lineOf);
	const places: number[] = [];
	for (const line of lines) {
		places.push(spool.sizeBytes);
		await spool.write(line);
	}
	await spool.end();
	const read: Buffer[] = [];
	for await (const some of spool.lines()) read.push(...some.map((line) => Buffer.from(line)));
	expect(read.length).toBe(lines.length);
	expect(read.every((line, at) => line.equals(lines[at] as Buffer))).toBe(true);
	for (const [at, line] of lines.entries()) {
		if (at > 40 && at % 97 > 0) continue;
		expect((await spool.read(places[at] as number, line.length)).equals(line)).toBe(true);
	}
	await spool.close();
	expect(readdirSync(folder)).toEqual([]);
});

it.runIf(process.platform === 'linux')('writes nothing that can be read', async () => {
	const spool = await Spool.open(folder);
	await spool.write(lineOf(300_000, 7));
	await spool.write(lineOf(300_000, 7));
	await spool.end();
	const held = readdirSync('/proc/self/fd').flatMap((fd) => {
		try {
			const path = `/proc/self/fd/${fd}`;
			const stats = statSync(path);
			return stats.isFile() && stats.size === spool.sizeBytes ? [readFileSync(path)] : [];
		} catch {
			return [];
		}
	});
	await spool.close();
	expect(held.length).toBe(1);
	expect(held[0]?.includes('evidence')).toBe(false);
	// No two pieces under one counter.
	const [first, second] = [held[0]?.subarray(0, 8192), held[0]?.subarray(8192, 16_384)];
	const plain = lineOf(300_000, 7);
	const stream = (sealed: Buffer | undefined, from: number) =>
		Buffer.from((sealed ?? Buffer.alloc(0)).map((byte, at) => byte ^ (plain[from + at] as number)));
	expect(stream(first, 0).equals(stream(second, 8192))).toBe(false);
});
