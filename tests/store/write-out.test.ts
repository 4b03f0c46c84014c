/** Files written where the person chose: what is said to be written survives a power cut, what fails leaves nothing. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Disk, nodeDisk } from '../../main/store/disk';
import { once, writeOut } from '../../main/store/write-out';
import { Refused } from '../../shared/refusal';
import { faultyDisk, type Operation } from './faulty-disk';
import { folder } from './place';

const BYTES = Buffer.from('what was exported');
const refusalOf = (work: Promise<unknown>) =>
	work.then(
		() => 'not refused',
		(error: unknown) => (error instanceof Refused ? error.refusal.code : error),
	);
/** A disk that notes which paths are opened. */
function noting(opened: string[]): Disk {
	return {
		...nodeDisk,
		open: (path, flags, mode) => {
			opened.push(String(path));
			return nodeDisk.open(path, flags, mode);
		},
	};
}

it.each([(path: string) => path, (path: string) => Buffer.from(path)])(
	'syncs the file and then the folder that its name stands in',
	async (as) => {
		const at = folder();
		const path = join(at, 'export.csv');
		const opened: string[] = [];
		const disk = faultyDisk(noting(opened));
		expect(await writeOut(as(path), once(BYTES), disk)).toBe(BYTES.length);
		expect(readFileSync(path)).toEqual(BYTES);
		expect(opened).toEqual([path, at]);
		const order: Operation[] = ['open', 'write', 'sync', 'close', 'open', 'sync', 'close'];
		expect(disk.calls).toEqual(order);
	},
);

it('refuses and leaves no file where the name cannot be made durable', async () => {
	const path = join(folder(), 'export.csv');
	const disk = faultyDisk();
	disk.fault = { operation: 'sync', code: 'EIO', at: 2 };
	expect(await refusalOf(writeOut(path, once(BYTES), disk))).toBe('disk.EIO');
	expect(existsSync(path)).toBe(false);
});

it('writes into a folder that it may not read, and that has no such call', async () => {
	for (const fault of [
		{ operation: 'open', code: 'EACCES', at: 2 },
		{ operation: 'sync', code: 'EINVAL', at: 2 },
	] as const) {
		const path = join(folder(), 'export.csv');
		expect(await writeOut(path, once(BYTES), Object.assign(faultyDisk(), { fault }))).toBe(BYTES.length);
		expect(readFileSync(path)).toEqual(BYTES);
	}
});

it('never writes over what is there, nor through a link', async () => {
	const path = join(folder(), 'export.csv');
	await writeOut(path, once(BYTES));
	expect(await refusalOf(writeOut(path, once(Buffer.from('other'))))).toBe('disk.EEXIST');
	expect(readFileSync(path)).toEqual(BYTES);
	const link = join(folder(), 'export.csv');
	symlinkSync(`${path}.elsewhere`, link);
	expect(await refusalOf(writeOut(link, once(BYTES)))).toBe('disk.EEXIST');
	expect(existsSync(`${path}.elsewhere`)).toBe(false);
});
