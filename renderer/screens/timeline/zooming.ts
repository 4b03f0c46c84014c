/** Windows on time: zoomed, moved, kept within what there is, and the ticks under them. Milliseconds throughout. */
export interface Span {
	readonly fromMs: number;
	readonly toMs: number;
}

const LEAST = 1000;
const FIRST = -62_167_219_200_000;
const LAST = 253_402_300_799_999;

/** With room at both ends, so that what stands there can be seen. */
export function roomy({ fromMs, toMs }: Span): Span {
	const room = Math.max(LEAST, Math.round((toMs - fromMs) * 0.02));
	return { fromMs: Math.max(FIRST, fromMs - room), toMs: Math.min(LAST, toMs + room) };
}

/** `factor` below 1 zooms in; null: as wide as everything, or wider. */
export function zoomed(now: Span, all: Span, factor: number, around: number): Span | null {
	const width = Math.max(LEAST, (now.toMs - now.fromMs) * factor);
	if (width >= all.toMs - all.fromMs) return null;
	const share = (around - now.fromMs) / Math.max(1, now.toMs - now.fromMs);
	return kept(around - width * share, width, all);
}

export const moved = (now: Span, all: Span, by: number): Span => {
	const width = now.toMs - now.fromMs;
	return kept(now.fromMs + width * by, width, all);
};

const kept = (from: number, width: number, all: Span): Span => {
	const fromMs = Math.round(Math.min(Math.max(from, all.fromMs), Math.max(all.fromMs, all.toMs - width)));
	return { fromMs, toMs: Math.min(Math.round(fromMs + width), all.toMs) };
};

const [S, M, H, D, Y] = [1000, 60_000, 3_600_000, 86_400_000, 31_557_600_000];
const STEPS = [
	...[S / 10, S, 5 * S, 15 * S, 30 * S, M, 5 * M, 15 * M, 30 * M, H, 3 * H, 6 * H, 12 * H, D, 2 * D, 7 * D, 14 * D],
	...[30 * D, 90 * D, 180 * D, Y, 2 * Y, 5 * Y, 10 * Y, 50 * Y, 100 * Y, 500 * Y, 1000 * Y, 2000 * Y],
];

/** Round moments on a wall `eastMs` east of UTC, at most `most` of them. */
export function ticks({ fromMs, toMs }: Span, most: number, eastMs: number): readonly { at: number; step: number }[] {
	const step = STEPS.find((each) => (toMs - fromMs) / each <= most) ?? 5000 * Y;
	const all: { at: number; step: number }[] = [];
	for (let at = Math.ceil((fromMs + eastMs) / step) * step - eastMs; at <= toMs; at += step) all.push({ at, step });
	return all;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();
