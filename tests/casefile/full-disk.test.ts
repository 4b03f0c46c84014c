import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

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
	const command = `ulimit -f ${blocks}; exec "$0" "$1" "$2"`;
	const words = [process.execPath, join(folder, 'write-sample.mjs'), join(folder, 'stick', 'case.zip')];
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
