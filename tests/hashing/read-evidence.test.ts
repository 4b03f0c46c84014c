import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	chmodSync,
	closeSync,
	linkSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readlinkSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	unlinkSync,
	utimesSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf, type Movement, type ReadAt } from '../../main/hashing/evidence-file';
import { readEvidence } from '../../main/hashing/read-evidence';
import { tell, trials } from '../faults/count';
import { type HostileTree, plantHostileTree } from './hostile-tree';

const digests = ['md5', 'sha256'] as const;
const MIB = 1024 * 1024;
let folder: string;
let tree: HostileTree;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sealbook-read-'));
	tree = await plantHostileTree();
});
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await tree.remove();
});

const refusing = (code: string) => ({ refusal: { code } });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('opening evidence', () => {
	it('refuses each thing that is not a regular file as what it is, without hanging', async () => {
		for (const [name, kind] of tree.others) {
			await expect(readEvidence(join(tree.root, name), { digests })).rejects.toMatchObject(
				refusing(`evidence.${kind}`),
			);
		}
		await expect(readEvidence('/dev/zero', { digests })).rejects.toMatchObject(refusing('evidence.character-device'));
		await expect(readEvidence(tree.root, { digests })).rejects.toMatchObject(refusing('evidence.folder'));
		await expect(readEvidence(join(folder, 'none'), { digests })).rejects.toMatchObject(refusing('evidence.missing'));
		const inFile = join(tree.root, 'plain.txt', 'x');
		await expect(readEvidence(inFile, { digests })).rejects.toMatchObject(refusing('evidence.unreadable'));
	});

	it('says where a link points and what to do, hidden characters shown', async () => {
		const link = join(folder, 'to\u202e');
		symlinkSync('\u001b[2Jtarget', link);
		await expect(readEvidence(link, { digests })).rejects.toMatchObject({
			refusal: {
				sentence: `“${folder}/to\\u202E” is a symbolic link to “\\u001B[2Jtarget”.`,
				hint: expect.stringContaining('choose the file'),
			},
		});
	});

	it('refuses a file this account may not read', async () => {
		const path = join(folder, 'secret');
		writeFileSync(path, 'x', { mode: 0 });
		chmodSync(folder, 0o755);
		const root = process.getuid?.() === 0;
		if (root) process.seteuid?.(65_534);
		try {
			await expect(readEvidence(path, { digests })).rejects.toMatchObject(refusing('evidence.unreadable'));
		} finally {
			if (root) process.seteuid?.(0);
		}
	});

	it('reads files of every name and hands on their blocks in order', async () => {
		for (const [name, content] of tree.files) {
			const path = Buffer.concat([Buffer.from(`${tree.root}/`), name]);
			const kept: Buffer[] = [];
			let next = 0;
			const reading = await readEvidence(path, {
				digests,
				async onBlock(block, at) {
					expect(at).toBe(next);
					next += block.length;
					await Promise.resolve();
					kept.push(Buffer.from(block));
				},
			});
			expect(Buffer.concat(kept).equals(content)).toBe(true);
			expect(reading.digests.sha256).toBe(sha256(content));
			expect(reading.name.equals(name)).toBe(true);
			expect(reading.sizeBytes).toBe(content.length);
			expect(reading.changedWhileRead).toEqual([]);
			expect(reading.badRanges).toEqual([]);
		}
		const odd = await readEvidence(Buffer.from(`${tree.root}/caf\xe9`, 'latin1'), { digests });
		expect(odd).toMatchObject({
			displayName: 'caf\\xE9',
			nameBytes: Buffer.from('caf\xe9', 'latin1').toString('base64'),
		});
		const plain = await readEvidence(join(tree.root, 'plain.txt'), { digests });
		expect('nameBytes' in plain).toBe(false);
	});

	it('tells the file’s own time, also before 1970, and none where the calendar ends', async () => {
		const path = join(folder, 'dated');
		writeFileSync(path, 'x');
		execFileSync('touch', ['-d', '@-1.5', path]);
		expect((await readEvidence(path, { digests })).modifiedAt).toBe('1969-12-31T23:59:58.500Z');
		utimesSync(path, 0, 1_700_000_000.25);
		expect((await readEvidence(path, { digests })).modifiedAt).toBe('2023-11-14T22:13:20.250Z');
		expect(instantOf(253_402_300_799_999_999_999n)).toBe('9999-12-31T23:59:59.999Z');
		expect(instantOf(253_402_300_800_000_000_000n)).toBeNull();
		expect(instantOf(-(2n ** 63n) * 1_000_000_000n)).toBeNull();
	});

	it('leaves the time of last access alone where the system lets it', async () => {
		const path = join(folder, 'looked at');
		writeFileSync(path, 'x');
		utimesSync(path, 1000, 2000);
		await readEvidence(path, { digests });
		expect(statSync(path).atimeMs).toBe(1_000_000);
	});
});

/** What a program beside us may do to a file between two blocks. */
const MOVES: Readonly<Record<string, readonly [(path: string) => void, Movement]>> = {
	appended: [(path) => appendFileSync(path, 'more'), 'size'],
	'cut short': [(path) => truncateSync(path, MIB + 5), 'size'],
	'overwritten, same size': [(path) => overwrite(path), 'mtime'],
	'overwritten, times set back': [(path) => overwriteAndForge(path), 'ctime'],
	'replaced by another': [(path) => replaceBy(path), 'path replaced'],
	deleted: [(path) => unlinkSync(path), 'path gone'],
	'given another mode': [(path) => chmodSync(path, 0o600), 'ctime'],
	'given a second name': [(path) => linkSync(path, `${path}.second`), 'ctime'],
};

