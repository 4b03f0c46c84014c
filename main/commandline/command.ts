/**
 * How a command is declared: its words, what it does, an example, and the options that every command takes, before or
 * after its name. The parser is commander; what it refuses becomes our refusal in `usage.ts`.
 */
import { type Command, type CommanderError, Option } from 'commander';
import type { Invocation, Status } from './invocation';

/** Runs one command's act; `sealbook.ts` and the tests decide what happens to its status. */
export type Run = (command: Command, act: (at: Invocation) => Promise<Status | undefined>) => Promise<void>;

/** A noun: a word that only groups commands. */
export function noun(program: Command, name: string, does: string): Command {
	return tuned(program.command(name).description(does));
}

/** A command. `usage` is its words and arguments; each example is shown by `sealbook help`. */
export function verb(group: Command, usage: string, does: string, ...examples: readonly string[]): Command {
	const command = tuned(group.command(usage).description(does));
	for (const option of sharedOptions()) command.addOption(option.hideHelp());
	const lines = examples.map((example) => `  ${example}\n`).join('');
	const everywhere = 'Also --notebook, --as, --passphrase-file and --json; see `sealbook help`.';
	return command.addHelpText('after', `\nExample:\n${lines}\n${everywhere}`);
}

/** The words by which people call a command, without the program's own name. */
export function pathOf(command: Command): string {
	const names: string[] = [];
	for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
	return names.join(' ');
}

export function sharedOptions(): Option[] {
	return [
		new Option('--notebook <dir>', 'the notebook; else $SEALBOOK_NOTEBOOK, else the window’s own'),
		new Option('--as <handler>', 'who acts: a name or a key id'),
		new Option('--passphrase-file <file>', 'its first line is the passphrase; - is standard input'),
		new Option('--json', 'one JSON value on standard output, nothing else there'),
	];
}

/** For options that may stand more than once. */
export function gather(value: string, before: readonly string[] = []): string[] {
	return [...before, value];
}

/** What the parser found wrong, and where; or that it has shown help, as it was asked to. */
export class ParserStopped extends Error {
	readonly why: CommanderError;
	readonly at: Command;
	constructor(why: CommanderError, at: Command) {
		super(why.message);
		this.why = why;
		this.at = at;
	}
}

/** The same manners for the program, its nouns and its verbs. */
export function tuned(command: Command): Command {
	// `sealbook help COMMAND` serves every level, so no group has one of its own.
	return command
		.helpCommand(false)
		.allowExcessArguments(false)
		.exitOverride((why) => {
			throw new ParserStopped(why, command);
		});
}
