/**
 * Makes dist/: each program of ours as one self-contained CommonJS file, then the window, then what is read at run
 * time. One file each, because a sandboxed preload, a worker and a utility process cannot share chunks inside an asar.
 *
 *   node build/build.mjs [--development]
 *
 * It leaves dist/meta.json, which says what went into each bundle; tests/house/bundles.test.ts reads it.
 */
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { makeVerifyPage } from './verify-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const production = !process.argv.includes('--development');

/** Every bundle of main: what it is made of, where it goes, what it runs on. */
const programs = [
	{ entry: 'main/main.ts', output: 'dist/main/main.cjs', target: 'node18' },
	{ entry: 'main/preload.ts', output: 'dist/main/preload.cjs', target: 'chrome114' },
	{ entry: 'main/notebook-process.ts', output: 'dist/main/notebook-process.cjs', target: 'node18' },
	{ entry: 'main/hashing/worker.ts', output: 'dist/main/hashing-worker.cjs', target: 'node18' },
	{ entry: 'main/evidence/acquire-worker.ts', output: 'dist/main/acquire-worker.cjs', target: 'node18' },
	{ entry: 'main/baselines/hashset/set-worker.ts', output: 'dist/main/hashset-worker.cjs', target: 'node18' },
	{ entry: 'main/vault/ledger-worker.ts', output: 'dist/main/ledger-worker.cjs', target: 'node18' },
	{ entry: 'main/commandline/start.ts', output: 'dist/sealbook.cjs', target: 'node18', shebang: true },
	{ entry: 'main/commandline/digests.ts', output: 'dist/digests.cjs', target: 'node18' },
	{ entry: 'main/commandline/without-notebook.ts', output: 'dist/without-notebook.cjs', target: 'node18' },
	{ entry: 'main/commandline/sealbook.ts', output: 'dist/commands.cjs', target: 'node18' },
];
const page = 'renderer/index.html';

const missing = [...programs.map((program) => program.entry), page].filter((path) => !existsSync(join(root, path)));
if (missing.length > 0) {
	console.error(`build: cannot build, ${missing.join(', ')} ${missing.length > 1 ? 'do' : 'does'} not exist.`);
	process.exit(1);
}

const started = performance.now();
// Made beside dist/, at the same depth, and put in its place at the end: a build that fails leaves the last one.
const dist = join(root, 'dist');
const fresh = join(root, `.dist-${process.pid}`);
process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));
process.on('uncaughtException', ({ message }) => {
	console.error(`build: failed, dist/ is as it was. ${message}`);
	process.exit(1);
});

/** @type {Record<string, import('esbuild').Metafile>} */
const contents = {};
await Promise.all(
	programs.map(async ({ entry, output, target, shebang }) => {
		const result = await esbuild({
			absWorkingDir: root,
			entryPoints: [entry],
			outfile: output.replace('dist', fresh),
			bundle: true,
			platform: 'node',
			format: 'cjs',
			target,
			external: ['electron'],
			mainFields: ['module', 'main'],
			define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
			...(shebang && !startsWithShebang(entry) ? { banner: { js: '#!/usr/bin/env node' } } : {}),
			minify: false,
			sourcemap: production ? false : 'linked',
			legalComments: 'none',
			charset: 'utf8',
			metafile: true,
			logLevel: 'warning',
			logOverride: { 'empty-import-meta': 'error' },
		});
		contents[output] = result.metafile;
		if (shebang) chmodSync(output.replace('dist', fresh), 0o755);
	}),
);

/** @type {string[]} */
const windowModules = [];
await vite({
	configFile: false,
	root: join(root, 'renderer'),
	base: './',
	cacheDir: join(root, '.cache/vite'),
	mode: production ? 'production' : 'development',
	logLevel: 'warn',
	plugins: [
		react(),
		{
			name: 'what-the-window-contains',
			generateBundle(_options, bundle) {
				for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') windowModules.push(...chunk.moduleIds);
			},
		},
	],
	build: {
		outDir: join(fresh, 'renderer'),
		emptyOutDir: true,
		target: 'chrome114',
		modulePreload: { polyfill: false },
		// Nothing inline: the content security policy allows files of ours only.
		assetsInlineLimit: 0,
		sourcemap: !production,
		reportCompressedSize: false,
		chunkSizeWarningLimit: 4096,
	},
});

const verifyPage = await makeVerifyPage();

const meta = {
	programs: contents,
	page: verifyPage.metafile,
	window: windowModules.map((id) => (id.startsWith(root) ? id.slice(root.length) : id)).sort(),
};
writeFileSync(join(fresh, 'meta.json'), `${JSON.stringify(meta, null, '\t')}\n`);
if (existsSync(join(root, 'resources'))) cpSync(join(root, 'resources'), join(fresh, 'resources'), { recursive: true });
writeFileSync(join(fresh, 'resources/case-file/verify.html'), verifyPage.html);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
console.log(`build: dist/ made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`build: verify.html has ${verifyPage.html.length} characters and SHA-256 ${verifyPage.sha256}`);

/**
 * esbuild keeps a source's own shebang; two would be a syntax error.
 * @param {string} entry
 */
function startsWithShebang(entry) {
	return readFileSync(join(root, entry), 'utf8').startsWith('#!');
}
