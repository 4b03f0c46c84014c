import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeCaseFile } from '../../main/casefile/write';
import type { Refused } from '../../shared/refusal';
import { tellNotRun } from '../faults/count';
import { mounted } from '../faults/sessions';
import { certificateOf, keyOf, keyPath } from '../vault/pkcs12-files';
import { sampleCase } from './sample-case';

let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
	mkdirSync(join(folder, 'stick'));
	await build({
		entryPoints: [join(import.meta.dirname, 'write-sample.ts')],
		outfile: join(folder, 'write-sample.mjs'),
		bundle: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'silent',
		banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
	});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the sample in a process of its own whose files may not grow beyond `blocks` of 512 bytes. */
function write(blocks: string) {
	const command = `ulimit -f ${blocks}; exec "$@"`;
	const program = join(folder, 'write-sample.mjs');
	const words = ['sh', process.execPath, program, join(folder, 'stick', 'case.zip'), dirname(keyPath('ada'))];
	return spawnSync('sh', ['-c', command, ...words], { encoding: 'utf8' });
}

it('a full target is refused with the disk’s trouble, and leaves no file of the name, no remains, and no older file harmed', () => {
	expect(write('unlimited').stdout).toBe('intact\n');
	expect(readdirSync(join(folder, 'stick'))).toEqual(['case.zip']);
	rmSync(join(folder, 'stick', 'case.zip'));
	for (const blocks of ['0', '8', '40']) {
		expect([blocks, write(blocks).stdout]).toEqual([blocks, 'disk.EFBIG\n']);
		expect(readdirSync(join(folder, 'stick'))).toEqual([]);
	}
	writeFileSync(join(folder, 'stick', 'case.zip'), 'older');
	expect(write('8').stdout).toBe('disk.EFBIG\n');
	expect(readdirSync(join(folder, 'stick'))).toEqual(['case.zip']);
	expect(readFileSync(join(folder, 'stick', 'case.zip'), 'utf8')).toBe('older');
});

it('a full disk is named, with what is needed there and what is free', async () => {
	const disk = mounted('-t', 'tmpfs', '-o', 'size=16k', 'sealbook-test');
	if (typeof disk === 'string') return tellNotRun('a case file on a full disk', disk);
	const path = join(disk.path, 'case.zip');
	const person = (name: string) => ({ certificate: certificateOf(name), privateKey: keyOf(name) });
	const [ada, ben, mallory] = [person('ada'), person('ben'), person('eve')];
	const writing = writeCaseFile(sampleCase({ ada, ben, mallory }).request(path, ada));
	const { refusal } = await writing.then(
		() => Promise.reject(new Error('not refused')),
		(error: Refused) => error,
	);
	expect(refusal.code).toBe('disk.ENOSPC');
	expect(refusal.sentence).toMatch(
		/^“.*case\.zip” cannot be written: its disk is full; 3\d,\d{3} bytes are needed there, and 1\d,\d{3} are free\.$/,
	);
	expect(refusal.sentence).toContain(path);
	expect(readdirSync(disk.path)).toEqual([]);
	disk.again('size=1m');
	expect((await writeCaseFile(sampleCase({ ada, ben, mallory }).request(path, ada))).report.verdict).toBe('intact');
});
