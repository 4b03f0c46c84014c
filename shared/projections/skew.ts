/**
 * A time that a host's clock showed, beside what it was by the measurements of that clock (SP 800-61 r2, §3.2.4: clocks that
 * differ hurt evidentially). The original is always given back with it. What must hold: without a measurement nothing is said;
 * nobody supposes how a clock went between two measurements, their difference widens the accuracy instead.
 */
import type { CorrectedTime, SkewView } from '../views';
import { type Instant, isInstant } from '../vocabulary';

/** By the measurement nearest to it on the host's own clock; null where there is none, or the result is no time. */
export function correctedTime(original: Instant, skews: readonly SkewView[]): CorrectedTime | null {
	const at = Date.parse(original);
	let nearest: SkewView | undefined;
	let before: SkewView | undefined;
	let after: SkewView | undefined;
	let apartMs = Number.POSITIVE_INFINITY;
	// A timeline has a hundred thousand of these: one pass, and nothing is sorted.
	for (const skew of skews) {
		const apart = Math.abs(Date.parse(skew.hostTime) - at);
		if (apart < apartMs) {
			nearest = skew;
			apartMs = apart;
		}
		if (skew.hostTime <= original) before = before && before.hostTime > skew.hostTime ? before : skew;
		else after = after && after.hostTime <= skew.hostTime ? after : skew;
	}
	if (!nearest) return null;
	const around = [before, after].filter((each) => each !== undefined);
	const spread = Math.max(...around.map(({ differenceMs }) => Math.abs(differenceMs - nearest.differenceMs)), 0);
	const moved = new Date(at - nearest.differenceMs);
	const corrected = Number.isNaN(moved.getTime()) ? '' : moved.toISOString();
	if (!isInstant(corrected)) return null;
	return {
		...{ original, corrected, byMs: nearest.differenceMs, apartMs },
		accuracyMs: nearest.accuracyMs === null && spread === 0 ? null : (nearest.accuracyMs ?? 0) + spread,
		entries: [...new Set([nearest, ...(spread === 0 ? [] : around)].map(({ entry }) => entry))],
	};
}
