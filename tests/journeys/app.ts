/**
 * How a journey gets its window: the real Electron on what `npm run build` made, with a profile and a notebook folder
 * of its own. What must hold: nothing outside the journey's temporary folder is touched, every window opened is closed,
 * and an uncaught error or a broken content security policy in the window fails the journey.
 *
 * SEALBOOK_PROGRAM runs the journeys on a packaged program instead; SEALBOOK_LATE runs them with late answers (late.cjs).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test';
import { ownDisplay } from './display';
import { late, looksAway, slowDown } from './slow';

export { expect };

const root = resolve(import.meta.dirname, '../..');

/** A running Sealbook. */
export interface Opened {
	readonly app: ElectronApplication;
	readonly page: Page;
	/** What the main process wrote to standard output and error since its window came up. */
	readonly printed: () => string;
	/** Quits as a person would and waits until the process is gone. */
	readonly quit: () => Promise<void>;
}

export interface Launching {
	/** Further words on Sealbook's command line. */
	readonly words?: readonly string[];
	/** Further environment, over the journey's own. */
	readonly env?: Readonly<Record<string, string>>;
}

interface Fixtures {
	/** A temporary folder for this journey, removed after it. */
	folder: string;
	/** The notebook's folder, not there yet; Sealbook finds it in SEALBOOK_NOTEBOOK. */
	notebook: string;
	/** Starts Sealbook; once more after `quit` opens the same notebook with the same profile. */
	launch: (launching?: Launching) => Promise<Opened>;
}

export const test = base.extend<Fixtures, { display: undefined }>({
	// Playwright reads the first parameter's pattern to learn what a fixture needs; these two need nothing.
	display: [
		async ({ browserName: _ }, use, info) => {
			const display = await ownDisplay(info.parallelIndex);
			await use(undefined);
			display?.close();
		},
		{ scope: 'worker', auto: true },
	],
	folder: async ({ browserName: _ }, use) => {
		const folder = mkdtempSync(join(tmpdir(), 'sealbook-journey-'));
		await use(folder);
		rmSync(folder, { recursive: true, force: true });
	},
	notebook: async ({ folder }, use) => use(join(folder, 'notebook')),
	launch: async ({ folder, notebook }, use, info) => {
		const opened: Opened[] = [];
		const complaints: string[] = [];
		await use(async (launching = {}) => {
			if (late && opened.length === 0) info.setTimeout(info.timeout * 4);
			const one = await start(folder, notebook, launching, complaints);
			opened.push(one);
			return one;
		});
		const unexpected = info.status !== info.expectedStatus;
		for (const [at, one] of opened.entries()) {
			if (unexpected && !one.page.isClosed()) {
				const body = await one.page.screenshot().catch(() => undefined);
				if (body) await info.attach(`window ${at + 1} at the end`, { body, contentType: 'image/png' });
			}
			await one.quit();
			if (unexpected) await info.attach(`printed by ${at + 1}`, { body: one.printed() });
		}
		expect(complaints, 'errors in the window').toEqual([]);
	},
});

async function start(folder: string, notebook: string, { words = [], env = {} }: Launching, complaints: string[]) {
	const program = process.env.SEALBOOK_PROGRAM;
	const app = await electron.launch({
		...(program ? { executablePath: program } : {}),
		args: [
			...(late ? ['-r', join(import.meta.dirname, 'late.cjs')] : []),
			...(program ? [] : [root]),
			`--user-data-dir=${join(folder, 'profile')}`,
			'--force-device-scale-factor=1',
			'--font-render-hinting=none',
			'--lang=en-US',
			...words,
		],
		cwd: root,
		chromiumSandbox: process.getuid?.() !== 0,
		env: { ...inherited(), TZ: 'UTC', LANG: 'en_US.UTF-8', SEALBOOK_NOTEBOOK: notebook, ...env },
		timeout: 60_000,
	});
	let text = '';
	const keep = (piece: Buffer) => {
		text += piece.toString('utf8');
	};
	app.process().stdout?.on('data', keep);
	app.process().stderr?.on('data', keep);
	const page = await app.firstWindow();
	// What the driver presses is no input to the system: it would count ten minutes from the screen's own start, and lock.
	await app.evaluate(({ powerMonitor }) => {
		powerMonitor.getSystemIdleTime = () => 0;
	});
	page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	await slowDown(app);
	await size(page, 'large');
	return { app, page, printed: () => text, quit: () => app.close() } satisfies Opened;
}

function inherited(): Record<string, string> {
	const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env;
	return Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** The two sizes every screen is looked at in, in CSS pixels: 1440 × 900 and 1280 × 800. */
export async function size(page: Page, which: 'large' | 'small'): Promise<void> {
	await page.setViewportSize(which === 'large' ? { width: 1440, height: 900 } : { width: 1280, height: 800 });
}

/** What the system prefers, as the window's sheets see it. */
export async function theme(page: Page, which: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme: which });
}

/** Keeps what is on screen as test-results/screens/<name>.png, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
	const screens = join(root, 'test-results/screens');
	mkdirSync(screens, { recursive: true });
	// Right after an act the screen may still hold the frame before it.
	await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
	await page.screenshot({ path: join(screens, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

/**
 * What axe finds wrong on screen, one line a finding; it must be nothing, in light and in dark.
 * @param within a selector, where only that part is meant: a dialog over a page that is going on
 */
export async function accessible(page: Page, within?: string): Promise<void> {
	if (looksAway) return;
	// Over a page that is inert a dialog has no landmarks to be among; axe only guesses whether there is one.
	const wholePage = { enabled: (await page.getByRole('dialog').count()) === 0 };
	const ofPages = { 'landmark-one-main': wholePage, 'page-has-heading-one': wholePage };
	for (const which of ['light', 'dark'] as const) {
		await theme(page, which);
		// In its default mode axe opens a second page, which Electron does not allow. What it found to be right is not described,
		// and in dark only the colours are others.
		const rules =
			which === 'dark' ? { runOnly: { type: 'rule' as const, values: ['color-contrast'] } } : { rules: ofPages };
		const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], ...rules });
		const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
		const lines = violations.flatMap(({ id, help, nodes }) =>
			nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}\n${node.failureSummary ?? ''}`),
		);
		expect.soft(lines, `what axe finds, ${which}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: null });
}

/** The person's answer in the next open dialogs: these paths, or cancel where there are none. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
	await app.evaluate(
		({ dialog }, chosen) => {
			dialog.showOpenDialog = async () => ({ canceled: chosen.length === 0, filePaths: chosen });
		},
		[...paths],
	);
}

/** The person's answer in the next save dialogs: this path, or cancel. */
export async function answerSaveDialog(app: ElectronApplication, path: string | undefined): Promise<void> {
	await app.evaluate(({ dialog }, chosen) => {
		dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
	}, path ?? null);
}

/** Drops real files from outside on an element, as from a file manager. Paths are absolute. */
export async function dropFiles(page: Page, selector: string, paths: readonly string[]): Promise<void> {
	const box = await page.locator(selector).boundingBox();
	if (box === null) throw new Error(`nothing to drop on: ${selector}`);
	const session = await page.context().newCDPSession(page);
	const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const data = { items: [], files: [...paths], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, ...at, data });
	}
	await session.detach();
}
