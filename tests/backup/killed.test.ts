/**
 * kill -9 in the middle, again and again: the backup before stays whole at every moment, and the run that is let finish
 * leaves exactly what an undisturbed one leaves. The same for restoring.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkBackup } from '../../main/backup/check';
import { newestManifest } from '../../main/backup/manifest';
import { folderFor } from '../../main/backup/places';
import { random } from '../faults/random';
import { CASE, CHAIN, filesBelow, NotebookFolder, OWN, VAULT } from './notebook-folder';

const place = mkdtempSync(join(tmpdir(), 'sealbook-killed-backup-'));
const program = join(place, 'program.mjs');
beforeAll(async () => {
	const entryPoints = [join(import.meta.dirname, 'program.ts')];
	const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
	await build({
		entryPoints,
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'error',
		banner,
	});
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** The program's last word; killed once it has said so many. */
function run(words: readonly string[], steps = Number.POSITIVE_INFINITY): Promise<string> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
		let said = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			if (said.split('\n').length > steps) child.kill('SIGKILL');
		});
		child.once('close', () => resolve(said.trimEnd().split('\n').at(-1) ?? ''));
	});
}

const going = { vault: null, signal: new AbortController().signal, onProgress: () => undefined };
const makeWords = (at: NotebookFolder, stick: string) => {
	const records = JSON.stringify([...at.records]);
	return ['make', at.folder, stick, VAULT, at.key.toString('hex'), records];
};

it('a backup that was killed many times is, once finished, what an undisturbed one is', async () => {
	const chance = random(20_261_122);
	const at = new NotebookFolder();
	const calm = join(at.place, 'CALM');
	expect(await run(makeWords(at, at.stick))).toBe('done');
	cpSync(at.stick, calm, { recursive: true });
	at.append(`notebook/${OWN}.ledger`, 40);
	at.append(`cases/${CASE}/${CHAIN}.ledger`, 40);
	at.write(`cases/${CASE}/draft`, Buffer.from('a later draft'));
	for (let n = 0; n < 40; n++) at.object(9000 + n);
	expect(await run(makeWords(at, calm))).toBe('done');

	let killed = 0;
	for (let trial = 0; trial < 15; trial++) {
		if ((await run(makeWords(at, at.stick), 1 + chance.below(60))) === 'done') break;
		killed++;
		const checked = await checkBackup({ from: at.stick, ...going });
		expect([checked.generation, checked.faults]).toEqual([1, []]);
	}
	expect(killed).toBe(15);
	expect(await run(makeWords(at, at.stick))).toBe('done');
	const disturbed = await newestManifest(folderFor(at.stick, VAULT));
	const undisturbed = await newestManifest(folderFor(calm, VAULT));
	expect(disturbed.manifest?.digest).toBe(undisturbed.manifest?.digest);
	// The tag is sealed with a fresh nonce, so manifests agree in what they say and not in their bytes.
	const parts = (stick: string) => filesBelow(stick, /manifest-[0-9]+\.json$/);
	expect(parts(at.stick)).toEqual(parts(calm));
	expect((await checkBackup({ from: at.stick, ...going })).faults).toEqual([]);
}, 300_000);

it('a restore that was killed many times is, once finished, the notebook, and none before', async () => {
	const chance = random(7);
	const at = new NotebookFolder();
	for (let n = 0; n < 40; n++) at.object(9000 + n);
	await at.backUp();
	const to = join(at.place, 'restored');
	let killed = 0;
	for (let trial = 0; trial < 12; trial++) {
		if ((await run(['restore', at.stick, to], 1 + chance.below(90))) === 'done') break;
		killed++;
		if (existsSync(join(to, 'notebook', 'vault.json'))) break;
	}
	expect(killed).toBeGreaterThan(5);
	if (!existsSync(join(to, 'notebook'))) expect(await run(['restore', at.stick, to])).toBe('done');
	const mark = JSON.parse(readFileSync(join(to, 'notebook', 'restored.json'), 'utf8'));
	expect(mark).toMatchObject({ format: 'sealbook-restored/1', generation: 1, where: 'KINGSTON' });
	expect(filesBelow(to, /restored\.json$|^lock$|^\.lock/)).toEqual(filesBelow(at.folder));
}, 300_000);
