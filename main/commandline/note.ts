/** `sealbook note …`: what was seen and done, sealed; and what was wrong in it, put right by a further entry. */
import { type Command, Option } from 'commander';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { PhaseId } from '../../shared/views';
import { STANCES, type Stance } from '../../shared/vocabulary';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { JOB } from './session';
import { fields } from './table';
import type { Terminal } from './terminal';
import { textOf } from './text';
import { instantOf, localOf, msOf } from './when';

/** Above what the contract takes in any encoding: more is refused without being read. */
const LARGEST_TEXT_BYTES = 64_000_000;
const PHASES: readonly PhaseId[] = ['prep', 'da', 'cer', 'post'];

interface Source {
	readonly text?: string;
	readonly file?: string;
}
interface ByWhom {
	readonly doneBy?: string;
	readonly witness?: string;
}
interface Correct extends Source, ByWhom {
	readonly reason: string;
}
interface Add extends Source, ByWhom {
	readonly phase?: PhaseId;
	readonly stance?: Stance;
	readonly observedAt?: string;
	readonly observedLocal?: string;
	readonly accuracy?: string;
	readonly lateBecause?: string;
	readonly notLateBecause?: string;
	readonly attach?: readonly string[];
}

export function noteCommands(program: Command, run: Run): void {
	const note = noun(program, 'note', 'notes');

	aboutNote(
		verb(
			note,
			'add <case> [-]',
			'seals a note and prints its receipt; - reads it from standard input',
			'sealbook note add 2026-014 --phase da --text "Beaconing to 203.0.113.7 every 60 s."',
			'journalctl -u sshd | sealbook note add 2026-014 - --observed-at 2026-11-22T01:40:00+01:00',
			'sealbook note add 2026-014 --stance opinion --text "Looks like the same crew as in March."',
		),
	).action((name: string, dash: string | undefined, options: Add, command: Command) =>
		run(command, async (at) => {
			const times = timesOf(options);
			demandOneSource(options, dash);
			const session = await at.unlocked();
			const text = await noteText(at.terminal, options, dash);
			const attachments = options.attach?.map((path) => session.ticket(at.terminal.path(path)));
			const { phase, stance, lateBecause, notLateBecause, doneBy, witness } = options;
			const more = { ...times, ...given({ phase, stance, lateBecause, notLateBecause, doneBy, witness, attachments }) };
			const receipt = await session.ask('note.write', { case: name, text, ...more, job: JOB });
			at.say(receipt, () => receiptText(receipt, at.terminal.columns));
			return 0;
		}),
	);

	aboutNote(
		verb(
			note,
			'quick [-]',
			'seals a note at once; without --case a case is opened for it, with the next free number of the year',
			'sealbook note quick --text "Ransom note on FIN-FS01, screen photographed." --attach screen.jpg',
		),
	)
		.option('--case <case>')
		.action((dash: string | undefined, options: Add & { case?: string }, command: Command) =>
			run(command, async (at) => {
				const times = timesOf(options);
				demandOneSource(options, dash);
				const session = await at.unlocked();
				const text = await noteText(at.terminal, options, dash);
				const attachments = options.attach?.map((path) => session.ticket(at.terminal.path(path)));
				const { stance, lateBecause, notLateBecause, doneBy, witness, phase = 'da' } = options;
				const more = {
					...times,
					...given({ case: options.case, stance, lateBecause, notLateBecause, doneBy, witness, attachments }),
				};
				const sealed = await session.ask('note.quick', { phase, text, ...more, job: JOB });
				at.say(
					sealed,
					() =>
						`${fields([['case', caseLine(sealed)]], at.terminal.columns)}${receiptText(sealed, at.terminal.columns)}`,
				);
				return 0;
			}),
		);

	byWhom(
		verb(
			note,
			'correct <case> <entry> [-]',
			'seals an addendum that corrects an entry; the old one stays',
			'sealbook note correct 2026-014 A-146 --text "The address was 203.0.113.70." --reason "A digit was lost."',
		),
	)
		.option('--text <text>')
		.option('--file <file>', 'a UTF-8 text file that holds the addendum')
		.requiredOption('--reason <reason>')
		.action((name: string, entry: string, dash: string | undefined, options: Correct, command: Command) =>
			run(command, async (at) => {
				demandOneSource(options, dash);
				const session = await at.unlocked();
				const text = await noteText(at.terminal, options, dash);
				const { reason, doneBy, witness } = options;
				const said = { case: name, entry, text, reason, ...given({ doneBy, witness }) };
				const receipt = await session.ask('note.correct', said);
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

/** Options of every new note. */
function aboutNote(command: Command): Command {
	return byWhom(command)
		.addOption(new Option('--phase <phase>', 'of SP 800-61; else that of the newest note, else da').choices(PHASES))
		.addOption(new Option('--stance <stance>', 'what the note is; not said where it is left out').choices(STANCES))
		.option('--text <text>')
		.option('--file <file>', 'a UTF-8 text file that holds the note')
		.option('--observed-at <time>', 'when it was seen: RFC 3339 with its zone')
		.option('--observed-local <time>', 'the same as it was found where nobody knows the zone; it is kept as it stands')
		.option('--accuracy <span>', 'how accurate that time is, plus or minus: 500ms, 10s, 5m, 2h, 1d')
		.option('--late-because <reason>', 'why it is written so long after')
		.option('--not-late-because <reason>', 'why it is not late, such as: time of an event found in a log')
		.option('--attach <file>', 'may be given more than once', gather);
}

const byWhom = (command: Command): Command =>
	command
		.option('--done-by <person>', 'who did it, where that is not who writes it down; named, does not sign')
		.option('--witness <person>', 'who watched it; named, does not sign');

/** Refused before a passphrase is asked for. */
function timesOf({ observedAt, observedLocal, accuracy }: Add) {
	return given({
		observedAt: observedAt === undefined ? undefined : instantOf(observedAt, '--observed-at', '--observed-local'),
		observedLocal: observedLocal === undefined ? undefined : localOf(observedLocal, '--observed-local'),
		accuracyMs: accuracy === undefined ? undefined : msOf(accuracy, '--accuracy'),
	});
}

const caseLine = ({ number, case: id, opened }: { number: string; case: string; opened: boolean }) =>
	`${number}${opened ? ', opened for this note' : ''}, ${id}`;

/** Refused before a passphrase is asked for. */
function demandOneSource({ text, file }: Source, dash: string | undefined): void {
	if (dash !== undefined && dash !== '-') {
		const hint = 'Put the text after --text, and in quotation marks.';
		throw new Refused('note.argument', `“${dash}” stands where only - may stand.`, hint);
	}
	const sources = [text, file, dash].filter((source) => source !== undefined).length;
	if (sources === 1) return;
	const sentence = sources === 0 ? 'The note has no text.' : 'The text comes from more than one place.';
	throw new Refused('note.source', sentence, 'Give --text, or --file, or - for standard input.');
}

async function noteText(terminal: Terminal, { text, file }: Source, dash: string | undefined): Promise<string> {
	if (text !== undefined) return text;
	let bytes: Buffer | null;
	try {
		bytes =
			file === undefined || dash !== undefined
				? await terminal.input.rest(LARGEST_TEXT_BYTES)
				: await terminal.read(file, LARGEST_TEXT_BYTES);
	} catch (error) {
		throw refusalOfDisk(error, `The note’s file “${file}” cannot be read`) ?? error;
	}
	const what = file === undefined ? 'Standard input' : `“${file}”`;
	if (bytes === null) {
		throw new Refused(
			'note.long',
			`${what} is too long for a note.`,
			'Attach it with --attach and say in the note what it is.',
		);
	}
	return textOf(bytes, what);
}
