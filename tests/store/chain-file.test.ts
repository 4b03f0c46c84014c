/**
 * What a handler relies on: an entry that was shown as sealed is there after anything the disk does, in its order, and
 * nothing that is bad is taken for good or cut away unseen.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import type { RecordSeal } from '../../main/store/sealing';
import type { Vault } from '../../main/vault/vault';
import { faultyDisk } from './faulty-disk';
import { caseId, chainId, folder, refusalOf, vault } from './place';

interface Chain {
	readonly path: string;
	readonly seal: RecordSeal;
	readonly vault: Vault;
	/** File size after each line, from 0. */
	readonly sizes: number[];
	readonly lines: string[];
}

async function chainOf(lines: readonly string[]): Promise<Chain> {
	const id = chainId();
	const v = vault();
	const seal = v.recordSeal(id);
	const path = join(folder(), `${id}.ledger`);
	const chain = await ChainFile.create(path, { seal });
	const sizes = [0];
	for (const line of lines) {
		await chain.append(line);
		sizes.push(readFileSync(path).length);
	}
	await chain.close();
	return { path, seal, vault: v, sizes, lines: [...lines] };
}

async function reopened(path: string, seal: RecordSeal): Promise<readonly string[]> {
	const chain = await ChainFile.open(path, { seal });
	const lines = [...chain.lines];
	await chain.close();
	return lines;
}

describe('a chain on disk', () => {
	it('gives back every line as it was appended, in order', async () => {
		const lines = ['{"v":1}\t["sig"]\t["salt","text","Ünïcode 🙂 \u202e"]', '', 'x'.repeat(512 * 1024), '\u0000'];
		const { path, seal } = await chainOf(lines);
		expect(await reopened(path, seal)).toEqual(lines);
	});

	it('keeps the order of calls when many appends are under way at once', async () => {
		const { path, seal } = await chainOf([]);
		const chain = await ChainFile.open(path, { seal });
		const lines = Array.from({ length: 200 }, (_, i) => `line ${i}`);
		await Promise.all(lines.map((line) => chain.append(line)));
		expect(chain.lines).toEqual(lines);
		await chain.close();
		expect(await reopened(path, seal)).toEqual(lines);
	});

	it('goes on after appends, closes and openings, also across the reading window', async () => {
		const { path, seal } = await chainOf([]);
		const lines = Array.from({ length: 12 }, (_, i) => String.fromCharCode(97 + i).repeat(500_000));
		for (const line of lines) {
			const chain = await ChainFile.open(path, { seal });
			await chain.append(line);
			await chain.close();
		}
		expect(await reopened(path, seal)).toEqual(lines);
	});

	it('refuses a line over 512 KiB, one with a line feed and one with a lone surrogate, and goes on', async () => {
		const { path, seal } = await chainOf([]);
		const chain = await ChainFile.open(path, { seal });
		expect(await refusalOf(chain.append('ü'.repeat(256 * 1024 + 1)))).toBe('ledger.line-too-long');
		await expect(chain.append('a\nb')).rejects.toThrow('no line feed');
		await expect(chain.append('a\ud800')).rejects.toThrow('no lone surrogate');
		await chain.append('good');
		await chain.close();
		expect(await refusalOf(chain.append('late'))).toBe('notebook.locked');
		expect(await reopened(path, seal)).toEqual(['good']);
	});

	it('does not replace a chain that is there, and refuses one that is not', async () => {
		const { path, seal } = await chainOf(['kept']);
		expect(await refusalOf(ChainFile.create(path, { seal }))).toBe('disk.EEXIST');
		expect(await reopened(path, seal)).toEqual(['kept']);
		expect(await refusalOf(ChainFile.open(`${path}-not`, { seal }))).toBe('disk.ENOENT');
	});

	it('opens only in its own vault and as its own chain', async () => {
		const { path, vault: own, lines } = await chainOf(['a', 'b', 'c']);
		for (const seal of [vault().recordSeal(chainId()), own.recordSeal(chainId())]) {
			expect(await refusalOf(ChainFile.open(path, { seal }))).toBe('ledger.damaged');
			expect(await ChainFile.openDamaged(path, { seal })).toEqual({ lines: [], damagedAt: 1, tornBytes: 0 });
		}
		expect(lines).toHaveLength(3);
	});

	it('shows nothing of a line to one who has only the disk', async () => {
		const { path } = await chainOf(['canary phrase of the handler']);
		expect(readFileSync(path).includes('canary')).toBe(false);
	});
});

