/**
 * `sealbook notebook recovery …` and `sealbook notebook recover`: the words on paper by which a notebook opens whose
 * passphrase is forgotten. They are printed once, by the command that makes them; never an argument, because every
 * program on the machine can read another's arguments.
 */
import type { Command } from 'commander';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { RecoveryPaper } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { fields } from './table';
import type { Terminal } from './terminal';
import { textOf } from './text';

const LARGEST_FILE_BYTES = 4096;
const WORDS_FILE = 'a file that holds the twelve words; - is the next line of standard input; else asked for';

interface Words {
	readonly wordsFile?: string;
}

interface Recover extends Words {
	readonly handler: string;
	readonly newPassphraseFile?: string;
}

/** @param notebook the noun `notebook` */
export function recoveryCommands(notebook: Command, run: Run): void {
	const recovery = noun(notebook, 'recovery', 'words on paper that open the notebook without the passphrase');

	verb(
		recovery,
		'make',
		'makes recovery words for whoever acts and prints them once; words made before open nothing any more',
		'sealbook notebook recovery make',
	).action((_options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const paper = await session.ask('recovery.make', { passphrase: session.passphrase ?? '' });
			at.say(paper, () => paperText(paper, at.terminal.columns));
			return 0;
		}),
	);

	verb(
		recovery,
		'test',
		'tells whether the words on paper are those of whoever acts; status 1 where they are not',
		'sealbook notebook recovery test',
		'sealbook notebook recovery test --words-file -',
	)
		.option('--words-file <file>', WORDS_FILE)
		.action((options: Words, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const words = await wordsFrom(at.terminal, options.wordsFile);
				const tested = await session.ask('recovery.test', { words });
				at.say(tested, () =>
					tested.matches
						? 'These words open the notebook. Keep the paper where only you find it.\n'
						: 'These words do not open the notebook. Compare each with the paper, or make new ones.\n',
				);
				return tested.matches ? 0 : 1;
			}),
		);

	verb(
		notebook,
		'recover',
		'opens the notebook with recovery words and sets a new passphrase; the words stay as they are',
		'sealbook notebook recover --handler "Ada Winter" --new-passphrase-file new.txt',
	)
		.requiredOption('--handler <handler>', 'whose words they are: a name or a key id')
		.option('--words-file <file>', WORDS_FILE)
		.option('--new-passphrase-file <file>', 'its first line is the new passphrase; else asked for twice')
		.action((options: Recover, command: Command) =>
			run(command, async (at) => {
				const { handler, wordsFile, newPassphraseFile } = options;
				const session = await at.locked();
				const words = await wordsFrom(at.terminal, wordsFile);
				const wanted = { whose: handler, option: '--new-passphrase-file', isNew: true };
				const passphrase = await passphraseFrom(at.terminal, newPassphraseFile, wanted);
				const status = await session.ask('notebook.recover', { person: handler, words, passphrase });
				at.say(status, () =>
					fields(
						[
							['notebook', status.name],
							['handler', status.me?.name ?? null],
							['passphrase', 'the new one, from now on'],
							['words', 'as before; make new ones if others may have seen them'],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);
}

/** Twelve words in three columns, each with its number, as they are to be written down. */
function paperText({ words, madeAt, receipt }: RecoveryPaper, columns: number): string {
	const rows = [0, 1, 2, 3].map((row) =>
		[row, row + 4, row + 8].map((at) => `${String(at + 1).padStart(4)}  ${(words[at] ?? '').padEnd(10)}`).join(''),
	);
	return [
		'Write these words on paper, in this order. They are shown this once and are kept nowhere.',
		'',
		...rows.map((row) => row.trimEnd()),
		'',
		'Whoever has them opens this notebook as you and signs as you, without your passphrase:',
		'no file, no photograph, no copy in the cloud; clear this screen when they are written.',
		`They were made at ${madeAt}; put that on the paper too. Words made before open nothing any more.`,
		'Then try them: sealbook notebook recovery test',
		'',
		receiptText(receipt, columns),
	].join('\n');
}

async function wordsFrom(terminal: Terminal, source: string | undefined): Promise<string> {
	const words = source === undefined ? await typed(terminal) : await given(terminal, source);
	if (words.trim() !== '') return words;
	throw new Refused('recovery.empty', 'There are no recovery words.', 'Give all twelve.', '--words-file');
}

async function typed(terminal: Terminal): Promise<string> {
	const words = await terminal.secret('Recovery words, all twelve: ');
	if (words !== null) return words;
	const hint = 'Give --words-file FILE, or --words-file - to read them from standard input.';
	throw new Refused('recovery.missing', 'There is no terminal to ask for the words on.', hint, '--words-file');
}

async function given(terminal: Terminal, source: string): Promise<string> {
	if (source === '-') {
		const line = await terminal.input.line();
		return line === null ? '' : textOf(line, 'Standard input');
	}
	let bytes: Buffer | null;
	try {
		bytes = await terminal.read(source, LARGEST_FILE_BYTES);
	} catch (error) {
		throw refusalOfDisk(error, `The file “${source}” cannot be read`) ?? error;
	}
	if (bytes !== null) return textOf(bytes, `“${source}”`);
	throw new Refused(
		'recovery.file',
		`“${source}” is too large for twelve words.`,
		'Name another file.',
		'--words-file',
	);
}
