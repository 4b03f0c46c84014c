/**
 * Who has the notebook open: nobody, or one person's session. What must hold: opening and ending come one after the other,
 * so that a lock that is asked for while a passphrase is still being tried ends what that opens.
 */
import { Refused } from '../../shared/refusal';
import type { Desk } from './desk';
import type { Session } from './session';

export class Sitting {
	readonly #ended: (because: string) => void;
	#session: Session | null = null;
	#turn: Promise<unknown> = Promise.resolve();

	/** @param ended is told when a session is over, whatever became of its last entries */
	constructor(ended: (because: string) => void) {
		this.#ended = ended;
	}

	get desk(): Desk | null {
		return this.#session?.desk ?? null;
	}

	/** Refuses `notebook.open`. */
	mustBeClosed(): void {
		if (this.#session) throw new Refused('notebook.open', 'The notebook is open already.', 'Lock it first.');
	}

	/** Refuses `notebook.open`, and what `opening` refuses. */
	begin(opening: () => Promise<Session>): Promise<Desk> {
		return this.#inTurn(async () => {
			this.mustBeClosed();
			this.#session = await opening();
			return this.#session.desk;
		});
	}

	/** Fails as the session's end does; it is over all the same. */
	end(because: string): Promise<void> {
		return this.#inTurn(async () => {
			const ending = this.#session;
			if (!ending) return;
			this.#session = null;
			await ending.end().finally(() => this.#ended(because));
		});
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#turn.then(work);
		this.#turn = done.catch(() => undefined);
		return done;
	}
}
