/**
 * What each bundle really contains, read from what `npm run build` wrote: the third fence, after the compiler and the
 * import rules, and the only one that sees what libraries bring along.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './sources';

interface Metafile {
	readonly inputs: Readonly<Record<string, { readonly imports: readonly { path: string; external?: boolean }[] }>>;
}

const dist = join(root, 'dist');
if (!existsSync(join(dist, 'meta.json'))) throw new Error('dist/ is not there: run npm run build first');
const meta = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8')) as {
	readonly programs: Readonly<Record<string, Metafile>>;
	readonly window: readonly string[];
};
const builtin = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
const network = /^(node:)?(http|https|http2|net|dgram|tls|dns)(\/|$)/;

/** What a bundle asks for when it runs. */
function required(path: string): string[] {
	const text = readFileSync(join(root, path), 'utf8');
	return [...text.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g)].map(([, name]) => name ?? '');
}

const programs = Object.keys(meta.programs);
const inputs = (path: string) => Object.keys(meta.programs[path]?.inputs ?? {});

const COMMAND_LINE = ['sealbook', 'digests', 'without-notebook', 'commands'].map((name) => `dist/${name}.cjs`);

describe('the bundles of main', () => {
	it('are the programs that are started, and no others', () => {
		expect(programs.sort()).toEqual([
			'dist/commands.cjs',
			'dist/digests.cjs',
			'dist/main/acquire-worker.cjs',
			'dist/main/hashing-worker.cjs',
			'dist/main/hashset-worker.cjs',
			'dist/main/ledger-worker.cjs',
			'dist/main/main.cjs',
			'dist/main/notebook-process.cjs',
			'dist/main/preload.cjs',
			'dist/sealbook.cjs',
			'dist/without-notebook.cjs',
		]);
	});

	it.each(programs)('%s asks for nothing but Node and Electron', (path) => {
		expect(required(path).filter((name) => !builtin.has(name) && name !== 'electron')).toEqual([]);
	});

	it.each(programs)('%s opens no connection', (path) => {
		expect(required(path).filter((name) => network.test(name))).toEqual([]);
	});

	it.each(programs)('%s holds no code of the window', (path) => {
		expect(inputs(path).filter((name) => /^renderer\/|node_modules\/react/.test(name))).toEqual([]);
	});

	it('the bridge asks for electron only, and is small', () => {
		expect([...new Set(required('dist/main/preload.cjs'))]).toEqual(['electron']);
		expect(statSync(join(dist, 'main/preload.cjs')).size).toBeLessThan(16_384);
	});

	it('the command line and the worker run without Electron', () => {
		for (const path of [...COMMAND_LINE, 'dist/main/hashing-worker.cjs']) {
			expect(required(path)).not.toContain('electron');
			expect(inputs(path).filter((name) => /^main\/(platform\/(?!clock)|window|gate|preload)/.test(name))).toEqual([]);
		}
	});

	it('what needs no notebook starts without one, its entries, its certificates and its paper', () => {
		const notebook =
			/^main\/(services\/(notebook|desk)|commandline\/commands)\.ts$|^shared\/(contract|catalogue\/catalogue)\.ts$|node_modules\/(node-forge|bwip-js)\//;
		for (const path of ['dist/sealbook.cjs', 'dist/digests.cjs', 'dist/without-notebook.cjs'])
			expect(inputs(path).filter((name) => notebook.test(name))).toEqual([]);
		expect(statSync(join(dist, 'without-notebook.cjs')).size).toBeLessThan(1024 * 1024);
	});

	it('the command line can be started', () => {
		expect(readFileSync(join(dist, 'sealbook.cjs'), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
		expect(statSync(join(dist, 'sealbook.cjs')).mode & 0o111).toBe(0o111);
	});

	it('shared brings nothing but the shipped lists and exercises, and the schema library', () => {
		const brought = programs.flatMap((path) =>
			Object.entries(meta.programs[path]?.inputs ?? {})
				.filter(([name]) => name.startsWith('shared/'))
				.flatMap(([name, { imports }]) => imports.map((target) => `${name} → ${target.path}`)),
		);
		expect(
			brought.filter((line) => !/ → (shared\/|resources\/(lists|exercises)\/|.*node_modules\/zod\/)/.test(line)),
		).toEqual([]);
	});
});

describe('the window', () => {
	const assets = join(dist, 'renderer/assets');
	const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
	const page = readFileSync(join(dist, 'renderer/index.html'), 'utf8');

	it('holds nothing of main, of Node or of Electron', () => {
		const foreign = /^main\/|^node:|browser-external|node_modules\/(electron|node-forge|lowdb|commander|hash-wasm)\//;
		expect(meta.window.filter((name) => foreign.test(name))).toEqual([]);
		for (const name of scripts) {
			expect(readFileSync(join(assets, name), 'utf8')).not.toMatch(/["'`]node:[a-z]|\brequire\(["']/);
		}
	});

	it('loads files of ours only, none inline', () => {
		const loaded = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path ?? '');
		expect(loaded.length).toBeGreaterThan(0);
		expect(loaded.filter((path) => !path.startsWith('./'))).toEqual([]);
		expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
	});
});