function overwrite(path: string): void {
	const fd = openSync(path, 'r+');
	writeSync(fd, 'X', 10);
	closeSync(fd);
}

function overwriteAndForge(path: string): void {
	const { atime, mtime } = statSync(path);
	overwrite(path);
	utimesSync(path, atime, mtime);
}

function replaceBy(path: string): void {
	writeFileSync(`${path}.new`, Buffer.alloc(3 * MIB));
	renameSync(`${path}.new`, path);
}

describe('a file that changes while it is read', () => {
	it('is flagged every time, also when it was written just before', async () => {
		const missed: string[] = [];
		let runs = 0;
		for (const [deed, [move, shows]] of Object.entries(MOVES)) {
			for (let round = 0; round < trials(10, 125); round++) {
				const path = join(folder, `moving ${deed} ${round}`);
				// Written at once before reading: within one tick of the clock the change would bear the same time.
				writeFileSync(path, Buffer.alloc(3 * MIB));
				let moved = false;
				const reading = await readEvidence(path, {
					digests: ['md5'],
					onBlock() {
						if (!moved) move(path);
						moved = true;
					},
				});
				runs += 1;
				if (!reading.changedWhileRead.includes(shows)) missed.push(`${deed}: ${reading.changedWhileRead.join()}`);
				rmSync(path, { force: true });
			}
		}
		tell('a file that changes while it is read', `${runs} runs, ${Object.keys(MOVES).length} ways`, missed, '0 missed');
		expect(missed).toEqual([]);
	}, 600_000);

	it('is never flagged when it stood still', async () => {
		const alarms: string[] = [];
		const runs = trials(40, 200);
		for (let round = 0; round < runs; round++) {
			const path = join(folder, `still ${round}`);
			writeFileSync(path, Buffer.alloc((round % 40) * 70_000));
			const { changedWhileRead } = await readEvidence(path, { digests: ['md5'] });
			if (changedWhileRead.length > 0) alarms.push(changedWhileRead.join());
		}
		tell('a file that stands still while it is read', `${runs} runs`, alarms, '0 alarms');
		expect(alarms).toEqual([]);
	}, 600_000);

	it('is flagged when it gives other bytes than its size says', async () => {
		const reading = await readEvidence('/proc/self/status', { digests: ['md5'] });
		expect(reading.changedWhileRead).toEqual(['length']);
		expect(reading.sizeBytes).toBeGreaterThan(0);
	});
});

describe('a failing disk', () => {
	const content = Buffer.from(Array.from({ length: 2 * MIB + 700 }, (_, at) => at % 253));
	/** A disk whose bytes from–to cannot be read. */
	const failing = (ranges: readonly (readonly [number, number])[], code = 'EIO'): ReadAt => {
		return (fd, into, length, at) => {
			if (ranges.some(([from, to]) => at < to && at + length > from)) throw Object.assign(new Error(code), { code });
			return readSync(fd, into, 0, length, at);
		};
	};

	it('is read around: the rest is there, the holes are zeros and listed', async () => {
		const path = join(folder, 'bad');
		writeFileSync(path, content);
		const holes = [
			[512 * 7 + 100, 512 * 7 + 101],
			[MIB - 512, MIB + 512],
			[2 * MIB + 600, 2 * MIB + 601],
		] as const;
		const reading = await readEvidence(path, { digests, readAt: failing(holes) });
		const badRanges = [
			{ from: 512 * 7, toExclusive: 512 * 8 },
			{ from: MIB - 512, toExclusive: MIB + 512 },
			{ from: 2 * MIB + 512, toExclusive: 2 * MIB + 700 },
		];
		expect(reading.badRanges).toEqual(badRanges);
		const zeroed = Buffer.from(content);
		for (const { from, toExclusive } of badRanges) zeroed.fill(0, from, toExclusive);
		expect(reading.digests.sha256).toBe(sha256(zeroed));
		expect(reading.sizeBytes).toBe(content.length);
		expect(reading.changedWhileRead).toEqual([]);
	});

	it('refuses where reading fails for another reason, and a file without a size', async () => {
		const path = join(folder, 'bad');
		const gone = readEvidence(path, { digests, readAt: failing([[0, 1]], 'ENODEV') });
		await expect(gone).rejects.toMatchObject(refusing('evidence.unreadable'));
		await expect(readEvidence('/proc/self/mem', { digests })).rejects.toMatchObject(refusing('evidence.unreadable'));
	});
});

describe('cancelling', () => {
	it('stops at the next block and keeps no file open', async () => {
		const path = join(folder, 'long');
		writeFileSync(path, Buffer.alloc(8 * MIB));
		const stop = new AbortController();
		let blocks = 0;
		const reading = readEvidence(path, {
			digests,
			signal: stop.signal,
			onBlock() {
				expect(descriptorsOf(path)).toHaveLength(1);
				if (++blocks === 2) stop.abort();
			},
		});
		await expect(reading).rejects.toMatchObject(refusing('job.cancelled'));
		expect(blocks).toBe(2);
		await expect(readEvidence(path, { digests, signal: stop.signal })).rejects.toMatchObject(refusing('job.cancelled'));
		const sink = readEvidence(path, { digests, onBlock: () => Promise.reject(new Error('the disk is full')) });
		await expect(sink).rejects.toThrow('the disk is full');
		expect(descriptorsOf(path)).toEqual([]);
	});
});

function descriptorsOf(path: string): string[] {
	return readdirSync('/proc/self/fd').filter((fd) => {
		try {
			return readlinkSync(`/proc/self/fd/${fd}`) === path;
		} catch {
			return false;
		}
	});
}
