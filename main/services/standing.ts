/**
 * How the open notebook stands in this run: what the check of its ledgers found so far, and why nothing may be written any
 * more, if so. What must hold: it says only what was checked; a fault that was found stays until the notebook is closed.
 */
import type { Refused } from '../../shared/refusal';
import type { Fault, NotebookVerification, VerifyReport } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';

/** The report tells every one; the strip shows the first few. */
const MOST_FAULTS = 50;
export const NOT_CHECKED: NotebookVerification = { state: 'not-checked', checked: 0, total: 0, faults: [], at: null };

export class Standing {
	#verification: NotebookVerification = NOT_CHECKED;
	#readOnly: Refused | null = null;
	readonly #changed: () => void;

	/** @param changed told whenever something here is another than before */
	constructor(changed: () => void) {
		this.#changed = changed;
	}

	get verification(): NotebookVerification {
		return this.#verification;
	}

	/** Why nothing more is written in this run; null while all is well. */
	get readOnly(): Refused | null {
		return this.#readOnly;
	}

	stopWriting(why: Refused): void {
		this.#readOnly ??= why;
		this.#changed();
	}

	/** So many of all ledgers are checked, and this was found in them; `at` once all are. */
	checking(checked: number, total: number, faults: readonly Fault[], at: Instant | null): void {
		const state = faults.length > 0 ? 'broken' : at === null ? 'checking' : 'intact';
		this.#verification = { state, checked, total, faults: faults.slice(0, MOST_FAULTS), at };
		this.#changed();
	}

	/** The check was stopped before it came to the end; what it found stays said. */
	stopped(): void {
		const { state, at } = this.#verification;
		if (at !== null || state === 'broken') return;
		this.#verification = { ...this.#verification, state: 'not-checked' };
		this.#changed();
	}

	/** A check of everything, asked for. */
	checkedInFull(ledgers: number, report: VerifyReport, at: Instant): void {
		const amiss = report.checks.filter(({ state }) => state === 'broken' || state === 'missing');
		const faults = amiss.flatMap((check) => check.faults);
		this.checking(ledgers, ledgers, faults, at);
	}
}
