/**
 * What `boot` and `uptime` tell of `at` (ledger.md, "Time"; decision 17): neighbouring entries of one chain and one
 * boot are compared, 2 s plus 100 parts per million are allowed. Findings are shown, never block work.
 */
import type { ClockFinding } from '../views';

export interface Timed {
	readonly at: string;
	readonly boot: string;
	readonly uptime: number;
}

const ALLOWED_MS = 2000;
const ALLOWED_DRIFT = 100e-6;

/** Nothing is amiss with a clock. @param byUptime null where the device was started anew in between */
export function clockRanOn(byClock: number, byUptime: number | null): boolean {
	return byClock >= 0 && (byUptime === null || isAllowed(byClock - byUptime, byUptime));
}

const isAllowed = (stepMs: number, byUptime: number) =>
	Math.abs(stepMs) <= ALLOWED_MS + Math.abs(byUptime) * ALLOWED_DRIFT;

/** @returns the finding that belongs to `entry`, given the entry before it in its chain; null where nothing is amiss. */
export function clockFinding(before: Timed | undefined, entry: Timed): ClockFinding | null {
	if (!before) return null;
	const byClock = Date.parse(entry.at) - Date.parse(before.at);
	if (before.boot === entry.boot) {
		const byUptime = entry.uptime - before.uptime;
		const stepMs = byClock - byUptime;
		if (!isAllowed(stepMs, byUptime)) {
			const kind = stepMs < 0 ? 'set-back' : 'stepped';
			return {
				kind,
				stepMs,
				sentence: `The clock was set ${stepMs < 0 ? 'back' : 'forward'} by ${seconds(stepMs)} since the entry before, or the device slept.`,
			};
		}
	}
	if (byClock < 0)
		return {
			kind: 'set-back',
			stepMs: byClock,
			sentence: `The clock reads ${seconds(byClock)} earlier than at the entry before.`,
		};
	return null;
}

const seconds = (ms: number) => `${(Math.abs(ms) / 1000).toFixed(1)} s`;
