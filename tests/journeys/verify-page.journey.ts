/**
 * A stranger opens verify.html from a disk, in a browser that knows nothing of Sealbook: a plain window of Chromium without our
 * main process, preload or policy, so that what holds here holds by the page alone. Its verdicts are the command line's.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { _electron as electron, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { VerifyReport } from '../../shared/views';
import { dropFiles, expect, picture, test } from './app';
import { look } from './looks';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, 'dist/resources/case-file/verify.html');
const HOSTILE = '\u202epiz.exe<img src=x onerror=alert(1)>.zip';
/** The page is none that the page knows: one cannot vouch for itself. */
const OF_ITSELF = 'instructions for strangers';

test('a case file is judged in a browser, from a disk, as the command line judges it', async ({ folder }) => {
	const at = (name: string) => join(folder, name);
	const { fingerprint, pem } = await casesIn(folder);
	writeFileSync(at('signer.pem'), pem);
	const { window, quit } = await browser(folder);
	let threads = 0;
	window.on('worker', () => {
		threads += 1;
	});
	const cases = [
		['intact.zip', fingerprint, 'Intact'],
		['intact.zip', '', 'Intact, signer unknown'],
		['withheld.zip', pem, 'Intact'],
		['incomplete.zip', fingerprint, 'Incomplete'],
		['gone.zip', fingerprint, 'Incomplete'],
		['broken.zip', fingerprint, 'Broken'],
		[HOSTILE, fingerprint, 'Intact'],
	] as const;
	for (const [name, trust, verdict] of cases) {
		await window.getByLabel('Case file', { exact: true }).setInputFiles(at(name));
		await window.getByLabel('What the signer gave you').fill(trust);
		await window.getByRole('button', { name: 'Verify case file' }).press('Enter');
		await expect(window.locator('#verdict')).toHaveText(verdict);
		await expect(window.locator('#verdict')).toBeFocused();
		expect(withoutItself(JSON.parse((await window.locator('#json').textContent()) ?? '')), name).toEqual(
			withoutItself(byCommandLine(at(name), trust === '' ? [] : ['--trust', trust === pem ? at('signer.pem') : trust])),
		);
		if (verdict === 'Broken') await look(window, '96-verify-page-broken');
		await window.evaluate(() => document.getElementById('report')?.replaceChildren());
	}
	expect(threads, 'files that were read beside the page, not in it').toBe(cases.length);
	expect(await window.locator('img').count(), 'what is in a file is never markup').toBe(0);

	await dropFiles(window, 'main', [at('intact.zip')]);
	await window.getByRole('button', { name: 'Verify case file' }).click();
	await expect(window.locator('#verdict')).toHaveText('Intact');
	await picture(window, '96-verify-page');

	writeFileSync(at('sealed.zip.age'), 'age-encryption.org/v1\n-> X25519 abc\n');
	await window.getByLabel('Case file', { exact: true }).setInputFiles(at('sealed.zip.age'));
	await window.getByRole('button', { name: 'Verify case file' }).click();
	await expect(window.getByRole('alert')).toContainText('age -d');
	await nothingGoesOut(window);
	await quit();
});

/** Writes them in a process of its own, as Playwright's loader reads no lists. */
async function casesIn(folder: string): Promise<{ readonly fingerprint: string; readonly pem: string }> {
	const program = join(folder, 'write-cases.mjs');
	await build({
		entryPoints: [join(root, 'tests/casefile/page/write-cases.ts')],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'silent',
		banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
	});
	const { stdout, stderr } = spawnSync('node', [program, folder, built, HOSTILE], { encoding: 'utf8' });
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout);
}

/** A browser with that page and nothing of ours. */
async function browser(folder: string): Promise<{ readonly window: Page; readonly quit: () => Promise<void> }> {
	const program = join(folder, 'browser.cjs');
	writeFileSync(
		program,
		`const { app, BrowserWindow } = require('electron');
		app.whenReady().then(() => new BrowserWindow().loadFile(${JSON.stringify(join(folder, 'verify.html'))}));`,
	);
	const app = await electron.launch({
		args: [program, `--user-data-dir=${join(folder, 'profile')}`, '--force-device-scale-factor=1', '--lang=en-US'],
		chromiumSandbox: process.getuid?.() !== 0,
		timeout: 60_000,
	});
	const window = await app.firstWindow();
	const complaints: string[] = [];
	window.on('pageerror', (error) => complaints.push(error.message));
	window.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	await window.waitForURL(/^file:/);
	return {
		window,
		quit: async () => {
			expect(complaints.filter((text) => !text.includes('Content Security Policy'))).toEqual([]);
			await app.close();
		},
	};
}

/** Whatever code might come to run in the page: the policy lets nothing out and nothing in. */
async function nothingGoesOut(window: Page): Promise<void> {
	let reached = 0;
	const server = createServer((_, response) => {
		reached += 1;
		response.setHeader('Access-Control-Allow-Origin', '*').end('reached');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	const tried = await window.evaluate(async (to) => {
		const blocked: string[] = [];
		document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective));
		const fetched = await fetch(to).then(
			() => 'reached',
			() => 'refused',
		);
		const script = Object.assign(document.createElement('script'), { textContent: 'globalThis.planted = true' });
		const image = Object.assign(new Image(), { src: to });
		const frame = Object.assign(document.createElement('iframe'), { src: to });
		document.body.append(script, image, frame);
		await new Promise((done) => setTimeout(done, 300));
		return { fetched, planted: 'planted' in globalThis, blocked: [...new Set(blocked)].sort() };
	}, address);
	server.close();
	expect(tried).toEqual({
		...{ fetched: 'refused', planted: false },
		blocked: ['connect-src', 'frame-src', 'img-src', 'script-src-elem'],
	});
	expect(reached, 'requests that reached a server').toBe(0);
}

function byCommandLine(path: string, words: readonly string[]): VerifyReport {
	const program = join(root, 'dist/sealbook.cjs');
	const { stdout } = spawnSync('node', [program, 'verify', path, '--json', ...words], { encoding: 'utf8' });
	return JSON.parse(stdout) as VerifyReport;
}

function withoutItself(report: VerifyReport): VerifyReport {
	return { ...report, checks: report.checks.filter(({ name }) => name !== OF_ITSELF) };
}
