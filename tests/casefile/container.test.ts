import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as crc32Of } from 'hash-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromFile, openContainer, type Source, Unreadable } from '../../main/casefile/container-reader';
import { type Outgoing, writeContainer } from '../../main/casefile/container-writer';
import { centralHeader, endRecords, localHeader } from '../../main/casefile/zip-records';
import type { DiskFile } from '../../main/store/disk';
import { Refused } from '../../shared/refusal';
import type { Fault } from '../../shared/views';

const TOP = '2026-014_20261122T014000Z';
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'container-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const member = (path: string, text: string, top = TOP): Outgoing => ({
	name: `${top}/${path}`,
	sizeBytes: Buffer.byteLength(text),
	content: () => [Buffer.from(text)],
});
const OBJECT = `data/objects/${'ab'.repeat(32)}`;
const SMALL = [member('data/case.json', '{}'), member('bagit.txt', 'BagIt-Version: 1.0\n'), member(OBJECT, '')];

async function write(members: readonly Outgoing[], name = 'case.zip'): Promise<Buffer> {
	const path = join(folder, name);
	const file = await open(path, 'w');
	try {
		const sizeBytes = await writeContainer(file, members);
		expect((await file.stat()).size).toBe(sizeBytes);
	} finally {
		await file.close();
	}
	return readFileSync(path);
}

/** `unreadable: why`, the faults' places, or the content by path where nothing is amiss. */
async function read(bytes: Uint8Array): Promise<string | string[] | Record<string, string>> {
	const source: Source = async (into, at) => {
		if (at + into.length > bytes.length) throw new Unreadable('It became shorter while it was read.');
		into.set(bytes.subarray(at, at + into.length));
	};
	try {
		const container = await openContainer(source, bytes.length);
		const faults: Fault[] = [...container.faults];
		const content: Record<string, string> = {};
		for (const [name, incoming] of container.members) {
			const pieces: Buffer[] = [];
			for await (const piece of container.read(incoming, (fault) => faults.push(fault)))
				pieces.push(Buffer.from(piece));
			content[name] = Buffer.concat(pieces).toString('latin1');
		}
		return faults.length > 0 ? faults.map((fault) => fault.place) : content;
	} catch (error) {
		if (error instanceof Unreadable) return `unreadable: ${error.message}`;
		throw error;
	}
}

/** A container written field by field, so that a test can lie in any of them. */
async function forged(names: readonly string[], change: (record: Buffer) => void = () => undefined): Promise<Buffer> {
	const content = Buffer.from('x');
	const crc32 = Number.parseInt(await crc32Of(content), 16);
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const name of names) {
		const entry = { name, sizeBytes: 1, crc32 };
		local.push(localHeader(entry), content);
		const record = centralHeader(entry, offset);
		change(record);
		central.push(record);
		offset += localHeader(entry).length + 1;
	}
	const directory = Buffer.concat(central);
	return Buffer.concat([...local, directory, endRecords(names.length, directory.length, offset)]);
}

describe('a container', () => {
	it('is the same bytes for the same content, in the order of names, and any unzip opens it', async () => {
		const bytes = await write(SMALL);
		expect(await write([...SMALL].reverse(), 'again.zip')).toEqual(bytes);
		expect(await read(bytes)).toEqual({ 'bagit.txt': 'BagIt-Version: 1.0\n', 'data/case.json': '{}', [OBJECT]: '' });
		expect(execFileSync('unzip', ['-t', join(folder, 'case.zip')]).toString()).toContain('No errors detected');
		const listing = execFileSync('unzip', ['-Z', '-v', join(folder, 'case.zip')]).toString();
		expect(listing).toContain('Unix file attributes (100644 octal)');
		expect(listing).toContain('1980 Jan 1 00:00:00');
		expect(bytes.subarray(0, 30 + TOP.length + 10).toString('hex')).toBe(
			`504b0304140000080000000021006b8d3a1c130000001300000023000000${Buffer.from(`${TOP}/bagit.txt`).toString('hex')}`,
		);
	});

	it('does not pass with any bit flipped, any byte cut, added or put in', async () => {
		const bytes = await write(SMALL);
		const accepted: string[] = [];
		const attempt = async (what: string, altered: Uint8Array) => {
			const found = await read(altered);
			if (typeof found === 'object' && !Array.isArray(found)) accepted.push(what);
		};
		for (let bit = 0; bit < bytes.length * 8; bit += 1) {
			const flipped = Buffer.from(bytes);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			await attempt(`bit ${bit}`, flipped);
		}
		for (let at = 0; at <= bytes.length; at += 1) {
			if (at < bytes.length) await attempt(`cut at ${at}`, bytes.subarray(0, at));
			if (at < bytes.length)
				await attempt(`without byte ${at}`, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
			await attempt(`put in at ${at}`, Buffer.concat([bytes.subarray(0, at), Uint8Array.of(0), bytes.subarray(at)]));
		}
		expect(accepted).toEqual([]);
	});

	it('holds 65,536 members with ZIP64 records that unzip and Python read', async () => {
		const members = Array.from({ length: 65_536 }, (_, i) => member(`data/exchange/${i}`, i === 7 ? 'seven' : ''));
		const bytes = await write(members, 'many.zip');
		const content = await read(bytes);
		expect(Object.keys(content).length).toBe(65_536);
		expect(content).toMatchObject({ 'data/exchange/7': 'seven' });
		expect(bytes.subarray(-98, -94).toString('hex')).toBe('504b0606');
		const count = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.testzip())';
		expect(
			execFileSync('python3', ['-c', count, join(folder, 'many.zip')])
				.toString()
				.trim(),
		).toBe('65536 None');
		expect(spawnSync('unzip', ['-tq', join(folder, 'many.zip')]).status).toBe(0);
		const flipped = Buffer.from(bytes);
		flipped[bytes.length - 98 + 12] = 0x15;
		expect(await read(flipped)).toHaveLength(1);
	});

	it('refuses to be written from content that is not as long as was said', async () => {
		const lying: Outgoing = { name: `${TOP}/bagit.txt`, sizeBytes: 5, content: () => [Buffer.from('four')] };
		await expect(write([lying])).rejects.toThrow(Refused);
	});
});

