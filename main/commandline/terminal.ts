/**
 * What the program knows of the world outside: where it writes, what it reads, who may interrupt it. Handed to every
 * command, so that a test can run one without a process; `systemTerminal` is the real one.
 */
import { homedir } from 'node:os';
import type { Machine } from './default-folder';
import { isThere, type NewFile, newFile, textPath } from './new-file';
import { nextRaw, rawArguments } from './raw-arguments';
import { readAtMost } from './read-at-most';
import { askSecret, keyboardOf } from './secret';
import { StandardInput } from './standard-input';
import { type Lost, StandardOutput } from './standard-output';

export interface Terminal {
	readonly machine: Machine;
	/** Columns of the terminal that standard output goes to, 80 where it is not one. */
	readonly columns: number;
	/** True where a person watches standard error, so that progress may be redrawn in place. */
	readonly watched: boolean;
	readonly input: StandardInput;
	/** Aborted by Ctrl+C, or when the system asks the process to end. */
	readonly interrupted: AbortSignal;
	out(text: string | Uint8Array): void;
	/** What standard output met that keeps it from being whole; null while all of it arrives. */
	readonly outLost: Lost | null;
	error(text: string): void;
	/** Asks for a passphrase without echo; null where there is no terminal to ask on. */
	secret(prompt: string): Promise<string | null>;
	/** A whole file; null where it is larger than `mostBytes`. Throws the system's error. */
	read(path: string, mostBytes: number): Promise<Buffer | null>;
	isThere(path: string | Buffer): Promise<boolean>;
	newFile(path: string): Promise<NewFile>;
	/** The path's own bytes, where the argument was not UTF-8 and its text would name another file. */
	path(argument: string): string | Buffer;
}

export function systemTerminal(process: NodeJS.Process): Terminal {
	const interruption = new AbortController();
	const interrupt = () => {
		// Asked twice: the person does not want to wait for an orderly end. What is on disk is whole at any moment.
		if (interruption.signal.aborted) process.exit(130);
		interruption.abort();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
	const output = new StandardOutput(process.stdout);
	process.stderr.on('error', () => undefined);
	const raw = rawArguments(process);
	return {
		machine: { platform: process.platform, env: process.env, home: homedir() },
		columns: process.stdout.isTTY ? Math.max(40, process.stdout.columns || 80) : 80,
		watched: process.stderr.isTTY === true,
		input: new StandardInput(() => process.stdin, interruption.signal),
		interrupted: interruption.signal,
		out: (text) => output.write(text),
		get outLost() {
			return output.lost;
		},
		error: (text) => void process.stderr.write(text),
		secret: async (prompt) => {
			const found = keyboardOf(process);
			if (found === null) return null;
			const say = (text: string) => void process.stderr.write(text);
			return askSecret(found.keyboard, say, prompt, interruption.signal).finally(found.end);
		},
		read: (path, mostBytes) => readAtMost(nextRaw(raw, path), mostBytes, interruption.signal),
		isThere,
		newFile: (path) => newFile(textPath({ path: (argument) => nextRaw(raw, argument) }, path, '--output')),
		path: (argument) => nextRaw(raw, argument),
	};
}
