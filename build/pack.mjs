/**
 * `npm run pack [-- [--release] [--as-built] [--into=<folder>] [target]...]`: what a person installs, in release/ or in
 * the folder named. Without a target a plain folder. `--as-built` packs dist/ as it is; tests do.
 *
 * With the stand-in runtime (build/runtime.mjs) the result is for tests and says so; `--release` then refuses. dir,
 * tar.gz and zip were made this way; the other targets of electron-builder fetch tools of their own when asked for.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { path7za } from '7zip-bin';
import { build, Platform } from 'electron-builder';
import { describe, runtime } from './runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const release = words.includes('--release');
const into = words.find((word) => word.startsWith('--into='))?.slice('--into='.length);
const targets = words.filter((word) => !word.startsWith('--'));

const found = await runtime({ official: release });
console.log(`pack: ${describe(found)}`);
if (release && found.kind !== 'official') {
	console.error('pack: a release needs the official Electron; this one is for tests. Nothing was packed.');
	process.exit(1);
}
if (!words.includes('--as-built')) {
	const built = spawnSync(process.execPath, [join(root, 'build/build.mjs')], { cwd: root, stdio: 'inherit' });
	if (built.status !== 0) process.exit(built.status ?? 1);
}

const standIn = found.kind === 'stand-in';
process.env.SEALBOOK_PACKS_STAND_IN = standIn ? '1' : '0';
// npm drops the permission to run it; electron-builder would otherwise fetch a 7-Zip of its own.
chmodSync(path7za, 0o755);
process.env.ELECTRON_BUILDER_7ZIP_PATH ??= path7za;
// Its own choice, 9, packs for minutes to save a tenth.
process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '3';

const linux = process.platform === 'linux';
await build({
	projectDir: root,
	...(linux ? { targets: Platform.LINUX.createTarget(targets.length > 0 ? targets : ['dir']) } : {}),
	config: {
		extends: join(root, 'electron-builder.yml'),
		...(into === undefined ? {} : { directories: { output: into, buildResources: 'build' } }),
		...(linux ? { electronDist: realpathSync(found.folder), electronVersion: found.version } : {}),
		// Electron 25's list of fuses ends before this one; on Linux the archive's digest is not checked by Electron.
		...(standIn
			? {}
			: { electronFuses: { grantFileProtocolExtraPrivileges: false, enableEmbeddedAsarIntegrityValidation: !linux } }),
	},
});
