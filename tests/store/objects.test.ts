/**
 * What a handler relies on: a file that was taken in comes out again byte for byte, or it is said that it does not; its
 * name and bytes on disk tell nothing; nothing half-stored stays.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ObjectStore } from '../../main/store/objects';
import type { Sha256 } from '../../shared/vocabulary';
import { faultyDisk, type Operation } from './faulty-disk';
import { folder, refusalOf, vault } from './place';

const CHUNK = 256 * 1024;
const HEADER = 40;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;

async function* stream(bytes: Uint8Array, step = 100_003): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

async function read(store: ObjectStore, object: Sha256): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of store.open(object)) parts.push(part);
	return Buffer.concat(parts);
}

/** A store with one object of a bit over three chunks; its file can be changed. */
async function stored(bytes: Buffer = randomBytes(3 * CHUNK + 100)) {
	const place = join(folder(), 'objects');
	const v = vault();
	const store = new ObjectStore(place, v);
	const { object } = await store.put(stream(bytes));
	const path = join(place, v.objectFileName(object));
	return { place, store, object, path, bytes, vault: v };
}

describe('an object', () => {
	it('comes out as it went in, at every size around a chunk', async () => {
		const place = folder();
		const store = new ObjectStore(place, vault());
		for (const size of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 1_000_000]) {
			const bytes = randomBytes(size);
			expect(await store.put(stream(bytes))).toEqual({ object: sha256(bytes), sizeBytes: size });
			expect((await read(store, sha256(bytes))).equals(bytes)).toBe(true);
			expect(await store.has(sha256(bytes))).toBe(true);
			expect(await store.sizeOf(sha256(bytes))).toBe(size);
		}
		expect((await store.list()).objects).toHaveLength(8);
	});

	it('shows neither its bytes, its digest nor the same file twice', async () => {
		const bytes = Buffer.from('canary '.repeat(10_000));
		const { place, path, object, vault: v } = await stored(bytes);
		expect(readdirSync(place)).toEqual([v.objectFileName(object)]);
		expect(readFileSync(path).includes('canary')).toBe(false);
		expect(path).not.toContain(object);
		const other = join(folder(), 'objects');
		await new ObjectStore(other, v).put(stream(bytes));
		const again = readFileSync(join(other, v.objectFileName(object)));
		expect(again.subarray(HEADER, HEADER + 1000).equals(readFileSync(path).subarray(HEADER, HEADER + 1000))).toBe(
			false,
		);
	});

	it('is stored once, and anew where the stored one went bad', async () => {
		const { place, store, object, path, bytes } = await stored();
		const before = readFileSync(path);
		await store.put(stream(bytes, 7777));
		expect(readFileSync(path).equals(before)).toBe(true);
		writeFileSync(path, before.subarray(0, -1));
		await store.put(stream(bytes));
		expect((await read(store, object)).equals(bytes)).toBe(true);
		expect(readdirSync(place)).toHaveLength(1);
	});

	it('is refused where it is not the expected one, and where it is not there', async () => {
		const place = join(folder(), 'objects');
		const store = new ObjectStore(place, vault());
		expect(await refusalOf(store.put(stream(Buffer.from('x')), { expect: sha256(Buffer.from('y')) }))).toBe(
			'object.differs',
		);
		expect(readdirSync(place)).toEqual([]);
		await store.put(stream(Buffer.from('x')), { expect: sha256(Buffer.from('x')) });
		expect(await store.has(sha256(Buffer.from('y')))).toBe(false);
		expect(await refusalOf(read(store, sha256(Buffer.from('y'))))).toBe('object.missing');
	});

	it('leaves nothing where its source fails', async () => {
		const place = join(folder(), 'objects');
		const store = new ObjectStore(place, vault());
		async function* failing() {
			yield Buffer.alloc(CHUNK * 2);
			throw new Error('the stick was pulled');
		}
		await expect(store.put(failing())).rejects.toThrow('the stick was pulled');
		expect(readdirSync(place)).toEqual([]);
	});
});