describe('records beyond 4 GiB', () => {
	const large = { name: 'a', sizeBytes: 0x1_0000_0001, crc32: 7 };
	const small = { name: 'a', sizeBytes: 5, crc32: 7 };

	it('name their sizes in a ZIP64 field, and 45 as version needed', () => {
		const local = localHeader(large);
		expect(local.readUInt16LE(4)).toBe(45);
		expect(local.readUInt32LE(18)).toBe(0xffffffff);
		expect(local.subarray(31).toString('hex')).toBe('010010000100000001000000' + '0100000001000000');
	});

	it('name only what does not fit, in the order of the standard', () => {
		expect(centralHeader(small, 0xfffffffe).readUInt16LE(6)).toBe(20);
		const far = centralHeader(small, 0xffffffff);
		expect([far.readUInt16LE(6), far.readUInt32LE(24), far.readUInt32LE(42)]).toEqual([45, 5, 0xffffffff]);
		expect(far.subarray(47).toString('hex')).toBe('01000800ffffffff00000000');
		const both = centralHeader(large, 0x2_0000_0000);
		expect(both.subarray(47).toString('hex')).toBe(`01001800${'0100000001000000'.repeat(2)}0000000002000000`);
		expect(localHeader(small).readUInt16LE(4)).toBe(20);
	});

	it('end in ZIP64 records from 65,535 members or 4 GiB on', () => {
		expect(endRecords(65_534, 0xfffffffe, 0xfffffffe).length).toBe(22);
		const end = endRecords(65_535, 10, 20);
		expect(end.length).toBe(98);
		expect(end.subarray(76).toString('hex')).toBe('504b050600000000ffffffff0a000000140000000000');
		expect(end.readBigUInt64LE(56 + 8)).toBe(30n);
		expect(endRecords(3, 10, 0xffffffff).length).toBe(98);
	});
});

describe('a large member', () => {
	it('is written and read a piece at a time, with ZIP64 records beyond 4 GiB, and Python finds its CRC right', async () => {
		const sizeBytes = process.env.SEALBOOK_LONG === '1' ? 0x1_0000_0000 + 5 : (64 << 20) + 5;
		const zeros = Buffer.alloc(1 << 20);
		const content = function* () {
			for (let left = sizeBytes; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length));
		};
		const path = join(folder, 'large.zip');
		const file = await open(path, 'w+');
		// Zeros are not written but left out, so that the file is sparse and the disk stays free.
		const sparse: DiskFile = Object.assign(Object.create(file), {
			write: (bytes: Uint8Array, offset: number, length: number, at: number) =>
				bytes.buffer === zeros.buffer ? { bytesWritten: length } : file.write(bytes, offset, length, at),
		});
		const object = { name: `${TOP}/${OBJECT}`, sizeBytes, content };
		const written = await writeContainer(sparse, [
			object,
			member('bagit.txt', 'x'),
			member('verify.html', 'behind it'),
		]);
		expect((await file.stat()).size).toBe(written);
		const { members, faults, read: pieces } = await openContainer(fromFile(file), written);
		const found: Fault[] = [...faults];
		const sizes = new Map<string, number>();
		for (const [name, incoming] of members)
			for await (const piece of pieces(incoming, (fault) => found.push(fault)))
				sizes.set(name, (sizes.get(name) ?? 0) + piece.length);
		await file.close();
		expect(found).toEqual([]);
		expect([...sizes]).toEqual([
			['bagit.txt', 1],
			[OBJECT, sizeBytes],
			['verify.html', 9],
		]);
		const test = 'import sys,zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())';
		expect(execFileSync('python3', ['-c', test, path]).toString()).toBe('None\n');
		expect(spawnSync('unzip', ['-tq', path]).status).toBe(0);
	}, 600_000);
});

describe('a file on disk', () => {
	it('that ends early is refused, not read as zeros', async () => {
		const bytes = await write(SMALL, 'short.zip');
		const file = await open(join(folder, 'short.zip'), 'r');
		await expect(openContainer(fromFile(file), bytes.length + 1)).rejects.toThrow(Unreadable);
		expect((await openContainer(fromFile(file), bytes.length)).members.size).toBe(3);
		await file.close();
	});
});

