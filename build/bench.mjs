/**
 * `npm run bench [word]... [number]...`: runs the measurements of tests/bench, one process each, all or those whose name
 * holds a word; numbers are handed on to them (`npm run bench verify 100000`). They print what they measured; nothing of
 * it decides whether a test passes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'tests/bench');
const numbers = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const words = process.argv.slice(2).filter((word) => !numbers.includes(word));
const names = (existsSync(folder) ? readdirSync(folder) : [])
	.filter((name) => /\.bench\.(mjs|ts)$/.test(name))
	.filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
	.sort();
if (names.length === 0) console.log('bench: nothing to measure.');

const bundles = join(root, '.cache/bench');
mkdirSync(bundles, { recursive: true });
let status = 0;
for (const name of names) {
	const outfile = join(bundles, name.replace(/\.(mjs|ts)$/, '.mjs'));
	await build({
		absWorkingDir: root,
		entryPoints: [join('tests/bench', name)],
		outfile,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'esm',
		target: 'node20',
		logLevel: 'warning',
	});
	console.log(`\n── ${name} ──`);
	const ended = spawnSync(process.execPath, ['--expose-gc', outfile, ...numbers], { cwd: root, stdio: 'inherit' });
	status ||= ended.status ?? 1;
}
process.exit(status);
