/**
 * Passphrases: the first line of a file, the next line of standard input, or typed without echo. Never an argument,
 * because every program on the machine can read another's arguments.
 */
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { Terminal } from './terminal';
import { textOf } from './text';

const LARGEST_FILE_BYTES = 1 << 20;

/** Whose it is, for the prompt and for refusals, and the option that would have given it. */
export interface Wanted {
	readonly whose: string;
	readonly option: string;
	/** A new one is typed twice, as nobody can look it up later. */
	readonly isNew?: boolean;
}

/** `source` is the option's value: a file, `-` for the next line of standard input, nothing to ask on the terminal. */
export async function passphraseFrom(terminal: Terminal, source: string | undefined, wanted: Wanted): Promise<string> {
	const passphrase = source === undefined ? await typed(terminal, wanted) : await firstLine(terminal, source, wanted);
	if (passphrase !== '') return passphrase;
	throw new Refused('passphrase.empty', `The passphrase of ${wanted.whose} is empty.`, 'Give one.', wanted.option);
}

async function firstLine(terminal: Terminal, source: string, { whose, option }: Wanted): Promise<string> {
	if (source === '-') {
		const line = await terminal.input.line();
		if (line !== null) return textOf(line, 'Standard input');
		const hint = 'Write it on a line of its own before anything else.';
		throw new Refused('passphrase.missing', `Standard input holds no passphrase of ${whose}.`, hint, option);
	}
	let bytes: Buffer | null;
	try {
		bytes = await terminal.read(source, LARGEST_FILE_BYTES);
	} catch (error) {
		throw refusalOfDisk(error, `The passphrase file “${source}” cannot be read`) ?? error;
	}
	if (bytes === null) {
		const hint = 'Name a text file whose first line is the passphrase.';
		throw new Refused('passphrase.file', `“${source}” is too large for a passphrase file.`, hint, option);
	}
	return textOf(bytes, `“${source}”`).split(/\r?\n/, 1)[0] ?? '';
}

async function typed(terminal: Terminal, { whose, option, isNew }: Wanted): Promise<string> {
	const first = await terminal.secret(`Passphrase of ${whose}: `);
	if (first === null) {
		const hint = `Give ${option} FILE, or ${option} - to read it from standard input.`;
		throw new Refused('passphrase.missing', 'There is no terminal to ask for a passphrase on.', hint, option);
	}
	if (!isNew || (await terminal.secret('The same again: ')) === first) return first;
	throw new Refused('passphrase.differs', 'The two passphrases differ.', 'Run the command again; nothing was changed.');
}
