/**
 * Electron's security checklist, item by item in its own order and numbering, asked of the real window. What a hostile
 * page can do is tried at length in shell.journey.ts, fuses in packaged.journey.ts, sources in tests/house/checklist.test.ts.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, type Opened, test } from './app';

const root = resolve(import.meta.dirname, '../..');

interface Item {
	readonly number: number;
	readonly says: string;
	readonly check: (opened: Opened) => Promise<void>;
}

/** What the window was made with; Electron keeps it and does not declare how to ask. */
const preferences = ({ app }: Opened): Promise<Record<string, unknown>> =>
	app.evaluate(({ BrowserWindow }) => {
		const contents = BrowserWindow.getAllWindows()[0]?.webContents;
		return { ...(contents && Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])) };
	});

const policy = (page: Page) =>
	page.evaluate(async () => {
		const request = new XMLHttpRequest();
		const blocked: string[] = [];
		document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective), {
			once: true,
		});
		try {
			request.open('GET', 'sealbook://window/index.html', false);
			request.send();
		} catch {
			// The policy stops it, which is what is asked here.
		}
		await new Promise((done) => setTimeout(done, 50));
		return blocked;
	});

/** Another window of this program, made as wrong as could be; gives what `act` finds and closes it. */
function otherWindow(app: ElectronApplication, page: string, script: string): Promise<unknown> {
	return app.evaluate(
		async ({ app: electron, BrowserWindow, webContents }, [url, source]) => {
			if (!url || !source) throw new Error('nothing to do');
			const preload = `${electron.getAppPath()}/dist/main/preload.cjs`;
			const wrong = new BrowserWindow({ show: false, webPreferences: { preload, webviewTag: true, sandbox: true } });
			const before = webContents.getAllWebContents().length;
			await wrong.loadURL(url);
			const found: unknown = await wrong.webContents.executeJavaScript(source);
			// What closes meanwhile, a window of an earlier check, makes room for nothing.
			const grown = Math.max(0, webContents.getAllWebContents().length - before);
			wrong.destroy();
			return { found, grown };
		},
		[page, script],
	);
}

const config = (name: string) => readFileSync(join(root, name), 'utf8');

