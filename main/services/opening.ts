/**
 * What opens an encrypted case file, on its way to who reads it. The tickets of such a file and of the person's identity file
 * stay good where the key was missing or wrong: whoever mistypes a passphrase need not choose the file again.
 */
import { mayStillBeOpened } from '../../shared/opening';
import { Refused } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';
import type { Desk } from './desk';
import type { Tickets } from './tickets';

type Issuing = Pick<Tickets, 'issue' | 'redeem'>;

export const ticketsOf = ({ redeem, ticketFor }: Pick<Desk, 'redeem' | 'ticketFor'>): Issuing => ({
	redeem: (ticket) => redeem(ticket),
	issue: (path, ticket) => ticketFor(path, ticket),
});

/** Where the identity file lies; its ticket is good for the merge that follows a preview too. */
export function identityOf(
	tickets: Issuing,
	{ identity }: { readonly identity?: Ticket | undefined },
): string | Buffer | undefined {
	if (identity === undefined) return undefined;
	const path = tickets.redeem(identity);
	tickets.issue(path, identity);
	return path;
}

export async function forAnotherTry<T>(
	tickets: Issuing,
	ticket: Ticket,
	path: string | Buffer,
	work: Promise<T>,
): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof Refused && mayStillBeOpened(error.refusal)) tickets.issue(path, ticket);
		throw error;
	}
}
