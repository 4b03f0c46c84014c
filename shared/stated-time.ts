/**
 * A time as somebody said it: an instant where the zone is known, the bare reading where it is not. A reading without a zone
 * is never turned into an instant, and says so wherever it is shown.
 */
import { z } from 'zod';
import { instant, localTime } from './fields';
import type { Instant } from './vocabulary';

export type StatedTime =
	| { readonly at: Instant; readonly accuracyMs?: number | undefined }
	| { readonly local: string; readonly accuracyMs?: number | undefined };

const accuracyMs = z.int().min(0).max(31_536_000_000).optional();

/** The field of a question. */
export const statedTime = z.union([
	z.strictObject({ at: instant, accuracyMs }),
	z.strictObject({ local: localTime, accuracyMs }),
]);

/** What an entry says, read back; null where it says nothing that can be read. */
export function statedTimeIn(value: unknown): StatedTime | null {
	if (typeof value !== 'object' || value === null) return null;
	const { at, local, accuracyMs: within } = value as { at?: unknown; local?: unknown; accuracyMs?: unknown };
	const accuracy = typeof within === 'number' ? { accuracyMs: within } : {};
	if (typeof at === 'string') return { at: at as Instant, ...accuracy };
	return typeof local === 'string' ? { local, ...accuracy } : null;
}