const items: readonly Item[] = [
	{
		number: 1,
		says: 'only secure content is loaded: all of it is ours, in a secure context, and nothing of a network',
		check: async ({ page, app }) => {
			const loaded = await page.evaluate(() => ({
				secure: isSecureContext,
				from: [
					...new Set(
						[...document.querySelectorAll('[src], link[href]')].map(
							(one) => new URL(one.getAttribute('src') ?? one.getAttribute('href') ?? '', location.href).protocol,
						),
					),
				],
			}));
			expect.soft(loaded).toEqual({ secure: true, from: ['sealbook:'] });
			const fetched = await app.evaluate(({ BrowserWindow }) =>
				BrowserWindow.getAllWindows()[0]
					?.webContents.session.fetch('https://127.0.0.1:9/')
					.then(
						() => 'answered',
						(error: Error) => error.message,
					),
			);
			expect.soft(fetched).toContain('ERR_BLOCKED_BY_CLIENT');
		},
	},
	{
		number: 2,
		says: 'no Node in the page',
		check: async (opened) => {
			const { nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames } = await preferences(opened);
			expect
				.soft([nodeIntegration, nodeIntegrationInWorker ?? false, nodeIntegrationInSubFrames ?? false])
				.toEqual([false, false, false]);
			expect
				.soft(await opened.page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((n) => n in window)))
				.toEqual([]);
		},
	},
	{
		number: 3,
		says: 'context isolation: the bridge is a copy that the page can neither change nor reach behind',
		check: async (opened) => {
			expect.soft((await preferences(opened)).contextIsolation).toBe(true);
			const changed = await opened.page.evaluate(() => {
				const bridge: object = Reflect.get(window, 'notebook');
				const set = Reflect.set(bridge, 'ask', () => 'mine');
				const replaced = Reflect.set(window, 'notebook', {}) && Reflect.get(window, 'notebook') !== bridge;
				return { set, replaced, frozen: Object.isFrozen(bridge) };
			});
			expect.soft(changed).toEqual({ set: false, replaced: false, frozen: true });
		},
	},
	{
		number: 4,
		says: 'every window process is sandboxed',
		check: async (opened) => {
			expect.soft((await preferences(opened)).sandbox).toBe(true);
			// Root runs Chromium without its sandbox, in tests only.
			if (process.platform !== 'linux' || process.getuid?.() === 0) return;
			const pid = await opened.app.evaluate(({ BrowserWindow }) =>
				BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
			);
			expect.soft(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s2$/m);
		},
	},
	{
		number: 5,
		says: 'permissions are asked of a handler, which denies them',
		check: async ({ page }) => {
			const states = await page.evaluate(() =>
				Promise.all(
					(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as const).map((name) =>
						navigator.permissions.query({ name: name as PermissionName }).then(
							({ state }) => state,
							() => 'denied',
						),
					),
				),
			);
			expect.soft([...new Set(states)]).toEqual(['denied']);
		},
	},
	{
		number: 6,
		says: 'webSecurity stands',
		check: async (opened) => {
			expect.soft((await preferences(opened)).webSecurity).toBe(true);
			const read = await opened.page.evaluate(() =>
				fetch('file:///etc/hostname').then(
					() => 'read',
					() => 'refused',
				),
			);
			expect.soft(read).toBe('refused');
		},
	},
	{
		number: 7,
		says: 'a content security policy that begins from nothing holds in the page',
		check: async ({ page }) => {
			expect.soft(await policy(page)).toEqual(['connect-src']);
			const code = await page.evaluate(
				() =>
					new Promise<string>((done) => {
						Reflect.set(window, 'ran', false);
						document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {
							once: true,
						});
						const script = document.createElement('script');
						script.textContent = 'window.ran = true';
						document.head.append(script);
						setTimeout(() => done('nothing stopped it'), 1000);
					}),
			);
			expect.soft(code).toBe('script-src-elem');
			expect.soft(await page.evaluate(() => Reflect.get(window, 'ran'))).toBe(false);
		},
	},
	{
		number: 8,
		says: 'insecure content stays out',
		check: async (opened) => expect.soft((await preferences(opened)).allowRunningInsecureContent ?? false).toBe(false),
	},
	{
		number: 9,
		says: 'no experimental features',
		check: async (opened) => expect.soft((await preferences(opened)).experimentalFeatures ?? false).toBe(false),
	},
	{
		number: 10,
		says: 'no Blink features switched on',
		check: async (opened) => {
			expect.soft((await preferences(opened)).enableBlinkFeatures ?? '').toBe('');
			const switched = await opened.app.evaluate(({ app }) =>
				['enable-blink-features', 'enable-experimental-web-platform-features', 'disable-web-security'].filter((name) =>
					app.commandLine.hasSwitch(name),
				),
			);
			expect.soft(switched).toEqual([]);
		},
	},
	{
		number: 11,
		says: 'no webviews, so none that may open pop-ups',
		check: async (opened) => {
			expect.soft((await preferences(opened)).webviewTag).toBe(false);
			const made = await opened.page.evaluate(() => {
				const view = document.createElement('webview');
				view.setAttribute('allowpopups', '');
				document.body.append(view);
				const able = 'loadURL' in view;
				view.remove();
				return able;
			});
			expect.soft(made).toBe(false);
		},
	},
	{
		number: 12,
		says: 'a webview is prevented even in a window that could hold one',
		check: async ({ app }) => {
			const html = encodeURIComponent('<webview src="data:text/html,guest"></webview>');
			const script = 'new Promise((done) => setTimeout(() => done("waited"), 500))';
			expect.soft(await otherWindow(app, `data:text/html,${html}`, script)).toEqual({ found: 'waited', grown: 0 });
		},
	},
	{
		number: 13,
		says: 'the page goes nowhere',
		check: async ({ page }) => {
			await page.evaluate(() => location.assign('data:text/html,elsewhere'));
			await page.evaluate(() => location.assign('file:///etc/hostname'));
			await page.evaluate(() => {
				const form = document.createElement('form');
				form.action = 'https://127.0.0.1:9/';
				document.body.append(form);
				form.submit();
				form.remove();
			});
			await page.waitForTimeout(200);
			expect.soft(page.url()).toBe('sealbook://window/index.html');
		},
	},
	{
		number: 14,
		says: 'the page opens no window',
		check: async ({ app, page }) => {
			for (const url of ['', 'about:blank', 'sealbook://window/index.html', 'https://127.0.0.1:9/'])
				expect.soft(await page.evaluate((to) => window.open(to) === null, url), url).toBe(true);
			expect.soft(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
		},
	},
	{
		number: 15,
		says: 'nothing is handed to the system to open',
		check: async ({ app, page }) => {
			await app.evaluate(({ shell }) => {
				Reflect.set(globalThis, 'handedOut', []);
				for (const name of ['openExternal', 'openPath'] as const)
					Reflect.set(shell, name, async (to: string) => Reflect.get(globalThis, 'handedOut').push(to));
			});
			await page.evaluate(() => {
				for (const to of ['mailto:a@b.invalid', 'https://127.0.0.1:9/', 'smb://host/share', 'file:///etc/hostname']) {
					window.open(to);
					const link = document.createElement('a');
					link.href = to;
					link.target = '_blank';
					link.click();
				}
			});
			await page.waitForTimeout(200);
			expect.soft(await app.evaluate(() => Reflect.get(globalThis, 'handedOut'))).toEqual([]);
		},
	},
	{
		number: 16,
		says: 'one exact Electron is declared, and a release is refused with any other',
		check: async () => {
			const { devDependencies } = JSON.parse(config('package.json')) as { devDependencies: { electron: string } };
			expect.soft(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
			expect.soft(Number(devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(45);
			expect.soft(config('build/pack.mjs')).toMatch(/release && found\.kind !== 'official'/);
		},
	},
	{
		number: 17,
		says: 'a message from any other page is refused, though it has our bridge',
		check: async ({ app }) => {
			const ask = 'notebook.ask("notebook.status", {}).then((answer) => answer.refusal?.code ?? "answered")';
			for (const url of ['data:text/html,stranger', 'about:blank'])
				expect.soft(await otherWindow(app, url, ask), url).toEqual({ found: 'gate.stranger', grown: 0 });
		},
	},
	{
		number: 18,
		says: 'the page comes by a protocol of ours, not file:',
		check: async ({ app, page }) => {
			expect.soft(page.url()).toBe('sealbook://window/index.html');
			const read = await app.evaluate(({ BrowserWindow }) =>
				BrowserWindow.getAllWindows()[0]
					?.webContents.session.fetch('file:///etc/hostname')
					.then(
						({ ok }) => (ok ? 'read' : 'refused'),
						() => 'refused',
					),
			);
			expect.soft(read).toBe('refused');
		},
	},
	{
		number: 19,
		says: 'the fuses are chosen, each by name',
		check: async () => {
			const text = config('electron-builder.yml');
			for (const fuse of [
				...['runAsNode: false', 'enableNodeOptionsEnvironmentVariable: false'],
				...['enableNodeCliInspectArguments: false', 'onlyLoadAppFromAsar: true', 'enableCookieEncryption: true'],
			])
				expect.soft(text).toContain(`  ${fuse}\n`);
			expect.soft(config('build/pack.mjs')).toContain('grantFileProtocolExtraPrivileges: false');
		},
	},
	{
		number: 20,
		says: 'the page gets three functions of ours and nothing of Electron',
		check: async ({ page }) => {
			const seen = await page.evaluate(() => {
				const bridge: object = Reflect.get(window, 'notebook');
				return {
					names: Object.keys(bridge).sort(),
					kinds: [...new Set(Object.values(bridge).map((one) => typeof one))],
					electron: Object.getOwnPropertyNames(window).filter((name) => /electron|ipc|contextBridge/i.test(name)),
				};
			});
			expect.soft(seen).toEqual({ names: ['ask', 'filesDropped', 'listen'], kinds: ['function'], electron: [] });
		},
	},
];

test('Electron’s security checklist, 20 of 20', async ({ launch }) => {
	expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
	const opened = await launch();
	await expect(opened.page.getByRole('heading').first()).toBeVisible();
	// What the policy stops is complained of on the console; being stopped is what is asked for here.
	opened.page.removeAllListeners('console');
	for (const { number, says, check } of items) await test.step(`${number}. ${says}`, () => check(opened));
});
