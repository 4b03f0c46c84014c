/**
 * What a handler relies on: one program at a time writes a notebook, who is second is told who is first, and a program
 * that died keeps nobody out.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type Disk, nodeDisk } from '../../main/store/disk';
import { type Holder, lockHolder, takeLock } from '../../main/store/lock';
import { faultyDisk } from './faulty-disk';
import { folder, refusalOf } from './place';

const own: Holder = { pid: process.pid, startedAt: '2026-11-22T08:00:00.000Z', boot: 'boot-1', host: hostname() };

/** A disk without links, as exFAT is. */
function withoutLinks(under: Disk = nodeDisk): Disk {
	return {
		...under,
		link: async () => {
			throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
		},
	};
}

/** The number of a process that is certainly gone. */
function deadPid(): number {
	return spawnSync(process.execPath, ['-e', '']).pid;
}

/** What remains when a holder dies. */
async function left(place: string, by: Partial<Holder> = {}): Promise<void> {
	const lock = await takeLock(place, { ...own, ...by });
	const bytes = readFileSync(join(place, 'lock'));
	await lock.release();
	writeFileSync(join(place, 'lock'), bytes);
}

describe.each([
	['with links', nodeDisk],
	['without links', withoutLinks()],
])('the lock on a disk %s', (_, disk) => {
	it('lets one in, tells the second who that is, and lets it in afterwards', async () => {
		const place = folder();
		const first = await takeLock(place, own, disk);
		await expect(takeLock(place, own, disk)).rejects.toMatchObject({
			refusal: {
				code: 'notebook.in-use',
				sentence: `This notebook is open in another Sealbook (process ${process.pid}) since 2026-11-22T08:00:00.000Z.`,
			},
		});
		await first.release();
		expect(readdirSync(place)).toEqual([]);
		const second = await takeLock(place, own, disk);
		await first.release();
		expect(await refusalOf(takeLock(place, own, disk))).toBe('notebook.in-use');
		await second.release();
	});

	it('takes over from a process that is gone, and from a boot that is over', async () => {
		for (const gone of [{ pid: deadPid() }, { pid: 2 ** 40 }, { boot: 'boot-0' }]) {
			const place = folder();
			await left(place, gone);
			const lock = await takeLock(place, own, disk);
			expect(readdirSync(place)).toEqual(['lock']);
			expect(await refusalOf(takeLock(place, own, disk))).toBe('notebook.in-use');
			await lock.release();
		}
	});

	it('lets just one of many in at the same time, also over a dead holder', async () => {
		for (let round = 0; round < 30; round++) {
			const place = folder();
			if (round % 2 === 1) await left(place, { pid: deadPid() });
			const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => takeLock(place, own, disk)));
			expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			expect(readdirSync(place)).toEqual(['lock']);
		}
	});

	it('never judges a holder on another computer, and names it', async () => {
		const place = folder();
		await left(place, { host: 'desk-7\u202e', pid: deadPid(), boot: 'boot-0' });
		const attempt = takeLock(place, own, disk);
		await expect(attempt).rejects.toThrow(/on the computer desk-7\\u202E \(process/);
		await expect(attempt).rejects.toThrow(/delete the file/);
	});

	it('says what to do where no file, or a link, stands in its place', async () => {
		for (const put of [mkdirSync, (path: string) => symlinkSync('/etc/passwd', path)]) {
			const place = folder();
			put(join(place, 'lock'));
			await expect(takeLock(place, own, disk)).rejects.toThrow(/does not say who holds it.*delete/);
		}
	});

	it('does not break a lock that it cannot read', async () => {
		for (const text of ['', '{}', 'x'.repeat(10_000), '[[[', '{"nonce":"../../x","pid":1}']) {
			const place = folder();
			writeFileSync(join(place, 'lock'), text);
			expect(await refusalOf(takeLock(place, own, disk))).not.toBe('no refusal');
			expect(readFileSync(join(place, 'lock'), 'utf8')).toBe(text);
		}
	});

	it('goes on where a successor died while taking over', async () => {
		const place = folder();
		await left(place, { pid: deadPid() });
		const nonce = (JSON.parse(readFileSync(join(place, 'lock'), 'utf8')) as { nonce: string }).nonce;
		const elsewhere = folder();
		await left(elsewhere, { pid: deadPid() });
		writeFileSync(join(place, `.lock.after.${nonce}`), readFileSync(join(elsewhere, 'lock')));
		const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(place, own, disk)));
		expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(readdirSync(place)).toEqual(['lock']);
	});
});