describe('a torn tail', () => {
	it('is kept aside, cut and reported at every length of the last record', async () => {
		const { path, seal, sizes, lines } = await chainOf(['first', 'second', 'the third one']);
		const whole = readFileSync(path);
		const start = sizes[2] as number;
		for (let size = start + 1; size < whole.length; size++) {
			writeFileSync(path, whole.subarray(0, size));
			const told: number[] = [];
			const chain = await ChainFile.open(path, { seal, onTorn: ({ bytes }) => told.push(bytes) });
			expect(chain.lines).toEqual(lines.slice(0, 2));
			expect(chain.torn?.bytes).toBe(size - start);
			expect(told).toEqual([size - start]);
			const kept = readFileSync(join(path, '..', chain.torn?.keptAs ?? ''));
			expect(kept.equals(whole.subarray(start, size))).toBe(true);
			await chain.append('after');
			await chain.close();
			expect(await reopened(path, seal)).toEqual(['first', 'second', 'after']);
		}
		const names = readdirSync(join(path, '..')).filter((name) => name.includes('.torn-'));
		expect(names).toHaveLength(whole.length - start - 1);
	});

	it('is nothing where the file ends after a whole record', async () => {
		const { path, seal, sizes } = await chainOf(['first', 'second', 'third']);
		writeFileSync(path, readFileSync(path).subarray(0, sizes[2]));
		const chain = await ChainFile.open(path, { seal });
		expect(chain.torn).toBeNull();
		await chain.close();
	});

	it('may be zeros that a file system left in its place', async () => {
		const { path, seal, sizes, lines } = await chainOf(['first', 'second']);
		writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(4096)]));
		const chain = await ChainFile.open(path, { seal });
		expect(chain.lines).toEqual(lines);
		expect(chain.torn?.bytes).toBe(4096);
		await chain.close();
		expect(readFileSync(path)).toHaveLength(sizes[2] as number);
	});

	it('is cut again, with nothing lost, where a fault hits the cutting', async () => {
		const { path, seal, sizes } = await chainOf(['first', 'second']);
		const torn = readFileSync(path).subarray(0, (sizes[1] as number) + 20);
		for (const operation of ['open', 'write', 'sync', 'truncate', 'rename', 'read', 'readdir', 'close'] as const) {
			for (const at of [1, 2, 3]) {
				writeFileSync(path, torn);
				const disk = faultyDisk();
				disk.fault = { operation, code: 'EIO', at };
				await refusalOf(ChainFile.open(path, { seal, disk }).then((chain) => chain.close())).catch(() => undefined);
				expect(await reopened(path, seal)).toEqual(['first']);
			}
		}
	});
});

describe('damage', () => {
	it('of any one bit is refused, or is the torn tail where it hits the last record', async () => {
		const { path, seal, sizes, lines } = await chainOf(['one', 'two', 'three', 'four']);
		const whole = readFileSync(path);
		for (let bit = 0; bit < whole.length * 8; bit++) {
			const bytes = Buffer.from(whole);
			bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
			writeFileSync(path, bytes);
			const position = sizes.findIndex((size) => bit >> 3 < size);
			if (position === lines.length) {
				expect(await ChainFile.openDamaged(path, { seal })).toMatchObject({
					lines: lines.slice(0, -1),
					damagedAt: null,
				});
				continue;
			}
			expect(await refusalOf(ChainFile.open(path, { seal }))).toBe('ledger.damaged');
			expect(readFileSync(path).equals(bytes)).toBe(true);
			const read = await ChainFile.openDamaged(path, { seal });
			expect(read).toEqual({ lines: lines.slice(0, position - 1), damagedAt: position, tornBytes: 0 });
		}
	});

	it('names its place', async () => {
		const { path, seal, sizes } = await chainOf(['one', 'two', 'three']);
		const bytes = readFileSync(path);
		bytes[(sizes[1] as number) + 20] = 0;
		bytes[(sizes[1] as number) + 21] = 0;
		writeFileSync(path, bytes);
		await expect(ChainFile.open(path, { seal })).rejects.toThrow(/damaged at entry 2/);
	});

	it('is seen where records are swapped, repeated, left out or put in from elsewhere', async () => {
		const { path, seal, sizes } = await chainOf(['one', 'two', 'six', 'ten']);
		const whole = readFileSync(path);
		const record = (n: number) => whole.subarray(sizes[n - 1], sizes[n]);
		for (const order of [
			[2, 1, 3, 4],
			[1, 3, 2, 4],
			[1, 1, 2, 3, 4],
			[1, 2, 2, 3, 4],
			[2, 3, 4],
			[1, 3, 4],
			[1, 2, 4, 3],
			[4, 3],
		]) {
			writeFileSync(path, Buffer.concat(order.map(record)));
			expect(await refusalOf(ChainFile.open(path, { seal }))).toBe('ledger.damaged');
		}
	});

	it('longer than one record is never cut as a torn tail', async () => {
		const { path, seal } = await chainOf(['one']);
		writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(600 * 1024, 7)]));
		expect(await refusalOf(ChainFile.open(path, { seal }))).toBe('ledger.damaged');
	});
});

