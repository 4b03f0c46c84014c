/**
 * The one window: sandboxed, isolated, its page from our own protocol under a strict policy; it cannot navigate, open
 * windows, get a permission or reach a network. What is set here is asked of by tests (Electron's security checklist).
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import {
	app,
	BrowserWindow,
	type IpcMainInvokeEvent,
	protocol,
	type Session,
	session,
	type WebContents,
} from 'electron';

export const ORIGIN = 'sealbook://window';
const PAGE = `${ORIGIN}/index.html`;
const PAPER = `${ORIGIN}/paper.html`;
/** The one hashed style is React Aria's `touch-action` rule; everything else is files of ours. */
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
	"font-src 'self'",
	"img-src 'self' data:",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"object-src 'none'",
].join('; ');
const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.woff2': 'font/woff2',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.txt': 'text/plain; charset=utf-8',
};

/** Before the app is ready: our scheme, and nothing of a network. */
export function beforeReady(): void {
	protocol.registerSchemesAsPrivileged([{ scheme: 'sealbook', privileges: { standard: true, secure: true } }]);
	app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
	app.commandLine.appendSwitch('disable-background-networking');
	app.commandLine.appendSwitch('disable-component-update');
	app.commandLine.appendSwitch('no-pings');
	app.on('web-contents-created', (_event, contents) => {
		contents.on('will-navigate', (event) => event.preventDefault());
		contents.on('will-redirect', (event) => event.preventDefault());
		contents.on('will-attach-webview', (event) => event.preventDefault());
		contents.setWindowOpenHandler(() => ({ action: 'deny' }));
	});
}

export interface Bounds {
	readonly x?: number | undefined;
	readonly y?: number | undefined;
	readonly width: number;
	readonly height: number;
	readonly maximized?: boolean | undefined;
}

/** @param pages the folder of the built page; @param preload the built bridge */
export function openWindow(pages: string, preload: string, bounds: Bounds, dark: boolean): BrowserWindow {
	const own = closedSession('window');
	servePages(own, pages);
	const window = new BrowserWindow({
		...(bounds.x === undefined || bounds.y === undefined ? {} : { x: bounds.x, y: bounds.y }),
		width: bounds.width,
		height: bounds.height,
		minWidth: 1200,
		minHeight: 680,
		show: false,
		title: 'Sealbook',
		autoHideMenuBar: true,
		backgroundColor: dark ? '#11161b' : '#f3f5f6',
		webPreferences: {
			session: own,
			preload,
			sandbox: true,
			contextIsolation: true,
			nodeIntegration: false,
			webSecurity: true,
			webviewTag: false,
			spellcheck: false,
			devTools: !app.isPackaged,
		},
	});
	window.removeMenu();
	if (bounds.maximized === true) window.maximize();
	window.once('ready-to-show', () => window.show());
	void window.loadURL(PAGE);
	return window;
}

/**
 * A page of paper, in a window that nobody sees and that ends with the work: no script, no bridge, no page but this one,
 * which is given from memory and says itself what it may load (nothing).
 */
export async function onPaper<T>(html: string, work: (paper: WebContents) => Promise<T>): Promise<T> {
	const own = closedSession('paper');
	own.protocol.handle('file', () => new Response('not here', { status: 404 }));
	own.protocol.handle('sealbook', ({ url }) =>
		url === PAPER
			? new Response(html, {
					headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
				})
			: new Response('not here', { status: 404 }),
	);
	const paper = new BrowserWindow({
		show: false,
		webPreferences: {
			session: own,
			javascript: false,
			sandbox: true,
			contextIsolation: true,
			nodeIntegration: false,
			webSecurity: true,
			webviewTag: false,
			spellcheck: false,
			devTools: false,
		},
	});
	try {
		await paper.loadURL(PAPER);
		return await work(paper.webContents);
	} finally {
		paper.destroy();
		own.protocol.unhandle('sealbook');
	}
}

/** A message counts only from the main frame of our own page. */
export function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
	const frame = event.senderFrame;
	return (
		window !== null &&
		!window.isDestroyed() &&
		event.sender === window.webContents &&
		frame !== null &&
		frame === event.sender.mainFrame &&
		// Not by URL.origin: Node gives "null" for a scheme of ours, and for every data: and about: page too.
		frame.url.startsWith(`${ORIGIN}/`)
	);
}

let sessions = 0;
/** In memory only, without permissions, with every request but our own pages' cancelled. */
function closedSession(of: string): Session {
	sessions += 1;
	const own = session.fromPartition(`${of}-${sessions}`, { cache: false });
	own.setSpellCheckerLanguages([]);
	own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
	own.setPermissionCheckHandler(() => false);
	own.setDevicePermissionHandler(() => false);
	own.on('will-download', (event) => event.preventDefault());
	own.webRequest.onBeforeRequest((details, decide) =>
		decide({
			cancel: !(
				details.url.startsWith(`${ORIGIN}/`) ||
				details.url.startsWith('data:image/') ||
				details.url.startsWith('devtools://')
			),
		}),
	);
	return own;
}

function servePages(own: Session, pages: string): void {
	own.protocol.handle('file', () => new Response('not here', { status: 404 }));
	own.protocol.handle('sealbook', async (request) => {
		const url = new URL(request.url);
		const name = normalize(decodeURIComponent(url.pathname)).replace(/^[/\\]+/, '');
		const type = TYPES[extname(name)];
		if (url.host !== 'window' || name.split(/[/\\]/).includes('..') || !type)
			return new Response('not here', { status: 404 });
		try {
			const headers = {
				'content-type': type,
				'content-security-policy': POLICY,
				'x-content-type-options': 'nosniff',
				'cross-origin-opener-policy': 'same-origin',
				'referrer-policy': 'no-referrer',
			};
			return new Response(new Uint8Array(await readFile(join(pages, name))), { headers });
		} catch {
			return new Response('not here', { status: 404 });
		}
	});
}
