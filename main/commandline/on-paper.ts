/** Options of what was first written on paper: when it was done, why it is entered later, who signed, pictures of the paper. */
import type { Command } from 'commander';
import { gather } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import type { Session } from './session';
import { instantOf } from './when';

export interface OnPaper {
	readonly doneAt?: string;
	readonly lateBecause?: string;
	readonly signedOnPaper?: readonly string[];
	readonly paperPhotograph?: readonly string[];
}

export function lateOptions(command: Command): Command {
	return command
		.option('--done-at <time>', 'when it was done, where it is entered later')
		.option('--late-because <reason>', 'why it is entered later');
}

export function paperOptions(command: Command): Command {
	return command
		.option(
			'--signed-on-paper <name>',
			'who signed on paper; weaker than a key’s signature; may stand more than once',
			gather,
		)
		.option('--paper-photograph <file>', 'a photograph of that paper, to be stored; may stand more than once', gather);
}

export const lateOf = ({ doneAt, lateBecause }: OnPaper) =>
	given({ doneAt: doneAt === undefined ? undefined : instantOf(doneAt, '--done-at'), lateBecause });

export function paperOf(at: Invocation, session: Session, { signedOnPaper, paperPhotograph }: OnPaper) {
	const attachments = paperPhotograph?.map((path) => session.ticket(at.terminal.path(path)));
	return given({ signedOnPaper: signedOnPaper && [...signedOnPaper], attachments });
}
