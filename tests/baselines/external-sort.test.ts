import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sortRecords } from '../../main/baselines/external-sort';

const folder = mkdtempSync(join(tmpdir(), 'sealbook-sort-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sorted = async (
	records: Iterable<Buffer>,
	memoryBytes: number,
	compare: (a: Buffer, b: Buffer) => number = Buffer.compare,
	signal?: AbortSignal,
) => {
	const got: Buffer[] = [];
	for await (const record of sortRecords(records, { compare, folder, memoryBytes, signal })) got.push(record);
	return got;
};

describe('the external sort', () => {
	it('gives what a sort in memory gives, however many runs it takes, and leaves no file', async () => {
		const records = fc.array(fc.uint8Array({ maxLength: 40 }).map(Buffer.from), { maxLength: 400 });
		await fc.assert(
			fc.asyncProperty(records, fc.integer({ min: 1, max: 20_000 }), async (given, memoryBytes) => {
				expect(await sorted(given, memoryBytes)).toEqual([...given].sort(Buffer.compare));
			}),
			{ numRuns: 60 },
		);
		expect(readdirSync(folder)).toEqual([]);
	});

	it('keeps equal records in the order they came in, through more runs than are merged at once', async () => {
		const given = Array.from({ length: 1000 }, (_, at) => Buffer.from(`${at % 7}:${at}`));
		const byFirst = (a: Buffer, b: Buffer) => (a[0] ?? 0) - (b[0] ?? 0);
		expect(await sorted(given, 1, byFirst)).toEqual([...given].sort(byFirst));
	});

	it('takes records longer than its own buffers', async () => {
		const given = [3, 1, 2].map((first) => Buffer.alloc(3_000_000, first));
		expect((await sorted(given, 1)).map((record) => [record[0], record.length])).toEqual([
			[1, 3_000_000],
			[2, 3_000_000],
			[3, 3_000_000],
		]);
	});

	it('leaves no file when it is cancelled, given up, or when its source fails', async () => {
		const many = function* () {
			for (let at = 0; at < 20_000; at++) yield Buffer.from(String(at));
		};
		const failing = function* () {
			yield* [...many()].slice(0, 100);
			throw new Error('the source failed');
		};
		await expect(sorted(many(), 100_000, Buffer.compare, AbortSignal.abort())).rejects.toMatchObject({
			refusal: { code: 'job.cancelled' },
		});
		await expect(sorted(failing(), 1)).rejects.toThrow('the source failed');
		for await (const record of sortRecords(many(), { compare: Buffer.compare, folder, memoryBytes: 100_000 })) {
			expect(record.toString()).toBe('0');
			break;
		}
		expect(readdirSync(folder)).toEqual([]);
	});

	it('refuses a folder that is not there', async () => {
		const gone = join(folder, 'gone');
		const records = sortRecords([Buffer.from('a')], { compare: Buffer.compare, folder: gone, memoryBytes: 1 });
		await expect(records.next()).rejects.toMatchObject({ refusal: { code: 'disk.ENOENT' } });
	});
});
