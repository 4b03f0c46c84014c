/**
 * One run of the program, as a command sees it: what was given before and after its name, how to answer, and the
 * notebook, opened when first asked for.
 */
import { resolve } from 'node:path';
import { type Refusal, Refused } from '../../shared/refusal';
import type { NotebookStatus, Telling } from '../../shared/views';
import type { HashFormat } from '../baselines/hash-dfxml';
import type { HashList, ListOptions } from '../hashing/formats';
import type { CountedProgress, HashTreeOptions, TreeEntry } from '../hashing/hash-tree';
import type { ListedLines, ListTreeOptions } from '../hashing/list-tree';
import type { BaselineFiles } from '../services/files-of-baselines';
import type { Notebook } from '../services/serve';
import { defaultFolder } from './default-folder';
import { Interrupted } from './interrupted';
import { plainJson } from './json';
import { msLeftOf } from './left';
import { notText, textPath } from './new-file';
import { passphraseFrom } from './passphrase';
import { type Progress, progressOn } from './progress';
import { type Session, sessionOf } from './session';
import { tellRefusal } from './tell-refusal';
import type { Terminal } from './terminal';

/** Options that every command takes. */
export interface Shared {
	readonly notebook?: string;
	readonly as?: string;
	readonly passphraseFile?: string;
	readonly json?: boolean;
}

/** What digests are made of, handed in by `digesting.ts`. */
export interface DigestingRooms {
	readonly version: string;
	/** Milliseconds of a monotonic clock. */
	now(): number;
	readonly listFormats: readonly HashFormat[];
	displayName(path: Buffer): string;
	/** True for what is there and has no bytes to digest: a link, a pipe, a socket, a character device. */
	isNoFile(path: string | Buffer): boolean;
	/** `end`: what comes after the last line, where the format has that. */
	hashList(format: HashFormat, options: ListOptions): HashList & { readonly end?: Buffer };
	hashTree(paths: Iterable<string | Buffer>, options: Omit<HashTreeOptions, 'pool'>): AsyncIterable<TreeEntry>;
	/** The same as lines of a list, for formats that need nothing but them. */
	listTree(paths: Iterable<string | Buffer>, options: Omit<ListTreeOptions, 'pool'>): AsyncIterable<ListedLines>;
}

/** What the whole program is made of, handed in by `sealbook.ts`. */
export interface Rooms extends DigestingRooms {
	/** Opens no file yet: a folder without a notebook is fine for questions that need none. */
	openNotebook(folder: string): Promise<Notebook>;
	readonly baselines: BaselineFiles;
}

/** Exit statuses of commandline.md. */
export type Status = 0 | 1 | 2 | 3 | 130;

export class Invocation {
	readonly terminal: Terminal;
	readonly shared: Shared;
	readonly rooms: Rooms;
	readonly #progress: Progress;
	#notebook: Notebook | null = null;

	constructor(terminal: Terminal, rooms: Rooms, shared: Shared) {
		this.terminal = terminal;
		this.rooms = rooms;
		this.shared = shared;
		this.#progress = progressOn(terminal, shared.json === true, rooms.now);
	}

	/** Answers once: the value with `--json`, else the text, which ends its own lines. */
	say(value: unknown, text: () => string): void {
		this.#progress.clear();
		this.terminal.out(this.shared.json ? `${plainJson(value)}\n` : text());
	}

	/** Says why the status is 2 where an answer was given all the same. */
	refuse(refusal: Refusal): void {
		this.#progress.clear();
		tellRefusal(this.terminal, refusal, this.shared.json === true);
	}

	/** For work that runs here and not behind the notebook. */
	tell(telling: Telling): void {
		this.#progress.tell(telling);
	}

	/** For work on a tree that runs here. */
	progressOf(what: string): (at: CountedProgress) => void {
		const startedMs = this.rooms.now();
		return ({ entriesDone, bytesDone, total }) => {
			const elapsedMs = Math.max(1, this.rooms.now() - startedMs);
			this.tell({
				tells: 'progress',
				progress: {
					job: what,
					what,
					doneBytes: bytesDone,
					totalBytes: total?.bytes ?? 0,
					doneItems: entriesDone,
					totalItems: total?.entries ?? 0,
					bytesPerSecond: Math.round((1000 * bytesDone) / elapsedMs),
					msLeft: total === undefined ? null : msLeftOf(elapsedMs, { entriesDone, bytesDone }, total),
				},
			});
		};
	}

	/** Before anything else is written where a progress line may stand. */
	clearProgress(): void {
		this.#progress.clear();
	}

	get folder(): string {
		const { machine } = this.terminal;
		const { notebook } = this.shared;
		const given = notebook === undefined ? undefined : textPath(this.terminal, notebook, '--notebook');
		const named = given ?? (machine.env.SEALBOOK_NOTEBOOK || undefined);
		// Node gives an environment variable as text only; U+FFFD is what it makes of bytes that are none.
		if (given === undefined && named?.includes('\uFFFD') && machine.platform !== 'win32')
			throw notText(named, 'SEALBOOK_NOTEBOOK');
		return named === undefined ? defaultFolder(machine) : resolve(named);
	}

	/** For questions that need no unlocked notebook. */
	async locked(): Promise<Session> {
		return sessionOf(await this.#open(), this.terminal.interrupted, null);
	}

	/** The notebook, unlocked by whoever acts. */
	async unlocked(): Promise<Session> {
		const notebook = await this.#open();
		const session = await this.locked();
		const person = whoActs(await session.ask('notebook.status', {}), this.shared.as);
		const wanted = { whose: person.name, option: '--passphrase-file' };
		const passphrase = await passphraseFrom(this.terminal, this.shared.passphraseFile, wanted);
		await session.ask('notebook.unlock', { person: person.asked, passphrase });
		return sessionOf(notebook, this.terminal.interrupted, passphrase);
	}

	async close(): Promise<void> {
		this.#progress.clear();
		const notebook = this.#notebook;
		this.#notebook = null;
		await notebook?.close();
	}

	async #open(): Promise<Notebook> {
		if (this.terminal.interrupted.aborted) throw new Interrupted();
		if (this.#notebook) return this.#notebook;
		this.#notebook = await this.rooms.openNotebook(this.folder);
		this.#notebook.listen((telling) => this.#progress.tell(telling));
		return this.#notebook;
	}
}

/** Who acts: the one named, or the only one who can. `asked` goes to the service, which knows names and key ids. */
function whoActs(status: NotebookStatus, as: string | undefined): { name: string; asked: string } {
	if (status.state === 'absent') {
		const hint = 'Make one with `sealbook notebook init`, or name another folder with --notebook.';
		throw new Refused('notebook.absent', `There is no notebook in ${status.folder}.`, hint, '--notebook');
	}
	if (as !== undefined) {
		const person = status.people.find(({ keyId, name }) => keyId === as || name === as);
		return { name: person?.name ?? as, asked: as };
	}
	const [only, ...others] = status.people;
	if (only && others.length === 0) return { name: only.name, asked: only.keyId };
	if (!only) return { name: 'the handler', asked: 'the handler' };
	const names = status.people.map(({ name }) => name).join(', ');
	throw new Refused(
		'person.unnamed',
		`More than one person signs in this notebook: ${names}.`,
		'Say who acts with --as NAME, or --as with the key id.',
		'--as',
	);
}
