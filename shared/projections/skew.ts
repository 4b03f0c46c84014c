/**
 * A time that a host's clock showed, beside what it was by the measurements of that clock (SP 800-61 r2, §3.2.4: clocks that
 * differ hurt evidentially). The original is always given back with it. What must hold: without a measurement nothing is said;
 * nobody supposes how a clock went between two measurements, their difference widens the accuracy instead.
 */
import type { CorrectedTime, EntryRef, SkewView } from '../views';
import { type Instant, instantAt } from '../vocabulary';

/** What one clock's measurements make of a time that it showed. @param originalMs the same moment, milliseconds since 1970 UTC */
export type Correction = (original: Instant, originalMs: number) => CorrectedTime | null;

/** By the measurement nearest to it on the host's own clock; null where there is none, or the result is no time. */
export const correctedTime = (original: Instant, skews: readonly SkewView[]): CorrectedTime | null =>
	correctionBy(skews)(original, Date.parse(original));

/** The same for many times of one clock: a timeline has a hundred thousand, so its measurements are read once. */
export function correctionBy(skews: readonly SkewView[]): Correction {
	const measured = skews.map((skew) => ({ ms: Date.parse(skew.hostTime), skew, alone: [skew.entry] }));
	return (original, originalMs) => {
		let nearest: Measured | undefined;
		let before: Measured | undefined;
		let after: Measured | undefined;
		let apartMs = Number.POSITIVE_INFINITY;
		for (const one of measured) {
			const apart = Math.abs(one.ms - originalMs);
			if (apart < apartMs) {
				nearest = one;
				apartMs = apart;
			}
			if (one.ms <= originalMs) before = before && before.ms > one.ms ? before : one;
			else after = after && after.ms <= one.ms ? after : one;
		}
		const corrected = nearest && instantAt(originalMs - nearest.skew.differenceMs);
		if (!nearest || !corrected) return null;
		const { differenceMs: byMs, accuracyMs } = nearest.skew;
		const spread = Math.max(apartOf(before, byMs), apartOf(after, byMs));
		const around = spread === 0 ? [] : [before, after].flatMap((each) => each ?? []);
		return {
			original,
			corrected,
			byMs,
			apartMs,
			accuracyMs: accuracyMs === null && spread === 0 ? null : (accuracyMs ?? 0) + spread,
			entries: spread === 0 ? nearest.alone : [...new Set([nearest, ...around].map(({ skew }) => skew.entry))],
		};
	};
}

interface Measured {
	readonly ms: number;
	readonly skew: SkewView;
	readonly alone: readonly EntryRef[];
}

const apartOf = (one: Measured | undefined, byMs: number): number => (one ? Math.abs(one.skew.differenceMs - byMs) : 0);
