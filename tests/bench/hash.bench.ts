/**
 * Digests of one large file and of many small ones, beside the programs people use for it; ours on Node and on Electron.
 * `npm run bench hash [MiB of the file] [small files]`; SEALBOOK_ROUNDS and SEALBOOK_BENCH_FOLDER (memory, where the
 * system has a folder of it, so that no disk is measured) change what is usual.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProgram } from '../hashing/program-bundle';
import { type Runner, race } from './made/race';
import { count, sizes } from './made/say';

const [mebibytes = 4_096, files = 100_000] = sizes(4_096, 100_000);
const memory = '/dev/shm';
const folder = mkdtempSync(
	join(process.env.SEALBOOK_BENCH_FOLDER ?? (existsSync(memory) ? memory : tmpdir()), 'sealbook-bench-'),
);
const { program } = bundleProgram(join(folder, 'program'), process.cwd());
const electron = join(process.cwd(), 'node_modules/electron/dist/electron');

try {
	const large = join(folder, 'large');
	plantLarge(large, mebibytes);
	const each = sideBySide(large);
	race(`One file of ${count(mebibytes)} MiB, MD5, SHA-1 and SHA-256`, [
		...ours(['--format', 'hashdeep', large]),
		{ name: 'hashdeep', program: 'hashdeep', words: ['-c', 'md5,sha1,sha256', large] },
		{ name: 'rhash', program: 'rhash', words: ['--md5', '--sha1', '--sha256', large] },
		{
			name: 'dc3dd',
			program: 'dc3dd',
			words: [`if=${large}`, 'hash=md5', 'hash=sha1', 'hash=sha256', 'of=/dev/null', 'nwspc=on'],
		},
		{ name: 'md5sum, sha1sum, sha256sum at once', program: 'sh', words: ['-c', each] },
		{ name: 'md5sum alone', program: 'md5sum', words: [large] },
	]);
	alone(`One file of ${count(mebibytes)} MiB`, large);
	rmSync(large);

	const small = join(folder, 'small');
	plantSmall(small, files);
	race(`${count(files)} files of 8 KiB on average, MD5, SHA-1 and SHA-256`, [
		...ours(['--format', 'hashdeep', small]),
		{ name: 'hashdeep -r', program: 'hashdeep', words: ['-c', 'md5,sha1,sha256', '-o', 'f', '-r', small] },
		{ name: 'rhash -r', program: 'rhash', words: ['-r', '--md5', '--sha1', '--sha256', small] },
		{
			name: 'xargs -P2 rhash',
			program: 'sh',
			words: ['-c', `find '${small}' -type f -print0 | xargs -0 -P2 -n 1000 rhash --md5 --sha1 --sha256 --`],
		},
	]);
	alone(`${count(files)} files`, small);
} finally {
	rmSync(folder, { recursive: true });
}

function alone(what: string, path: string): void {
	const over = (tool: string): Runner => ({
		name: tool,
		program: 'sh',
		words: ['-c', `find '${path}' -type f -print0 | xargs -0 -n 1000 ${tool} --`],
	});
	race(`${what}, SHA-256 alone`, [...ours(['--format', 'sha256sum', path]), over('sha256sum')]);
	race(`${what}, BLAKE3 alone`, [...ours(['--format', 'sha256sum', '--digests', 'blake3', path]), over('b3sum')]);
}

function ours(words: readonly string[]): Runner[] {
	const run = [program, 'hash', ...words];
	const node: Runner = {
		name: 'ours on Node',
		program: process.env.npm_node_execpath ?? 'node',
		words: run,
		ours: true,
	};
	if (!existsSync(electron)) return [node];
	const env = { ELECTRON_RUN_AS_NODE: '1' };
	return [node, { name: 'ours on Electron', program: electron, words: run, env, ours: true }];
}

function sideBySide(path: string): string {
	return `md5sum '${path}' & sha1sum '${path}' & sha256sum '${path}' & wait`;
}

function plantLarge(path: string, mib: number): void {
	const fd = openSync(path, 'wx');
	const block = randomBytes(2 ** 20);
	for (let at = 0; at < mib; at++) {
		block.writeUInt32LE(at, 0);
		for (let done = 0; done < block.length; ) done += writeSync(fd, block, done);
	}
	closeSync(fd);
}

/** Sizes up to 16 KiB, evenly, the same each time. */
function plantSmall(path: string, many: number): void {
	const bytes = randomBytes(2 ** 20);
	let seed = 12_345;
	const next = (below: number) => {
		seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
		return seed % below;
	};
	for (let at = 0; at < many; at++) {
		const inner = join(path, `folder ${Math.floor(at / 100)}`);
		if (at % 100 === 0) mkdirSync(inner, { recursive: true });
		const from = next(1_000_000);
		writeFileSync(join(inner, `file ${at % 100}`), bytes.subarray(from, from + next(16_384)));
	}
}
