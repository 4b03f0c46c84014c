/** What is shown of the steps in a crisis: one at a time, and where it stands. */
import type { Instant } from '../vocabulary';
import type { EntryRef } from './entry';

export type CrisisStepId = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10' | '11';

export interface CrisisStepView {
	readonly step: CrisisStepId;
	readonly name: string;
	readonly says: string;
	readonly state: 'open' | 'put off' | 'done';
	/** The newest entry about it. */
	readonly told: {
		readonly entry: EntryRef;
		readonly at: Instant;
		readonly by: string | null;
		/** What was done, or why it was put off. */
		readonly text: string | null;
	} | null;
}

export interface CrisisView {
	/** In the order of Appendix G. */
	readonly steps: readonly CrisisStepView[];
	/** The step to take now: the first that nothing was said of, else the first that was put off; null: all are done. */
	readonly now: CrisisStepId | null;
	readonly done: number;
}
