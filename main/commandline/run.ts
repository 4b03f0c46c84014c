/**
 * One run of the command line: parse, act, answer with a status. Three sorts of trouble, three manners: a refusal is a
 * sentence and status 2, what is broken was shown by the command and is status 1, a bug says so and is status 3.
 */
import { Command } from 'commander';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { ParserStopped, type Run, sharedOptions, tuned, verb } from './command';
import { Interrupted } from './interrupted';
import { Invocation, type Rooms, type Shared, type Status } from './invocation';
import { tellRefusal } from './tell-refusal';
import type { Terminal } from './terminal';
import { refusalOfUsage, unknownCommand } from './usage';

/** Gives the program its commands. */
export type Declare = (program: Command, run: Run, rooms: Rooms) => void;

/** `words` are the arguments after the program's name. */
export async function runCommandLine(
	words: readonly string[],
	terminal: Terminal,
	rooms: Rooms,
	declare: Declare,
): Promise<Status> {
	let status: Status = 0;
	const json = words.includes('--json');
	const run: Run = async (command, act) => {
		const at = new Invocation(terminal, rooms, command.optsWithGlobals<Shared>());
		try {
			status = (await act(at)) ?? 0;
		} finally {
			await at.close();
		}
		// The act was done before the interrupt came; it has its receipt.
		if (terminal.interrupted.aborted) throw new Interrupted();
	};
	try {
		await programOf(terminal, rooms, run, declare).parseAsync(words, { from: 'user' });
		return outLost(terminal, json) ?? status;
	} catch (error) {
		if (error instanceof Interrupted || terminal.interrupted.aborted) return outLost(terminal, json) ?? 130;
		const refused = error instanceof ParserStopped ? refusalOfUsage(error) : error;
		if (refused === null) return 0;
		if (!(refused instanceof Refused)) return tellBug(terminal, refused);
		tellRefusal(terminal, refused.refusal, json);
		return 2;
	}
}

function programOf(terminal: Terminal, rooms: Rooms, run: Run, declare: Declare): Command {
	const program = tuned(new Command('sealbook'))
		.description('An offline notebook for incident handlers.')
		.version(rooms.version, '--version')
		.enablePositionalOptions()
		.configureOutput({
			writeOut: (text) => terminal.out(text),
			// Usage errors come back as refusals; what is left is a group's help, and the refusal says that too.
			writeErr: () => undefined,
			getOutHelpWidth: () => Math.min(100, terminal.columns),
			getErrHelpWidth: () => Math.min(100, terminal.columns),
			getOutHasColors: () => false,
			getErrHasColors: () => false,
		});
	for (const option of sharedOptions()) program.addOption(option);
	declare(program, run, rooms);
	verb(
		program,
		'help [command...]',
		'shows how a command is written, with an example',
		'sealbook help note add',
	).action((words: readonly string[]) => {
		let at = program;
		for (const word of words) {
			const next = at.commands.find((command) => command.name() === word);
			if (!next) throw unknownCommand(at, word, '');
			at = next;
		}
		at.outputHelp();
	});
	for (const command of program.commands) {
		const verbs = command.commands.map((sub) => sub.name()).join(', ');
		if (verbs !== '') command.summary(`${command.description()}: ${verbs}`);
	}
	return program.addHelpText(
		'after',
		'\n`sealbook help COMMAND` shows an example. Exit status: 0 done, 1 something is broken or differs, 2 refused, 3 a bug, 130 interrupted.',
	);
}

/** The act was done, and its answer did not arrive. A reader that went away (`| head`) has what it wanted. */
function outLost(terminal: Terminal, json: boolean): Status | null {
	if (terminal.outLost === null || terminal.outLost.code === 'EPIPE') return null;
	const { code, sentence } = (refusalOfDisk(terminal.outLost, OUTPUT) ?? new Refused('disk.output', `${OUTPUT}.`))
		.refusal;
	tellRefusal(terminal, { code, sentence, hint: 'Send it somewhere else. What the command changed stays done.' }, json);
	return 2;
}

const OUTPUT = 'Standard output cannot be written';

function tellBug(terminal: Terminal, error: unknown): Status {
	const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
	terminal.error(
		`sealbook: This is a bug in Sealbook. What had a receipt is on disk; nothing was lost. Please report:\n${visible(said, { lines: true })}\n`,
	);
	return 3;
}