describe('a hostile container', () => {
	const bothSizes = (size: number) => (record: Buffer) => {
		record.writeUInt32LE(size, 20);
		record.writeUInt32LE(size, 24);
	};
	const good = `${TOP}/bagit.txt`;
	it('is refused for what its entries ask', async () => {
		const cases: Record<string, [string, (record: Buffer) => void]> = {
			encrypted: ['encrypted', (r) => r.writeUInt16LE(0x0801, 8)],
			compressed: ['compressed', (r) => r.writeUInt16LE(8, 10)],
			link: ['link', (r) => r.writeUInt32LE(0xa1ff0000, 38)],
			device: ['device', (r) => r.writeUInt32LE(0x61b60000, 38)],
			folder: ['folder', (r) => r.writeUInt32LE(0x81a40010, 38)],
			'two sizes': ['two sizes', (r) => r.writeUInt32LE(0, 20)],
			'larger than the file': ['larger than the file', bothSizes(1 << 30)],
			'ZIP64 size without a field': ['does not state its size', bothSizes(0xffffffff)],
		};
		expect(await read(await forged([good]))).toEqual({ 'bagit.txt': 'x' });
		for (const [name, [words, change]] of Object.entries(cases)) {
			expect(`${name}: ${await read(await forged([good], change))}`).toMatch(
				new RegExp(`^${name}: unreadable: .*${words}`),
			);
		}
	});

	it('is refused for names that climb, collide, hide or lie outside the layout', async () => {
		const lists = [
			['../etc/passwd'],
			[`${TOP}/../x`],
			[`/${TOP}/bagit.txt`],
			[`${TOP}/data\\case.json`],
			['C:/bagit.txt'],
			[`${TOP}/data/exchange/.hidden`],
			[`${TOP}/data/exchange/a/../b`],
			[`${TOP}/data/exchange/a\0b`],
			[`${TOP}/data/exchange/-rf`],
			[`${TOP}/data/exchange/ä`],
			[`${TOP}/data/exchange/${'x'.repeat(128)}`],
			[`${TOP}/data/exchange/`],
			[`${TOP}/autorun.inf`],
			[`${TOP}/data/objects/short`],
			['bagit.txt'],
			[`bag/bagit.txt`],
			[`${TOP}/bagit.txt`, `${TOP}/bagit.txt`],
			[`${TOP}/data/exchange/A`, `${TOP}/data/exchange/a`],
			[`${TOP}/data/exchange/D/x`, `${TOP}/data/exchange/d/y`],
			[`${TOP}/data/exchange/d`, `${TOP}/data/exchange/d/y`],
			['2026-014_20261122T014000Z/bagit.txt', '2026-015_20261122T014000Z/bagit.txt'],
		];
		for (const names of lists)
			expect([names, await read(await forged(names))]).toEqual([names, expect.stringMatching(/^unreadable/)]);
	});

	it('is refused when it claims more than it can hold, and costs nothing', async () => {
		const end = Buffer.from(endRecords(60_000, 46 * 60_000, 0));
		expect(await read(end)).toMatch(/^unreadable/);
		expect(await read(Buffer.from(endRecords(2 ** 40, 2 ** 46, 0)))).toMatch(/^unreadable: .*more than/);
		const endless = Buffer.from(endRecords(70_000, 10, 0));
		endless.fill(0xff, 32, 56);
		expect(await read(endless)).toMatch(/^unreadable: .*no file has/);
		for (const bytes of [
			Buffer.alloc(0),
			Buffer.alloc(22),
			Buffer.from('%PDF-1.7\n'.repeat(40)),
			Buffer.from(endRecords(0, 0, 0)),
		]) {
			expect(await read(bytes)).toMatch(/^unreadable: It is not a case file/);
		}
	});

	it('is never taken as intact when another program packed it again', async () => {
		await write(SMALL);
		execFileSync('unzip', ['-qo', join(folder, 'case.zip'), '-d', join(folder, 'out')]);
		const packed: Record<string, string[]> = {
			'zip -r': ['-qr'],
			'zip -r -0': ['-qr', '-0'],
			'zip -r -0 -D -X': ['-qr', '-0', '-D', '-X'],
		};
		for (const [name, words] of Object.entries(packed)) {
			rmSync(join(folder, 're.zip'), { force: true });
			execFileSync('zip', [...words, join(folder, 're.zip'), TOP], { cwd: join(folder, 'out') });
			expect([name, await read(readFileSync(join(folder, 're.zip')))]).toEqual([
				name,
				expect.toSatisfy((v) => Array.isArray(v) || typeof v === 'string'),
			]);
		}
		symlinkSync('/etc/passwd', join(folder, 'out', TOP, 'verify.html'));
		execFileSync('zip', ['-qr', '-0', '-D', '-X', '-y', join(folder, 'link.zip'), TOP], { cwd: join(folder, 'out') });
		expect(await read(readFileSync(join(folder, 'link.zip')))).toMatch(/^unreadable/);
	});
});
