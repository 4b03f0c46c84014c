/** The link from Electron's main process to the notebook's process: starts it, asks it, ends it, starts a fresh one. */
import { randomUUID } from 'node:crypto';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { ServiceQuestion } from '../../shared/contract';
import { type Answer, Refused } from '../../shared/refusal';
import type { Telling } from '../../shared/views';
import type { Ticket } from '../../shared/vocabulary';

export type ToNotebook =
	| {
			readonly says: 'ask';
			readonly id: string;
			readonly question: ServiceQuestion;
			readonly input: unknown;
			/** For whom the key of an encrypted file is sealed, where the answer holds one. */
			readonly sealTo?: string | undefined;
	  }
	| {
			readonly says: 'reseal';
			readonly id: string;
			readonly name: string;
			readonly value: string;
			readonly key: string;
	  }
	| { readonly says: 'key'; readonly id: string }
	| { readonly says: 'ticket'; readonly ticket: Ticket; readonly path: string }
	| { readonly says: 'was-read'; readonly id: string; readonly answer: Answer<unknown> }
	| { readonly says: 'end' };
export type FromNotebook =
	| { readonly says: 'answer'; readonly id: string; readonly answer: Answer<unknown> }
	| { readonly says: 'bug'; readonly id: string; readonly error: string }
	| { readonly says: 'read'; readonly id: string; readonly reading: StrangerReading }
	| { readonly says: 'telling'; readonly telling: Telling }
	| { readonly says: 'ended' };

/** A stranger's file that the notebook wants read where no key is. */
export type StrangerReading =
	| {
			readonly what: 'case file';
			readonly path: string;
			readonly trust: readonly string[];
			readonly job: string | undefined;
			/** What opens it: where the identity file lies; the passphrase, sealed to the process that asks. */
			readonly identity?: string | undefined;
			readonly filePassphrase?: string | undefined;
			/** The key of the process that asks. */
			readonly sealTo?: string | undefined;
	  }
	| { readonly what: 'receipt'; readonly path: string };

const NO_READER: Answer<never> = {
	ok: false,
	refusal: {
		code: 'casefile.reader',
		sentence: 'The process that reads strangers’ files ended without an answer.',
		hint: 'Try it again; nothing was changed.',
	},
};

interface Waiting {
	readonly settle: (answer: Answer<unknown>) => void;
	readonly fail: (error: Error) => void;
}

export class NotebookLink {
	readonly #program: string;
	readonly #args: readonly string[];
	readonly #tell: (telling: Telling) => void;
	readonly #ticketMade: (ticket: Ticket, path: string) => void;
	readonly #read: (reading: StrangerReading) => Promise<Answer<unknown>>;
	#process: UtilityProcess | null = null;
	#waiting = new Map<string, Waiting>();

	/**
	 * @param args folder, worker's path, version: what notebook-process.ts reads
	 * @param ticketMade told of every ticket and what it stands for
	 * @param read has a stranger's file read in another process
	 */
	constructor(
		program: string,
		args: readonly string[],
		tell: (telling: Telling) => void,
		ticketMade: (ticket: Ticket, path: string) => void = () => undefined,
		read: (reading: StrangerReading) => Promise<Answer<unknown>> = async () => NO_READER,
	) {
		this.#ticketMade = ticketMade;
		this.#read = read;
		this.#program = program;
		this.#args = args;
		this.#tell = tell;
	}

	ask(question: ServiceQuestion, input: unknown, sealTo?: string): Promise<Answer<unknown>> {
		return this.#asked((id) => ({ says: 'ask', id, question, input, sealTo }));
	}

	/** A secret that was sealed to this process, sealed to another one's key: what it says is in clear in neither. */
	resealed(name: string, value: string, key: string): Promise<Answer<unknown>> {
		return this.#asked((id) => ({ says: 'reseal', id, name, value, key }));
	}

	/** The key under which the page seals what only the notebook's process may read. */
	key(): Promise<Answer<unknown>> {
		return this.#asked((id) => ({ says: 'key', id }));
	}

	ticketFor(path: string): Ticket {
		const ticket = randomUUID() as string as Ticket;
		this.#send({ says: 'ticket', ticket, path });
		this.#ticketMade(ticket, path);
		return ticket;
	}

	/** Lets the notebook close in order, then ends its process and its memory with it. */
	async end(): Promise<void> {
		const ending = this.#process;
		if (!ending) return;
		this.#process = null;
		await new Promise<void>((resolve) => {
			const patience = setTimeout(resolve, 10_000);
			ending.on('message', (message: FromNotebook) => message.says === 'ended' && resolve());
			ending.once('exit', () => resolve());
			ending.postMessage({ says: 'end' } satisfies ToNotebook);
			patience.unref();
		});
		ending.kill();
	}

	#asked(message: (id: string) => ToNotebook): Promise<Answer<unknown>> {
		return new Promise((settle, fail) => {
			const id = randomUUID();
			this.#waiting.set(id, { settle, fail });
			this.#send(message(id));
		});
	}

	#send(message: ToNotebook): void {
		this.#process ??= this.#start();
		this.#process.postMessage(message);
	}

	#start(): UtilityProcess {
		const started = utilityProcess.fork(this.#program, [...this.#args], {
			serviceName: 'Sealbook notebook',
			stdio: 'inherit',
		});
		started.on('message', (message: FromNotebook) => {
			if (message.says === 'telling') this.#tell(message.telling);
			else if (message.says === 'read') void this.#readFor(started, message.id, message.reading);
			else if (message.says === 'answer') this.#take(message.id)?.settle(message.answer);
			else if (message.says === 'bug') this.#take(message.id)?.fail(new Error(message.error));
		});
		started.once('exit', () => {
			if (this.#process === started) {
				this.#process = null;
				this.#tell({ tells: 'locked', because: 'the notebook’s process ended' });
			}
			const left = this.#waiting;
			this.#waiting = new Map();
			for (const { settle } of left.values())
				settle({
					ok: false,
					refusal: {
						code: 'notebook.ended',
						sentence: 'The notebook was closed before it answered.',
						hint: 'Unlock it and look whether the act was sealed before doing it again.',
					},
				});
		});
		return started;
	}

	/** Whatever becomes of the reading, the notebook gets an answer. */
	async #readFor(asking: UtilityProcess, id: string, reading: StrangerReading): Promise<void> {
		const answer = await this.#read(reading).catch((error: unknown): Answer<unknown> => {
			if (error instanceof Refused) return { ok: false, refusal: error.refusal };
			console.error('bug in the process that reads strangers’ files:', error);
			return NO_READER;
		});
		if (this.#process === asking) asking.postMessage({ says: 'was-read', id, answer } satisfies ToNotebook);
	}

	#take(id: string): Waiting | undefined {
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		return waiting;
	}
}
