/** The window holds tickets, never paths: a person picked the file, main keeps where it is. A ticket is used once. */
import { randomUUID } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';

const KEPT_AT_MOST = 50_000;

export class Tickets {
	readonly #paths = new Map<Ticket, string | Buffer>();

	issue(path: string | Buffer, ticket = randomUUID() as string as Ticket): Ticket {
		if (this.#paths.size >= KEPT_AT_MOST)
			for (const oldest of this.#paths.keys()) {
				this.#paths.delete(oldest);
				break;
			}
		this.#paths.set(ticket, path);
		return ticket;
	}

	/** @throws Refused where the ticket was never given or is used up */
	redeem(ticket: Ticket): string | Buffer {
		const path = this.#paths.get(ticket);
		if (path === undefined)
			throw new Refused(
				'ticket.unknown',
				'This file was not chosen here, or was used already.',
				'Choose the file again.',
			);
		this.#paths.delete(ticket);
		return path;
	}
}
