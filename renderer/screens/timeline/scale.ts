/** Where a moment stands in the picture. One made for a window stays the same object while that window does. */
import type { Span } from './zooming';

/** Names of the lanes stand left of the picture. */
export const LEFT = 116;
export const LANE = 26;
/** Above the lanes, where the incident's times have their names. */
const TOP = 22;
const NO_TOP = 8;
export const AXIS = 36;

export interface Scale {
	readonly span: Span;
	readonly wide: number;
	/** Where the lanes begin. */
	readonly top: number;
	/** Pixels from the left edge, whether or not that is in sight. */
	readonly xOf: (ms: number) => number;
	/** The same, but no further than the picture's edges. */
	readonly inside: (ms: number) => number;
	readonly msAt: (x: number) => number;
}

/** @param flags how many times of the incident are named above the lanes */
export function scaleOf(span: Span, wide: number, flags: number): Scale {
	const room = wide - LEFT;
	const width = Math.max(1, span.toMs - span.fromMs);
	const xOf = (ms: number) => LEFT + ((ms - span.fromMs) / width) * room;
	const within = (x: number) => Math.max(LEFT, Math.min(wide, x));
	return {
		span,
		wide,
		top: flags > 0 ? TOP : NO_TOP,
		xOf,
		inside: (ms) => within(xOf(ms)),
		msAt: (x) => Math.round(span.fromMs + ((within(x) - LEFT) / room) * width),
	};
}
