/** Copies of files: every byte, the digests that other tools make, and a verdict that never says more than is so. */
import { execFileSync } from 'node:child_process';
import {
	appendFileSync,
	closeSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkCopies } from '../../main/evidence/acquire';
import type { AcquireOutcome, TargetPlace } from '../../main/evidence/acquire-messages';
import { refusalOf } from '../refusal-of';
import { EvidencePlace, MIB, numbered, sha256Of } from './place';

let place = new EvidencePlace();
afterEach(() => {
	place.remove();
	place = new EvidencePlace();
});

const copy = (name = 'copy') => readFileSync(join(place.target, name));

describe('a copy in a folder', () => {
	it.each([0, 1, 511, 4 * MIB, 16 * MIB, 20 * MIB + 7, 33 * MIB])(
		'of %i bytes is the source, and its digests are',
		async (sizeBytes) => {
			const source = place.file('source.bin', sizeBytes);
			const outcome = await place.acquire(source).outcome;
			expect(copy().equals(numbered(sizeBytes))).toBe(true);
			for (const [tool, name] of [
				['md5sum', 'md5'],
				['sha1sum', 'sha1'],
				['sha256sum', 'sha256'],
			] as const)
				expect(outcome.digests[name]).toBe(
					execFileSync(tool, [source], { encoding: 'utf8' }).slice(0, outcome.digests[name]?.length),
				);
			expect(outcome).toMatchObject({ sizeBytes, cancelled: false, badRanges: [], movements: [], pieces: 1 });
			expect(outcome.secondReading).toMatchObject({ result: 'equal', damaged: [] });
			const bytes = numbered(sizeBytes);
			const chunks = Array.from({ length: Math.ceil(sizeBytes / (16 * MIB)) }, (_, n) =>
				sha256Of(bytes.subarray(n * 16 * MIB, (n + 1) * 16 * MIB)),
			);
			expect(outcome.chunks).toEqual(chunks);
		},
	);

	it('has every digest that is asked for, BLAKE3 and SHA-3 too', async () => {
		const digests = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'blake3'] as const;
		const outcome = await place.acquire(place.file('source.bin', 5 * MIB), { digests }).outcome;
		expect(Object.keys(outcome.digests).sort()).toEqual([...digests].sort());
	});

	it('in pieces gives the source when they are put one after another', async () => {
		const sizeBytes = 7 * MIB + 100;
		const pieceBytes = 2 * MIB + 512;
		const outcome = await place.acquire(place.file('source.bin', sizeBytes), {
			target: place.place('image', pieceBytes),
		}).outcome;
		expect(outcome).toMatchObject({ pieces: 4, secondReading: { result: 'equal' } });
		const names = readdirSync(place.target).filter((name) => !name.endsWith('.acquiring'));
		expect(names.sort()).toEqual(['image.001', 'image.002', 'image.003', 'image.004']);
		expect(Buffer.concat(names.map(copy)).equals(numbered(sizeBytes))).toBe(true);
	});

	it('on a file system of memory, which takes and gives nothing around its cache, is the source all the same', async () => {
		if (!existsSync('/dev/shm')) return;
		const folder = mkdtempSync('/dev/shm/sealbook-evidence-');
		try {
			const target = { folder: Buffer.from(folder), name: Buffer.from('copy'), pieceBytes: null };
			const { outcome } = place.acquire(place.file('source.bin', 9 * MIB + 1), { target });
			expect(await outcome).toMatchObject({ sizeBytes: 9 * MIB + 1, secondReading: { result: 'equal' } });
			expect(readFileSync(join(folder, 'copy')).equals(numbered(9 * MIB + 1))).toBe(true);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('never writes over what is there, and follows no link', async () => {
		const source = place.file('source.bin', 1000);
		writeFileSync(join(place.target, 'copy'), 'mine');
		expect(await refusalOf(place.acquire(source).outcome)).toMatchObject({ code: 'acquisition.target-exists' });
		expect(copy().toString()).toBe('mine');
		symlinkSync(join(place.folder, 'elsewhere'), join(place.target, 'linked'));
		expect(await refusalOf(place.acquire(source, { target: place.place('linked') }).outcome)).toMatchObject({
			code: 'acquisition.target-exists',
		});
	});

	it('that was refused for what is there is not gone on with over it, whatever piece or folder it is', async () => {
		const source = place.file('source.bin', 3000);
		mkdirSync(join(place.folder, 'tree'));
		writeFileSync(join(place.folder, 'tree', 'f'), 'theirs');
		mkdirSync(join(place.target, 'tree'));
		for (const name of ['copy', 'image.002', 'tree/f']) writeFileSync(join(place.target, name), 'mine');
		const tries = [
			[source, { target: place.place('copy') }],
			[source, { target: place.place('image', 1024) }],
			[join(place.folder, 'tree'), { target: place.place('tree'), kind: 'tree' }],
		] as const;
		for (const [path, options] of tries)
			for (const resume of [false, true, true])
				expect(await refusalOf(place.acquire(path, { ...options, resume }).outcome)).toMatchObject({
					code: 'acquisition.target-exists',
				});
		for (const name of ['copy', 'image.002', 'tree/f']) expect(copy(name).toString()).toBe('mine');
		expect(readdirSync(place.target).sort()).toEqual(['copy', 'image.001', 'image.002', 'image.acquiring', 'tree']);
	});

	it('is of a file and nothing else: a FIFO, a link and a folder are refused at once', async () => {
		const fifo = join(place.folder, 'fifo');
		execFileSync('mkfifo', [fifo]);
		const link = join(place.folder, 'link');
		symlinkSync(place.file('source.bin', 10), link);
		mkdirSync(join(place.folder, 'folder'));
		for (const [path, code] of [
			[fifo, 'fifo'],
			[link, 'link'],
			[join(place.folder, 'folder'), 'folder'],
			['/dev/null', 'character-device'],
		] as const)
			expect(await refusalOf(place.acquire(path).outcome)).toMatchObject({ code: `evidence.${code}` });
	});
});

describe('a source that moves', () => {
	it('while it is read is never a clean record', async () => {
		const path = place.file('source.bin', 40 * MIB);
		let changed = false;
		const acquiring = place.acquire(
			path,
			{},
			{
				onProgress: ({ state }) => {
					if (changed || state !== 'paused') return;
					changed = true;
					appendFileSync(path, 'more');
					acquiring.tell('go on');
				},
			},
		);
		acquiring.tell('pause');
		const { movements } = await acquiring.outcome;
		expect(movements).toContain('size');
	});

	it('and has its times put back is told by its ctime', async () => {
		const path = place.file('source.bin', 40 * MIB);
		const before = new Date('2026-01-01T00:00:00Z');
		utimesSync(path, before, before);
		let changed = false;
		const acquiring = place.acquire(
			path,
			{},
			{
				onProgress: ({ state }) => {
					if (changed || state !== 'paused') return;
					changed = true;
					const file = openSync(path, 'r+');
					writeSync(file, 'X', 30 * MIB);
					closeSync(file);
					utimesSync(path, before, before);
					acquiring.tell('go on');
				},
			},
		);
		acquiring.tell('pause');
		expect((await acquiring.outcome).movements).toEqual(['ctime']);
	});

	it('stands still in a control run, also when it is read twice', async () => {
		const outcome = await place.acquire(place.file('source.bin', 20 * MIB), { sourceAgain: true }).outcome;
		expect(outcome).toMatchObject({ movements: [], sourceReading: { result: 'equal' } });
	});
});

describe('a copy that is read again', () => {
	it('locates damage to the chunk', async () => {
		const source = place.file('source.bin', 40 * MIB);
		const { chunks, sizeBytes } = await place.acquire(source).outcome;
		const check = () =>
			checkCopies(
				place.workerPath,
				[{ name: 'copy', place: place.place('copy'), sizeBytes, chunks }],
				() => undefined,
				new AbortController().signal,
			);
		expect(await check()).toMatchObject([{ result: 'equal', damaged: [] }]);
		const file = openSync(join(place.target, 'copy'), 'r+');
		writeSync(file, 'X', 17 * MIB);
		closeSync(file);
		expect(await check()).toMatchObject([{ result: 'differs', damaged: [{ from: 16 * MIB, toExclusive: 32 * MIB }] }]);
	});

	it('that is damaged before it is read again differs', async () => {
		let damaged = false;
		const acquiring = place.acquire(
			place.file('source.bin', 60 * MIB),
			{},
			{
				onProgress: ({ state, readBytes }) => {
					if (state === 'paused') {
						const fd = openSync(join(place.target, 'copy'), 'r+');
						damaged = writeSync(fd, 'X', MIB) === 1;
						closeSync(fd);
						acquiring.tell('go on');
					} else if (!damaged && readBytes > 0) acquiring.tell('pause');
				},
			},
		);
		const outcome = await acquiring.outcome;
		if (!damaged) throw new Error('the pause came too late');
		expect(outcome.digests.sha256).toBe(sha256Of(numbered(60 * MIB)));
		expect(outcome.chunks).toHaveLength(4);
		expect(outcome.secondReading).toMatchObject({
			result: 'differs',
			damaged: [{ from: 0, toExclusive: 16 * MIB }],
		});
	});

	const checked = async (target: TargetPlace, { sizeBytes, chunks }: Pick<AcquireOutcome, 'sizeBytes' | 'chunks'>) => {
		const { signal } = new AbortController();
		const copies = [{ name: 'copy', place: target, sizeBytes, chunks }];
		return (await checkCopies(place.workerPath, copies, () => undefined, signal))[0];
	};

	it('that is cut, longer or gone differs, and says what is missing', async () => {
		const outcome = await place.acquire(place.file('source.bin', 5 * MIB)).outcome;
		const check = (name: string) => checked(place.place(name), outcome);
		writeFileSync(join(place.target, 'cut'), numbered(5 * MIB - 1));
		writeFileSync(join(place.target, 'longer'), Buffer.concat([numbered(5 * MIB), Buffer.from('x')]));
		writeFileSync(join(place.target, 'same'), numbered(5 * MIB));
		expect(await check('cut')).toMatchObject({
			result: 'differs',
			damaged: [
				{ from: 0, toExclusive: 5 * MIB - 1, because: 'not-checked' },
				{ from: 5 * MIB - 1, toExclusive: 5 * MIB, file: 'cut', because: 'missing' },
			],
		});
		expect((await check('longer'))?.result).toBe('differs');
		expect(await check('gone')).toMatchObject({
			result: 'differs',
			damaged: [{ from: 0, toExclusive: 5 * MIB, file: 'gone', because: 'missing' }],
		});
		expect(await check('same')).toMatchObject({ result: 'equal', damaged: [] });
		expect(await checked(place.place('gone'), { sizeBytes: 0, chunks: [] })).toMatchObject({
			result: 'differs',
			damaged: [{ file: 'gone', because: 'missing' }],
		});
	});

	it('without one of its pieces names it, and compares what lies before and behind', async () => {
		const pieces = place.place('image', 8 * MIB);
		// Zeros, so that what is missing looks like what was read.
		const source = join(place.folder, 'source.bin');
		writeFileSync(source, Buffer.concat([numbered(8 * MIB), Buffer.alloc(8 * MIB), numbered(24 * MIB)]));
		const outcome = await place.acquire(source, { target: pieces }).outcome;
		rmSync(join(place.target, 'image.002'));
		const second = { from: 8 * MIB, toExclusive: 16 * MIB, file: 'image.002', because: 'missing' };
		expect(await checked(pieces, outcome)).toMatchObject({ result: 'differs', damaged: [second] });
		truncateSync(join(place.target, 'image.003'), 5 * MIB);
		const [first, last] = ['image.001', 'image.005'].map((name) => openSync(join(place.target, name), 'r+'));
		for (const file of [first, last]) {
			writeSync(file ?? 0, 'X', MIB);
			closeSync(file ?? 0);
		}
		expect((await checked(pieces, outcome))?.damaged).toEqual([
			{ from: 0, toExclusive: 8 * MIB, because: 'not-checked' },
			second,
			{ from: 16 * MIB, toExclusive: 21 * MIB, because: 'not-checked' },
			{ from: 21 * MIB, toExclusive: 24 * MIB, file: 'image.003', because: 'missing' },
			{ from: 24 * MIB, toExclusive: 32 * MIB, because: 'not-checked' },
			{ from: 32 * MIB, toExclusive: 40 * MIB },
		]);
	});
});

describe('whoever started it', () => {
	it('may pause it and go on', async () => {
		const states: string[] = [];
		const acquiring = place.acquire(
			place.file('source.bin', 40 * MIB),
			{},
			{
				onProgress: ({ state }) => {
					if (states.at(-1) !== state) states.push(state);
					if (state === 'paused') acquiring.tell('go on');
				},
			},
		);
		acquiring.tell('pause');
		const outcome = await acquiring.outcome;
		expect(states).toContain('paused');
		expect(outcome).toMatchObject({ sizeBytes: 40 * MIB, secondReading: { result: 'equal' } });
		expect(copy().equals(numbered(40 * MIB))).toBe(true);
	});

	it('may cancel it: what was read is kept with its digest, and nothing says that it is whole', async () => {
		const acquiring = place.acquire(
			place.file('source.bin', 64 * MIB),
			{},
			{
				onProgress: ({ state, readBytes }) => {
					if (state === 'paused' && readBytes > 0) acquiring.tell('cancel');
					else if (readBytes > 0) acquiring.tell('pause');
				},
			},
		);
		const outcome = await acquiring.outcome;
		expect(outcome).toMatchObject({ cancelled: true, secondReading: { result: 'not-done' } });
		expect(copy().equals(numbered(64 * MIB).subarray(0, outcome.sizeBytes))).toBe(true);
		expect(outcome.digests.sha256).toBe(sha256Of(copy()));
	});
});
