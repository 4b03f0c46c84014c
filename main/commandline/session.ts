/**
 * One notebook for one run: a question's refusal becomes a thrown one, Ctrl+C cancels what runs, and the notebook is
 * closed however the run ends. What must hold: after an interrupt nothing new is asked.
 */
import type { Gives, ServiceQuestion, Takes } from '../../shared/contract';
import { type Answer, Refused } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';
import type { Notebook } from '../services/serve';
import { Interrupted } from './interrupted';

/** Names the one piece of long work that a run may have. */
export const JOB = 'commandline';

export interface Session {
	/** Asks; throws `Refused`, or `Interrupted` where Ctrl+C came before the act was done. */
	ask<Q extends ServiceQuestion>(question: Q, input: Takes<Q>): Promise<Gives<Q>>;
	/** The same with the refusal as an answer, for many questions in one run. */
	answer<Q extends ServiceQuestion>(question: Q, input: Takes<Q>): Promise<Answer<Gives<Q>>>;
	ticket(path: string | Buffer): Ticket;
	/** What unlocked the notebook; a hand-over needs it once more. Null while locked. */
	readonly passphrase: string | null;
}

export function sessionOf(notebook: Notebook, interrupted: AbortSignal, passphrase: string | null): Session {
	const answer: Session['answer'] = async (question, input) => {
		if (interrupted.aborted) throw new Interrupted();
		const cancel = () => void notebook.ask('job.cancel', { job: JOB });
		interrupted.addEventListener('abort', cancel, { once: true });
		try {
			const given = await notebook.ask(question, input);
			if (interrupted.aborted && !given.ok) throw new Interrupted();
			return given;
		} finally {
			interrupted.removeEventListener('abort', cancel);
		}
	};
	return {
		answer,
		ask: async (question, input) => {
			const given = await answer(question, input);
			if (given.ok) return given.value;
			const { code, sentence, hint, field } = given.refusal;
			throw new Refused(code, sentence, hint, field);
		},
		ticket: (path) => notebook.ticketFor(path),
		passphrase,
	};
}
