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
	const apart = ({ hostTime }: SkewView) => Math.abs(Date.parse(hostTime) - at);
	const [nearest] = [...skews].sort((a, b) => apart(a) - apart(b));
	if (!nearest) return null;
	const before = last(skews.filter(({ hostTime }) => hostTime <= original));
	const after = first(skews.filter(({ hostTime }) => hostTime > original));
	const around = [before, after].filter((each) => each !== undefined);
	const spread = Math.max(...around.map(({ differenceMs }) => Math.abs(differenceMs - nearest.differenceMs)), 0);
	const moved = new Date(at - nearest.differenceMs);
	const corrected = Number.isNaN(moved.getTime()) ? '' : moved.toISOString();
	if (!isInstant(corrected)) return null;
	return {
		...{ original, corrected, byMs: nearest.differenceMs, apartMs: apart(nearest) },
		accuracyMs: nearest.accuracyMs === null && spread === 0 ? null : (nearest.accuracyMs ?? 0) + spread,
		entries: [...new Set([nearest, ...(spread === 0 ? [] : around)].map(({ entry }) => entry))],
	};
}

const byHostTime = (a: SkewView, b: SkewView) => (a.hostTime < b.hostTime ? -1 : a.hostTime > b.hostTime ? 1 : 0);
const last = (skews: readonly SkewView[]) => [...skews].sort(byHostTime).at(-1);
const first = (skews: readonly SkewView[]) => [...skews].sort(byHostTime)[0];
