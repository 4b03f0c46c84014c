/** What stands on a timeline, in the order of its lanes: what happened above, what was done about it below. */
export const TIMELINE_KINDS = [
	...(['event', 'row', 'sign', 'host'] as const),
	...(['note', 'act', 'phase', 'notification', 'escalation', 'containment', 'custody'] as const),
] as const;

/**
 * Observed events, rows of imported files, signs, hosts and their states; notes, what handlers did, phases, who was told, who
 * was called, measures of containment, custody.
 */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
