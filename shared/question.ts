/** What one line of the contract is made of. */
import type { z } from 'zod';

/** `open`: needs an unlocked notebook. `any`: may be asked at any time. `window`: answered by the window's own process. */
export type Needs = 'any' | 'open' | 'window';
export interface Question<N extends Needs, I extends z.ZodType, O> {
	readonly takes: I;
	readonly needs: N;
	/** Says what it does, for `ask --list` and the manual. */
	readonly does: string;
	/** Only a type: what the answer holds. */
	readonly gives?: O;
}
/** `question<Answer>()(needs, does, takes)`: the answer's type is named, the rest is inferred. */
export const question =
	<O>() =>
	<N extends Needs, I extends z.ZodType>(needs: N, does: string, takes: I): Question<N, I, O> => ({
		takes,
		needs,
		does,
	});
