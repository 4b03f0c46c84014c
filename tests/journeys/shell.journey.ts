/**
 * The window against a page that turned hostile (promises 15): it cannot run what was not ours, leave, open, get a
 * permission, see Node or a path, or ask what is not in the contract.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type {} from '../../renderer/notebook';
import { contract } from '../../shared/contract';
import type { Answer } from '../../shared/refusal';
import { answerOpenDialog, expect, picture, test } from './app';
import { createNotebook, unlock } from './day';

/** What the page itself can do, said from inside it. */
const inPage = <T>(page: Page, body: () => T | Promise<T>) => page.evaluate(body);

test('the page sees the bridge and nothing of Node', async ({ launch }) => {
	const { page } = await launch();
	const seen = await inPage(page, () => ({
		bridge: Object.keys(window.notebook).sort(),
		node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in window),
		origin: location.origin,
		secure: isSecureContext,
	}));
	expect(seen).toEqual({
		bridge: ['ask', 'filesDropped', 'listen'],
		node: [],
		origin: 'sealbook://window',
		secure: true,
	});
});

test('the window is sandboxed, isolated and keeps nothing on disk', async ({ launch }) => {
	const { app } = await launch();
	const kept = await app.evaluate(({ BrowserWindow }) => {
		const [window] = BrowserWindow.getAllWindows();
		const own = window?.webContents.session;
		return {
			windows: BrowserWindow.getAllWindows().length,
			persistent: own?.isPersistent(),
			path: own?.getStoragePath() ?? null,
		};
	});
	expect(kept).toEqual({ windows: 1, persistent: false, path: null });
});

test('script and style that are not ours do not run', async ({ launch }) => {
	const { page } = await launch();
	// The policy's own complaints land on the console and would fail the journey; they are what is asked for here.
	page.removeAllListeners('console');
	const ran = await inPage(page, async () => {
		const found: string[] = [];
		const script = document.createElement('script');
		script.textContent = 'window.inlineRan = true';
		document.body.append(script);
		if ('inlineRan' in window) found.push('inline script');
		const image = document.createElement('img');
		image.setAttribute('onerror', 'window.handlerRan = true');
		image.src = 'data:image/png;base64,AAAA';
		document.body.append(image);
		await new Promise((resolve) => setTimeout(resolve, 200));
		if ('handlerRan' in window) found.push('inline handler');
		const answered = await fetch('https://127.0.0.1:9/').then(
			() => 'answered',
			() => 'refused',
		);
		if (answered === 'answered') found.push('fetch');
		const local = await fetch('file:///etc/passwd').then(
			() => 'answered',
			() => 'refused',
		);
		if (local === 'answered') found.push('file');
		return found;
	});
	expect(ran).toEqual([]);
});

