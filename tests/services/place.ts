/** A notebook in a folder of its own, with a clock set by hand, for the tests of the services. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../main/platform/clock';
import { type NotebookOptions, openNotebook } from '../../main/services/notebook';
import type { Notebook } from '../../main/services/serve';
import type { Gives, ServiceQuestion, Takes } from '../../shared/contract';
import type { Refusal } from '../../shared/refusal';
import type { Instant } from '../../shared/vocabulary';
import { workerPath } from '../bundled-workers';
import { SmallKeys } from '../vault/small-keys';

export const ADA = { name: 'Ada Lind', passphrase: 'plum tractor seldom nine' };
export const BEN = { name: 'Ben Ode', passphrase: 'velvet spoon harbour dawn' };
export const FIRST = {
	notebook: 'Response team north',
	...ADA,
	title: 'Handler',
	phone: '+49 30 1',
	organization: 'CERT',
};

/** A clock that goes a second on at every reading, and is set by hand besides. */
export class HandClock {
	#ms = Date.parse('2026-11-22T01:40:00.000Z');
	#uptime = 3_600_000;
	boot = 'boot one';

	readonly read: Clock = () => {
		this.pass(1000);
		return {
			at: new Date(this.#ms).toISOString() as Instant,
			offset: 60,
			zone: 'Europe/Berlin',
			boot: this.boot,
			uptime: this.#uptime,
			monotonic: 'a clock set by hand',
		};
	};

	/** Time goes by. */
	pass(ms: number): void {
		this.#ms += ms;
		this.#uptime += ms;
	}

	/** Somebody sets the clock. */
	set(byMs: number): void {
		this.#ms += byMs;
	}
}

export class Place {
	readonly folder = mkdtempSync(join(tmpdir(), 'sealbook-services-'));
	readonly clock = new HandClock();
	readonly #keys = new SmallKeys();
	readonly #opened: Notebook[] = [];

	/** The notebook's folder; it is not there before the first run. */
	get notebook(): string {
		return join(this.folder, 'notebook of the team');
	}

	async open(
		more: Pick<
			NotebookOptions,
			'disk' | 'checkAtStart' | 'acquireWorkerPath' | 'ledgerWorkerPath' | 'hashsetWorkerPath' | 'readReceipt'
		> = {},
	): Promise<Asking> {
		const notebook = await openNotebook({
			folder: this.notebook,
			workerPath: workerPath('hashing'),
			version: '0.0.0',
			clock: this.clock.read,
			slotCost: { memoryKiB: 1024, passes: 1, parallelism: 1 },
			newKey: this.#keys.next,
			...more,
		});
		this.#opened.push(notebook);
		return new Asking(notebook);
	}

	async remove(): Promise<void> {
		for (const notebook of this.#opened) await notebook.close();
		this.#keys.giveBack();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** The same of all cases: what is refused as a matter of security is entered in the notebook’s own ledger. */
	async caseBytes(): Promise<Map<string, string>> {
		return new Map([...(await this.bytes())].filter(([path]) => path.startsWith(join(this.notebook, 'cases'))));
	}

	/** Every file of the notebook with its bytes, for saying that nothing was written. */
	async bytes(): Promise<Map<string, string>> {
		const names = await readdir(this.notebook, { recursive: true, withFileTypes: true });
		const files = names.filter((n) => n.isFile()).map((n) => join(n.parentPath, n.name));
		const read = await Promise.all(files.sort().map(async (f) => [f, (await readFile(f)).toString('base64')] as const));
		return new Map(read);
	}
}

/** A notebook that is asked, with answers and refusals told apart. */
export class Asking {
	readonly notebook: Notebook;
	constructor(notebook: Notebook) {
		this.notebook = notebook;
	}

	async ask<Q extends ServiceQuestion>(question: Q, input: Takes<Q>): Promise<Gives<Q>> {
		const answer = await this.notebook.ask(question, input);
		if (answer.ok) return answer.value;
		throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
	}

	async refusal<Q extends ServiceQuestion>(question: Q, input: Takes<Q>): Promise<Refusal> {
		const answer = await this.notebook.ask(question, input);
		if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`);
		return answer.refusal;
	}

	ticket(path: string | Buffer) {
		return this.notebook.ticketFor(path);
	}
}
