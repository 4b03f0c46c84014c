/**
 * The parts of Electron's security checklist that the sources alone can tell (tests/journeys/checklist.journey.ts asks
 * the real window for the rest): what is never written down in this program, and what is always.
 */
import { describe, expect, it } from 'vitest';
import { linesMatching, read, sources } from './sources';

const program = sources.filter((path) => /^(main|renderer|shared)\//.test(path));
const pages = ['renderer/index.html', ...program];

const never: readonly (readonly [string, RegExp])[] = [
	['Node in a page (2)', /nodeIntegration(InWorker|InSubFrames)?\s*:(?!\s*false\b)/],
	['a page that shares our world (3)', /contextIsolation\s*:(?!\s*true\b)/],
	['a page outside the sandbox (4)', /sandbox\s*:(?!\s*true\b)|no-sandbox|noSandbox/],
	['webSecurity switched off (6)', /webSecurity\s*:(?!\s*true\b)|disable-web-security/],
	['insecure content (8)', /allowRunningInsecureContent|allow-running-insecure-content|allowDisplayingInsecureContent/],
	['experimental features (9)', /experimentalFeatures|enable-experimental-web-platform-features/],
	['Blink features (10)', /enableBlinkFeatures|enable-blink-features/],
	['pop-ups of webviews (11)', /allowpopups/i],
	['webviews (11, 12)', /<webview\b|webviewTag\s*:(?!\s*false\b)/],
	[
		'the system’s own openers (15)',
		/\bopenExternal\b|\bopenPath\b|\bshell\.|import\s*\{[^}]*\bshell\b[^}]*\}\s*from 'electron'/,
	],
	['pages by file: (18)', /\.loadFile\(|loadURL\(\s*['"`]file:|['"`]file:\/\//],
	['pages of a network (1)', /loadURL\(\s*['"`]https?:/],
	['the remote module (20)', /@electron\/remote|enableRemoteModule|electron\.remote|\bremote\.require\b/],
	[
		'the bridge handing out Electron itself (20)',
		/exposeInMainWorld\([^)]*\b(ipcRenderer|electron)\s*\)|\.\.\.ipcRenderer/,
	],
	['a certificate that is not asked about (1)', /ignore-certificate-errors|setCertificateVerifyProc|certificate-error/],
];

describe('Electron’s checklist, in the sources', () => {
	it.each(never)('never: %s', (_name, pattern) => {
		expect(linesMatching(pages, pattern)).toEqual([]);
	});

	it('one place makes windows', () => {
		const makers = program.filter((path) =>
			/\bnew (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\(/.test(read(path)),
		);
		expect(makers).toEqual(['main/window.ts']);
	});

	it('the window says in so many words what it is allowed', () => {
		const text = read('main/window.ts');
		for (const said of [
			...[
				'sandbox: true',
				'contextIsolation: true',
				'nodeIntegration: false',
				'webSecurity: true',
				'webviewTag: false',
			],
			...['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'onBeforeRequest'],
			...['setWindowOpenHandler', "'will-navigate'", "'will-redirect'", "'will-attach-webview'", "default-src 'none'"],
		])
			expect(text).toContain(said);
		expect(text).not.toMatch(/'unsafe-(inline|eval|hashes)'|wasm-unsafe-eval|script-src[^"]*https?:/);
	});

	it('every message the gate takes asks first who sent it', () => {
		const handlers = read('main/gate.ts')
			.split(/ipcMain\.\w+\(/)
			.slice(1);
		expect(handlers.length).toBeGreaterThan(0);
		for (const handler of handlers)
			expect(handler.slice(handler.indexOf('=> {'))).toMatch(
				/^=> \{\s*if \(!served\.isOurs\(event\)\) return NOT_OURS;/,
			);
	});
});
