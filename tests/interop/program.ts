/** The program `sealbook` as its users have it: the built bundle, a process of its own, plain Node. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PROGRAM = fileURLToPath(new URL('../../dist/sealbook.cjs', import.meta.url));

export interface Ended {
	readonly status: number | null;
	readonly out: string;
	readonly error: string;
}

/** Runs a program to its end; `input` is its standard input. */
export function run(
	program: string,
	words: readonly string[],
	options: {
		/** Its standard input; `null`: it stays open and silent. */
		input?: string | Buffer | null;
		cwd?: string;
		env?: Record<string, string>;
		started?: (child: ChildProcess) => void;
	} = {},
): Promise<Ended> {
	const { SEALBOOK_NOTEBOOK: _, ...env } = process.env;
	return new Promise((resolve, reject) => {
		const child = spawn(program, words, { cwd: options.cwd, env: { ...env, ...options.env } });
		const out: Buffer[] = [];
		const error: Buffer[] = [];
		child.stdout.on('data', (bytes) => out.push(bytes));
		child.stderr.on('data', (bytes) => error.push(bytes));
		child.on('error', reject);
		// A process may end before it has read everything.
		child.stdin.on('error', () => undefined);
		if (options.input !== null) child.stdin.end(options.input ?? '');
		child.on('close', (status) =>
			resolve({ status, out: Buffer.concat(out).toString(), error: Buffer.concat(error).toString() }),
		);
		options.started?.(child);
	});
}

export function sealbook(words: readonly string[], options: Parameters<typeof run>[2] = {}): Promise<Ended> {
	if (!existsSync(PROGRAM)) throw new Error('dist/sealbook.cjs is not there: run `npm run build` first.');
	return run(process.execPath, [PROGRAM, ...words], options);
}

/** The same where anything but status 0 fails the test with what was said. */
export async function done(words: readonly string[], options: Parameters<typeof run>[2] = {}): Promise<string> {
	const { status, out, error } = await sealbook(words, options);
	if (status !== 0) throw new Error(`sealbook ${words.join(' ')} ended with ${status}: ${error}${out.slice(0, 2_000)}`);
	return out;
}
