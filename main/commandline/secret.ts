/**
 * Asks for a passphrase on the terminal without showing it. Standard input may be a pipe that carries a note, so the
 * terminal itself is opened then. What must hold: the terminal echoes again afterwards, however this ends.
 */
import { openSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { ReadStream } from 'node:tty';
import { Interrupted } from './interrupted';

/** The line that was typed; null where there is no terminal. Throws `Interrupted` on Ctrl+C. */
export async function askSecret(
	process: NodeJS.Process,
	prompt: string,
	interrupted: AbortSignal,
): Promise<string | null> {
	const terminal = terminalOf(process);
	if (terminal === null) return null;
	process.stderr.write(prompt);
	terminal.setRawMode(true);
	terminal.ref();
	try {
		return await typed(terminal, interrupted);
	} finally {
		terminal.setRawMode(false);
		terminal.pause();
		if (terminal !== process.stdin) terminal.destroy();
		process.stderr.write('\n');
	}
}

function terminalOf(process: NodeJS.Process): ReadStream | null {
	if (process.stdin.isTTY) return process.stdin;
	try {
		return new ReadStream(openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r+'));
	} catch {
		return null;
	}
}

function typed(terminal: ReadStream, interrupted: AbortSignal): Promise<string> {
	return new Promise((resolve, reject) => {
		const decoder = new StringDecoder('utf8');
		let line = '';
		const end = (settle: () => void) => {
			terminal.off('data', take);
			interrupted.removeEventListener('abort', abort);
			settle();
		};
		const abort = () => end(() => reject(new Interrupted()));
		const take = (bytes: Buffer) => {
			const read = edit(line, decoder.write(bytes));
			line = read.line;
			if (read.state === 'interrupted') abort();
			else if (read.state === 'done') end(() => resolve(line));
		};
		interrupted.addEventListener('abort', abort);
		terminal.on('data', take);
	});
}

/** What the keys make of the line so far: Enter or Ctrl+D ends it, Ctrl+C interrupts, Ctrl+U and Backspace erase. */
export function edit(line: string, keys: string): { line: string; state: 'typing' | 'done' | 'interrupted' } {
	// Cursor and function keys send escape sequences (ECMA-48, 5.4); they are no part of a passphrase.
	for (const key of keys.replace(/\u001b(\[[0-?]*[ -/]*[@-~]|O.|.)?/gu, '')) {
		if (key === '\r' || key === '\n' || key === '\u0004') return { line, state: 'done' };
		if (key === '\u0003') return { line: '', state: 'interrupted' };
		if (key === '\u007f' || key === '\b') line = [...line].slice(0, -1).join('');
		else if (key === '\u0015') line = '';
		else if (key >= ' ') line += key;
	}
	return { line, state: 'typing' };
}
