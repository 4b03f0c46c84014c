/**
 * The start, read top to bottom: nothing of a network; a command, where one was given; else one instance, preferences,
 * the notebook's process, the gate, the window, and what locks it.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, nativeTheme, powerMonitor } from 'electron';
import { contract } from '../shared/contract';
import type { Telling } from '../shared/views';
import { defaultFolder } from './commandline/default-folder';
import { openGate } from './gate';
import { commandLineWords, HOW, runCommandLineMode } from './platform/command-line-mode';
import { desktop, pickedFiles } from './platform/desktop';
import { idleWatch } from './platform/idle-watch';
import { NotebookLink } from './platform/notebook-link';
import { openPreferences } from './platform/preferences';
import { StrangerLink } from './platform/stranger-link';
import { replaceFile } from './store/durable';
import { type Bounds, beforeReady, isOurs, openWindow } from './window';

beforeReady();
Menu.setApplicationMenu(null);

const LOOK_EVERY_MS = 5_000;
const NOT_FOR_THE_WINDOW = {
	code: 'question.not-here',
	sentence: 'The window cannot ask this.',
	hint: 'Bring the case file in, or check the receipt, instead.',
};

const words = commandLineWords(process.argv);
if (words === 'how') {
	console.error(HOW);
	process.exit(2);
} else if (words) runCommandLineMode(join(__dirname, '../sealbook.cjs'), words);
else if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

async function start(): Promise<void> {
	const here = __dirname;
	let window: BrowserWindow | null = null;
	let locking = false;

	const preferences = await openPreferences(join(app.getPath('userData'), 'preferences.json'), replaceFile);
	nativeTheme.themeSource = preferences.data.theme;

	const tell = (telling: Telling) => {
		if (window && !window.isDestroyed()) window.webContents.send('tell', telling);
	};
	const folder =
		process.env.SEALBOOK_NOTEBOOK ??
		defaultFolder({ platform: process.platform, env: process.env, home: app.getPath('home') });
	const program = join(here, 'notebook-process.cjs');
	const args = [folder, join(here, 'hashing-worker.cjs'), app.getVersion()];
	const hear = (telling: Telling) => {
		if (telling.tells === 'progress') watch.worked();
		tell(telling);
	};
	const link: NotebookLink = new NotebookLink(
		...([program, args, hear] as const),
		(ticket, path) => strangers.know(ticket, path),
		(reading) => strangers.read(reading),
	);
	const ofProgress = (telling: Telling) => telling.tells === 'progress' && hear(telling);
	const strangers: StrangerLink = new StrangerLink(link, () => new NotebookLink(program, args, ofProgress));

	/** Locking ends the process that held keys, and discards the window with whatever it showed (decision 8). */
	const lock = async (because: string) => {
		if (locking) return;
		locking = true;
		await link.end();
		locking = false;
		const shown = window;
		if (!shown || shown.isDestroyed()) return;
		tell({ tells: 'locked', because });
		open();
		shown.destroy();
	};

	const watch = idleWatch({
		idleSeconds: () => powerMonitor.getSystemIdleTime(),
		afterMinutes: () => preferences.data.lockAfterMinutes,
		now: () => performance.now(),
		lock: (because) => void lock(because),
	});

	openGate({
		window: desktop(() => window, link, preferences, replaceFile),
		ask: async (question, input) => {
			if (question === 'notebook.lock') await lock('asked');
			if (question === 'casefile.verify') return strangers.verify(contract[question].takes.parse(input));
			if (question === 'fork.compare') return strangers.compare(contract[question].takes.parse(input));
			if (question === 'fork.verify') return strangers.verifyFork(contract[question].takes.parse(input));
			// What is in a stranger's file goes to the notebook's process when that asks, and never to the window.
			if (question === 'casefile.read' || question === 'receipt.read')
				return { ok: false, refusal: NOT_FOR_THE_WINDOW };
			if (question === 'job.cancel' && (await strangers.cancel(input))) return { ok: true, value: { cancelled: true } };
			return link.ask(question === 'notebook.lock' ? 'notebook.status' : question, input);
		},
		dropped: (paths) => pickedFiles(link, paths),
		isOurs: (event) => isOurs(event, window),
		bug: (question, error) => console.error(`bug in ${question}:`, error),
	});

	const open = () => {
		const opened = openWindow(
			join(here, '../renderer'),
			join(here, 'preload.cjs'),
			boundsOf(window) ?? preferences.data.bounds ?? { width: 1440, height: 900 },
			nativeTheme.shouldUseDarkColors,
		);
		window = opened;
		opened.on('close', () => {
			void preferences.update((kept) => {
				kept.bounds = boundsOf(opened);
			});
		});
		opened.on('closed', () => {
			if (window === opened) window = null;
		});
	};
	open();

	setInterval(() => watch.look(), LOOK_EVERY_MS);
	powerMonitor.on('lock-screen', () => watch.screen(true));
	powerMonitor.on('unlock-screen', () => watch.screen(false));
	powerMonitor.on('suspend', () => void lock('the device went to sleep'));
	app.on('second-instance', () => {
		if (window?.isMinimized()) window.restore();
		window?.focus();
	});
	app.on('activate', () => {
		if (!window) open();
	});
	app.on('window-all-closed', () => app.quit());
	let closed = false;
	app.on('before-quit', (event) => {
		if (closed) return;
		event.preventDefault();
		void link.end().finally(() => {
			closed = true;
			app.quit();
		});
	});
}

function boundsOf(window: BrowserWindow | null): Bounds | null {
	if (!window || window.isDestroyed()) return null;
	const { x, y, width, height } = window.getNormalBounds();
	return { x, y, width, height, maximized: window.isMaximized() };
}
