/**
 * Arguments as the system gave them. Node reads each as UTF-8 and puts U+FFFD where that fails, and a path with it
 * names no file. On Linux the bytes can still be had from /proc (proc(5), `/proc/pid/cmdline`); elsewhere the system
 * itself speaks Unicode.
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';

/** The bytes behind each argument that is not UTF-8, by the text that Node made of it, in the order they stand in. */
export type RawArguments = ReadonlyMap<string, Buffer[]>;

/** This process's own; for `--file=…` the value's too. */
export function rawArguments(process: Pick<NodeJS.Process, 'platform' | 'argv'>): RawArguments {
	const raw = new Map<string, Buffer[]>();
	if (process.platform !== 'linux' || !process.argv.some((argument) => argument.includes('\uFFFD'))) return raw;
	let line: Buffer;
	try {
		line = readFileSync('/proc/self/cmdline');
	} catch {
		return raw;
	}
	return argumentsIn(line);
}

/** The same for a command line as the system keeps it: each argument ended by a NUL. */
export function argumentsIn(line: Buffer): RawArguments {
	const raw = new Map<string, Buffer[]>();
	const keep = (bytes: Buffer) => raw.set(bytes.toString(), [...(raw.get(bytes.toString()) ?? []), bytes]);
	for (let from = 0; from < line.length; ) {
		const end = line.indexOf(0, from);
		const argument = line.subarray(from, end < 0 ? line.length : end);
		from += argument.length + 1;
		if (isUtf8(argument)) continue;
		keep(argument);
		const value = argument.indexOf(0x3d) + 1;
		if (argument[0] === 0x2d && value > 0) keep(argument.subarray(value));
	}
	return raw;
}

/** The bytes of one argument. Two names may read alike (`\xE9` and `\xE8`), so each asking takes the next of them. */
export function nextRaw(raw: RawArguments, argument: string): string | Buffer {
	return raw.get(argument)?.shift() ?? argument;
}
