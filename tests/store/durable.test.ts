/**
 * What everything else relies on: a file is replaced whole or not at all, no link is followed, nothing is left behind.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, replaceFile, sweepTemporary, writeAll } from '../../main/store/durable';
import { faultyDisk, type Operation } from './faulty-disk';
import { folder, refusalOf } from './place';

describe('replacing a file', () => {
	it('makes it, replaces it, keeps it to its owner and leaves nothing beside it', async () => {
		const place = folder();
		const path = join(place, 'x.json');
		await replaceFile(path, Buffer.from('one'));
		await replaceFile(path, Buffer.from('the second'));
		expect(readFileSync(path, 'utf8')).toBe('the second');
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(readdirSync(place)).toEqual(['x.json']);
	});

	it('syncs the file before the name and the folder after it', async () => {
		const disk = faultyDisk();
		await replaceFile(join(folder(), 'x'), Buffer.from('one'), disk);
		const order = disk.calls.filter((call) => ['write', 'sync', 'rename'].includes(call));
		expect(order).toEqual(['write', 'sync', 'rename', 'sync']);
	});

	it('leaves the old version or the new one, whatever fails and when, and says which or that it is not known', async () => {
		const operations: Operation[] = ['open', 'write', 'sync', 'stat', 'close', 'rename', 'unlink'];
		for (const operation of operations) {
			for (const code of ['EIO', 'ENOSPC', 'EACCES', 'EMFILE']) {
				for (const sticky of [false, true]) {
					for (let at = 1; at <= 3; at++) {
						const place = folder();
						const path = join(place, 'x');
						writeFileSync(path, 'the old version');
						const disk = faultyDisk();
						disk.mostPerWrite = 4;
						disk.fault = { operation, code, at, sticky };
						const outcome = await refusalOf(replaceFile(path, Buffer.from('the new one'), disk));
						const now = readFileSync(path, 'utf8');
						if (outcome === `disk.${code}`) expect(now).toBe('the old version');
						else if (outcome === 'disk.unknown-outcome') expect(['the old version', 'the new one']).toContain(now);
						else expect([outcome, now]).toEqual(['no refusal', 'the new one']);
						if (operation !== 'unlink') expect(readdirSync(place)).toEqual(['x']);
					}
				}
			}
		}
	});

	it('keeps the old version on a disk that fills up at any byte', async () => {
		for (let free = 0; free < 20; free++) {
			const path = join(folder(), 'x');
			writeFileSync(path, 'old');
			const disk = faultyDisk();
			disk.freeBytes = free;
			expect(await refusalOf(replaceFile(path, Buffer.from('twenty bytes and more'), disk))).toBe('disk.ENOSPC');
			expect(readFileSync(path, 'utf8')).toBe('old');
		}
	});

	it('replaces a link instead of writing through it', async () => {
		const place = folder();
		const victim = join(folder(), 'victim');
		writeFileSync(victim, 'precious');
		symlinkSync(victim, join(place, 'x'));
		await replaceFile(join(place, 'x'), Buffer.from('ours'));
		expect(readFileSync(victim, 'utf8')).toBe('precious');
		expect(readFileSync(join(place, 'x'), 'utf8')).toBe('ours');
	});
});

it('sweeps what interrupted writes left, and nothing else', async () => {
	const place = folder();
	const names = [
		'.x.0123456789abcdef.tmp',
		'.a.b.ffffffffffffffff.tmp',
		'x',
		'.x.tmp',
		'.x.0123.tmp',
		'y.0123456789abcdef.tmp',
	];
	for (const name of names) writeFileSync(join(place, name), '');
	mkdirSync(join(place, '.folder.0123456789abcdef.tmp'));
	expect(await sweepTemporary(place)).toBe(2);
	expect(readdirSync(place)).toHaveLength(names.length - 2 + 1);
	expect(await sweepTemporary(join(place, 'not there'))).toBe(0);
});

it('makes folders with those above, for the owner only, and takes one that is there', async () => {
	const place = join(folder(), 'a', 'b', 'c');
	await makeFolder(place);
	await makeFolder(place);
	expect(statSync(place).mode & 0o777).toBe(0o700);
	writeFileSync(join(place, 'file'), '');
	expect(await refusalOf(makeFolder(join(place, 'file')))).toBe('disk.EEXIST');
	expect(await refusalOf(makeFolder(join(place, 'file', 'under')))).toBe('disk.ENOTDIR');
});

it('writes all bytes at their place, by file handle and by descriptor', async () => {
	const path = join(folder(), 'x');
	writeFileSync(path, '----------');
	const file = await open(path, 'r+');
	await writeAll(file, Buffer.from('ab'), 2);
	await writeAll(file.fd, Buffer.from('cd'), 6);
	await file.close();
	expect(readFileSync(path, 'utf8')).toBe('--ab--cd--');
	expect(existsSync(path)).toBe(true);
});