it('sees that a process number was given to another process', async () => {
	if (process.platform !== 'linux') return;
	const place = folder();
	await left(place);
	const path = join(place, 'lock');
	const holding = JSON.parse(readFileSync(path, 'utf8')) as { startTicks: string };
	expect(await refusalOf(takeLock(place, own))).toBe('notebook.in-use');
	writeFileSync(path, JSON.stringify({ ...holding, startTicks: '1' }));
	await (await takeLock(place, own)).release();
});

it('is taken over from a process that was killed, and not before', async () => {
	const place = folder();
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
	await left(place, { pid: child.pid ?? 0 });
	expect(await refusalOf(takeLock(place, own))).toBe('notebook.in-use');
	const over = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await over;
	await (await takeLock(place, own)).release();
});

it('is taken over from a process that is dead and that nobody has buried', async () => {
	if (process.platform !== 'linux') return;
	const place = folder();
	// What the shell becomes waits for no child: one that is killed stays a zombie, as below an init that reaps nothing.
	const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600']);
	try {
		const pid = Number(await new Promise((resolve) => parent.stdout.once('data', (bytes) => resolve(String(bytes)))));
		await left(place, { pid });
		expect(await refusalOf(takeLock(place, own))).toBe('notebook.in-use');
		process.kill(pid, 'SIGKILL');
		await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'latin1')).toMatch(/\) Z /);
		expect(await lockHolder(place, own)).toBeNull();
		await (await takeLock(place, own)).release();
	} finally {
		parent.kill('SIGKILL');
	}
});

it('is taken over where its number is for a moment that of another process or thread, gone before it is asked about', async () => {
	const place = folder();
	// Beyond the largest number that Linux gives.
	await left(place, { pid: 2 ** 22 + 5 });
	const kill = vi.spyOn(process, 'kill').mockImplementationOnce(() => true);
	try {
		await (await takeLock(place, own)).release();
		expect(kill).toHaveBeenCalledTimes(2);
	} finally {
		kill.mockRestore();
	}
});

it('leaves no lock behind where the disk fails while it is taken', async () => {
	for (const operation of ['open', 'write', 'sync', 'stat', 'close'] as const) {
		const place = folder();
		const disk = faultyDisk();
		disk.fault = { operation, code: 'ENOSPC', at: 1 };
		expect(await refusalOf(takeLock(place, own, disk))).toBe('disk.ENOSPC');
		expect(readdirSync(place)).toEqual([]);
	}
});

describe('who holds the notebook, asked without taking anything', () => {
	it('is told while that program lives, and nobody after', async () => {
		const place = folder();
		expect(await lockHolder(place, own)).toBeNull();
		const lock = await takeLock(place, { ...own, pid: process.ppid });
		expect(await lockHolder(place, own)).toBe(`process ${process.ppid}, since ${own.startedAt}`);
		expect(readdirSync(place)).toEqual(['lock']);
		await lock.release();
		expect(await lockHolder(place, own)).toBeNull();
	});

	it('is nobody where the holder died with an earlier boot', async () => {
		const place = folder();
		await takeLock(place, { ...own, pid: process.ppid, boot: 'boot-0' });
		expect(await lockHolder(place, own)).toBeNull();
	});

	it('names the other computer, which is never taken for dead', async () => {
		const place = folder();
		await takeLock(place, { ...own, host: 'field-lt-05', boot: 'boot-0' });
		expect(await lockHolder(place, own)).toBe(
			`process ${process.pid} on the computer field-lt-05, since ${own.startedAt}`,
		);
	});
});
