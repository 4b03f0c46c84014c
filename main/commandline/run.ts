/**
 * One run of the command line: parse, act, answer with a status. Three sorts of trouble, three manners: a refusal is a
 * sentence and status 2, what is broken was shown by the command and is status 1, a bug says so and is status 3.
 */
import { Command } from 'commander';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { acquireCommands } from './acquire';
import { askCommand } from './ask';
import { baselineCommands } from './baseline';
import { caseCommands } from './case';
import { caseFileCommands } from './casefile';
import { checklistCommands } from './checklist';
import { clockCommands } from './clock';
import { ParserStopped, type Run, sharedOptions, tuned, verb } from './command';
import { contactCommands } from './contact';
import { containmentCommands } from './containment';
import { crisisCommands } from './crisis';
import { exerciseCommands } from './exercise';
import { custodyCommands } from './custody';
import { dueCommand, escalationCommands } from './escalation';
import { evidenceCommands } from './evidence';
import { hashCommand } from './hash';
import { hashsetCommands } from './hashset';
import { hostCommands } from './host';
import { incidentCommands } from './incident';
import { indicatorCommands } from './indicator';
import { Interrupted } from './interrupted';
import { Invocation, type Rooms, type Shared, type Status } from './invocation';
import { kitCommands } from './kit';
import { libraryCommands } from './library';
import { listCommands } from './list';
import { lockerCommands } from './locker';
import { logCommand } from './log';
import { meetingCommands } from './meeting';
import { mergeCommand } from './merge';
import { metricsCommands } from './metrics';
import { noteCommands } from './note';
import { notebookCommands } from './notebook';
import { notificationCommands } from './notification';
import { forkCommands, receiptCommands } from './outside';
import { paperCommands } from './paper';
import { personCommands } from './person';
import { phaseCommands } from './phase';
import { searchCommand } from './search';
import { leadCommands, signCommands } from './sign';
import { stockCommands } from './stock';
import { tellRefusal } from './tell-refusal';
import type { Terminal } from './terminal';
import { timelineCommands } from './timeline';
import { timestampCommands } from './timestamp';
import { refusalOfUsage, unknownCommand } from './usage';
import { volatileCommands } from './volatile';

/** `words` are the arguments after the program's name. */
export async function runCommandLine(words: readonly string[], terminal: Terminal, rooms: Rooms): Promise<Status> {
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
		await programOf(terminal, rooms, run).parseAsync(words, { from: 'user' });
		return status;
	} catch (error) {
		if (error instanceof Interrupted || terminal.interrupted.aborted) return 130;
		const refused = error instanceof ParserStopped ? refusalOfUsage(error) : error;
		if (refused === null) return 0;
		if (!(refused instanceof Refused)) return tellBug(terminal, refused);
		tellRefusal(terminal, refused.refusal, json);
		return 2;
	}
}

function programOf(terminal: Terminal, rooms: Rooms, run: Run): Command {
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
	notebookCommands(program, run);
	personCommands(program, run);
	caseCommands(program, run);
	noteCommands(program, run);
	evidenceCommands(program, run);
	custodyCommands(program, run);
	searchCommand(program, run);
	acquireCommands(program, run);
	volatileCommands(program, run);
	stockCommands(program, run);
	lockerCommands(program, run);
	clockCommands(program, run);
	contactCommands(program, run);
	kitCommands(program, run);
	libraryCommands(program, run);
	crisisCommands(program, run);
	exerciseCommands(program, run);
	meetingCommands(program, run);
	notificationCommands(program, run);
	escalationCommands(program, run);
	containmentCommands(program, run);
	dueCommand(program, run);
	incidentCommands(program, run);
	phaseCommands(program, run);
	checklistCommands(program, run);
	listCommands(program, run);
	metricsCommands(program, run);
	signCommands(program, run);
	hostCommands(program, run);
	timelineCommands(program, run);
	leadCommands(program, run);
	indicatorCommands(program, run);
	logCommand(program, run);
	hashCommand(program, run, rooms.listFormats);
	baselineCommands(program, run);
	hashsetCommands(program, run);
	caseFileCommands(program, run);
	mergeCommand(program, run);
	timestampCommands(program, run);
	paperCommands(program, run);
	receiptCommands(program, run);
	forkCommands(program, run);
	askCommand(program, run);
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

function tellBug(terminal: Terminal, error: unknown): Status {
	const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
	terminal.error(
		`sealbook: This is a bug in Sealbook. What had a receipt is on disk; nothing was lost. Please report:\n${visible(said, { lines: true })}\n`,
	);
	return 3;
}
