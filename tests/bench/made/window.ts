/**
 * The real window for a measurement: Electron on what `npm run build` made, on the screen that is there or on one in memory
 * (Xvfb, where everything is drawn by the processor: a slower machine than any with a graphics card). Frames are counted in
 * the page, by when the browser asks for them.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { HANDLER, PASSPHRASE } from './notebook';
import { ms, quantile } from './say';

export const ROUNDS = Number(process.env.SEALBOOK_ROUNDS ?? 3);

export interface BenchWindow {
	readonly app: ElectronApplication;
	readonly page: Page;
	close(): Promise<void>;
}

/** Null, and said why, where no window can be shown. */
export async function display(): Promise<{ readonly env: Record<string, string>; close(): void } | null> {
	if (!existsSync(join(process.cwd(), 'dist/main/main.cjs'))) {
		console.log('the window: not measured, nothing is built (npm run build)');
		return null;
	}
	if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return { env: {}, close: () => undefined };
	const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const number = await new Promise<string | null>((resolve) => {
		screen.once('error', () => resolve(null));
		screen.once('exit', () => resolve(null));
		screen.stdout.once('data', (said: Buffer) => resolve(String(said).trim()));
	});
	if (number === null) {
		console.log('the window: not measured, there is no screen and no Xvfb');
		return null;
	}
	return { env: { DISPLAY: `:${number}` }, close: () => void screen.kill() };
}

/** Unlocked, at the list of cases. */
export async function openWindow(folder: string, notebook: string, env: Record<string, string>): Promise<BenchWindow> {
	const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
	const app: ElectronApplication = await electron.launch({
		args: [
			process.cwd(),
			`--user-data-dir=${join(folder, 'profile')}`,
			'--force-device-scale-factor=1',
			'--lang=en-US',
		],
		chromiumSandbox: process.getuid?.() !== 0,
		env: { ...(inherited as Record<string, string>), ...env, TZ: 'UTC', SEALBOOK_NOTEBOOK: notebook },
		timeout: 120_000,
	});
	const page = await app.firstWindow();
	page.setDefaultTimeout(300_000);
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.getByText(HANDLER, { exact: true }).first().waitFor();
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: /^Unlock/ }).click();
	await page.getByRole('heading', { name: 'Cases' }).waitFor();
	return { app, page, close: () => app.close() };
}

/**
 * Milliseconds from an act in the page until a selector finds something, to the next frame after it; beside it the longest
 * that the notebook's process kept another question waiting meanwhile.
 */
export function untilSeen(
	page: Page,
	act: { readonly click: string } | { readonly type: string; readonly into: string },
	seen: { readonly selector: string; readonly text?: string },
): Promise<{ readonly ms: number; readonly waited: number }> {
	return page.evaluate(
		async ({ act: doing, seen: sight }) => {
			const found = () =>
				[...document.querySelectorAll(sight.selector)].some((each) =>
					sight.text === undefined ? true : new RegExp(sight.text).test(each.textContent ?? ''),
				);
			let waited = 0;
			let going = true;
			const asking = (async () => {
				while (going) {
					const asked = performance.now();
					await window.notebook.ask('notebook.status', {});
					waited = Math.max(waited, performance.now() - asked);
					await new Promise((resolve) => setTimeout(resolve, 10));
				}
			})();
			const began = performance.now();
			if ('click' in doing) document.querySelector<HTMLElement>(doing.click)?.click();
			else {
				const field = document.querySelector<HTMLInputElement>(doing.into);
				const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
				if (field) set?.call(field, doing.type);
				field?.dispatchEvent(new Event('input', { bubbles: true }));
			}
			while (!found()) await new Promise((resolve) => requestAnimationFrame(resolve));
			await new Promise((resolve) => requestAnimationFrame(resolve));
			const took = performance.now() - began;
			going = false;
			await asking;
			return { ms: took, waited };
		},
		{ act, seen },
	);
}

