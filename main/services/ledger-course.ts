/**
 * How far the verification of the ledgers is. Each is gone through twice: its entries are read when it is opened, and its
 * bytes are read again from the disk; so bytes count twice and entries once.
 */
import type { CaseId } from '../../shared/vocabulary';
import type { Job } from './jobs';

/** Before a ledger is opened, what is known of it from the last time. */
export interface LedgerSize {
	readonly sizeBytes: number;
	readonly entries: number;
}

export class LedgerCourse {
	readonly #job: Job;
	readonly #ledgers: Map<CaseId, { sizeBytes: number; entries: number; read: number; again: number }>;

	constructor(job: Job, sizes: ReadonlyMap<CaseId, LedgerSize>) {
		this.#job = job;
		this.#ledgers = new Map([...sizes].map(([id, size]) => [id, { ...size, read: 0, again: 0 }]));
	}

	/** So many more entries were read, of so many that there are. */
	read(id: CaseId, entries: number, of: number): void {
		const ledger = this.#ledgers.get(id);
		if (!ledger) return;
		ledger.entries = of;
		ledger.read = Math.min(of, ledger.read + entries);
		this.#tell();
	}

	/** It is open: all of its entries were read, however that came. */
	opened(id: CaseId, entries: number): void {
		const ledger = this.#ledgers.get(id);
		if (ledger) this.read(id, entries - ledger.read, entries);
	}

	/** So many of its entries were compared with what the disk has now. */
	compared(id: CaseId, entries: number): void {
		const ledger = this.#ledgers.get(id);
		if (!ledger) return;
		ledger.again = Math.min(ledger.entries, ledger.again + entries);
		this.#tell();
	}

	/** One that cannot be opened is done with. */
	leftOut(id: CaseId): void {
		this.#ledgers.delete(id);
		this.#tell();
	}

	#tell(): void {
		const ledgers = [...this.#ledgers.values()];
		const share = (part: number, of: number) => (of === 0 ? 1 : part / of);
		const sum = (count: (ledger: (typeof ledgers)[number]) => number) =>
			ledgers.reduce((total, ledger) => total + count(ledger), 0);
		this.#job.progress({
			doneBytes: Math.round(sum((l) => l.sizeBytes * (share(l.read, l.entries) + share(l.again, l.entries)))),
			totalBytes: sum((l) => l.sizeBytes * 2),
			doneItems: sum((l) => l.read),
			totalItems: sum((l) => l.entries),
		});
	}
}
