/**
 * A time as somebody said it: an instant where the zone is known, the bare reading where it is not. A reading without a zone
 * is never turned into an instant, and says so wherever it is shown.
 */
import { z } from 'zod';
import { instant } from './fields';
import type { Instant } from './vocabulary';

/** `2026-11-22T01:40`, with seconds and a fraction where they were given; no zone. */
export const LOCAL_TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,3})?)?$/;

export type StatedTime =
	| { readonly at: Instant; readonly accuracyMs?: number | undefined }
	| { readonly local: string; readonly accuracyMs?: number | undefined };

const isDay = (local: string) => {
	const whole = `${local}:00`.slice(0, 19);
	const at = new Date(`${whole}Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 16) === local.slice(0, 16);
};
const accuracyMs = z.int().min(0).max(31_536_000_000).optional();

/** The field of a question. */
export const statedTime = z.union([
	z.strictObject({ at: instant, accuracyMs }),
	z.strictObject({
		local: z
			.string()
			.regex(LOCAL_TIME, 'A time without a zone is written 2026-11-22T01:40:00.')
			.refine(isDay, 'There is no such day or time.'),
		accuracyMs,
	}),
]);

/** What an entry says, read back; null where it says nothing that can be read. */
export function statedTimeIn(value: unknown): StatedTime | null {
	if (typeof value !== 'object' || value === null) return null;
	const { at, local, accuracyMs: within } = value as { at?: unknown; local?: unknown; accuracyMs?: unknown };
	const accuracy = typeof within === 'number' ? { accuracyMs: within } : {};
	if (typeof at === 'string') return { at: at as Instant, ...accuracy };
	return typeof local === 'string' ? { local, ...accuracy } : null;
}