test('it does not navigate, open windows or download', async ({ launch }) => {
	const { app, page } = await launch();
	page.removeAllListeners('console');
	const opened = await inPage(page, () => window.open('https://example.invalid/') === null);
	expect(opened).toBe(true);
	await inPage(page, () => {
		location.href = 'https://example.invalid/';
	});
	await inPage(page, () => {
		const link = document.createElement('a');
		link.href = 'data:text/html,<h1>elsewhere</h1>';
		link.click();
	});
	await page.waitForTimeout(300);
	expect(page.url()).toBe('sealbook://window/index.html');
	expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('every permission is denied', async ({ launch }) => {
	const { page } = await launch();
	page.removeAllListeners('console');
	const granted = await inPage(page, async () => {
		const got: string[] = [];
		if (
			await navigator.mediaDevices.getUserMedia({ audio: true }).then(
				() => true,
				() => false,
			)
		)
			got.push('media');
		if ((await Notification.requestPermission()) === 'granted') got.push('notifications');
		if (
			await navigator.clipboard.readText().then(
				() => true,
				() => false,
			)
		)
			got.push('clipboard');
		const located = await new Promise((resolve) =>
			navigator.geolocation.getCurrentPosition(
				() => resolve(true),
				() => resolve(false),
				{ timeout: 1000 },
			),
		);
		if (located === true) got.push('geolocation');
		return got;
	});
	expect(granted).toEqual([]);
});

test('a path outside the page’s folder is not served', async ({ launch }) => {
	const { page } = await launch();
	page.removeAllListeners('console');
	const status = await inPage(page, () =>
		Promise.all(
			['..%2fmain%2fmain.cjs', '..%2f..%2fpackage.json', '%2e%2e/main/main.cjs', 'nothing.js'].map(
				(name) =>
					// connect-src is 'none', so a picture asks instead: it loads or it fails.
					new Promise<string>((resolve) => {
						const image = new Image();
						image.onload = () => resolve('loaded');
						image.onerror = () => resolve('refused');
						image.src = `sealbook://window/${name}`;
					}),
			),
		),
	);
	expect(status).toEqual(['refused', 'refused', 'refused', 'refused']);
});

test('the gate refuses what is not a question or does not fit, and goes on', async ({ launch }) => {
	const { page } = await launch();
	// What no caller of ours would send: the bridge takes it as it comes.
	const ask = async (question: unknown, input: unknown): Promise<Answer<unknown>> =>
		page.evaluate(([q, i]) => window.notebook.ask(q as string, i), [question, input]);
	const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'answered' : answer.refusal.code);
	const strange = [
		'',
		'constructor',
		'__proto__',
		'toString',
		'notebook.nothing',
		'x'.repeat(10_000),
		null,
		7,
		[],
		{ a: 1 },
	];
	for (const question of strange)
		expect(codeOf(await ask(question, {})), JSON.stringify(question)?.slice(0, 40)).toBe('question.unknown');
	const inputs: unknown[] = [
		null,
		7,
		'text',
		[],
		{ unknown: true },
		{ case: { $gt: '' } },
		JSON.parse('{"__proto__":{"polluted":true}}'),
		{ case: 'x', text: 'y'.repeat(100) },
	];
	for (const question of Object.keys(contract))
		for (const input of inputs) {
			// Dialogs wait for a person, printing for a printer, and locking discards this very page.
			if (question.startsWith('file.') || question === 'page.print' || question === 'notebook.lock') continue;
			expect(codeOf(await ask(question, input)), `${question} ${JSON.stringify(input)?.slice(0, 40)}`).not.toBe('bug');
		}
	expect(await page.evaluate(() => ({}) as { polluted?: boolean }).then((o) => o.polluted)).toBeUndefined();
	expect((await ask('notebook.status', {})).ok).toBe(true);
});

test('locking ends the process that held keys and discards the window', async ({ launch }) => {
	const { app, page } = await launch();
	await createNotebook(page);
	const processes = () =>
		app.evaluate(({ app: electron }) =>
			electron
				.getAppMetrics()
				.filter((one) => one.name === 'Sealbook notebook' || one.serviceName === 'Sealbook notebook')
				.map((one) => one.pid),
		);
	const before = await processes();
	expect(before).toHaveLength(1);
	const fresh = app.waitForEvent('window');
	// The page may be gone before the key is up.
	await page.keyboard.press('Control+l').catch(() => undefined);
	const locked = await fresh;
	await expect(locked.getByRole('button', { name: /^Unlock/ })).toBeVisible();
	expect(page.isClosed()).toBe(true);
	expect((await processes()).filter((pid) => before.includes(pid))).toEqual([]);
	await unlock(locked);
	await expect(locked.getByRole('heading', { name: 'Cases' })).toBeVisible();
	const next = app.waitForEvent('window');
	await app.evaluate(({ powerMonitor }) => {
		Reflect.apply(powerMonitor.emit, powerMonitor, ['lock-screen']);
	});
	await expect((await next).getByRole('button', { name: /^Unlock/ })).toBeVisible();
	expect(locked.isClosed()).toBe(true);
});

test('the minutes until it locks are chosen in the settings, kept, and obeyed', async ({ launch }) => {
	const first = await launch();
	await createNotebook(first.page);
	await first.page.getByRole('button', { name: 'Settings', exact: true }).click();
	const minutes = first.page.getByLabel(/^Lock after/);
	await expect(minutes).toHaveValue('10');
	await minutes.fill('121');
	await minutes.press('Enter');
	await expect(first.page.getByText('At most 120 minutes.')).toBeVisible();
	await minutes.fill('3');
	await minutes.press('Enter');
	await expect(first.page.getByText('At most 120 minutes.')).toBeHidden();
	await picture(first.page, 'settings');
	await first.quit();
	const { app, page } = await launch();
	await unlock(page);
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
	await page.getByRole('button', { name: 'Settings', exact: true }).click();
	await expect(page.getByLabel(/^Lock after/)).toHaveValue('3');
	const fresh = app.waitForEvent('window');
	await app.evaluate(({ powerMonitor }) => {
		powerMonitor.getSystemIdleTime = () => 180;
	});
	await expect((await fresh).getByRole('button', { name: /^Unlock/ })).toBeVisible();
});

test('an archive of Electron’s own kind is a file like any other to the dialog', async ({ launch, folder }) => {
	const { app, page } = await launch();
	const path = join(folder, 'suspect.asar');
	writeFileSync(path, 'not really one');
	await answerOpenDialog(app, [path]);
	const picked = await page.evaluate(() => {
		const bridge: { ask(question: string, input: unknown): Promise<unknown> } = Reflect.get(window, 'notebook');
		return bridge.ask('file.pick', { purpose: 'evidence' });
	});
	expect(picked).toMatchObject({ ok: true, value: [{ name: 'suspect.asar', sizeBytes: 14 }] });
});
