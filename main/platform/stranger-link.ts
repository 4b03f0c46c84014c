/**
 * Files of strangers are read in a process of their own (decision 25): the notebook's program, started afresh, told of
 * the file by message, never unlocked, and ended with its answer. Whatever a hostile file might do to its reader, no key and
 * no passphrase is there.
 * What must hold: the process that holds keys never opens the file to verify it; it only says which people it vouches for.
 * For a merge it is handed the lines that were read here, and copies objects as stretches of bytes whose digests it compares:
 * nothing of a stranger's container, signatures or certificate files is ever parsed there.
 */
import type { ServiceQuestion } from '../../shared/contract';
import { mayStillBeOpened } from '../../shared/opening';
import { type Answer, Refused } from '../../shared/refusal';
import type { Person, VerifyReport } from '../../shared/views';
import type { Ticket } from '../../shared/vocabulary';
import type { NotebookLink, StrangerReading } from './notebook-link';

type Link = Pick<NotebookLink, 'ask' | 'ticketFor' | 'end' | 'key'>;
type Notebook = Pick<NotebookLink, 'ask' | 'resealed'>;

/** What opens an encrypted file; the passphrase is sealed to the notebook's process. */
interface Opening {
	readonly identity?: Ticket | undefined;
	readonly filePassphrase?: string | undefined;
}

interface VerifyInput extends Opening {
	readonly file: Ticket;
	readonly trust?: readonly string[] | undefined;
	readonly receipts?: readonly Ticket[] | undefined;
}

interface CompareInput {
	readonly files: readonly [Ticket, Ticket];
	readonly proofTo?: Ticket | undefined;
}

export class StrangerLink {
	readonly #notebook: Notebook;
	readonly #start: () => Link;
	readonly #paths = new Map<Ticket, string>();
	readonly #running = new Set<Link>();

	/** @param start gives a link to a process that was never unlocked */
	constructor(notebook: Notebook, start: () => Link) {
		this.#notebook = notebook;
		this.#start = start;
	}

	/** The file that a ticket stands for, should it turn out to be a stranger's. */
	know(ticket: Ticket, path: string): void {
		this.#paths.set(ticket, path);
	}

	/** Answers `casefile.verify`; its input was held to the contract's schema at the gate. */
	async verify(input: VerifyInput): Promise<Answer<unknown>> {
		const known = await this.#vouchedFor();
		const checker = this.#start();
		this.#running.add(checker);
		const path = this.#paths.get(input.file);
		try {
			const given = {
				...input,
				...(await this.#opening(checker, input)),
				file: this.#handOver(checker, input.file),
				...(input.receipts ? { receipts: input.receipts.map((receipt) => this.#handOver(checker, receipt)) } : {}),
				trust: [...(input.trust ?? []), ...known],
			};
			const answer = await checker.ask('casefile.verify', given);
			if (answer.ok) return { ok: true, value: asKnown(known, answer.value as VerifyReport) };
			// With another key it may still be opened, and nobody has to choose it again.
			if (path !== undefined && mayStillBeOpened(answer.refusal)) this.know(input.file, path);
			return answer;
		} finally {
			this.#running.delete(checker);
			await checker.end();
		}
	}

	/** Answers `fork.compare`: two copies of strangers are held side by side there, and a proof is written there. */
	compare({ files: [one, two], proofTo }: CompareInput): Promise<Answer<unknown>> {
		return this.#asked('fork.compare', (reader) => ({
			files: [this.#handOver(reader, one), this.#handOver(reader, two)],
			...(proofTo ? { proofTo: this.#handOver(reader, proofTo) } : {}),
		}));
	}

	/** Answers `fork.verify`. */
	verifyFork({ proof }: { readonly proof: Ticket }): Promise<Answer<unknown>> {
		return this.#asked('fork.verify', (reader) => ({ proof: this.#handOver(reader, proof) }));
	}

	/** Reads a case file for the notebook's process, which merges what it is handed; or a receipt, which it holds against a case. */
	read(reading: StrangerReading): Promise<Answer<unknown>> {
		const { path } = reading;
		if (reading.what === 'receipt') return this.#asked('receipt.read', (reader) => ({ file: reader.ticketFor(path) }));
		const { trust, job, identity, filePassphrase, sealTo } = reading;
		return this.#asked(
			'casefile.read',
			async (reader) => ({
				...{ file: reader.ticketFor(path), trust },
				...(job ? { job } : {}),
				...(identity === undefined ? {} : { identity: reader.ticketFor(identity) }),
				...(await this.#opening(reader, { filePassphrase })),
			}),
			sealTo,
		);
	}

	/** One question, to a process that ends with its answer. */
	async #asked(
		question: ServiceQuestion,
		inputFor: (reader: Link) => unknown,
		sealTo?: string,
	): Promise<Answer<unknown>> {
		const reader = this.#start();
		this.#running.add(reader);
		try {
			const input = await inputFor(reader);
			return await (sealTo === undefined ? reader.ask(question, input) : reader.ask(question, input, sealTo));
		} finally {
			this.#running.delete(reader);
			await reader.end();
		}
	}

	/** What opens the file, for that process: the identity file's ticket stays good here, the passphrase passes sealed. */
	async #opening(reader: Link, { identity, filePassphrase }: Opening): Promise<Opening> {
		const path = identity === undefined ? undefined : this.#paths.get(identity);
		const there = path === undefined ? identity : reader.ticketFor(path);
		return {
			...(there === undefined ? {} : { identity: there }),
			...(filePassphrase === undefined ? {} : { filePassphrase: await this.#resealed(reader, filePassphrase) }),
		};
	}

	async #resealed(reader: Link, filePassphrase: string): Promise<string> {
		const key = await reader.key();
		const answer = key.ok ? await this.#notebook.resealed('filePassphrase', filePassphrase, String(key.value)) : key;
		if (answer.ok) return String(answer.value);
		throw new Refused(answer.refusal.code, answer.refusal.sentence, answer.refusal.hint, 'filePassphrase');
	}

	/** Stops work under that name, where it is this that does it. */
	async cancel(job: unknown): Promise<boolean> {
		const answers = await Promise.all([...this.#running].map((checker) => checker.ask('job.cancel', job)));
		return answers.some((answer) => answer.ok && (answer.value as { cancelled: boolean }).cancelled);
	}

	/** A ticket is good for one use, here too; one that nobody knows is handed on as it is, and refused there. */
	#handOver(checker: Link, ticket: Ticket): Ticket {
		const path = this.#paths.get(ticket);
		this.#paths.delete(ticket);
		return path === undefined ? ticket : checker.ticketFor(path);
	}

	/** Nobody, where the notebook is not open. */
	async #vouchedFor(): Promise<readonly string[]> {
		const answer = await this.#notebook.ask('person.list', {});
		if (!answer.ok) return [];
		return (answer.value as readonly Person[]).flatMap((p) => (p.vouchedFor && !p.revoked ? [p.keyId] : []));
	}
}

/** Says of signers whom this notebook knows that it does. */
function asKnown(known: readonly string[], report: VerifyReport): VerifyReport {
	const signers = report.signers.map((s) =>
		known.includes(s.keyId) ? { ...s, trusted: 'admitted in this notebook' } : s,
	);
	return { ...report, signers };
}
