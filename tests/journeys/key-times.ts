/**
 * How long the window takes to answer a key, measured in the page: from the press, as the system told it, to the second frame
 * after it, when the answer is on the screen. Beside it the longest task that kept the page from answering at all.
 */
import type { Page } from '@playwright/test';

export interface KeyTimes {
	readonly keys: number;
	/** Milliseconds. */
	readonly median: number;
	readonly p95: number;
	readonly most: number;
	/** The page's longest task of more than 50 ms; 0 where there was none. */
	readonly longestTask: number;
}

/** From here on the page measures every key. */
export const measureKeys = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const waited: number[] = [];
		const tasks: number[] = [];
		Reflect.set(window, 'waited', waited);
		Reflect.set(window, 'tasks', tasks);
		new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
			entryTypes: ['longtask'],
		});
		window.addEventListener(
			'keydown',
			(event) =>
				requestAnimationFrame(() => requestAnimationFrame(() => waited.push(performance.now() - event.timeStamp))),
			true,
		);
	});

/** What was measured since the last time, or since `measureKeys`; the last keys are waited for. */
export async function keyTimes(page: Page): Promise<KeyTimes> {
	const { waited, tasks } = await page.evaluate(async () => {
		for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
		const taken = (name: string) => (Reflect.get(window, name) as number[]).splice(0);
		return { waited: taken('waited'), tasks: taken('tasks') };
	});
	const sorted = waited.sort((a, b) => a - b);
	const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
	return {
		keys: sorted.length,
		median: at(0.5),
		p95: at(0.95),
		most: sorted.at(-1) ?? 0,
		longestTask: Math.max(0, ...tasks),
	};
}

export const keysText = ({ keys, median, p95, most, longestTask }: KeyTimes): string => {
	const [p50, late, longest] = [median, p95, most].map((ms) => ms.toFixed(0));
	const task = longestTask > 0 ? `longest task ${longestTask.toFixed(0)} ms` : 'no task over 50 ms';
	return `${keys} keys: p50 ${p50} ms, p95 ${late} ms, most ${longest} ms; ${task}`;
};
