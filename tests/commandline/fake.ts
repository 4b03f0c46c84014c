/** A terminal without a process and a notebook without a disk, so that tests see what the command line does by itself. */
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyCommand } from '../../main/commandline/commands';
import type { Rooms, Status } from '../../main/commandline/invocation';
import { isThere, newFile } from '../../main/commandline/new-file';
import { runCommandLine } from '../../main/commandline/run';
import { StandardInput } from '../../main/commandline/standard-input';
import type { Terminal } from '../../main/commandline/terminal';
import { deviceClock } from '../../main/platform/clock';
import { baselineFiles } from '../../main/services/files-of-baselines';
import type { Notebook } from '../../main/services/serve';
import type { Answer } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';

export interface Told {
	readonly status: Status;
	readonly out: string;
	readonly error: string;
	/** Each question that reached the notebook, with its input. */
	readonly asked: readonly (readonly [string, Record<string, unknown>])[];
	readonly closed: boolean;
}

/** What the fake notebook says to a question; a function may look at the input or throw. */
export type Answers = Readonly<Record<string, unknown | ((input: Record<string, unknown>) => unknown)>>;

export interface Around {
	readonly answers?: Answers;
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	/** What is typed when a passphrase is asked for; none: there is no terminal. */
	readonly typed?: readonly string[];
	readonly watched?: boolean;
	readonly interruption?: AbortController;
	/** A real notebook instead of the fake one. */
	readonly openNotebook?: Rooms['openNotebook'];
}

export const KEY = 'a'.repeat(64);
export const RECEIPT = {
	chain: '01930000-0000-7000-8000-000000000001',
	seq: 12,
	digest: 'd'.repeat(64),
	ref: 'A-12',
	at: '2026-11-22T01:40:00.000Z',
};
const LOCKED = { state: 'locked', folder: '/n', name: 'Kit', people: [{ keyId: KEY, name: 'Ada' }], me: null };

/** A refusal as the service's answer. */
export const refusing = (code: string, sentence: string, hint = '') => ({ refusing: { code, sentence, hint } });

export const scratch = (): string => mkdtempSync(join(tmpdir(), 'sealbook-test-'));

/** Runs one command line as `sealbook WORDS…` would, over the fakes. */
export async function told(words: readonly string[], around: Around = {}): Promise<Told> {
	let out = '';
	let error = '';
	let closed = false;
	const asked: [string, Record<string, unknown>][] = [];
	const typed = [...(around.typed ?? [])];
	const answers: Answers = { 'notebook.status': LOCKED, 'notebook.unlock': LOCKED, ...around.answers };
	const terminal: Terminal = {
		machine: { platform: 'linux', env: around.env ?? {}, home: '/home/ada' },
		columns: 80,
		watched: around.watched ?? false,
		input: new StandardInput(() => once(around.input)),
		interrupted: (around.interruption ?? new AbortController()).signal,
		out: (text) => {
			out += Buffer.from(text).toString();
		},
		outLost: null,
		error: (text) => {
			error += text;
		},
		secret: async () => typed.shift() ?? null,
		read: async (path, mostBytes) => {
			const bytes = await readFile(path);
			return bytes.length > mostBytes ? null : bytes;
		},
		isThere,
		newFile,
		path: (argument) => argument,
	};
	const notebook: Notebook = {
		async ask(question, input) {
			asked.push([question, input as Record<string, unknown>]);
			const said = answers[question];
			const value = typeof said === 'function' ? await said(input) : said;
			if (value === undefined) throw new Error(`the fake has no answer to ${question}`);
			const refused = (value as { refusing?: unknown } | null)?.refusing;
			return (refused ? { ok: false, refusal: refused } : { ok: true, value }) as Answer<never>;
		},
		ticketFor: (path) => `ticket for ${path}` as Ticket,
		listen: () => () => undefined,
		close: async () => {
			closed = true;
		},
	};
	const rooms: Rooms = {
		version: '9.9.9',
		openNotebook: around.openNotebook ?? (async () => notebook),
		now: () => performance.now(),
		listFormats: ['sha256sum', 'hashdeep', 'json'],
		displayName: (path) => path.toString(),
		isNoFile: () => false,
		baselines: baselineFiles({ workerPath: 'none', version: '9.9.9', clock: deviceClock() }),
		hashList: () => ({ begin: Buffer.from(''), line: () => Buffer.from('') }),
		async *hashTree() {},
		async *listTree() {},
	};
	const status = await runCommandLine(words, terminal, rooms, everyCommand);
	return { status, out, error, asked, closed };
}

async function* once(input: string | Uint8Array | undefined): AsyncGenerator<Uint8Array> {
	// In small pieces, as a pipe may give it.
	const bytes = Buffer.from(input ?? '');
	for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}
