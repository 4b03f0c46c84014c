/**
 * The one way in: a question by name with its input, an answer or a refusal back. The gate (window) and the command
 * line both call this, so what one can do the other can. Inputs are checked here against the contract's schema.
 */
import type { Gives, ServiceQuestion, Takes } from '../../shared/contract';
import type { Answer } from '../../shared/refusal';
import type { Telling } from '../../shared/views';
import type { Ticket } from '../../shared/vocabulary';

export interface Notebook {
	/** Asks one question; never throws for expected trouble (that is a refusal), throws only for a bug. */
	ask<Q extends ServiceQuestion>(question: Q, input: Takes<Q>): Promise<Answer<Gives<Q>>>;
	/** Turns a path (bytes, so that names that are not UTF-8 survive) into a one-use token for a question’s input; `ticket`: one made elsewhere. */
	ticketFor(path: string | Buffer, ticket?: Ticket): Ticket;
	/** Progress of long work, growth of a ledger, locking. Gives back how to stop listening. */
	listen(listener: (telling: Telling) => void): () => void;
	/** Locks, ends workers, lets the notebook's lock go. */
	close(): Promise<void>;
}