/** What a person does for so long: nothing, scroll a list by so many pixels a frame, turn the wheel over a picture to and fro. */
export type Doing =
	| { readonly what: 'nothing' }
	| { readonly what: 'scroll'; readonly selector: string; readonly px: number }
	| { readonly what: 'wheel'; readonly selector: string; readonly px: number };

export interface Frames {
	/** Between one frame and the next, in milliseconds. */
	readonly times: readonly number[];
	/** Tasks of the page longer than 50 ms. */
	readonly long: readonly number[];
	/** What the page's own thread worked, in milliseconds of the processor: whatever else the machine does, this stays. */
	readonly busy: Readonly<Record<'Task' | 'Script' | 'RecalcStyle' | 'Layout', number>>;
}

export async function framesWhile(page: Page, doing: Doing, forMs: number): Promise<Frames> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const metrics = async () => {
		const { metrics: all } = await session.send('Performance.getMetrics');
		return (name: string) => 1000 * (all.find((each) => each.name === `${name}Duration`)?.value ?? 0);
	};
	const before = await metrics();
	const frames = await framesIn(page, doing, forMs);
	const after = await metrics();
	await session.detach();
	const spent = (name: string) => after(name) - before(name);
	const busy = {
		Task: spent('Task'),
		Script: spent('Script'),
		RecalcStyle: spent('RecalcStyle'),
		Layout: spent('Layout'),
	};
	return { ...frames, busy };
}

function framesIn(page: Page, doing: Doing, forMs: number): Promise<Omit<Frames, 'busy'>> {
	return page.evaluate(
		({ doing: act, forMs: most }) =>
			new Promise<{ times: number[]; long: number[] }>((resolve) => {
				const times: number[] = [];
				const long: number[] = [];
				const watch = new PerformanceObserver((list) =>
					long.push(...list.getEntries().map(({ duration }) => duration)),
				);
				watch.observe({ entryTypes: ['longtask'] });
				const on = 'selector' in act ? document.querySelector<HTMLElement>(act.selector) : null;
				const began = performance.now();
				let last = 0;
				const step = (now: number) => {
					if (last > 0) times.push(now - last);
					last = now;
					const done = now - began;
					if (done > most) {
						watch.disconnect();
						resolve({ times, long });
						return;
					}
					if (act.what === 'scroll' && on) on.scrollTop += act.px;
					if (act.what === 'wheel' && on) {
						const box = on.getBoundingClientRect();
						// Closer for a while, then back again, three times over.
						const deltaY = Math.floor((done / most) * 6) % 2 === 0 ? -act.px : act.px;
						const at = { clientX: box.left + box.width * 0.6, clientY: box.top + 30 };
						on.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY, bubbles: true, cancelable: true }));
					}
					requestAnimationFrame(step);
				};
				requestAnimationFrame(step);
			}),
		{ doing, forMs },
	);
}

/** Frames that were due and did not come: of a gap longer than one and a half frames, all but one. */
function dropped({ times }: Frames, frameMs: number): number {
	return times.reduce((sum, time) => sum + (time > frameMs * 1.5 ? Math.round(time / frameMs) - 1 : 0), 0);
}

export function framesText(what: string, frames: Frames, frameMs: number): string {
	const { times, long, busy } = frames;
	const a = (spent: number) => (spent / Math.max(1, times.length)).toFixed(1);
	const lost = dropped(frames, frameMs);
	const share = ((100 * lost) / Math.max(1, lost + times.length)).toFixed(1);
	const tasks =
		long.length > 0 ? `${long.length} tasks over 50 ms, the longest ${ms(Math.max(...long))}` : 'no task over 50 ms';
	return [
		`${what}: ${times.length} frames, ${lost} dropped (${share} %)`,
		`between frames p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}, most ${ms(Math.max(...times))}`,
		`${tasks}; the page's thread works ${a(busy.Task)} ms a frame (script ${a(busy.Script)}, style ${a(busy.RecalcStyle)}, layout ${a(busy.Layout)})`,
	].join('; ');
}

export const machine = (): string =>
	`machine: load ${loadavg()
		.map((each) => each.toFixed(1))
		.join(' ')}`;
