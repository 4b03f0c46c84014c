/** The packaged program as it ships, every fuse set: packed from dist/ into a folder of its own, driven from outside only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
/** Chromium refuses to start as root with its sandbox. */
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface Ended {
	readonly status: number | null;
	readonly out: string;
	readonly error: string;
}

/** Packs what is built. @returns the folder a person would unpack */
export async function pack(into: string): Promise<string> {
	const { status, out, error } = await run(process.execPath, ['build/pack.mjs', '--as-built', `--into=${into}`]);
	if (status !== 0) throw new Error(`packing failed: ${out}${error}`);
	return join(into, 'linux-unpacked');
}

/** Runs a command of the packaged program to its end. @param before words for Chromium */
export function command(
	program: string,
	words: readonly string[],
	{ before = [], env = {} }: { before?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
	return run(program, [...AS_ROOT, ...before, '--command-line', '--', ...words], env);
}

/** Runs a program to its end, or for a minute. */
export function run(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
	return new Promise<Ended>((done, fail) => {
		const child = spawn(program, words, { cwd: root, env: { ...process.env, ...env }, timeout: 120_000 });
		let out = '';
		let error = '';
		child.stdout.on('data', (piece) => {
			out += piece;
		});
		child.stderr.on('data', (piece) => {
			error += piece;
		});
		child.on('error', fail);
		child.on('close', (status) => done({ status, out, error }));
		child.stdin.end();
	});
}

/** The shipped window over Chromium's debugging port, the only way in that no fuse shuts. */
export async function openShipped(program: string, folder: string): Promise<{ page: Page; quit: () => Promise<void> }> {
	const child = spawn(
		program,
		[...AS_ROOT, '--remote-debugging-port=0', `--user-data-dir=${join(folder, 'profile')}`, '--lang=en-US'],
		{ env: { ...process.env, TZ: 'UTC', LANG: 'en_US.UTF-8', SEALBOOK_NOTEBOOK: join(folder, 'notebook') } },
	);
	const ended = new Promise<void>((done) => child.once('exit', () => done()));
	let browser: Browser | undefined;
	const quit = async () => {
		await browser?.close().catch(() => undefined);
		child.kill('SIGTERM');
		await ended;
	};
	try {
		browser = await chromium.connectOverCDP(await port(child), { noDefaults: true });
		const [context] = browser.contexts();
		if (!context) throw new Error('the program has no window');
		return { page: context.pages()[0] ?? (await context.waitForEvent('page')), quit };
	} catch (error) {
		await quit();
		throw error;
	}
}

function port(child: ChildProcess): Promise<string> {
	return new Promise((done, fail) => {
		let said = '';
		child.stderr?.on('data', (piece) => {
			said += piece;
			const [, address] = /DevTools listening on (ws:\/\/\S+)/.exec(said) ?? [];
			if (address) done(address);
		});
		child.once('exit', (status) => fail(new Error(`it ended with ${status}: ${said}`)));
	});
}