describe('a changed object', () => {
	it('is refused where any part is swapped, dropped, doubled, cut or put behind', async () => {
		const { store, object, path, bytes } = await stored();
		const whole = readFileSync(path);
		const header = whole.subarray(0, HEADER);
		const chunk = (n: number) => whole.subarray(HEADER + n * (CHUNK + 16), HEADER + (n + 1) * (CHUNK + 16));
		const [a, b, c] = [chunk(0), chunk(1), chunk(2)];
		const last = whole.subarray(HEADER + 3 * (CHUNK + 16), -56);
		const trailer = whole.subarray(-56);
		expect(Buffer.concat([header, a, b, c, last, trailer]).equals(whole)).toBe(true);
		for (const parts of [
			[header, b, a, c, last, trailer],
			[header, a, c, last, trailer],
			[header, a, b, last, trailer],
			[header, a, a, b, c, last, trailer],
			[header, a, a, c, last, trailer],
			[header, a, b, c, trailer],
			[header, a, b, c],
			[header, a, b, c, last],
			[header, a, b, c, last, trailer, trailer],
			[header, a, b, c, last, Buffer.alloc(1), trailer],
			[header, trailer],
			[header],
			[],
			[randomBytes(HEADER), a, b, c, last, trailer],
		]) {
			writeFileSync(path, Buffer.concat(parts));
			expect(await refusalOf(read(store, object))).toBe('object.damaged');
		}
		writeFileSync(path, whole);
		expect((await read(store, object)).equals(bytes)).toBe(true);
	});

	it('is refused where any bit is another, or it ends at any byte', async () => {
		const { store, object, path } = await stored(randomBytes(90));
		const whole = readFileSync(path);
		for (let bit = 0; bit < whole.length * 8; bit++) {
			const changed = Buffer.from(whole);
			changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
			writeFileSync(path, changed);
			expect(await refusalOf(read(store, object))).toBe('object.damaged');
		}
		for (let size = 0; size < whole.length; size++) {
			writeFileSync(path, whole.subarray(0, size));
			expect(await refusalOf(read(store, object))).toBe('object.damaged');
		}
	});

	it.runIf(process.platform !== 'win32')(
		'is damaged, and keeps nobody waiting, where a FIFO stands in its place',
		async () => {
			const { store, object, path } = await stored();
			rmSync(path);
			execFileSync('mkfifo', [path]);
			expect(await refusalOf(read(store, object))).toBe('object.damaged');
		},
	);

	it('gives no byte when another object stands under its name, and is listed as damaged', async () => {
		const { place, store, object, path, vault: v } = await stored(Buffer.from('first'));
		const { object: second } = await store.put(stream(Buffer.from('other')));
		writeFileSync(path, readFileSync(join(place, v.objectFileName(second))));
		expect(await refusalOf(read(store, object))).toBe('object.damaged');
		const { objects, damaged } = await store.list();
		expect(objects).toEqual([{ object: second, sizeBytes: 5 }]);
		expect(damaged).toEqual([v.objectFileName(object)]);
	});

	it('of another vault does not open', async () => {
		const { place, object, path, vault: v } = await stored(Buffer.from('first'));
		const foreign = vault();
		writeFileSync(join(place, foreign.objectFileName(object)), readFileSync(path));
		expect(await refusalOf(read(new ObjectStore(place, foreign), object))).toBe('object.damaged');
		expect(v.locked).toBe(false);
	});
});

describe('storing on a disk that fails', () => {
	it('gives whole objects or none, whatever fails and when', async () => {
		const operations: Operation[] = ['open', 'write', 'sync', 'stat', 'close', 'rename', 'mkdir', 'read'];
		const bytes = randomBytes(CHUNK + 10);
		for (const operation of operations) {
			for (const code of ['ENOSPC', 'EIO', 'EMFILE']) {
				for (let at = 1; at <= 6; at++) {
					const place = join(folder(), 'objects');
					const disk = faultyDisk();
					disk.fault = { operation, code, at };
					const v = vault();
					const outcome = await refusalOf(new ObjectStore(place, v, disk).put(stream(bytes)));
					const store = new ObjectStore(place, v);
					const { objects, damaged } = await store.list();
					expect(damaged).toEqual([]);
					if (outcome === 'no refusal') expect(objects).toHaveLength(1);
					else expect([`disk.${code}`, 'disk.unknown-outcome']).toContain(outcome);
					for (const { object } of objects) expect((await read(store, object)).equals(bytes)).toBe(true);
				}
			}
		}
	});

	it('that is full refuses, leaves nothing and works again when there is room', async () => {
		const place = join(folder(), 'objects');
		const disk = faultyDisk();
		const store = new ObjectStore(place, vault(), disk);
		const bytes = randomBytes(CHUNK * 2);
		disk.freeBytes = CHUNK;
		expect(await refusalOf(store.put(stream(bytes)))).toBe('disk.ENOSPC');
		expect(readdirSync(place)).toEqual([]);
		disk.freeBytes = CHUNK * 4;
		disk.mostPerWrite = 1000;
		const { object } = await store.put(stream(bytes));
		expect((await read(store, object)).equals(bytes)).toBe(true);
	});
});
