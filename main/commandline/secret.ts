/**
 * Asks for a passphrase on the terminal without showing it. Standard input may be a pipe that carries a note, so the
 * terminal itself is opened then. What must hold: the terminal echoes again afterwards, however this ends.
 */
import { openSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { ReadStream } from 'node:tty';
import { Interrupted } from './interrupted';

/** What is needed of a terminal that a person types on; Node's `tty.ReadStream` is one. */
export interface Keyboard {
	setRawMode(raw: boolean): unknown;
	on(event: 'data', listener: (bytes: Buffer) => void): unknown;
	off(event: 'data', listener: (bytes: Buffer) => void): unknown;
	resume(): unknown;
	pause(): unknown;
}

/** The terminal of this process, even where standard input is a pipe; null where there is none. `end` lets it go. */
export function keyboardOf(process: NodeJS.Process): { keyboard: Keyboard; end(): void } | null {
	if (process.stdin.isTTY) return { keyboard: process.stdin, end: () => undefined };
	try {
		const keyboard = new ReadStream(openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r+'));
		return { keyboard, end: () => void keyboard.destroy() };
	} catch {
		return null;
	}
}

/** The line that was typed. Throws `Interrupted` on Ctrl+C. */
export async function askSecret(
	keyboard: Keyboard,
	say: (text: string) => void,
	prompt: string,
	interrupted: AbortSignal,
): Promise<string> {
	// Before the prompt: what is typed at once must not be echoed either.
	keyboard.setRawMode(true);
	say(prompt);
	try {
		return await typed(keyboard, interrupted);
	} finally {
		keyboard.setRawMode(false);
		keyboard.pause();
		say('\n');
	}
}

function typed(keyboard: Keyboard, interrupted: AbortSignal): Promise<string> {
	return new Promise((resolve, reject) => {
		const decoder = new StringDecoder('utf8');
		let line = '';
		const end = (settle: () => void) => {
			keyboard.off('data', take);
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
		keyboard.on('data', take);
		// It may stand still from the question before.
		keyboard.resume();
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