describe('a disk that fails', () => {
	it('that takes a few bytes a time still gets whole lines', async () => {
		const { path, seal } = await chainOf([]);
		const disk = faultyDisk();
		disk.mostPerWrite = 7;
		const chain = await ChainFile.open(path, { seal, disk });
		await chain.append('a line of more than seven bytes');
		await chain.close();
		expect(await reopened(path, seal)).toEqual(['a line of more than seven bytes']);
	});

	it('that is full at any byte refuses, keeps the file as it was and goes on when there is room', async () => {
		for (let free = 0; free < 60; free++) {
			const { path, seal } = await chainOf(['before']);
			const before = readFileSync(path);
			const disk = faultyDisk();
			const chain = await ChainFile.open(path, { seal, disk });
			disk.freeBytes = free;
			expect(await refusalOf(chain.append('does not fit in these bytes at all'))).toBe('disk.ENOSPC');
			expect(readFileSync(path).equals(before)).toBe(true);
			disk.freeBytes = 1000;
			await chain.append('fits');
			await chain.close();
			expect(await reopened(path, seal)).toEqual(['before', 'fits']);
		}
	});

	it('that fails to sync is never asked again, and the line is not acknowledged', async () => {
		const { path, seal } = await chainOf(['before']);
		const disk = faultyDisk();
		const chain = await ChainFile.open(path, { seal, disk });
		disk.calls.length = 0;
		disk.fault = { operation: 'datasync', code: 'EIO', at: 1 };
		const [first, second] = await Promise.all([refusalOf(chain.append('a')), refusalOf(chain.append('b'))]);
		expect([first, second]).toEqual(['notebook.read-only', 'notebook.read-only']);
		const calls = disk.calls.length;
		expect(await refusalOf(chain.append('c'))).toBe('notebook.read-only');
		expect(disk.calls.length).toBe(calls);
		expect(chain.lines).toEqual(['before']);
		await chain.close();
		expect((await reopened(path, seal))[0]).toBe('before');
	});

	it('that fails to write or to cut is never asked again', async () => {
		for (const fault of ['EIO while writing', 'cut fails'] as const) {
			const { path, seal } = await chainOf(['before']);
			const disk = faultyDisk();
			const chain = await ChainFile.open(path, { seal, disk });
			disk.calls.length = 0;
			if (fault === 'cut fails') {
				disk.freeBytes = 5;
				disk.fault = { operation: 'truncate', code: 'EIO', at: 1 };
			} else disk.fault = { operation: 'write', code: 'EIO', at: 1 };
			expect(await refusalOf(chain.append('lost'))).toBe('notebook.read-only');
			disk.fault = null;
			disk.freeBytes = 1000;
			expect(await refusalOf(chain.append('later'))).toBe('notebook.read-only');
			await chain.close();
			expect(await reopened(path, seal)).toEqual(['before']);
		}
	});

	it('acknowledges only after write and sync, whatever fails and when', async () => {
		for (const operation of ['open', 'read', 'write', 'datasync', 'truncate', 'sync', 'stat', 'close'] as const) {
			for (const code of ['EIO', 'ENOSPC', 'EACCES']) {
				for (const sticky of [false, true]) {
					for (let at = 1; at <= 5; at++) {
						const { path, seal } = await chainOf(['before']);
						const disk = faultyDisk();
						disk.mostPerWrite = 30;
						disk.fault = { operation, code, at, sticky };
						const acknowledged = ['before'];
						const refusals = new Set<string>();
						try {
							const chain = await ChainFile.open(path, { seal, disk });
							for (const line of ['one', 'two', 'three']) {
								const code = await refusalOf(chain.append(line));
								if (code === 'no refusal') acknowledged.push(line);
								else refusals.add(code);
							}
							await chain.close().catch(() => undefined);
							expect(chain.lines).toEqual(acknowledged);
						} catch (error) {
							expect(error).toHaveProperty('refusal.code', `disk.${code}`);
						}
						for (const refusal of refusals) expect([`disk.${code}`, 'notebook.read-only']).toContain(refusal);
						const lines = await reopened(path, seal);
						expect(lines.filter((line) => acknowledged.includes(line))).toEqual(acknowledged);
						// At most the one line whose fate was unknown stands there besides.
						expect(lines.length - acknowledged.length).toBeLessThanOrEqual(1);
					}
				}
			}
		}
	});

	it('leaves no half-made chain', async () => {
		for (const operation of ['open', 'sync', 'stat', 'close'] as const) {
			for (const at of [1, 2, 3]) {
				const disk = faultyDisk();
				disk.fault = { operation, code: 'EIO', at };
				const id = caseId();
				const seal = vault().recordSeal(chainId());
				const at2 = folder();
				const path = join(at2, `${id}.ledger`);
				const made = await refusalOf(
					ChainFile.create(path, { seal, disk }).then((chain) => chain.close().catch(() => undefined)),
				);
				if (made !== 'no refusal') expect(readdirSync(at2)).toEqual([]);
			}
		}
	});
});
