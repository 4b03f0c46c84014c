/**
 * `npm run bench [--electron] [word]... [number]...`: runs the measurements of tests/bench, one process each, all or those whose name
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
const inElectron = process.argv.includes('--electron');
const given = process.argv.slice(2).filter((word) => word !== '--electron');
const numbers = given.filter((word) => /^\d+$/.test(word));
const words = given.filter((word) => !numbers.includes(word));
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
		target: 'node18',
		logLevel: 'warning',
	});
	console.log(`\n── ${name} ──`);
	// Electron as plain Node: its crypto is another one, and the window's notebook runs on it.
	const program = inElectron ? join(root, 'node_modules/electron/dist/electron') : process.execPath;
	const env = inElectron ? { ...process.env, ELECTRON_RUN_AS_NODE: '1' } : process.env;
	const ended = spawnSync(program, ['--expose-gc', outfile, ...numbers], { cwd: root, env, stdio: 'inherit' });
	status ||= ended.status ?? 1;
}
process.exit(status);
