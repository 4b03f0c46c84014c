/**
 * A time as somebody said it or as a log showed it. Where its zone is known it is an instant; where it is not, it stays what it
 * was, a reading on some wall or in some file, and nobody guesses (RFC 3339, section 4.4). Nothing at all means unknown.
 */
import { z } from 'zod';
import { LOCAL_TIME } from '../vocabulary';
import { count, instant } from './kind';

const accuracyMs = count.optional();
/** `at` where the zone is known, `local` where it is not; accuracy plus or minus, in milliseconds. */
export const statedTime = z.union([
	z.strictObject({ at: instant, accuracyMs }),
	z.strictObject({ local: z.string().regex(LOCAL_TIME), accuracyMs }),
]);
