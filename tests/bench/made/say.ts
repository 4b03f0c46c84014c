/** What a measurement prints: medians, because a shared machine's averages are its interruptions. */

export function median(times: readonly number[]): number {
	return quantile(times, 0.5);
}

export function quantile(times: readonly number[], part: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Milliseconds that `work` took, and what it gave. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
	const started = performance.now();
	const value = await work();
	return { ms: performance.now() - started, value };
}

export const ms = (time: number) => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;
export const count = (n: number) => n.toLocaleString('en-US', { maximumFractionDigits: 0 });

/** The numbers on the command line (`npm run bench verify 100000`), or these. */
export function sizes(...usual: readonly number[]): readonly number[] {
	const given = process.argv.slice(2).map(Number).filter(Number.isSafeInteger);
	return given.length > 0 ? given : usual;
}

/** Least, median and most. */
export function spread(numbers: readonly number[]): string {
	return [Math.min(...numbers), median(numbers), Math.max(...numbers)].map(count).join(' / ');
}

/** The same for ratios. */
export function ratios(numbers: readonly number[]): string {
	return [Math.min(...numbers), median(numbers), Math.max(...numbers)].map((each) => each.toFixed(2)).join(' / ');
}
