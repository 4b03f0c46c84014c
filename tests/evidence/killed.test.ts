/**
 * A process killed in the middle of acquiring, anywhere: gone on with, it ends with what an undisturbed run ends with.
 * Nothing of the time is asserted; where a kill comes after the end, there was nothing to go on with.
 */
import { spawn } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import type { AcquireOutcome } from '../../main/evidence/acquire-messages';
import { refusalOf } from '../refusal-of';
import { EvidencePlace, MIB, numbered, sha256Of } from './place';

const KILLS = process.env.SEALBOOK_LONG === '1' ? 100 : 4;
const SIZE = 120 * MIB + 3;

const place = new EvidencePlace();
afterAll(() => place.remove());
const program = join(place.folder, 'copying.mjs');
buildSync({
	entryPoints: [new URL('copying.ts', import.meta.url).pathname],
	outfile: program,
	...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' },
});

function start(path: string, folder: string, resume: boolean) {
	const child = spawn(process.execPath, [program, place.workerPath, path, folder, resume ? 'resume' : 'begin']);
	let out = '';
	let trouble = '';
	child.stdout.on('data', (bytes: Buffer) => {
		out += bytes.toString();
	});
	child.stderr.on('data', (bytes: Buffer) => {
		trouble += bytes.toString();
	});
	const ended = new Promise<AcquireOutcome | null>((resolve, reject) => {
		child.on('close', (code) => {
			if (code === 0) resolve(JSON.parse(out) as AcquireOutcome);
			else if (code === null) resolve(null);
			else reject(new Error(trouble));
		});
	});
	return { ended, kill: () => child.kill('SIGKILL') };
}

/** Kills it after some ms until `kills` were survived, then lets it end. */
async function throughKills(path: string, folder: string, delays: readonly number[]): Promise<AcquireOutcome> {
	let resume = false;
	for (const delay of delays) {
		const run = start(path, folder, resume);
		await Promise.race([run.ended, pause(delay)]);
		run.kill();
		const outcome = await run.ended;
		if (outcome) return outcome;
		resume ||= existsSync(join(folder, 'copy.acquiring'));
	}
	const outcome = await start(path, folder, resume).ended;
	if (!outcome) throw new Error('nobody killed it');
	return outcome;
}

const told = ({ digests, chunks, sizeBytes, movements, badRanges, files }: AcquireOutcome) => ({
	...{ digests, chunks, sizeBytes, movements, badRanges, files },
});

describe('kill -9 while acquiring', () => {
	it(`a file, ${KILLS} times: it ends as an undisturbed run does`, async () => {
		const path = place.file('source.bin', SIZE);
		const undisturbed = await place.acquire(path, { target: place.place('undisturbed') }).outcome;
		for (let left = KILLS; left > 0; left -= 2) {
			const folder = join(place.folder, `killed-${left}`);
			mkdirSync(folder);
			const outcome = await throughKills(path, folder, [300 + Math.random() * 1200, 300 + Math.random() * 1500]);
			expect(told(outcome)).toEqual(told(undisturbed));
			expect(outcome.secondReading.result).toBe('equal');
			expect(sha256Of(readFileSync(join(folder, 'copy')))).toBe(undisturbed.digests.sha256);
			rmSync(folder, { recursive: true });
		}
	}, 900_000);

	it('a tree: every file is there once, whole', async () => {
		const tree = join(place.folder, 'tree');
		for (let n = 0; n < 600; n++) {
			const folder = join(tree, `f${n % 7}`);
			mkdirSync(folder, { recursive: true });
			writeFileSync(join(folder, `file ${n}`), numbered(n * 100));
		}
		const undisturbed = await place.acquire(tree, { target: place.place('whole'), kind: 'tree' }).outcome;
		expect(undisturbed).toMatchObject({ files: 600, unreadable: 0, secondReading: { result: 'equal' } });
		const folder = join(place.folder, 'killed-tree');
		mkdirSync(folder);
		const outcome = await throughKills(tree, folder, [500, 600]);
		expect(told(outcome)).toEqual(told(undisturbed));
		for (let n = 0; n < 600; n++)
			expect(readFileSync(join(folder, 'copy', `f${n % 7}`, `file ${n}`)).equals(numbered(n * 100))).toBe(true);
	});
});

describe('going on', () => {
	/** A copy that was ended at once after its first chunks were made safe. */
	async function interrupted(name: string): Promise<string> {
		const path = place.file(`${name}.bin`, 80 * MIB);
		const acquiring = place.acquire(
			path,
			{ target: place.place(name) },
			{
				onProgress: ({ readBytes, state }) => {
					if (state === 'paused') void acquiring.kill();
					else if (readBytes >= 48 * MIB) acquiring.tell('pause');
				},
			},
		);
		await acquiring.outcome.catch(() => undefined);
		expect(readdirSync(place.target)).toContain(`${name}.acquiring`);
		return path;
	}
	const goOn = (path: string, name: string) => place.acquire(path, { target: place.place(name), resume: true }).outcome;

	it('repairs a copy that was damaged in between', async () => {
		const path = await interrupted('damaged');
		writeSync(openSync(join(place.target, 'damaged'), 'r+'), 'X', 20 * MIB);
		const outcome = await goOn(path, 'damaged');
		expect(outcome).toMatchObject({ sizeBytes: 80 * MIB, resumed: 1, secondReading: { result: 'equal' } });
		expect(readFileSync(join(place.target, 'damaged')).equals(numbered(80 * MIB))).toBe(true);
	});

	it('copies again what was cut off the copy', async () => {
		const path = await interrupted('cut');
		truncateSync(join(place.target, 'cut'), 3 * MIB);
		expect(await goOn(path, 'cut')).toMatchObject({ sizeBytes: 80 * MIB, secondReading: { result: 'equal' } });
		expect(readFileSync(join(place.target, 'cut')).equals(numbered(80 * MIB))).toBe(true);
	});

	it('takes a torn last line of the journal as not written', async () => {
		const path = await interrupted('torn');
		const journal = join(place.target, 'torn.acquiring');
		truncateSync(journal, readFileSync(journal).length - 20);
		expect((await goOn(path, 'torn')).digests.sha256).toBe(sha256Of(numbered(80 * MIB)));
	});

	it('says that the source changed in between', async () => {
		const path = await interrupted('moved');
		writeSync(openSync(path, 'r+'), 'X', 70 * MIB);
		expect((await goOn(path, 'moved')).movements).toContain('ctime');
	});

	it('refuses the journal of another acquisition', async () => {
		const path = await interrupted('other');
		const other = place.acquire(path, { acquisition: 'another', target: place.place('other'), resume: true });
		expect(await refusalOf(other.outcome)).toMatchObject({ code: 'acquisition.journal' });
	});
});
