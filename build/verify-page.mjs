/**
 * Makes verify.html: the page inside every case file that judges it in any browser, offline (casefile.md; decision 20). It is the
 * program's own verifier, bundled with small replacements for what only Node has, a window drawn with the document's own means,
 * and a policy that allows nothing else: no connection, no file, no script but this one.
 * What must hold: the same sources give the same bytes, as releases publish the page's digest.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const replaced = join(root, 'main/casefile/page');

/** What only Node or the program has, and what stands in its place. */
const REPLACEMENTS = new Map([
	['node:crypto', 'crypto.ts'],
	['hash-wasm', 'crc32-engine.ts'],
	['bwip-js/generic', 'barcodes.ts'],
]);

/** @type {import('esbuild').Plugin} */
const forBrowsers = {
	name: 'for-browsers',
	setup(making) {
		making.onResolve({ filter: /^(node:crypto|hash-wasm|bwip-js\/generic)$/ }, ({ path }) => ({
			path: join(replaced, REPLACEMENTS.get(path) ?? ''),
		}));
		// A name that is a whole module brings all of it, fifty languages too; asked for this way, only what is used comes along.
		making.onLoad({ filter: /[\\/](shared|main)[\\/].*\.ts$/ }, ({ path }) => ({
			contents: readFileSync(path, 'utf8').replace("import { z } from 'zod';", "import * as z from 'zod';"),
			loader: 'ts',
		}));
	},
};

/**
 * A program for browsers as one script.
 * @param {string} entry its source; imports are found from the root
 * @param {Pick<import('esbuild').BuildOptions, 'globalName'>} [more]
 * @returns {Promise<{ readonly script: string, readonly metafile: import('esbuild').Metafile }>}
 */
export async function bundle(entry, more = {}) {
	const result = await build({
		absWorkingDir: root,
		stdin: { contents: entry, resolveDir: root, sourcefile: 'verify-page', loader: 'ts' },
		bundle: true,
		platform: 'browser',
		format: 'iife',
		target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
		inject: [join(replaced, 'buffer.ts')],
		plugins: [forBrowsers],
		minify: true,
		charset: 'utf8',
		legalComments: 'none',
		logLevel: 'warning',
		...more,
		write: false,
		metafile: true,
	});
	return { script: result.outputFiles[0]?.text ?? '', metafile: result.metafile };
}

const ENTRY = `
	import './main/casefile/page/no-eval';
	import { verifyBlob } from './main/casefile/page/verify-blob';
	import { begin } from './renderer/verify-page/begin';
	begin(verifyBlob);
`;

/** @returns {Promise<{ readonly html: string, readonly sha256: string, readonly metafile: import('esbuild').Metafile }>} */
export async function makeVerifyPage() {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const { script, metafile } = await bundle(ENTRY);
	const sheets = [themed(read('renderer/style/tokens.css')), read('renderer/style/verify-page.css')].join('\n');
	const style = (await transform(sheets, { loader: 'css', minify: true })).code.trim();
	// Either would end the element it stands in, or begin a comment there.
	if (/<!--|<\/?script/i.test(script) || /<!--|<\/style/i.test(style))
		throw new Error('verify.html: its script or style cannot stand in a page');
	const policy = [
		"default-src 'none'",
		`script-src '${sourceOf(script)}'`,
		`style-src '${sourceOf(style)}'`,
		'worker-src blob:',
		"connect-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	/** @type {Readonly<Record<string, string>>} */
	const parts = {
		style: `<style>${style}</style>`,
		script: `<script>${script}</script>`,
		version,
		licences: licences(),
	};
	const html = read('renderer/verify-page/verify.html')
		.replace(/<!-- ([a-z]+) -->/g, (mark, name) => parts[name] ?? mark)
		.replace('content="policy"', () => `content="${policy}"`);
	return { html, sha256: createHash('sha256').update(html).digest('hex'), metafile };
}

/**
 * The tokens without the faces, which the page does without, and with the system's choice between light and dark.
 * @param {string} sheet
 */
function themed(sheet) {
	const dark = /\[data-theme="dark"\] (\{[^}]*\})/.exec(sheet)?.[1];
	if (!dark) throw new Error('verify.html: the tokens have no dark theme');
	const light = sheet.replaceAll(/@font-face \{[^}]*\}/g, '').replace(/\[data-theme="dark"\] \{[^}]*\}/, '');
	return `${light}\n@media screen and (prefers-color-scheme: dark) { :root ${dark} }`;
}

/** What the libraries inside ask to be kept with them. */
function licences() {
	return ['zod', 'bwip-js', '@noble/curves', '@noble/hashes']
		.map((name) => `${name}\n\n${read(`node_modules/${name}/LICENSE`).trim()}`)
		.join('\n\n')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;');
}

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8');
/** @param {string} text */
const sourceOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
