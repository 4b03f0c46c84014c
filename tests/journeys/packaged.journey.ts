/**
 * What a person would install (promises 16): its fuses read back and tried, nothing in it but what was built, its
 * window and its command line at work. Packed anew from dist/, into a folder that goes again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { createNotebook, newCase, PASSPHRASE, writeNote } from './day';
import { command, openShipped, pack, run } from './packaged';

const root = resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// Only Linux was ever packed (electron-builder.yml); what is packed elsewhere is another folder.
let folder = '';
let packed = '';
let program = '';
test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sealbook-packed-'));
	packed = await pack(join(folder, 'release'));
	program = join(packed, 'sealbook');
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the fuses in the program are exactly those we chose', async () => {
	const wire = await getCurrentFuseWire(program);
	const read = (fuse: FuseV1Options) => {
		const state: unknown = wire[fuse];
		return typeof state === 'number' ? String.fromCharCode(state) : 'not in this Electron';
	};
	const states = {
		runAsNode: read(FuseV1Options.RunAsNode),
		cookieEncryption: read(FuseV1Options.EnableCookieEncryption),
		nodeOptions: read(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
		nodeCliInspect: read(FuseV1Options.EnableNodeCliInspectArguments),
		onlyLoadAppFromAsar: read(FuseV1Options.OnlyLoadAppFromAsar),
		ownV8Snapshot: read(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
	};
	expect(states).toEqual({
		runAsNode: '0',
		cookieEncryption: '1',
		nodeOptions: '0',
		nodeCliInspect: '0',
		onlyLoadAppFromAsar: '1',
		ownV8Snapshot: '0',
	});
	// Electron 25 ends before this fuse; a newer one has it, and then it is off.
	expect(['0', 'not in this Electron']).toContain(read(FuseV1Options.GrantFileProtocolExtraPrivileges));
});

test('the fuses hold: no plain Node, no NODE_OPTIONS, no inspector, no code beside the archive', async () => {
	const mark = join(folder, 'foreign-code-ran');
	const foreign = join(folder, 'foreign.cjs');
	writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');`);
	const beside = join(packed, 'resources/app');
	mkdirSync(beside);
	writeFileSync(join(beside, 'package.json'), '{ "name": "foreign", "main": "main.cjs" }');
	writeFileSync(join(beside, 'main.cjs'), `require(${JSON.stringify(foreign)}); process.exit(0);`);
	const { status, out, error } = await command(program, ['--version'], {
		before: ['--inspect=0'],
		env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${foreign}` },
	});
	rmSync(beside, { recursive: true });
	expect({ status, out: out.trim() }).toEqual({ status: 0, out: version });
	expect(error).not.toContain('Debugger listening');
	expect(existsSync(mark)).toBe(false);
});

test('the archive holds what was built and nothing else', () => {
	const archive = join(packed, 'resources/app.asar');
	const names = listPackage(archive, { isPack: false }).filter((name) => extractable(archive, name));
	const wrong = names.filter((name) => !/^\/(dist\/.+|package\.json|LICENSE)$/.test(name));
	expect(wrong).toEqual([]);
	expect(names.filter((name) => /node_modules|\.map$|meta\.json$|\.ts$/.test(name))).toEqual([]);
	const built = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== 'meta.json')
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length));
	expect(names.filter((name) => name.startsWith('/dist/')).sort()).toEqual(built.sort());
	for (const name of ['dist/main/main.cjs', 'dist/main/preload.cjs', 'dist/sealbook.cjs'])
		expect(extractFile(archive, name).equals(readFileSync(join(root, name))), name).toBe(true);
	expect(existsSync(join(packed, 'resources/default_app.asar'))).toBe(false);
});

test('what the stand-in runtime packed says that it is no release', () => {
	const runtime = readFileSync(join(root, 'node_modules/electron/dist/version'), 'utf8').trim().replace(/^v/, '');
	const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		devDependencies: { electron: string };
	};
	expect(existsSync(join(packed, 'NOT-A-RELEASE.txt'))).toBe(runtime !== devDependencies.electron);
});

test('the shipped window and the shipped command line work on one notebook', async () => {
	const { page, quit } = await openShipped(program, folder);
	try {
		await createNotebook(page);
		await newCase(page, '2026-0412', 'Packed and at work');
		await writeNote(page, 'Sealed by the program as it ships.');
	} finally {
		await quit();
	}
	const passphrase = join(folder, 'passphrase');
	writeFileSync(passphrase, `${PASSPHRASE}\n`);
	const shared = ['--notebook', join(folder, 'notebook'), '--passphrase-file', passphrase, '--as', 'Mara Lindqvist'];
	const listed = await command(program, [...shared, '--json', 'case', 'list']);
	expect(listed.status, listed.error).toBe(0);
	expect(JSON.parse(listed.out)).toMatchObject([{ number: '2026-0412', title: 'Packed and at work' }]);
	const file = join(folder, 'packed.zip');
	const exported = await command(program, [...shared, '--json', 'export', '2026-0412', '--to', file]);
	expect(exported.status, exported.error).toBe(0);
	// The page lies in the archive, which the notebook's process takes for a file.
	expect(exported.out).toContain(`the page of Sealbook ${version}`);
});

test('an archive of Electron’s own kind is evidence like any other', async () => {
	const archive = join(packed, 'resources/app.asar');
	const { status, out, error } = await command(program, ['--json', 'hash', archive]);
	expect(status, error).toBe(0);
	expect(out).toContain(createHash('sha256').update(readFileSync(archive)).digest('hex'));
});

test('a command’s status comes through, and one without its dashes is told how', async () => {
	expect((await command(program, ['nonsense'])).status).toBe(2);
	const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const { status, out, error } = await run(program, [...asRoot, '--command-line', 'case', 'list']);
	expect({ status, out }).toEqual({ status: 2, out: '' });
	expect(error).toContain('--command-line -- case list');
});

function extractable(archive: string, name: string): boolean {
	try {
		extractFile(archive, name.slice(1));
		return true;
	} catch {
		return false;
	}
}
